"""Records as the Bot API writes them."""

from typing import TYPE_CHECKING

from sandbox.records import Group, Json, Message, Room, StoredFile, User

if TYPE_CHECKING:
    from sandbox.world import World


def user_json(user: User) -> Json:
    body: Json = {"id": user.id, "is_bot": user.is_bot, "first_name": user.first_name}
    for name in ("last_name", "username", "language_code"):
        if value := getattr(user, name):
            body[name] = value
    return body


def private_chat_json(user: User) -> Json:
    body: Json = {"id": user.id, "first_name": user.first_name}
    for name in ("last_name", "username"):
        if value := getattr(user, name):
            body[name] = value
    return {**body, "type": "private"}


def group_json(group: Group) -> Json:
    return {"id": group.id, "title": group.title, "type": group.kind}


def chat_json(world: "World", room: Room) -> Json:
    if room.chat < 0:
        return group_json(world.groups[room.chat])
    return private_chat_json(world.users[room.chat])


def message_json(world: "World", message: Message, *, nested: bool = False) -> Json:
    """A message; what it replies to is shown once, not further."""
    body: Json = {
        "message_id": message.id,
        "from": user_json(world.user(message.sender)),
        "chat": chat_json(world, message.room),
        "date": message.date,
    }
    if message.edited is not None:
        body["edit_date"] = message.edited
    if message.forward:
        body.update(message.forward)
    if message.reply_to is not None and not nested:
        replied = world.conversation(message.room).messages.get(message.reply_to)
        if replied:
            body["reply_to_message"] = message_json(world, replied, nested=True)
    body.update(message.content)
    if message.markup:
        body["reply_markup"] = message.markup
    return body


def member_json(world: "World", group_id: int, user_id: int) -> Json:
    """A ChatMember of the kind that the person's standing in the group asks for."""
    status = world.standing(group_id, user_id)
    body: Json = {"user": user_json(world.user(user_id)), "status": status}
    if status == "creator":
        body["is_anonymous"] = False
    elif status == "administrator":
        body.update(ADMINISTRATOR_RIGHTS)
    elif status == "kicked":
        body["until_date"] = 0
    return body


ADMINISTRATOR_RIGHTS: Json = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_change_info": True,
    "can_delete_messages": True,
    "can_invite_users": True,
    "can_restrict_members": True,
    "can_pin_messages": True,
    "can_manage_topics": False,
    "can_promote_members": False,
    "can_manage_video_chats": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
}


def file_json(file: StoredFile) -> Json:
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
        "file_path": file.path,
    }
