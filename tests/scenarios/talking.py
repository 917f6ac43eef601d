"""What stories about talks share: beginnings, and a look for anything that gives somebody away."""

import json
from dataclasses import replace
from typing import Any

from tests.scenarios.stage import ITEM, Player, Stage

RESIDENT = ("mei_secret", "秘密姓甲", "13800138000")
OTHER = ("other_secret", "秘密姓乙", "13700137000")
"""User name, family name and phone of an account: what nobody may learn from a talk."""


def with_account(player: Player, secrets: tuple[str, str, str]) -> Player:
    """The same player with those in their account. Names they gave us are no secret."""
    users = player.stage.house.world.users
    username, last_name, phone = secrets
    users[player.person.id] = replace(
        users[player.person.id], username=username, last_name=last_name, phone=phone
    )
    return player


async def claimed_visit(stage: Stage) -> tuple[Player, Player]:
    """A resident, and the volunteer who comes the day after tomorrow in the morning."""
    li = with_account(await stage.helper("李丽"), OTHER)
    mei = with_account(await stage.neighbour(), RESIDENT)
    await mei.taps(f"item-{ITEM}")
    await mei.fills_in()
    await li.taps("press-claim")
    await mei.sees("resident-claimed")
    await li.sees("visitor-visit")
    return mei, li


async def waiting(stage: Stage) -> tuple[Player, Player]:
    """A resident who has asked for a person, and the member of staff who is asked."""
    staff = with_account(await stage.staff(), OTHER)
    mei = with_account(await stage.neighbour(), RESIDENT)
    await mei.taps("menu-person")
    await mei.sees("talk-wanted")
    await staff.sees("staff-talk-asked")
    return mei, staff


async def talking(stage: Stage) -> tuple[Player, Player]:
    """A resident and a member of staff who talk."""
    mei, staff = await waiting(stage)
    await staff.taps("press-talk-take")
    await mei.sees("talk-taken", "陈主任")
    await staff.sees("talk-banner-staff")
    return mei, staff


async def given_away(reader: Player, writer: Player, secrets: tuple[str, str, str]) -> list[str]:
    """Which secrets of `writer` the bot has put into the chat of `reader`, or sent on the way.

    The one place for a user id is where a copy is taken from: Telegram alone reads that.
    """
    shown = [m.raw for m in await reader.person.messages() if not m.mine]
    wire = await reader.stage.house.world.wire.read(0, 100_000, 0)
    calls = [_parameters(entry) for entry in wire if entry["kind"] == "call"]
    sent = [call for call in calls if str(call.get("chat_id")) == str(reader.person.id)]
    assert sent
    text = json.dumps([shown, sent], ensure_ascii=False)
    marks = (str(writer.person.id), *secrets, "forward_origin", "via_bot", "text_mention")
    return [mark for mark in marks if mark in text]


def _parameters(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry["params"].items() if name != "from_chat_id"}
