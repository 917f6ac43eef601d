"""Groups: made by people, joined and left."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sandbox.audience import bots_in, listeners
from sandbox.records import Bot, Group, Json, Room
from sandbox.render import chat_json, member_json, message_json, user_json

if TYPE_CHECKING:
    from sandbox.world import World

STANDINGS = ("member", "administrator", "left", "kicked")
OUTSIDE = ("left", "kicked")


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
        move(world, group, bot.id, "member", by=members[0])
    for user in administrators:
        move(world, group, user, "administrator", by=members[0])
    return group


def move(world: "World", group: Group, user_id: int, standing: str, *, by: int) -> None:
    """Let somebody in or out, or make them administrator; bots hear of it as Telegram tells them.

    Raises `ValueError` for a standing that does not exist, `KeyError` for a stranger.
    """
    if standing not in STANDINGS:
        raise ValueError(f"no such standing: {standing}")
    old = member_json(world, group.id, user_id)
    world.members.put(group.id, user_id, standing)
    world.happened("standing", Room(0, group.id), user=user_id, standing=standing)
    _tell_standing(world, group, user_id, by, old)
    if (old["status"] in OUTSIDE) != (standing in OUTSIDE):
        _notice(world, group, user_id, by, came=standing not in OUTSIDE)


def _tell_standing(world: "World", group: Group, user_id: int, by: int, old: Json) -> None:
    """The bot itself hears `my_chat_member`, administrator bots hear `chat_member`."""
    room = Room(0, group.id)
    payload = {
        "chat": chat_json(world, room),
        "from": user_json(world.user(by)),
        "date": world.clock.now_s(),
        "old_chat_member": old,
        "new_chat_member": member_json(world, group.id, user_id),
    }
    if itself := world.bot_by_id(user_id):
        world.tell([itself], "my_chat_member", payload)
        return
    governing = [b for b in bots_in(world, room) if b.id in world.members.administrators(group.id)]
    world.tell(governing, "chat_member", payload)


def _notice(world: "World", group: Group, user_id: int, by: int, *, came: bool) -> None:
    user = user_json(world.user(user_id))
    content: Json = {"new_chat_members": [user]} if came else {"left_chat_member": user}
    message = world.post(Room(0, group.id), by, content)
    world.tell(listeners(world, message), "message", message_json(world, message))
