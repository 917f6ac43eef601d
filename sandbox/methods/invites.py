"""Invite links, and people who ask to join."""

from dataclasses import replace
from typing import Any

from sandbox import invites
from sandbox.invites import Invite, invite_json
from sandbox.methods.call import Call
from sandbox.records import Json, Room
from sandbox.refusals import (
    JOIN_UNASKED,
    LIMITED_AND_ASKED,
    LINK_INVALID,
    RIGHTS_INVITE,
    bad_request,
)


def export_chat_invite_link(call: Call) -> str:
    return invites.make(call.world, _room(call).chat, call.bot.id).link


def create_chat_invite_link(call: Call) -> Json:
    room = _room(call)
    asks = call.parameters.flag("creates_join_request")
    invite = invites.make(
        call.world, room.chat, call.bot.id, asks=asks, primary=False, **_details(call)
    )
    return invite_json(call.world, invite)


def edit_chat_invite_link(call: Call) -> Json:
    invite = _own_link(call)
    asks = call.parameters.flag("creates_join_request")
    return _keep(call, replace(invite, asks=asks, details=_details(call)))


def revoke_chat_invite_link(call: Call) -> Json:
    return _keep(call, replace(_own_link(call), revoked=True))


def approve_chat_join_request(call: Call) -> bool:
    return _answer(call, welcome=True)


def decline_chat_join_request(call: Call) -> bool:
    return _answer(call, welcome=False)


def _room(call: Call) -> Room:
    room = call.room_to_write()
    if room.chat > 0 or not call.may(room, "can_invite_users"):
        raise bad_request(RIGHTS_INVITE)
    return room


def _details(call: Call) -> dict[str, Any]:
    """Raises `Refusal` 400 for a limit on a link by which people ask to join."""
    asked = call.parameters
    if asked.flag("creates_join_request") and asked.integer("member_limit"):
        raise bad_request(LIMITED_AND_ASKED)
    numbers = {n: asked.integer(n) for n in ("expire_date", "member_limit") if asked.integer(n)}
    return {"name": asked.text("name"), **numbers} if asked.text("name") else numbers


def _own_link(call: Call) -> Invite:
    room = _room(call)
    invite = call.world.invites.get(call.parameters.text("invite_link"))
    if invite is None or (invite.group, invite.bot) != (room.chat, call.bot.id):
        raise bad_request(LINK_INVALID)
    return invite


def _keep(call: Call, invite: Invite) -> Json:
    call.world.invites[invite.link] = invite
    return invite_json(call.world, invite)


def _answer(call: Call, *, welcome: bool) -> bool:
    room = _room(call)
    user = call.parameters.integer("user_id")
    if not invites.answer(call.world, room.chat, user, welcome=welcome):
        raise bad_request(JOIN_UNASKED)
    return True


METHODS = {
    "exportChatInviteLink": export_chat_invite_link,
    "createChatInviteLink": create_chat_invite_link,
    "editChatInviteLink": edit_chat_invite_link,
    "revokeChatInviteLink": revoke_chat_invite_link,
    "approveChatJoinRequest": approve_chat_join_request,
    "declineChatJoinRequest": decline_chat_join_request,
}
