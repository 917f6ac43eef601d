"""Somebody you can play in code, in process or over HTTP."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

import httpx

from sandbox.records import Json
from sandbox.seen import (
    Seen,
    find_button,
    from_others,
    keyboard_labels,
    messages_of,
    seen,
    transcript,
)

Settle = Callable[[], Awaitable[None]]
PATIENCE_S = 30.0  # how long the sandbox itself may take


class Person:
    """A person talking to one bot, or in one group.

    `settle` is awaited after every act and before every look: a harness that runs its bot in
    process lets it finish there. Without it, `sees` waits until the message comes.
    """

    def __init__(
        self,
        client: httpx.AsyncClient,
        user: Json,
        peer: str,
        settle: Settle | None = None,
    ) -> None:
        self._client = client
        self._settle = settle
        self.user = user
        self.peer = peer
        self._passed = 0
        self._alerts_passed = 0

    @classmethod
    async def arrives(
        cls,
        client: httpx.AsyncClient,
        first_name: str,
        *,
        peer: str = "wulian_bot",
        settle: Settle | None = None,
        **details: Any,
    ) -> "Person":
        """Create the user, too. `details`: last_name, username, language_code, phone, id."""
        answer = await client.post("/people", json={"first_name": first_name, **details})
        answer.raise_for_status()
        return cls(client, answer.json(), peer, settle)

    @property
    def id(self) -> int:
        return int(self.user["id"])

    @property
    def name(self) -> str:
        return str(self.user["first_name"])

    def in_group(self, group_id: int) -> "Person":
        """The same person, speaking in a group."""
        return Person(self._client, self.user, str(group_id), self._settle)

    def with_bot(self, username: str) -> "Person":
        """The same person, talking to another bot."""
        return Person(self._client, self.user, username, self._settle)

    async def says(self, text: str) -> Seen:
        return await self._sends("say", text=text)

    async def replies(self, to: Seen, text: str, *, quote: str | None = None) -> Seen:
        return await self._sends("say", text=text, reply_to=to.id, quote=quote)

    async def sends_photo(self, caption: str = "", data: bytes | None = None) -> Seen:
        return await self._sends("photo", caption=caption, base64=_base64(data))

    async def sends_voice(self, seconds: int = 3) -> Seen:
        return await self._sends("voice", seconds=seconds)

    async def sends_document(self, name: str, data: bytes, caption: str = "") -> Seen:
        return await self._sends("document", name=name, base64=_base64(data), caption=caption)

    async def sends_sticker(self, emoji: str = "🙂") -> Seen:
        return await self._sends("sticker", emoji=emoji)

    async def sends_video(self, data: bytes, caption: str = "") -> Seen:
        return await self._sends("video", base64=_base64(data), caption=caption)

    async def sends_album(self, *pictures: bytes, caption: str = "") -> list[Seen]:
        encoded = [_base64(picture) for picture in pictures]
        outcome = await self._act("album", photos=encoded, caption=caption)
        return [seen(message) for message in outcome["messages"]]

    async def shares_location(self, latitude: float, longitude: float) -> Seen:
        return await self._sends("location", latitude=latitude, longitude=longitude)

    async def shares_contact(self, phone: str = "", name: str = "") -> Seen:
        """Their own contact if no phone is given."""
        given = {"phone": phone, "name": name or self.name} if phone else {}
        return await self._sends("contact", **given)

    async def edits(self, message: Seen, text: str) -> Seen:
        return await self._sends("edit", message_id=message.id, text=text)

    async def forwards(self, message: Seen, from_peer: str | int | None = None) -> Seen:
        """Forward a message of this chat, or of another one, into this chat."""
        place = {} if from_peer is None else {"from_peer": str(from_peer)}
        return await self._sends("forward", message_id=message.id, **place)

    async def votes(self, on: Seen, *labels: str) -> None:
        """Choose the options of a poll that contain these labels; none takes the vote back."""
        texts = [option["text"] for option in on.raw["poll"]["options"]]
        places = [place for place, text in enumerate(texts) if any(la in text for la in labels)]
        if len(places) < len(labels):
            raise AssertionError(f"{self.name} finds no option {labels!r} among {texts}")
        await self._act("vote", message_id=on.id, options=places)

    async def reacts(self, to: Seen, *emoji: str) -> None:
        """Without emoji, take the reaction back."""
        await self._act("react", message_id=to.id, emoji=list(emoji))

    async def opens_link(self, url: str) -> "Person":
        """Follow a link to a bot or into a group; gives the person where the link leads."""
        outcome = await self._act("open_link", url=url)
        peer = str(outcome.get("peer", self.peer))
        return (
            self
            if peer.lower() == self.peer.lower()
            else Person(self._client, self.user, peer, self._settle)
        )

    async def pins(self, message: Seen) -> None:
        await self._act("pin", message_id=message.id)

    async def leaves(self) -> None:
        """Leave the group."""
        await self._act("leave")

    async def blocks(self) -> None:
        await self._act("block")

    async def unblocks(self) -> None:
        await self._act("unblock")

    async def taps(self, label: str, *, on: Seen | None = None) -> Json:
        """Press the inline button whose label contains `label`, on the newest message that has one.

        If no message has it, press the button of the reply keyboard. `on`: an older card, with
        the buttons it had when it was seen.
        """
        view = await self._view()
        messages = [on] if on else messages_of(view)[::-1]
        for message in messages:
            if place := find_button(message.buttons, label):
                row, column = place
                shown = message.raw["reply_markup"]["inline_keyboard"][row][column]
                return await self._act("tap", message_id=message.id, shown=shown)
        for keyboard_label in keyboard_labels(view):
            if label in keyboard_label and on is None:
                return await self._act("press", label=keyboard_label)
        raise AssertionError(f"{self.name} finds no button {label!r}\n{transcript(view)}")

    async def sees(self, *fragments: str, within: float = 5.0) -> Seen:
        """The next message from others, not yet passed by, that contains every fragment.

        A changed message counts as new. Raises `AssertionError` with the recent chat after
        `within` seconds.
        """
        await self._settled()
        seconds = 0.0 if self._settle else within
        async for view in self._looks(self._passed, seconds):
            for message in from_others(view, self._passed):
                if all(fragment in message.text for fragment in fragments):
                    self._passed = message.version
                    return message
        raise AssertionError(await self._complaint("does not see", fragments))

    async def sees_no(self, *fragments: str) -> None:
        """None of the messages not yet passed by contains any of the fragments."""
        await self._settled()
        for message in from_others(await self._view(self._passed), self._passed):
            if any(fragment in message.text for fragment in fragments):
                raise AssertionError(await self._complaint("should not see", fragments))

    async def sees_alert(self, *fragments: str, within: float = 5.0) -> Json:
        """The next answer to one of their taps whose text contains every fragment."""
        await self._settled()
        seconds = 0.0 if self._settle else within
        async for view in self._looks(self._alerts_passed, seconds):
            for alert in view["alerts"]:
                fresh = alert["version"] > self._alerts_passed
                if fresh and all(fragment in alert["text"] for fragment in fragments):
                    self._alerts_passed = int(alert["version"])
                    return dict(alert)
        raise AssertionError(await self._complaint("sees no alert", fragments))

    async def messages(self) -> list[Seen]:
        """Everything in the chat, oldest first."""
        await self._settled()
        return messages_of(await self._view())

    async def last(self) -> Seen:
        """The newest message from somebody else."""
        await self._settled()
        return from_others(await self._view(), 0)[-1]

    async def buttons(self) -> list[str]:
        """Labels of the newest message that has inline buttons, then of the reply keyboard."""
        await self._settled()
        view = await self._view()
        newest = next((m for m in messages_of(view)[::-1] if m.buttons), None)
        inline = [label for row in newest.buttons for label in row] if newest else []
        return inline + keyboard_labels(view)

    async def commands(self) -> list[str]:
        """The names in the command menu."""
        await self._settled()
        return [str(command["command"]) for command in (await self._view())["commands"]]

    async def transcript(self) -> str:
        return transcript(await self._view(), length=None)

    async def _sends(self, act: str, **details: Any) -> Seen:
        outcome = await self._act(act, **details)
        return seen(outcome["message"])

    async def _act(self, act: str, **details: Any) -> Json:
        given = {name: value for name, value in details.items() if value is not None}
        answer = await self._client.post(f"{self._path}/acts", json={"act": act, **given})
        outcome: Json = answer.json()
        if answer.status_code != 200:
            raise AssertionError(f"{self.name} cannot {act}: {outcome.get('error')}")
        await self._settled()
        return outcome

    async def _looks(self, after: int, seconds: float) -> AsyncIterator[Json]:
        """What is newer than `after`, then each time what came since, until time is up."""
        view = await self._view(after)
        yield view
        now = asyncio.get_running_loop().time
        deadline = now() + seconds
        while (left := deadline - now()) > 0:
            view = await self._view(int(view["version"]), wait=left)
            yield view

    async def _view(self, after: int = 0, wait: float = 0.0) -> Json:
        """The chat, with messages and alerts newer than version `after`.

        With `wait`, once something newer has happened, or that many seconds have passed.
        """
        params = {"after": str(after), "wait": f"{wait:.3f}"}
        timeout = httpx.Timeout(wait + PATIENCE_S)
        answer = await self._client.get(self._path, params=params, timeout=timeout)
        answer.raise_for_status()
        view: Json = answer.json()
        return view

    async def _settled(self) -> None:
        if self._settle:
            await self._settle()

    async def _complaint(self, what: str, fragments: Sequence[str]) -> str:
        wanted = " + ".join(repr(fragment) for fragment in fragments) or "anything new"
        return f"{self.name} {what} {wanted}\n{transcript(await self._view())}"

    @property
    def _path(self) -> str:
        return f"/people/{self.id}/chats/{self.peer}"


def _base64(data: bytes | None) -> str | None:
    return None if data is None else b64encode(data).decode()
