"""A group at Telegram with the bot in it."""

from dataclasses import dataclass

from rules.people import Role
from sandbox import Person
from sandbox.seen import Seen
from tests.scenarios.stage import SQUAD, Player, Stage


@dataclass(frozen=True)
class Group:
    """`leader` is somebody who speaks, and reads, there."""

    stage: Stage
    leader: Player
    there: Person

    def hears(self, account: int, text: str) -> None:
        """Somebody, who need not be known, writes in the group; the bot has not heard it yet."""
        world, chat = self.stage.house.world, int(self.there.peer)
        code = "en" if self.stage.language == "en" else "zh-hans"
        message = {
            "message_id": 100_000,
            "date": world.clock.now_s(),
            "chat": {"id": chat, "type": "supergroup", "title": "小区群"},
            "from": {"id": account, "is_bot": False, "first_name": "某", "language_code": code},
            "text": text,
        }
        world.tell(world.bots.values(), "message", message)

    async def sees(self, key: str, *fragments: str) -> Seen:
        return await self.there.sees(*self.leader.words(key), *fragments)


async def group(stage: Stage, leader: Player) -> Group:
    """A group of this person alone, with the bot."""
    made = await stage.house.client.post(
        "/people/groups",
        json={"title": "小区群", "members": [leader.person.id], "bots": ["wulian_bot"]},
    )
    await stage.house.settle()
    return Group(stage, leader, leader.person.in_group(made.json()["id"]))


async def squads_group(stage: Stage) -> Group:
    """The squad's own group, which its leader has linked."""
    made = await group(stage, await stage.helper("何队长", Role.SQUAD_LEADER, SQUAD))
    await made.there.says("/link")
    return made
