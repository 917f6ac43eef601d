"""Somebody gives the name and phone of another, and waits for that other one to call."""

import re
import sqlite3
from contextlib import closing

from rules.case_number import compose
from sandbox import media
from tests.scenarios import raw
from tests.scenarios.stage import COMMUNITY, STEPS, Player, Stage

MEI, HER_PHONE = "梅秀英", "13800138000"
HERS = compose(2026, 2)
"""The request that is taken by phone; the first one was the account's own."""
CODE = "SELECT door_code FROM claim WHERE live = 1"


async def account(stage: Stage, name: str = "马某") -> Player:
    """An account that has typed Mei's name and phone in a request of its own, taken back since."""
    player = await stage.neighbour(name)
    await player.files()
    await player.taps("press-cancel-case")
    await player.taps("press-cancel-yes")
    await player.catches_up()
    return player


async def digits(player: Player) -> str:
    """What the chat shows, to be read out."""
    card = await player.sees("resident-phone-check")
    found = re.search(r"(\d) (\d) (\d) (\d)", card.text)
    assert found
    return "".join(found.groups())


async def is_proven(stage: Stage, player: Player) -> bool:
    sql = f"SELECT phone_proven_at FROM person WHERE telegram_id = {player.person.id}"
    return await stage.value(sql) is not None


async def test_who_typed_name_and_phone_of_a_caller_gets_neither_code_nor_case(
    stage: Stage,
) -> None:
    mallory = await account(stage)
    staff, wang = await stage.staff(), await stage.helper("王芳")
    before = len(await mallory.person.messages())
    await staff.files_for(MEI, HER_PHONE)
    await staff.sees("staff-submitted", HERS)
    await wang.taps("press-claim")
    await mallory.says("/my")
    await mallory.says(f"/case {HERS}")
    await mallory.sees("case-not-found")
    heard = [m.text for m in (await mallory.person.messages())[before:] if not m.mine]
    assert not any(secret in text for text in heard for secret in (HERS, "王芳"))
    assert await stage.case("resident_id", 2) != await stage.person_id(mallory)
    await staff.sees("staff-call-needed", HERS)


async def test_a_pretender_is_found_out_when_the_number_on_file_is_rung(stage: Stage) -> None:
    """Mei answers, and her chat shows nothing: staff can type what they like, three times."""
    mallory, staff = await account(stage), await stage.staff()
    await staff.files_for(MEI, HER_PHONE)
    await staff.taps("press-phone-check")
    await staff.sees("phone-check-how", "138 0013 8000")
    await staff.taps("press-phone-rung")
    right = await digits(mallory)
    wrong = ("0000", "1111", "2222")
    for guess in (g if g != right else "3333" for g in wrong):
        await staff.says(guess)
    await staff.sees("phone-check-failed")
    await staff.says(right)
    assert not await is_proven(stage, mallory)
    assert await stage.case("resident_id", 2) != await stage.person_id(mallory)


async def test_nobody_is_sent_numbers_without_end(stage: Stage) -> None:
    mallory, staff = await account(stage), await stage.staff()
    await staff.files_for(MEI, HER_PHONE)
    card = await staff.sees("staff-submitted")
    for _ in range(3):
        await staff.taps("press-phone-check", on=card)
        await staff.taps("press-phone-rung")
        await digits(mallory)
        await staff.taps("form-cancel")
    await staff.taps("press-phone-check", on=card)
    await staff.taps("press-phone-rung")
    await staff.sees_alert("phone-checked-often")
    await mallory.sees_no("resident-phone-check")


async def test_a_number_is_good_for_a_quarter_of_an_hour(stage: Stage) -> None:
    mallory, staff = await account(stage), await stage.staff()
    await staff.files_for(MEI, HER_PHONE)
    await staff.taps("press-phone-check")
    await staff.taps("press-phone-rung")
    said = await digits(mallory)
    await stage.passes(minutes=16)
    await staff.says(said)
    await staff.sees("phone-check-late")
    assert not await is_proven(stage, mallory)


