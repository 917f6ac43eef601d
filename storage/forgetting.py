"""Taking the personal part out of rows, and finding those that are old enough for it."""

from dataclasses import asdict
from datetime import datetime

from rules.cases import Subject
from rules.receipts import Things
from storage.instants import to_ms
from storage.outbox import drop_queued_for_chat
from storage.work import Db, Row, Work

_NOBODY = Subject("", None, "")
_NOTHING = Things((), "", (), "")


async def blank_case(work: Work, case_id: int, now: datetime) -> bool:
    """Takes out whom and what a case was about; its number, times and outcome stay.

    Nothing happens, and False comes back, for one that is open or blank.
    """
    seal = work.cipher.seal_json
    subject = seal(asdict(_NOBODY), "cases.subject")
    answers = seal({}, "cases.answers")
    row = await work.one("blank_case", id=case_id, subject=subject, answers=answers, at=to_ms(now))
    if row is None:
        return False
    door_code = work.cipher.seal_text("", "claim.door_code")
    await work.run("blank_claims", case_id=case_id, door_code=door_code)
    things = seal(asdict(_NOTHING), "receipt.things")
    await work.run("blank_receipts", case_id=case_id, things=things)
    await work.run("drop_notes", case_id=case_id)
    await work.run("drop_lines_of_case", case_id=case_id)
    await work.run("wipe_calls_of_case", case_id=case_id)
    await work.run("drop_queued_of_case", case_id=case_id)
    await work.run("drop_dead_of_case", case_id=case_id)
    return True


async def blank_person(work: Work, person_id: int, now: datetime) -> None:
    """Everything by which somebody is known; the row stays for the figures."""
    at = to_ms(now)
    await work.run("blank_person", id=person_id, at=at)
    await work.run("drop_relatives", person_id=person_id)
    await work.run("drop_dialogs", person_id=person_id)
    await work.run("end_calls_to", person_id=person_id, at=at)
    await work.run("drop_lines_of_resident", resident_id=person_id)
    await work.run("drop_focus", person_id=person_id)
    await work.run("cancel_words_held_for", slot=str(person_id), now=at)


async def end_roles(work: Work, person_id: int, now: datetime) -> None:
    """In no squad, on no duty, asked for nothing; what was earned stays in the ledger."""
    await work.run("end_grants", person_id=person_id, at=to_ms(now))
    await work.run("drop_member", person_id=person_id)
    await work.run("drop_duty", person_id=person_id)
    await work.run("drop_applications", person_id=person_id)
    await work.run("withdraw_offers_to", person_id=person_id)


async def empty_chat(work: Work, chat_id: int, now: datetime) -> None:
    """What we know of a chat; what is on the wire just now is wiped when it has landed."""
    await work.run("drop_cards", chat_id=chat_id)
    await drop_queued_for_chat(work, chat_id)
    await work.run("drop_sent_to_chat", chat_id=chat_id)
    await work.run("drop_dead_to_chat", chat_id=chat_id)
    await work.run("blank_alarms_of", account=chat_id)
    await work.run("wipe_dead_letters_of", chat_id=chat_id, now=to_ms(now))


async def old_cases(db: Db, before: datetime, batch: int) -> list[int]:
    return _ids(await db.many("old_cases", before=to_ms(before), batch=batch))


async def old_lines(db: Db, before: datetime, batch: int) -> list[int]:
    return _ids(await db.many("old_lines", before=to_ms(before), batch=batch))


async def old_alarms(db: Db, before: datetime, batch: int) -> list[int]:
    return _ids(await db.many("old_alarms", before=to_ms(before), batch=batch))


async def old_dead_letters(db: Db, before: datetime, batch: int) -> list[int]:
    return _ids(await db.many("old_dead_letters", before=to_ms(before), batch=batch))


async def old_dead_calls(db: Db, before: datetime, batch: int) -> list[int]:
    return _ids(await db.many("old_dead_calls", before=to_ms(before), batch=batch))


async def old_events(db: Db, before: datetime, batch: int) -> list[int]:
    return _ids(await db.many("old_events", before=to_ms(before), batch=batch))


async def old_no_shows(db: Db, before: datetime, batch: int) -> list[int]:
    return _ids(await db.many("old_no_shows", before=to_ms(before), batch=batch))


async def old_people(db: Db, before: datetime, batch: int) -> list[int]:
    return _ids(await db.many("old_people", before=to_ms(before), batch=batch))


def _ids(rows: list[Row]) -> list[int]:
    return [row["id"] for row in rows]


async def drop_line(work: Work, line_id: int) -> None:
    await work.run("drop_line", id=line_id)


async def drop_alarm(work: Work, alarm_id: int) -> None:
    await work.run("drop_alarm", id=alarm_id)


async def drop_event(work: Work, event_id: int) -> None:
    await work.run("drop_event", id=event_id)


async def drop_no_show(work: Work, no_show_id: int) -> None:
    await work.run("drop_no_show", id=no_show_id)
