"""A card that came twice because an answer of Telegram was lost: the copy's buttons die, too."""

from sandbox.seen import Seen
from tests.scenarios import raw
from tests.scenarios.stage import ITEM, Player, Stage


async def loses_an_answer(stage: Stage) -> None:
    """The next message arrives, but nobody hears that it did: it is sent again."""
    fault = {"method": "sendMessage", "outcome": "reset", "after": True, "count": 1}
    await stage.house.client.post("/control/faults", json=fault)


async def copies(player: Player) -> list[Seen]:
    """The messages that look like the newest one with buttons, in order."""
    found = await player.person.messages()
    newest = [seen for seen in found if seen.buttons][-1]
    return [seen for seen in found if (seen.text, seen.buttons) == (newest.text, newest.buttons)]


async def buttons_on(player: Player, message: Seen) -> tuple[tuple[str, ...], ...]:
    """What can be tapped on a message now."""
    found = await player.person.messages()
    return next(seen.buttons for seen in found if seen.id == message.id)


async def test_the_copy_of_an_offer_loses_its_buttons_when_it_is_tapped(stage: Stage) -> None:
    wang, mei = await stage.helper("王强"), await stage.neighbour()
    await mei.files()
    await loses_an_answer(stage)
    await wang.says("/tasks")
    await stage.passes(seconds=5)
    *_, first, second = await copies(wang)
    await wang.taps("press-claim", on=second)
    await wang.taps("press-claim", on=first)
    await wang.sees_alert("offer-yours")
    assert await buttons_on(wang, first) == ()
    assert await buttons_on(wang, second) == ()


async def test_the_copy_of_a_question_loses_its_buttons_and_the_open_one_keeps_them(
    stage: Stage,
) -> None:
    mei = await stage.neighbour()
    await loses_an_answer(stage)
    await mei.taps(f"item-{ITEM}")
    await stage.passes(seconds=5)
    first, second = await copies(mei)
    await mei.taps(f"choice-{ITEM}-status-unsure", on=second)
    await mei.taps(f"choice-{ITEM}-status-unsure", on=first)
    await mei.sees_alert("form-answered-before")
    assert await buttons_on(mei, first) == ()
    newest = (await mei.person.messages())[-1]
    assert newest.buttons


async def test_two_quick_taps_leave_the_open_question_its_buttons(stage: Stage) -> None:
    """The second is late, but the message that it was on shows a newer page by now."""
    mei = await stage.neighbour()
    await mei.taps(f"item-{ITEM}")
    await mei.fills_in(until="day")
    month = next(seen for seen in reversed(await mei.person.messages()) if seen.buttons)
    await raw.tap_label_together("›", mei, mei)
    await mei.sees_alert("form-answered-before")
    assert await buttons_on(mei, month) != ()