async def test_who_reads_out_what_the_chat_shows_follows_the_request_there(stage: Stage) -> None:
    mei, staff = await account(stage, MEI), await stage.staff()
    wang = await stage.helper("王芳")
    await staff.files_for(MEI, HER_PHONE)
    await wang.taps("press-claim")
    await staff.taps("press-phone-check")
    await staff.taps("press-phone-rung")
    await staff.says(" ".join(await digits(mei)))
    await staff.sees("staff-phone-proven", HERS)
    await mei.sees("resident-phone-proven")
    await mei.sees("resident-claimed", "王芳")
    await mei.says(f"/case {HERS}")
    await mei.sees("case-table", "王芳")
    await staff.files_for(MEI, HER_PHONE)
    await mei.sees("resident-submitted", compose(2026, 3))


async def test_an_own_contact_proves_and_somebody_elses_does_not(stage: Stage) -> None:
    mallory, staff = await account(stage), await stage.staff()
    await mallory.person.shares_contact("+8613800138000", MEI)
    await raw.sends(mallory, media.contact("+8613800138000", MEI, "", 12345))
    assert not await is_proven(stage, mallory)
    mei = await stage.neighbour(MEI)
    mei.person.user["phone"] = None
    await raw.sends(mei, media.contact("8613800138000", MEI, "", mei.person.id))
    await mei.sees("own-phone-thanks", "138 0013 8000")
    await mei.files()
    await staff.files_for(MEI, HER_PHONE)
    await mei.sees("resident-submitted", compose(2026, 3))
    await mei.says("/phone")
    await mei.sees("own-phone-known", "138 0013 8000")


async def test_the_big_button_shares_the_accounts_own_phone(stage: Stage) -> None:
    mei = await stage.neighbour(MEI)
    await mei.says("/phone")
    await mei.sees("own-phone-ask")
    await mei.taps("press-share-phone")
    await mei.sees("own-phone-thanks")
    assert await is_proven(stage, mei)


async def test_another_phone_is_not_proven_and_one_phone_proves_one_account(stage: Stage) -> None:
    mei, son = await stage.neighbour(MEI), await stage.neighbour("梅大")
    for somebody in (mei, son):
        await raw.sends(somebody, media.contact("8613800138000", "", "", somebody.person.id))
    assert not await is_proven(stage, mei)
    assert await is_proven(stage, son)
    await son.taps("item-pension-certification")
    await son.fills_in(until="phone")
    await son.says("13900139000")
    for step in ("mobility", "address", "day", "slot", "review"):
        await STEPS[step](son)
    await son.sees("resident-submitted")
    assert not await is_proven(stage, son)


async def test_accounts_that_were_joined_unproven_are_listed_and_parted(stage: Stage) -> None:
    mallory, staff = await account(stage), await stage.staff()
    wang, foreign = await stage.helper("王芳"), await stage.staff("外人", "kapok")
    await staff.files_for(MEI, HER_PHONE)
    await wang.taps("press-claim")
    await _joined_as_before(stage, mallory)
    await mallory.says(f"/case {HERS}")
    await mallory.sees("case-table", "桂花路")
    await foreign.says("/accounts")
    await foreign.sees("accounts-none")
    await staff.says("/accounts")
    await staff.sees("accounts-head", HERS, "138 0013 8000")
    code = await stage.value(CODE)
    await staff.taps("press-part", number=HERS)
    await staff.sees("staff-parted", HERS)
    await staff.sees("staff-call-needed", HERS)
    await mallory.says(f"/case {HERS}")
    await mallory.sees("case-not-found")
    assert await stage.value(CODE) != code
    await staff.says("/accounts")
    await staff.sees("accounts-none")


async def _joined_as_before(stage: Stage, player: Player) -> None:
    """As if the second request had been joined with this account before that needed a proof."""
    person = await stage.person_id(player)
    path = stage.house.config.storage.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE cases SET resident_id = ? WHERE id = 2", (person,))
        row = "INSERT INTO joined_unproven (case_id, person_id, community) VALUES (2, ?, ?)"
        connection.execute(row, (person, COMMUNITY))
