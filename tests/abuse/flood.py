"""`python -m tests.abuse.flood`: one user sends 10,000 updates within a minute; how long others
wait for the bot to have handled theirs, without and with it."""

import asyncio
import statistics
import sys
import tempfile
from pathlib import Path

from bot.clock import steady
from tests.scenarios import raw
from tests.scenarios.stage import Player, Stage

FLOOD, ROUNDS, OTHERS = 10_000, 500, 20
_ROUND_MS = 60_000 // ROUNDS


async def _waits(stage: Stage, others: list[Player], flooder: Player | None) -> list[float]:
    """Seconds until two of the others, who write in each round, have been heard."""
    waits, app = [], stage.house.app
    for number in range(ROUNDS):
        stage.house.world.clock.advance(_ROUND_MS)
        for _ in range(FLOOD // ROUNDS if flooder else 0):
            assert flooder is not None
            raw.queues(flooder, {"text": "哦"})
        pair = (others[number % OTHERS], others[(number + 7) % OTHERS])
        for somebody in pair:
            raw.queues(somebody, {"text": "/my"})
        began = steady()
        await app.receiver.once()
        while await _unheard(stage, pair):
            await app.worker.step()
        waits.append(steady() - began)
        while await app.worker.step() == 0:
            pass
    return waits


async def _unheard(stage: Stage, pair: tuple[Player, ...]) -> bool:
    chats = ", ".join(str(somebody.person.id) for somebody in pair)
    left = f"SELECT 1 FROM inbox WHERE state = 'open' AND chat_id IN ({chats})"
    return bool(await stage.rows(left))


async def main() -> int:
    """0 when the others' p95 is at most doubled and the flooder heard of it once."""
    with tempfile.TemporaryDirectory() as folder:
        async with Stage.open(("zh-CN", "sqlite"), Path(folder)) as stage:
            others = [await stage.neighbour(f"邻居{number}") for number in range(OTHERS)]
            flooder = await stage.neighbour("快手")
            alone = await _waits(stage, others, None)
            await stage.passes(minutes=5)
            beside = await _waits(stage, others, flooder)
            await stage.house.settle()
            said = [m.text for m in await flooder.person.messages() if not m.mine]
    notices = sum("发得太快" in text for text in said)
    before, after = (statistics.quantiles(waits, n=20)[-1] for waits in (alone, beside))
    print(f"updates of one user: {FLOOD} in a minute, {len(said)} answers, {notices} notice(s)")
    print(f"others' p95: {before * 1000:.1f} ms alone, {after * 1000:.1f} ms beside it")
    return 0 if notices == 1 and after <= 2 * before else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
