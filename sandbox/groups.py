"""Groups: made by people, joined and left."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from sandbox.audience import listeners
from sandbox.membership import Member
from sandbox.records import Bot, Group, Json, Room
from sandbox.render import chat_json, member_json, message_json, user_json
from sandbox.rights import ADMINISTRATOR

if TYPE_CHECKING:
    from sandbox.world import World

KINDS = ("group", "supergroup")
STANDINGS = ("member", "administrator", "restricted", "left", "kicked")


def create(
    world: "World",
    title: str,
    members: list[int],
    bots: Iterable[Bot] = (),
    *,
    administrators: Sequence[int] = (),
    kind: str = "supergroup",
) -> Group:
    """A group whose first member is its creator; its bots are told that they were added.

    Raises `KeyError` for a stranger among the members, `ValueError` for another kind of chat:
    there are no channels here.
    """
    if kind not in KINDS:
        raise ValueError(f"no such kind of group: {kind}")
    for user in (*members, *administrators):
        world.user(user)
    group = Group(world.new_group_id(), title, kind)
    world.groups[group.id] = group
    for place, user in enumerate(members):
        world.members.put(group.id, user, Member("creator" if place == 0 else "member"))
    world.journal.write("group", chat=group.id, title=title)
    for bot in bots:
        move(world, group, bot.id, "member", by=members[0])
    for user in administrators:
        move(world, group, user, "administrator", by=members[0])
    return group


def move(
    world: "World",
    group: Group,
    user_id: int,
    standing: str,
    *,
    by: int,
    rights: Json | None = None,
    until_s: int = 0,
    invite: Json | None = None,
) -> None:
    """Let somebody in or out, or change what they may; bots hear of it as Telegram tells them.

    `rights` are added to those that an administrator has anyhow, or are all that a restricted
    member has. A ban or restriction ends at `until_s`. Raises `ValueError` for a standing that
    does not exist, `KeyError` for a stranger.
    """
    if standing not in STANDINGS:
        raise ValueError(f"no such standing: {standing}")
    before, old = world.members.of(group.id, user_id), member_json(world, group.id, user_id)
    base: Json = {"is_member": before.inside} if standing == "restricted" else {}
    if standing == "administrator":
        base = ADMINISTRATOR
    now = Member(standing, {**base, **(rights or {})}, until_s)
    world.members.put(group.id, user_id, now)
    world.happened("standing", Room(0, group.id), user=user_id, standing=standing)
    _tell_standing(world, group, user_id, by, old, invite)
    if before.inside != now.inside:
        _notice(world, group, user_id, by, came=now.inside)
    if until_s:
        world.timers.at(until_s, partial(_lift, world, group, user_id, now, by))


def rename(world: "World", group: Group, title: str, *, by: int) -> None:
    """Give a group another title; a notice says so."""
    world.groups[group.id] = replace(group, title=title)
    message = world.post(Room(0, group.id), by, {"new_chat_title": title})
    world.journal.write("group", chat=group.id, title=title)
    world.tell(listeners(world, message), "message", message_json(world, message))


def _lift(world: "World", group: Group, user_id: int, member: Member, by: int) -> None:
    """A ban or restriction ends, unless something else has happened since."""
    if world.members.of(group.id, user_id) is member:
        move(world, group, user_id, "member" if member.inside else "left", by=by)


def _tell_standing(
    world: "World", group: Group, user_id: int, by: int, old: Json, invite: Json | None
) -> None:
    """The bot itself hears `my_chat_member`, administrator bots hear `chat_member`."""
    room = Room(0, group.id)
    payload = {
        "chat": chat_json(world, room),
        "from": user_json(world.user(by)),
        "date": world.clock.now_s(),
        "old_chat_member": old,
        "new_chat_member": member_json(world, group.id, user_id),
    }
    if invite:
        payload["invite_link"] = invite
    if itself := world.bot_by_id(user_id):
        world.tell([itself], "my_chat_member", payload)
        return
    world.tell(governing_bots(world, group.id), "chat_member", payload)


def governing_bots(world: "World", group_id: int) -> list[Bot]:
    """The bots that are administrators of a group."""
    administrators = world.members.administrators(group_id)
    return [bot for bot in world.bots.values() if bot.id in administrators]


def _notice(world: "World", group: Group, user_id: int, by: int, *, came: bool) -> None:
    user = user_json(world.user(user_id))
    content: Json = {"new_chat_members": [user]} if came else {"left_chat_member": user}
    message = world.post(Room(0, group.id), by, content)
    world.tell(listeners(world, message), "message", message_json(world, message))
