"""Records as the Bot API writes them."""

from collections import Counter
from typing import TYPE_CHECKING

from sandbox.records import Group, Json, Message, Poll, Room, StoredFile, User

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
    if message.album:
        body["media_group_id"] = message.album
    if message.protected:
        body["has_protected_content"] = True
    if message.forward:
        body.update(message.forward)
    if message.reply_to is not None and not nested:
        replied = world.conversation(message.room).messages.get(message.reply_to)
        if replied:
            body["reply_to_message"] = message_json(world, replied, nested=True)
        if message.quote:
            body["quote"] = message.quote
    body.update(message.content)
    if "poll" in message.content:
        body["poll"] = poll_json(world.polls[message.content["poll"]["id"]])
    if message.markup:
        body["reply_markup"] = message.markup
    return body


def seen_json(world: "World", message: Message) -> Json:
    """A message as people see it: with `reactions`, who `reacted` and how, and a poll's `votes`."""
    body = message_json(world, message)
    if message.reactions:
        counted = Counter(r.kind.get("emoji", "") for r in message.reactions)
        body["reactions"] = [{"emoji": emoji, "count": n} for emoji, n in counted.items()]
        body["reacted"] = {str(r.user): r.kind.get("emoji", "") for r in message.reactions}
    if "poll" in message.content:
        votes = world.polls[message.content["poll"]["id"]].votes
        body["votes"] = {str(user): list(options) for user, options in votes}
    return body


def poll_json(poll: Poll) -> Json:
    counted = Counter(option for _, options in poll.votes for option in options)
    body: Json = {
        "id": poll.id,
        "question": poll.question,
        "options": [
            {"persistent_id": str(place), "text": text, "voter_count": counted[place]}
            for place, text in enumerate(poll.options)
        ],
        "total_voter_count": len(poll.votes),
        "is_closed": poll.closed,
        "is_anonymous": poll.anonymous,
        "type": poll.kind,
        "allows_multiple_answers": poll.multiple,
        "allows_revoting": poll.revoting,
        "members_only": False,
        **poll.details,
    }
    if poll.correct:
        body["correct_option_ids"] = list(poll.correct)
    return body


def member_json(world: "World", group_id: int, user_id: int) -> Json:
    """A ChatMember of the kind that the person's standing in the group asks for."""
    member = world.members.of(group_id, user_id)
    body: Json = {"user": user_json(world.user(user_id)), "status": member.standing}
    if member.standing == "creator":
        body["is_anonymous"] = False
    elif member.standing in ("administrator", "restricted"):
        body.update(member.rights)
    if member.standing in ("kicked", "restricted"):
        body["until_date"] = member.until_s
    return body


def file_json(file: StoredFile) -> Json:
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
        "file_path": file.path,
    }
