"""What an administrator bot may do to members of a group, and to the group itself."""

from dataclasses import replace

from sandbox import groups
from sandbox.methods.call import Call
from sandbox.records import Group, Json, Room
from sandbox.refusals import (
    ADMINISTRATOR_TARGET,
    OWNER_REMOVE,
    PARTICIPANT_INVALID,
    PRIVATE_MEMBERS,
    RIGHTS_INFO,
    RIGHTS_PROMOTE,
    RIGHTS_RESTRICT,
    SELF_RESTRICT,
    bad_request,
)
from sandbox.rights import ADMINISTRATOR, permissions

SHORTEST_S, LONGEST_S = 30, 366 * 24 * 3600  # anything outside these is for ever
TITLE_LENGTH = 128
DESCRIPTION_LENGTH = 255


def ban_chat_member(call: Call) -> bool:
    group, user = _target(call, RIGHTS_RESTRICT, "can_restrict_members")
    groups.move(call.world, group, user, "kicked", by=call.bot.id, until_s=_until(call))
    return True


def unban_chat_member(call: Call) -> bool:
    """Also puts a member out, unless `only_if_banned`."""
    group, user = _target(call, RIGHTS_RESTRICT, "can_restrict_members")
    banned = call.world.standing(group.id, user) == "kicked"
    if banned or not call.parameters.flag("only_if_banned"):
        groups.move(call.world, group, user, "left", by=call.bot.id)
    return True


def restrict_chat_member(call: Call) -> bool:
    group, user = _target(call, RIGHTS_RESTRICT, "can_restrict_members")
    allowed = _permissions(call)
    member = call.world.members.of(group.id, user)
    free = all(allowed.values()) and member.inside
    standing, rights = ("member", None) if free else ("restricted", allowed)
    until_s = 0 if free else _until(call)
    groups.move(call.world, group, user, standing, by=call.bot.id, rights=rights, until_s=until_s)
    return True


def promote_chat_member(call: Call) -> bool:
    """With every right taken away, an administrator is a plain member again."""
    room = _group_room(call)
    if not call.may(room, "can_promote_members"):
        raise bad_request(RIGHTS_PROMOTE)
    user = _person(call)
    if call.world.standing(room.chat, user) == "creator":
        raise bad_request(OWNER_REMOVE)
    given = {name: call.parameters.flag(name) for name in ADMINISTRATOR if name != "can_be_edited"}
    standing = "administrator" if any(given.values()) else "member"
    rights = {**given, "can_manage_chat": True, "can_be_edited": True}
    group = call.world.groups[room.chat]
    told = rights if standing == "administrator" else None
    groups.move(call.world, group, user, standing, by=call.bot.id, rights=told)
    return True


def set_chat_administrator_custom_title(call: Call) -> bool:
    room = _group_room(call)
    user = _person(call)
    member = call.world.members.of(room.chat, user)
    if member.standing != "administrator":
        raise bad_request("user is not an administrator")
    titled = {**member.rights, "custom_title": call.parameters.text("custom_title")}
    call.world.members.put(room.chat, user, replace(member, rights=titled))
    return True


def set_chat_permissions(call: Call) -> bool:
    room = _group_room(call)
    if not call.may(room, "can_restrict_members"):
        raise bad_request("not enough rights to change chat permissions")
    denied = {name: False for name, granted in _permissions(call).items() if not granted}
    call.world.groups[room.chat] = replace(call.world.groups[room.chat], permissions=denied)
    return True


def set_chat_title(call: Call) -> bool:
    room = _room_to_describe(call)
    title = call.parameters.text("title").strip()
    if not 1 <= len(title) <= TITLE_LENGTH:
        raise bad_request("title must be non-empty" if not title else "title is too long")
    groups.rename(call.world, call.world.groups[room.chat], title, by=call.bot.id)
    return True


def set_chat_description(call: Call) -> bool:
    room = _room_to_describe(call)
    description = call.parameters.text("description")
    if len(description) > DESCRIPTION_LENGTH:
        raise bad_request("chat description is too long")
    call.world.groups[room.chat] = replace(call.world.groups[room.chat], description=description)
    return True


def _target(call: Call, words: str, right: str) -> tuple[Group, int]:
    """The group and the member that a call is about. Raises `Refusal` 400."""
    room = _group_room(call)
    user = _person(call)
    if user == call.bot.id:
        raise bad_request(SELF_RESTRICT)
    if not call.may(room, right):
        raise bad_request(words)
    standing = call.world.standing(room.chat, user)
    if standing in ("creator", "administrator"):
        raise bad_request(OWNER_REMOVE if standing == "creator" else ADMINISTRATOR_TARGET)
    return call.world.groups[room.chat], user


def _group_room(call: Call) -> Room:
    room = call.room_to_write()
    if room.chat > 0:
        raise bad_request(PRIVATE_MEMBERS)
    return room


def _room_to_describe(call: Call) -> Room:
    room = _group_room(call)
    if not call.may(room, "can_change_info"):
        raise bad_request(RIGHTS_INFO)
    return room


def _person(call: Call) -> int:
    user = call.parameters.integer("user_id")
    if user not in call.world.users and call.world.bot_by_id(user) is None:
        raise bad_request(PARTICIPANT_INVALID)
    return user


def _permissions(call: Call) -> Json:
    given = call.parameters.structure("permissions", "permissions") or {}
    return permissions(given, independent=call.parameters.flag("use_independent_chat_permissions"))


def _until(call: Call) -> int:
    until = call.parameters.integer("until_date")
    ahead = until - call.world.clock.now_s()
    return until if SHORTEST_S <= ahead <= LONGEST_S else 0


METHODS = {
    "banChatMember": ban_chat_member,
    "unbanChatMember": unban_chat_member,
    "restrictChatMember": restrict_chat_member,
    "promoteChatMember": promote_chat_member,
    "setChatAdministratorCustomTitle": set_chat_administrator_custom_title,
    "setChatPermissions": set_chat_permissions,
    "setChatTitle": set_chat_title,
    "setChatDescription": set_chat_description,
}
