"""Somebody's phone over HTTP: what the chat shows, and what a thumb can do there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx

PEER = "wulian_bot"
_SLACK = 30.0


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; its data reads verb|subject|version|value."""

    message_id: int
    row: int
    column: int
    verb: str
    subject: int
    version: int
    value: str

    @property
    def mark(self) -> str:
        return f"{self.verb}|{self.subject}|{self.version}|{self.value}"


@dataclass(frozen=True, slots=True)
class Message:
    """What the bot wrote."""

    id: int
    text: str
    buttons: tuple[Button, ...]


class Phone:
    """Looks come back as soon as something is new; acts that cannot be done any more do nothing."""

    def __init__(self, client: httpx.AsyncClient, user: dict[str, Any]) -> None:
        self.id = int(user["id"])
        self.name = str(user["first_name"])
        self.keyboard: tuple[str, ...] = ()
        self._client = client
        self._path = f"/people/{self.id}/chats/{PEER}"
        self.news = 0
        """How much the bot has said or changed so far."""
        self._version = 0
        self._messages: dict[int, Message] = {}

    @classmethod
    async def bought(cls, client: httpx.AsyncClient, name: str) -> "Phone":
        answer = await client.post("/people", json={"first_name": name, "language_code": "zh-hans"})
        return cls(client, answer.raise_for_status().json())

    def messages(self) -> Iterator[Message]:
        """The newest first."""
        for number in sorted(self._messages, reverse=True):
            yield self._messages[number]

    def buttons(self) -> Iterator[Button]:
        """Those of the newest message first."""
        for message in self.messages():
            yield from message.buttons

    async def look(self, wait: float) -> None:
        params = {"after": str(self._version), "wait": f"{wait:.2f}"}
        answer = await self._client.get(self._path, params=params, timeout=wait + _SLACK)
        view = answer.raise_for_status().json()
        self._version = view["version"]
        for body in view["messages"]:
            if not body["mine"]:
                self.news += 1
                self._messages[body["message_id"]] = _message(body)
        rows = (view["keyboard"] or {}).get("keyboard", [])
        self.keyboard = tuple(button["text"] for row in rows for button in row)

    async def says(self, text: str) -> None:
        await self._act("say", text=text)

    async def sends_photo(self) -> None:
        await self._act("photo", caption="")

    async def presses(self, label: str) -> None:
        """A big button below the chat."""
        await self._act("press", label=label)

    async def taps(self, button: Button) -> None:
        place = {"row": button.row, "column": button.column}
        await self._act("tap", message_id=button.message_id, **place)

    async def _act(self, act: str, **details: Any) -> None:
        await self._client.post(f"{self._path}/acts", json={"act": act, **details}, timeout=_SLACK)


def _message(body: dict[str, Any]) -> Message:
    number = body["message_id"]
    keyboard = body.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = (
        _button(number, row, column, label["callback_data"])
        for row, labels in enumerate(keyboard)
        for column, label in enumerate(labels)
        if label.get("callback_data", "").count("|") >= 3
    )
    return Message(number, body.get("text") or body.get("caption") or "", tuple(buttons))


def _button(message_id: int, row: int, column: int, data: str) -> Button:
    verb, subject, version, value = data.split("|", 3)
    return Button(message_id, row, column, verb, int(subject), int(version), value)
