"""Writes down what people do and what the clock does, to be played again as a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.acts import button_at
from sandbox.records import Json, Message, Room
from sandbox.script import Deed, Heard, Move, Script, Step
from sandbox.seen import find_button
from sandbox.world import World

_HEARD = ("message", "edited", "deleted", "answered")


@dataclass(slots=True)
class _Recording:
    """`since` is the newest journal entry before it began."""

    since: int
    steps: list[Step]


class Recorder:
    """Records when it is switched on; what the bots say is taken from the journal."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._recording: _Recording | None = None

    @property
    def running(self) -> bool:
        return self._recording is not None

    def start(self) -> None:
        """From now on, and without what was recorded before."""
        world = self._world
        self._recording = _Recording(world.journal.last, [])
        world.journal.write("recording", on=True)

    def stop(self) -> str:
        """The recorded test as a Python file; empty if nothing was being recorded."""
        recording, self._recording = self._recording, None
        if recording is None:
            return ""
        self._world.journal.write("recording", on=False)
        entries = self._world.journal.after(recording.since)
        resets = (entry["seq"] for entry in entries if entry["kind"] == "reset")
        since = max(resets, default=recording.since)
        told = [entry for entry in entries if entry["seq"] > since and entry["kind"] in _HEARD]
        steps = [step for step in recording.steps if step.seq >= since]
        return Script(self._world, steps, [_heard(entry) for entry in told]).text()

    @contextmanager
    def acting(self, user: int, room: Room, body: Json) -> Iterator[None]:
        """Somebody does this within the block; what cannot be done is not recorded."""
        if self._recording is None:
            yield
            return
        deed = Deed(*self._now(), user, room, self._told(user, room, body))
        yield
        self._recording.steps.append(deed)

    def move(self, body: Json) -> None:
        """The clock is about to be moved."""
        for name in ("set_ms", "advance_ms"):
            if self._recording is not None and name in body:
                self._recording.steps.append(Move(*self._now(), name, int(body[name])))

    def _now(self) -> tuple[int, int]:
        return self._world.journal.last, self._world.clock.now_ms()

    def _told(self, user: int, room: Room, body: Json) -> Json:
        """The act with what must be known of the chat as it stands: labels, and which message."""
        conversation = self._world.conversation(room)
        messages = conversation.messages
        if body.get("act") == "press":
            rows = conversation.keyboards.get(user, {}).get("keyboard", [])
            return _pressed(body, [button for row in rows for button in row])
        message = messages.get(body.get("message_id", 0))
        if message is None:
            return body
        if body.get("act") == "tap":
            shown = body.get("shown") or button_at(message, body["row"], body["column"])
            label = str(shown["text"])
            having = (each.id for each in reversed(messages.values()) if _has_button(each, label))
            is_newest = next(having, 0) == message.id
            return {**body, "label": label, "is_newest": is_newest}
        poll = message.content.get("poll")
        if body.get("act") == "vote" and poll:
            options = [option["text"] for option in poll["options"]]
            return {**body, "labels": [options[option] for option in body["options"]]}
        return body


def _pressed(body: Json, buttons: list[Json]) -> Json:
    """A button of the reply keyboard, as what it sends."""
    button = next((one for one in buttons if one["text"] == body.get("label")), {})
    if button.get("request_contact"):
        return {"act": "contact"}
    if button.get("request_location"):
        return {**body, "act": "location"}
    return {"act": "say", "text": body.get("label", "")}


def _has_button(message: Message, label: str) -> bool:
    rows = (message.markup or {}).get("inline_keyboard", [])
    labels = tuple(tuple(str(button["text"]) for button in row) for row in rows)
    return find_button(labels, label) is not None


def _heard(entry: Json) -> Heard:
    message = entry.get("message", {})
    return Heard(
        seq=int(entry["seq"]),
        kind=str(entry["kind"]),
        room=Room(entry["bot"], entry["chat"]),
        message_id=int(message.get("message_id") or entry.get("message_id", 0)),
        by_bot=bool(message.get("from", {}).get("is_bot", True)),
        user=int(entry.get("user", 0)),
        text=str(message.get("text") or message.get("caption") or entry.get("text") or ""),
    )


def recorder_of(request: Request) -> Recorder:
    recorder: Recorder = request.app.state.recorder
    return recorder


async def read_recording(request: Request) -> Response:
    return JSONResponse({"on": recorder_of(request).running})


async def start_recording(request: Request) -> Response:
    recorder_of(request).start()
    return await read_recording(request)


async def stop_recording(request: Request) -> Response:
    """The file, ready to be saved beside the tests of the bot."""
    return JSONResponse(
        {"on": False, "name": "test_recorded.py", "text": recorder_of(request).stop()}
    )


ROUTES = [
    Route("/control/recording", read_recording, methods=["GET"]),
    Route("/control/recording", start_recording, methods=["POST"]),
    Route("/control/recording", stop_recording, methods=["DELETE"]),
]
