"""`/trouble`: what went wrong and is not put right yet, each with a one-tap remedy."""

from casework import trouble
from casework.steps import CHORES
from casework.trouble import Failing, Trouble
from handlers import when
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.paging import Listed, page
from handlers.talk import Talk
from handlers.telling import tell
from handlers.wording import Html
from rules import access
from rules.access import Action
from rules.errors import NotAllowed
from rules.people import Person

NAME = "trouble"

Rows = list[tuple[Button, ...]]


async def show(talk: Talk, words: str) -> None:
    """Numbers first, then one line and one row of remedies each. Raises NotAllowed."""
    await talk.reply(await listed(talk, 0, ""))


async def listed(talk: Talk, number: int, about: str) -> Message:
    """One page of what went wrong. Raises NotAllowed."""
    if not access.is_staff(talk.scene.by):
        raise NotAllowed("not-allowed")
    found = await trouble.trouble(talk.scene)
    if not found.count:
        return Message(talk.say("trouble-none"))
    lines, rows = list[Html](), Rows()
    for part in (_letters, _sends, _unreachable, _late, _failing):
        part(talk, found, lines, rows)
    shown = page(len(lines), number)
    turns = Listed(talk.hall.wording, talk.person.language, NAME)
    text = Html("\n".join((_head(talk, found), *lines[shown.rows], *turns.foot(shown))))
    return Message(text, (*rows[shown.rows], *turns.buttons(shown)))


def _head(talk: Talk, found: Trouble) -> Html:
    return talk.say(
        "trouble-head",
        letters=len(found.letters),
        sends=len(found.sends),
        unreachable=len(found.unreachable),
        late=len(found.late),
        failing=len(found.failing),
    )


def _letters(talk: Talk, found: Trouble, lines: list[Html], rows: Rows) -> None:
    for letter, sender in found.letters:
        seq = str(letter.seq)
        lines.append(talk.say("trouble-letter", seq=seq, name=_name(talk, sender)))
        retry = Button(talk.label("trouble-retry", seq=seq), Press("retry", letter.seq))
        seen = Button(talk.label("trouble-seen", what=seq), Press("seenletter", letter.seq))
        rows.append((retry, seen))


def _sends(talk: Talk, found: Trouble, lines: list[Html], rows: Rows) -> None:
    for call, person in found.sends:
        name = _name(talk, person)
        lines.append(talk.say("trouble-send", name=name, error=call.error or ""))
        rows.append((Button(talk.label("trouble-seen", what=name), Press("seensend", call.id)),))


def _unreachable(talk: Talk, found: Trouble, lines: list[Html], rows: Rows) -> None:
    for person in found.unreachable:
        name = _name(talk, person)
        lines.append(talk.say("trouble-unreachable", name=name))
        rows.append((Button(talk.label("trouble-call", name=name), Press("callone", person.id)),))


def _late(talk: Talk, found: Trouble, lines: list[Html], rows: Rows) -> None:
    for case in found.late:
        lines.append(talk.say("trouble-late", number=case.number))
        rows.append((Button(case.number, Press("case", case.id)),))


def _failing(talk: Talk, found: Trouble, lines: list[Html], rows: Rows) -> None:
    for one in found.failing:
        what = _what(talk, one)
        key = "trouble-chore" if one.due.kind in CHORES else "trouble-due"
        lines.append(talk.say(key, what=what, times=one.due.failures, next=_next(talk, one)))
        rows.append(
            (Button(talk.label("trouble-retry-due", what=what), Press("retrydue", one.due.id)),)
        )


def _what(talk: Talk, one: Failing) -> str:
    """What did not happen, and in which case."""
    what = talk.label(f"due-{one.due.kind}".replace("_", "-"))
    return f"{one.case.number} {what}" if one.case else what


def _next(talk: Talk, one: Failing) -> str:
    scene = talk.scene
    zone = scene.desk.calendar.zone
    return when.moment(talk.hall.wording, talk.person.language, one.due.due_at, scene.now, zone)


def _name(talk: Talk, person: Person | None) -> str:
    """Of a resident only for staff who may read there whose case it is."""
    if person is None or person.name is None or not _may_name(talk, person.community):
        return talk.label("somebody")
    return person.name


def _may_name(talk: Talk, community: str | None) -> bool:
    town = talk.scene.desk.town
    return community is None or access.at_place(talk.scene.by, Action.READ_SUBJECT, community, town)


async def retry(talk: Talk, press: Press) -> None:
    await trouble.retry_letter(talk.scene, press.subject)
    await talk.toast("trouble-retried")


async def retry_due(talk: Talk, press: Press) -> None:
    await trouble.retry_due(talk.scene, press.subject)
    await talk.toast("trouble-retried")


async def seen_letter(talk: Talk, press: Press) -> None:
    await trouble.dismiss_letter(talk.scene, press.subject)
    await talk.toast("trouble-dismissed")


async def seen_send(talk: Talk, press: Press) -> None:
    await trouble.dismiss_send(talk.scene, press.subject)
    await talk.toast("trouble-dismissed")


async def call_one(talk: Talk, press: Press) -> None:
    """A call that asks the person to open the chat again."""
    words = talk.hall.wording.label(talk.hall.default_language, "call-come-back")
    events = await trouble.call_unreachable(talk.scene, press.subject, words)
    await talk.toast("trouble-call-made")
    await tell(talk.hall, talk.scene, events)
