"""Who is in a chat, and what it is."""

from sandbox.membership import Member
from sandbox.methods.call import Call
from sandbox.records import Json
from sandbox.refusals import bad_request
from sandbox.render import chat_json, member_json, message_json, user_json
from sandbox.rights import PERMISSIONS

GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_chat(call: Call) -> Json:
    room = call.room()
    body = chat_json(call.world, room)
    body.update(accent_color_id=room.chat % 7, max_reaction_count=11)
    body["accepted_gift_types"] = dict.fromkeys(GIFTS, room.chat > 0)
    if room.chat < 0:
        group = call.world.groups[room.chat]
        body["permissions"] = dict.fromkeys(PERMISSIONS, True) | group.permissions
        if group.description:
            body["description"] = group.description
    elif username := body.get("username"):
        body["active_usernames"] = [username]
    conversation = call.world.conversation(room)
    pinned = [i for i in conversation.pinned if i in conversation.messages]
    if pinned:
        message = conversation.messages[pinned[-1]]
        body["pinned_message"] = message_json(call.world, message, nested=True)
    return body


def get_chat_member(call: Call) -> Json:
    room = call.room()
    user = call.parameters.integer("user_id")
    if user not in call.world.users and call.world.bot_by_id(user) is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if room.chat > 0:
        return {"user": user_json(call.world.user(user)), "status": "member"}
    return member_json(call.world, room.chat, user)


def get_chat_administrators(call: Call) -> list[Json]:
    """People, and the bot that asks; other bots are left out."""
    room = call.room()
    if room.chat > 0:
        raise bad_request("there are no administrators in the private chat")
    world = call.world
    told = [
        user
        for user in world.members.administrators(room.chat)
        if user == call.bot.id or not world.user(user).is_bot
    ]
    return [member_json(world, room.chat, user) for user in told]


def get_chat_member_count(call: Call) -> int:
    room = call.room()
    return 2 if room.chat > 0 else len(list(call.world.members.of_group(room.chat)))


def get_user_profile_photos(call: Call) -> Json:
    """Nobody here has a picture of themselves."""
    if call.parameters.integer("user_id") not in call.world.users:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


def leave_chat(call: Call) -> bool:
    room = call.room_to_write()
    if room.chat > 0:
        raise bad_request("chat member status can't be changed in private chats")
    call.world.members.put(room.chat, call.bot.id, Member("left"))
    return True


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "getUserProfilePhotos": get_user_profile_photos,
    "leaveChat": leave_chat,
}
