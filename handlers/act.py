"""What somebody did, read from an Update: said, tapped, sent, blocked."""

from dataclasses import dataclass
from datetime import datetime

from telegram import CallbackQuery, Chat, ChatMember, Message, Update, User

from rules.form_model import Answer, Contact, Location, Other, Photo, Tap, Text, Voice


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that one person did in one chat.

    `answer` holds what was sent; of a tap it holds the callback data. `callback_id` is set
    for taps, `message_id` is the message sent or the card tapped. `edited` messages never
    act. `member` says that the person blocked ("left") or unblocked ("joined") the bot,
    `moved_to` is the new id of a group that became a supergroup. `at` is when a message was
    sent or edited, None where Telegram does not say.
    """

    user_id: int
    language_code: str
    chat_id: int
    private: bool
    message_id: int | None
    answer: Answer
    callback_id: str | None = None
    reply_to: int | None = None
    edited: bool = False
    member: str | None = None
    forwarded: bool = False
    caption: str = ""
    moved_to: int | None = None
    at: datetime | None = None

    @property
    def text(self) -> str:
        """What was typed, or nothing."""
        return self.answer.text if isinstance(self.answer, Text) else ""

    @property
    def words(self) -> str:
        """What was typed, also under a photo or a file."""
        return self.text or self.caption


def read(update: Update) -> Act | None:
    """The act behind an update; None for what nobody of ours did (channel posts and such)."""
    if update.callback_query is not None:
        return _tap(update.callback_query)
    if update.my_chat_member is not None:
        change = update.my_chat_member
        gone = change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)
        member = "left" if gone else "joined"
        return _act(change.from_user, change.chat, None, Other("member"), member=member)
    message = update.message or update.edited_message
    if message is None or message.from_user is None:
        return None
    return _act(
        message.from_user,
        message.chat,
        message.message_id,
        _content(message),
        reply_to=message.reply_to_message.message_id if message.reply_to_message else None,
        edited=update.edited_message is not None,
        forwarded=message.forward_origin is not None,
        caption=message.caption or "",
        moved_to=message.migrate_to_chat_id,
        at=message.edit_date or message.date,
    )


def _tap(query: CallbackQuery) -> Act:
    chat = query.message.chat if query.message else Chat(query.from_user.id, Chat.PRIVATE)
    message_id = query.message.message_id if query.message else None
    return _act(query.from_user, chat, message_id, Tap(query.data or ""), callback_id=query.id)


def _act(
    user: User,
    chat: Chat,
    message_id: int | None,
    answer: Answer,
    *,
    callback_id: str | None = None,
    reply_to: int | None = None,
    edited: bool = False,
    member: str | None = None,
    forwarded: bool = False,
    caption: str = "",
    moved_to: int | None = None,
    at: datetime | None = None,
) -> Act:
    return Act(
        user_id=user.id,
        language_code=user.language_code or "",
        chat_id=chat.id,
        private=chat.type == Chat.PRIVATE,
        message_id=message_id,
        answer=answer,
        callback_id=callback_id,
        reply_to=reply_to,
        edited=edited,
        member=member,
        forwarded=forwarded,
        caption=caption,
        moved_to=moved_to,
        at=at,
    )


def _content(message: Message) -> Answer:
    if message.text is not None:
        return Text(message.text)
    if message.photo:
        return Photo(message.photo[-1].file_id, message.photo[-1].file_unique_id)
    if message.voice is not None:
        return Voice(message.voice.file_id, message.voice.to_dict()["duration"])
    if message.location is not None:
        return Location(message.location.latitude, message.location.longitude)
    if message.contact is not None:
        name = " ".join(filter(None, (message.contact.first_name, message.contact.last_name)))
        own = message.contact.user_id == message.from_user.id if message.from_user else False
        return Contact(message.contact.phone_number, name, own and message.forward_origin is None)
    return Other(message.effective_attachment.__class__.__name__.lower())
