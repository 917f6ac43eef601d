"""`python -m tests.three_weeks [--language en]`: three weeks in which nobody lifts a finger.

A resident of 82 asks for a visit on Friday morning. A daughter far away asks for one for her
mother, wants to talk to a person, and then to be called. Volunteers, staff and the street read
everything and do nothing. Printed is every message of the two chats, in order.
"""

import argparse
import asyncio
import logging
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from rules.people import Role
from rules.working_time import CHINA
from sandbox.seen import Seen
from tests.engines import ram
from tests.house import House
from tests.scenarios.stage import ITEM, NEXT_SQUAD, Player, Stage

LAST = "12-15 18:00"


async def lived(language: str, directory: Path) -> list[tuple[str, list[Seen]]]:
    """The two chats, whole."""
    async with House.open("sqlite", directory) as house:
        stage = Stage(house, language)
        await _neighbourhood(stage)
        mother, daughter = await stage.neighbour("梅秀英"), await stage.neighbour("陈小兰")
        await _wants_friday_morning(mother)
        await _asks_for_her_mother(daughter)
        await stage.until("11-25 10:00")
        await daughter.taps("menu-person")
        await stage.until("11-26 10:00")
        await daughter.taps("press-talk-call")
        await daughter.says("13900139000")
        await stage.until("11-27 12:00")
        await _chooses_a_time(mother)
        await stage.until(LAST)
        return [(who.name, await who.person.messages()) for who in (mother, daughter)]


async def _neighbourhood(stage: Stage) -> None:
    for name in ("王强", "李丽", "赵敏", "钱多"):
        await stage.helper(name)
    await stage.helper("周洁", where=NEXT_SQUAD)
    await stage.helper("吴刚", Role.SQUAD_LEADER, "osmanthus-squad")
    await stage.staff()
    await stage.helper("何书记", Role.STREET_STAFF, "east")
    await stage.helper("区里的方同志", Role.DISTRICT, "sample")


async def _wants_friday_morning(player: Player) -> None:
    await player.taps(f"item-{ITEM}")
    await player.fills_in(until="day")
    await player.says("11月27日上午" if player.language == "zh-CN" else "Friday morning")
    await player.taps("form-confirm")


async def _asks_for_her_mother(player: Player) -> None:
    await player.taps(f"item-{ITEM}")
    await player.taps(f"choice-{ITEM}-status-unsure")
    await player.taps(f"choice-{ITEM}-scheme-resident")
    await player.taps("form-skip")
    await player.taps("choice-for-whom-new")
    await player.says("陈桂兰")
    await player.taps("choice-new-kinship-mother")
    await player.taps("form-skip")
    await player.taps(f"choice-{ITEM}-mobility-walks-badly")
    await player.says("桂花路 6 号 1 栋 102")
    await player.says("11月27日下午" if player.language == "zh-CN" else "Friday afternoon")
    await player.taps("form-confirm")


async def _chooses_a_time(player: Player) -> None:
    """The first of those that were offered, if any were."""
    last = await player.person.last()
    offered = [row[0] for row in last.buttons if any(c.isdigit() for c in row[0])]
    with suppress(IndexError):
        await player.person.taps(offered[0])


def _print(name: str, messages: list[Seen]) -> None:
    print(f"===== {name} =====")
    for message in messages:
        at = datetime.fromtimestamp(message.raw["date"], UTC).astimezone(CHINA)
        print(f"\n[{at:%m-%d %a %H:%M}] {message.line()}")
    print(f"\n{sum(not message.mine for message in messages)} messages of the bot\n")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.three_weeks", description=__doc__)
    parser.add_argument("--language", choices=("zh-CN", "en"), default="zh-CN")
    logging.basicConfig(level=logging.ERROR)
    with tempfile.TemporaryDirectory(dir=ram()) as directory:
        for name, messages in asyncio.run(lived(parser.parse_args().language, Path(directory))):
            _print(name, messages)


if __name__ == "__main__":
    main()
