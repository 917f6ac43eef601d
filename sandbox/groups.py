"""Groups: made by people, joined and left."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sandbox.records import Bot, Group, Json, Room
from sandbox.render import ADMINISTRATOR_RIGHTS, chat_json, message_json, user_json

if TYPE_CHECKING:
    from sandbox.world import World


def create(
    world: "World",
    title: str,
    members: list[int],
    bots: Iterable[Bot] = (),
    *,
    administrators: Iterable[int] = (),
    kind: str = "supergroup",
) -> Group:
    """A group whose first member is its creator; its bots are told that they were added."""
    group = Group(world.new_group_id(), title, kind)
    world.groups[group.id] = group
    for place, user in enumerate(members):
        world.members.put(group.id, user, "creator" if place == 0 else "member")
    world.journal.write("group", chat=group.id, title=title)
    for bot in bots:
        add_bot(world, group, bot, by=members[0], standing="member")
    for user in administrators:
        promote(world, group, user)
    return group


def add_bot(world: "World", group: Group, bot: Bot, *, by: int, standing: str) -> None:
    old = bot_member(world, group, bot)
    world.members.put(group.id, bot.id, standing)
    _tell_standing(world, group, bot, by, old)
    notice: Json = {"new_chat_members": [user_json(bot.user)]}
    message = world.post(Room(0, group.id), by, notice)
    world.tell([bot], "message", message_json(world, message))


def remove_bot(world: "World", group: Group, bot: Bot, *, by: int) -> None:
    old = bot_member(world, group, bot)
    world.members.put(group.id, bot.id, "kicked")
    _tell_standing(world, group, bot, by, old)


def promote(world: "World", group: Group, user_id: int) -> None:
    bot = world.bot_by_id(user_id)
    old = bot_member(world, group, bot) if bot else {}
    world.members.put(group.id, user_id, "administrator")
    if bot:
        creator = world.members.administrators(group.id)[0]
        _tell_standing(world, group, bot, creator, old)


def bot_member(world: "World", group: Group, bot: Bot) -> Json:
    status = world.standing(group.id, bot.id)
    body: Json = {"user": user_json(bot.user), "status": status}
    if status == "kicked":
        body["until_date"] = 0
    if status == "administrator":
        body.update(ADMINISTRATOR_RIGHTS)
    return body


def _tell_standing(world: "World", group: Group, bot: Bot, by: int, old: Json) -> None:
    payload = {
        "chat": chat_json(world, Room(0, group.id)),
        "from": user_json(world.user(by)),
        "date": world.clock.now_s(),
        "old_chat_member": old,
        "new_chat_member": bot_member(world, group, bot),
    }
    world.tell([bot], "my_chat_member", payload)
