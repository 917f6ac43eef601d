"""Buttons that nobody gave: forged, somebody else's, out of date, from a forwarded card."""

from handlers.buttons import Press
from handlers.presses import PRESSES
from tests.scenarios import raw
from tests.scenarios.stage import Player, Stage

KEPT = (
    "SELECT id, state, is_open, resident_id, wish_day, wish_slot FROM cases",
    "SELECT id, case_id, person_id, live FROM claim",
    "SELECT id, person_id, role, place, ended_at FROM role_grant",
    "SELECT person_id, case_id, reason, credits FROM points",
    "SELECT id, case_id FROM note",
    "SELECT id, state FROM call_task",
    "SELECT id, state FROM talk",
    "SELECT * FROM duty",
    "SELECT id, state FROM proposal",
)
OPENS_ONLY_ONES_OWN = {"item", "duty", "join", "resume", "drop"}
"""What anybody may tap; it begins something of their own at most."""


async def kept(stage: Stage) -> list[list[dict[str, object]]]:
    """What no stranger may change."""
    return [await stage.rows(f"{sql} ORDER BY 1") for sql in KEPT]


async def shown(somebody: Player) -> str:
    return "\n".join(message.text for message in await somebody.person.messages())


async def test_no_forged_button_changes_or_shows_what_is_somebody_elses(either: Stage) -> None:
    mei = await either.neighbour()
    wang = await either.helper("王芳")
    await mei.files()
    await wang.taps("press-claim")
    strangers = [await either.neighbour(name) for name in ("路人甲", "路人乙")]
    before = await kept(either)
    verbs = [verb for verb in PRESSES if verb not in OPENS_ONLY_ONES_OWN]
    for stranger, half in zip(strangers, (verbs[::2], verbs[1::2]), strict=True):
        await raw.forges(stranger, *(Press(verb, 1, "1", 1) for verb in half))
    assert await kept(either) == before
    text = "".join([await shown(stranger) for stranger in strangers])
    for secret in ("梅秀英", "13800138000", "138 0013 8000", "桂花路 8 号", "26-0001"):
        assert secret not in text


async def test_every_forged_button_gets_an_answer(stage: Stage) -> None:
    stranger = await stage.neighbour("路人")
    forged: tuple[str, ...] = (
        "",
        "|",
        "|||",
        "f",
        "f|x|1|y",
        "f|-1|1|y",
        f"cx|{10**17}|1|",
        f"claim|1|{10**8}|x",
    )
    forged += ("cx|1|1|" + "x" * 56, "cx|１|1|", "no|1|1|", "cx\x00|1|1|", "case|1|1|'; --")
    await raw.forges(stranger, *forged)
    taps = "SELECT COUNT(*) FROM outbox WHERE method = 'answerCallbackQuery'"
    before = 3
    assert await stage.value(taps) == before + len(forged)


async def test_a_card_that_was_forwarded_or_is_out_of_date_does_nothing(stage: Stage) -> None:
    mei = await stage.neighbour()
    wang, li = await stage.helper("王芳"), await stage.helper("李强")
    await mei.files()
    card = await wang.sees("visitor-offered")
    await wang.taps("press-claim", on=card)
    claimed = Press("claim", 1, "", 1)
    await raw.forges(li, claimed)
    await raw.forges(mei, claimed)
    await raw.forges(wang, claimed)
    assert await stage.value("SELECT COUNT(*) FROM claim") == 1
