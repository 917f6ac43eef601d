"""What members and administrators of a group may do, by the Bot API's own names."""

from sandbox.records import Json

MESSAGES = "can_send_messages"
NEEDED = {  # which permission a kind of message needs; everything else needs MESSAGES
    "photo": "can_send_photos",
    "video": "can_send_videos",
    "audio": "can_send_audios",
    "document": "can_send_documents",
    "voice": "can_send_voice_notes",
    "video_note": "can_send_video_notes",
    "poll": "can_send_polls",
    "animation": "can_send_other_messages",
    "sticker": "can_send_other_messages",
    "dice": "can_send_other_messages",
}
PERMISSIONS = (
    MESSAGES,
    *dict.fromkeys(NEEDED.values()),
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
ADMINISTRATOR: Json = {
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
    "can_send_welcome_messages": False,  # Bot API 10.3
}


def permission_for(content: Json) -> str:
    return next((right for kind, right in NEEDED.items() if kind in content), MESSAGES)


def permissions(given: Json, *, independent: bool = False) -> Json:
    """Every permission as a boolean; what is not given is denied.

    Sending media implies sending text, unless `independent`.
    """
    asked = {name: bool(given.get(name)) for name in PERMISSIONS}
    if not independent and any(asked[name] for name in NEEDED.values()):
        asked[MESSAGES] = True
    if "can_react_to_messages" not in given:
        asked["can_react_to_messages"] = asked[MESSAGES]
    return asked
