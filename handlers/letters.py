"""What is said to whom: letters, and their way into the outbox."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers.buttons import Press
from handlers.wording import Html
from rules.people import Person
from storage import cards
from storage.outbox import Lane, NewCall, put_call
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button. Its press gets the version of the card it stands on."""

    label: str
    press: Press


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The big buttons below the chat: rows of labels; `()` takes them away. The button with the
    label `shares_phone` sends the account's own contact."""

    rows: tuple[tuple[str, ...], ...]
    shares_phone: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """What one chat is shown.

    `card` names the message so that it can be changed later; `edits` changes it instead of
    saying something new. `photo` is a file id and makes the text its caption. `claim` is the id of
    the claim under which a name, an address or a door code in it may be shown; the message is
    taken back unsent when that claim ends or gets another code.
    """

    text: Html
    buttons: tuple[tuple[Button, ...], ...] = ()
    keyboard: Keyboard | None = None
    photo: str | None = None
    card: str | None = None
    edits: bool = False
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to a person. What is not urgent waits for the end of the quiet hours.

    `by_phone`: worth a call when the person cannot be reached in chat. `in_person`: to be said
    by phone whether or not they can be.
    """

    to: Person
    message: Message
    urgent: bool = False
    by_phone: bool = False
    case_id: int | None = None
    in_person: bool = False


async def send(
    work: Work,
    chat_id: int,
    message: Message,
    now: datetime,
    *,
    person_id: int | None = None,
    case_id: int | None = None,
    lane: Lane = "talk",
) -> None:
    """Queues a message for a chat. An edit of a card that was never shown is dropped."""
    version = await _version(work, chat_id, message)
    if version is None:
        return
    method, payload = _call(chat_id, message, version)
    await put_call(
        work,
        NewCall(
            chat_id=chat_id,
            method=method,
            payload=payload,
            lane=lane,
            person_id=person_id,
            case_id=case_id,
            card=message.card,
            edits=message.edits,
            claim_id=message.claim,
        ),
        now,
    )


async def copy(
    work: Work,
    chat_id: int,
    source: tuple[int, int],
    message: Message,
    now: datetime,
    *,
    person_id: int | None = None,
    case_id: int | None = None,
) -> None:
    """Passes on what is in a message, given by chat and message id, without saying whose account
    it came from. The text of `message` takes the place of its caption."""
    from_chat, message_id = source
    payload: dict[str, Any] = {
        "chat_id": chat_id,
        "from_chat_id": from_chat,
        "message_id": message_id,
    }
    if message.text:
        payload |= {"caption": message.text, "parse_mode": "HTML"}
    markup = _markup(message, await _version(work, chat_id, message) or 0)
    if markup is not None:
        payload["reply_markup"] = markup
    call = NewCall(
        chat_id=chat_id,
        method="copyMessage",
        payload=payload,
        person_id=person_id,
        case_id=case_id,
        card=message.card,
    )
    await put_call(work, call, now)


async def _version(work: Work, chat_id: int, message: Message) -> int | None:
    """For the buttons; None for an edit of a card that was never shown."""
    if message.card is None:
        return 0
    if message.edits:
        return await cards.next_edit_version(work, chat_id, message.card)
    return await cards.next_card_version(work, chat_id, message.card)


async def send_as(
    work: Work,
    chat_id: int,
    method: str,
    payload: Mapping[str, Any],
    now: datetime,
    *,
    person_id: int | None = None,
    case_id: int | None = None,
    claim_id: int | None = None,
) -> None:
    """Queues what is no text: a file by its id, or a place, with the method that sends it."""
    call = NewCall(
        chat_id=chat_id,
        method=method,
        payload={"chat_id": chat_id, **payload},
        person_id=person_id,
        case_id=case_id,
        claim_id=claim_id,
    )
    await put_call(work, call, now)


async def answer_tap(
    work: Work, chat_id: int, callback_id: str, text: str, now: datetime, *, alert: bool = False
) -> None:
    """Ends the little clock on a tapped button, with a word if there is one."""
    payload = {"callback_query_id": callback_id, "text": text[:200], "show_alert": alert}
    call = NewCall(chat_id=chat_id, method="answerCallbackQuery", payload=payload, lane="answer")
    await put_call(work, call, now)


async def change(
    work: Work, chat_id: int, message_id: int, message: Message, now: datetime
) -> None:
    """A message of ours says something else from now on, in the same place."""
    _, payload = _call(chat_id, message, 0)
    payload["message_id"] = message_id
    await put_call(work, NewCall(chat_id, "editMessageText", payload), now)


async def take_buttons_away(work: Work, chat_id: int, message_id: int, now: datetime) -> None:
    """An answered question keeps its words and loses its buttons."""
    payload = {
        "chat_id": chat_id,
        "message_id": message_id,
        "reply_markup": {"inline_keyboard": []},
    }
    call = NewCall(chat_id=chat_id, method="editMessageReplyMarkup", payload=payload)
    await put_call(work, call, now)


def _call(chat_id: int, message: Message, version: int) -> tuple[str, dict[str, Any]]:
    payload: dict[str, Any] = {"chat_id": chat_id, "parse_mode": "HTML"}
    markup = _markup(message, version)
    if markup is not None:
        payload["reply_markup"] = markup
    if message.photo is not None:
        return "sendPhoto", {**payload, "photo": message.photo, "caption": message.text}
    payload |= {"text": message.text, "link_preview_options": {"is_disabled": True}}
    return ("editMessageText" if message.edits else "sendMessage"), payload


def _markup(message: Message, version: int) -> Mapping[str, Any] | None:
    if message.buttons:
        return {"inline_keyboard": [[_inline(b, version) for b in row] for row in message.buttons]}
    if message.keyboard is None:
        return None
    if not message.keyboard.rows:
        return {"remove_keyboard": True}
    rows = [[_label(message.keyboard, label) for label in row] for row in message.keyboard.rows]
    return {"keyboard": rows, "resize_keyboard": True, "is_persistent": True}


def _label(keyboard: Keyboard, label: str) -> dict[str, Any]:
    shares = {"request_contact": True} if label == keyboard.shares_phone else {}
    return {"text": label, **shares}


def _inline(button: Button, version: int) -> dict[str, Any]:
    press = Press(button.press.verb, button.press.subject, button.press.value, version)
    return {"text": button.label, "callback_data": press.pack()}
