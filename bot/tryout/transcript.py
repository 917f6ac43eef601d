"""Everything that happens in the sandbox's chats, as lines that read like a play."""

import asyncio
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from bot.tryout.installation import TIME_ZONE

Entry = Mapping[str, Any]
_PATIENCE = 10.0
_DAYS_OF_A_WEEK = 7
_WORDS = {
    "zh-CN": {
        "tap": "点［{label}］",
        "bubble": "（弹出）",
        "keyboard": "（下面的大按钮）",
        "calendar": "［日历］",
        "photo": "（照片）",
        "voice": "（语音）",
        "button": "［{label}］",
    },
    "en": {
        "tap": "taps [{label}]",
        "bubble": "(bubble) ",
        "keyboard": "(big buttons below) ",
        "calendar": "[calendar]",
        "photo": "(photo) ",
        "voice": "(voice note)",
        "button": "[{label}]",
    },
}


class Transcript:
    """Follows the journal of a sandbox over HTTP and writes down what people say and read."""

    def __init__(
        self, client: httpx.AsyncClient, language: str, write: Callable[[str], None]
    ) -> None:
        self._client = client
        self._words = _WORDS[language]
        self.write = write
        self._names: dict[int, str] = {}
        self._texts: dict[tuple[int, int], list[str]] = {}
        self._now = ""
        self._seen = 0
        self._bell = asyncio.Event()
        self.messages = 0

    async def follow(self) -> None:
        """From the beginning, until cancelled or the sandbox ends. Raises httpx.HTTPError."""
        request = self._client.stream("GET", "/people/events?after=0", timeout=None)
        async with request as response:
            async for line in response.aiter_lines():
                if line.startswith("data: "):
                    self._take(json.loads(line.removeprefix("data: ")))

    async def catch_up(self) -> None:
        """Until everything that has happened by now is written. Raises httpx.HTTPError."""
        wanted = (await self._client.get("/control/state")).json()["journal"]
        async with asyncio.timeout(_PATIENCE):
            while self._seen < wanted:
                self._bell.clear()
                await self._bell.wait()

    def _take(self, entry: Entry) -> None:
        match entry["kind"]:
            case "person":
                self._names[entry["user"]["id"]] = entry["user"]["first_name"]
            case "clock":
                self._now = _clock(entry["now_ms"])
            case "message":
                self._message(entry["message"])
            case "edited":
                self._edited(entry["message"])
            case "tapped":
                tapped = self._words["tap"].format(label=entry["label"])
                self.write(f"[{self._now}] {self._names[entry['user']]} {tapped}")
            case "answered" if entry.get("text"):
                who = self._names[entry["user"]]
                self.write(f"[{self._now}] → {who}　{self._words['bubble']}{entry['text']}")
            case "keyboard" if entry["keyboard"]:
                labels = [b["text"] for row in entry["keyboard"]["keyboard"] for b in row]
                self.write(f"      {self._words['keyboard']}{self._row(labels)}")
        self._seen = entry["seq"]
        self._bell.set()

    def _message(self, message: Entry) -> None:
        self.messages += 1
        self._now = _clock(message["date"] * 1000)
        lines = self._lines(message)
        self._texts[_key(message)] = lines
        self._speak(message, lines, self._buttons(message))

    def _edited(self, message: Entry) -> None:
        """What is new in a changed message: not the buttons it lost, nor the answer just tapped."""
        lines, known = self._lines(message), self._texts.get(_key(message), [])
        self._texts[_key(message)] = lines
        fresh = [line for line in lines if line not in known]
        if fresh and not fresh[0].startswith("✔"):
            self._speak(message, fresh, self._buttons(message))

    def _speak(self, message: Entry, lines: list[str], buttons: list[str]) -> None:
        speaker, chat = message["from"], message["chat"]
        who = speaker["first_name"]
        head = f"→ {chat['first_name']}" if speaker["is_bot"] else f"{who} →"
        first, *rest = lines or [""]
        self.write(f"[{self._now}] {head}　{first}")
        for line in (*rest, *buttons):
            self.write(f"      {line}")

    def _lines(self, message: Entry) -> list[str]:
        kind = next((kind for kind in ("photo", "voice") if kind in message), None)
        before = self._words[kind] if kind else ""
        text = message.get("text") or message.get("caption") or ""
        return [line for line in (before + text).splitlines() if line.strip()]

    def _buttons(self, message: Entry) -> list[str]:
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        lines: list[str] = []
        for row in rows:
            week = len(row) == _DAYS_OF_A_WEEK
            labels = [button["text"] for button in row]
            line = self._words["calendar"] if week else self._row(labels)
            if line not in lines:
                lines.append(line)
        return lines

    def _row(self, labels: list[str]) -> str:
        return " ".join(self._words["button"].format(label=label) for label in labels)


def _key(message: Entry) -> tuple[int, int]:
    return message["chat"]["id"], message["message_id"]


def _clock(milliseconds: int) -> str:
    at = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=milliseconds)
    return at.astimezone(ZoneInfo(TIME_ZONE)).strftime("%m-%d %H:%M")
