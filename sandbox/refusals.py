"""How the Bot API says no: the codes and the words a bot may compare with."""

from typing import Any

CHAT_EMPTY = "chat_id is empty"
CHAT_NOT_FOUND = "chat not found"
TEXT_EMPTY = "message text is empty"
TEXT_BLANK = "text must be non-empty"
TEXT_LONG = "message is too long"
CAPTION_LONG = "message caption is too long"
DATA_INVALID = "BUTTON_DATA_INVALID"
BUTTON_TYPE_INVALID = "BUTTON_TYPE_INVALID"
BUTTON_EMPTY = "inline keyboard button text must be non-empty"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)
EDIT_NOT_FOUND = "message to edit not found"
EDIT_FORBIDDEN = "message can't be edited"
NO_TEXT_TO_EDIT = "there is no text in the message to edit"
NO_CAPTION_TO_EDIT = "there is no caption in the message to edit"
DELETE_NOT_FOUND = "message to delete not found"
DELETE_FORBIDDEN = "message can't be deleted"
DELETE_TOO_LATE = "message can't be deleted for everyone"
COPY_NOT_FOUND = "message to copy not found"
COPY_FORBIDDEN = "message can't be copied"
REPLY_NOT_FOUND = "message to be replied not found"
QUOTE_INVALID = "QUOTE_TEXT_INVALID"
FORWARD_NOT_FOUND = "message to forward not found"
FORWARD_FORBIDDEN = "the message can't be forwarded"
NOTHING_TO_FORWARD = "there are no messages to forward"
NOTHING_TO_COPY = "there are no messages to copy"
IDS_MISSING = "message identifiers are not specified"
IDS_TOO_MANY = "too many message identifiers specified"
IDS_UNORDERED = "message identifiers must be in a strictly increasing order"
PIN_NOT_FOUND = "message to pin not found"
UNPIN_NOT_FOUND = "message to unpin not found"
PIN_RIGHTS = "not enough rights to manage pinned messages in the chat"
REACT_NOT_FOUND = "message to react not found"
REACTION_INVALID = "REACTION_INVALID"
POLL_NOT_FOUND = "message with poll to stop not found"
POLL_NONE = "message is not a poll"
POLL_CLOSED = "poll has already been closed"
PARTICIPANT_INVALID = "PARTICIPANT_ID_INVALID"
RIGHTS_RESTRICT = "not enough rights to restrict/unrestrict chat member"
RIGHTS_PROMOTE = "not enough rights"
RIGHTS_INVITE = "not enough rights to manage chat invite link"
RIGHTS_INFO = "not enough rights to change chat information"
OWNER_REMOVE = "can't remove chat owner"
ADMINISTRATOR_TARGET = "user is an administrator of the chat"
SELF_RESTRICT = "can't restrict self"
PRIVATE_MEMBERS = "chat member status can't be changed in private chats"
LINK_INVALID = "INVITE_HASH_EXPIRED"
LIMITED_AND_ASKED = "member limit can't be specified for links requiring administrator approval"
JOIN_UNASKED = "HIDE_REQUESTER_MISSING"
ALBUM_EMPTY = "there are no messages to send"
ALBUM_LONG = "too many messages to send as an album"
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
FILE_ID_INVALID = "invalid file_id"
FILE_TOO_BIG = "file is too big"
PHOTO_TOO_BIG = "file is too big for a photo"
REMOTE_FILE_WRONG = (
    "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
)
IMAGE_UNREADABLE = "IMAGE_PROCESS_FAILED"
PARSE_MODE_UNKNOWN = "unsupported parse_mode"
BLOCKED = "bot was blocked by the user"
NEVER_STARTED = "bot can't initiate conversation with a user"
NOT_A_MEMBER = "bot is not a member of the supergroup chat"
KICKED = "bot was kicked from the supergroup chat"
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
WEBHOOK_SET = "terminated by setWebhook request"
WEBHOOK_BAD = "bad webhook"
SECRET_LONG = "secret token is too long"
SECRET_CHARACTERS = "secret token contains unallowed characters"


class Refusal(Exception):
    """A call that Telegram would answer with `ok: false`."""

    def __init__(self, code: int, words: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(words)
        self.code = code
        self.words = words
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.words}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(words: str) -> Refusal:
    return Refusal(400, f"Bad Request: {words}")


def unauthorized() -> Refusal:
    return Refusal(401, "Unauthorized")


def forbidden(words: str) -> Refusal:
    return Refusal(403, f"Forbidden: {words}")


def not_found() -> Refusal:
    return Refusal(404, "Not Found")


def unknown_method() -> Refusal:
    return Refusal(404, "Not Found: method not found")


def conflict(words: str) -> Refusal:
    return Refusal(409, f"Conflict: {words}")


def too_large() -> Refusal:
    return Refusal(413, "Request Entity Too Large")


def too_many(retry_after: int) -> Refusal:
    """Refuse for `retry_after` seconds."""
    words = f"Too Many Requests: retry after {retry_after}"
    return Refusal(429, words, {"retry_after": retry_after})
