"""Whoever acts faster than anybody can be answered is told so once, and slows nobody down."""

from datetime import UTC, datetime, timedelta

from handlers.pace import Tally
from rules.people import Role
from tests.scenarios import raw
from tests.scenarios.stage import Player, Stage

FLOOD = 80
AT = datetime(2026, 11, 24, tzinfo=UTC)


def texts(words: str, times: int) -> list[dict[str, str]]:
    return [{"text": words}] * times


async def said_to(player: Player) -> list[str]:
    return [message.text for message in await player.person.messages() if not message.mine]


async def test_a_flood_is_answered_for_a_minutes_worth_and_then_once(stage: Stage) -> None:
    mei = await stage.neighbour()
    before = len(await said_to(mei))
    await raw.pours(mei, *texts("哦", FLOOD))
    said = (await said_to(mei))[before:]
    notice = mei.words("too-fast")
    assert sum(all(words in text for words in notice) for text in said) == 1
    assert len(said) <= 60
    assert await stage.value("SELECT COUNT(*) FROM inbox WHERE state <> 'done'") == 0
    await raw.pours(mei, *texts("哦", FLOOD))
    assert len(await said_to(mei)) - before == len(said)
    await stage.passes(minutes=1)
    await mei.says("/my")
    await mei.sees("mine-none")


async def test_words_of_danger_are_heard_in_the_middle_of_a_flood(stage: Stage) -> None:
    staff = await stage.staff()
    mei = await stage.neighbour()
    await raw.pours(mei, *texts("哦", 65), *texts("救命，厨房着火了", 15))
    await mei.sees("danger", "119")
    await staff.sees("staff-danger")
    assert await stage.value("SELECT COUNT(*) FROM event WHERE kind = 'danger'") == 1


async def test_others_are_answered_while_hundreds_of_a_floods_updates_wait(stage: Stage) -> None:
    mei, liang = await stage.neighbour(), await stage.neighbour("李梁")
    app, world = stage.house.app, stage.house.world
    for _ in range(FLOOD):
        raw.queues(mei, {"text": "哦"})
    raw.queues(liang, {"text": "/my"})
    while await app.receiver.once():
        pass
    await app.worker.step()
    waiting = f"SELECT COUNT(*) FROM inbox WHERE state = 'open' AND chat_id = {liang.person.id}"
    assert await stage.value(waiting) == 0
    assert len(world.users) == 2


async def test_taps_count_like_words(stage: Stage) -> None:
    mei = await stage.neighbour()
    await raw.forges(mei, *["nonsense|0|0|"] * FLOOD)
    answered = "SELECT COUNT(*) FROM outbox WHERE method = 'answerCallbackQuery'"
    assert await stage.value(answered) <= 61
    await mei.sees("too-fast")


async def test_guessed_invites_are_all_answered_the_same_and_soon_not_even_looked_at(
    stage: Stage,
) -> None:
    guesser, guest = await stage.stranger("猜"), await stage.stranger("客")
    good = stage.house.invite(Role.VOLUNTEER, "osmanthus-squad")
    for guess in (good[:-1] + "x", "x" * 40, "../../etc/passwd", "'--", good.swapcase()):
        await guesser.says(f"/start {guess}")
        await guesser.sees("invite-forged")
    await guesser.says(f"/start {good}")
    await guesser.sees("invite-forged")
    await guest.says(f"/start {good}")
    await guest.sees("joined-role")
    await stage.passes(hours=1)
    await guesser.says(f"/start {stage.house.invite(Role.VOLUNTEER, 'osmanthus-squad')}")
    await guesser.sees("joined-role")


def test_what_is_tried_again_counts_once() -> None:
    tally = Tally(2, timedelta(minutes=1))
    for _ in range(5):
        assert tally.spend(7, AT, seq=1)
    assert tally.spend(7, AT, seq=2)
    assert tally.spend(7, AT, seq=2)
    assert not tally.spend(7, AT, seq=3)
    assert tally.spend(8, AT, seq=3)
    assert tally.spend(7, AT + timedelta(minutes=1), seq=4)


def test_nobody_fills_the_memory() -> None:
    tally = Tally(1, timedelta(minutes=1))
    for person in range(11_000):
        tally.count(person, AT, person)
    assert not tally.is_full(0, AT, -1)
    assert tally.is_full(10_999, AT, -1)
