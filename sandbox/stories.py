"""Stories that play themselves in the chats while the page tells what happens and why.

The host program offers them in code (`app.state.show.offer(story)`); what they are about is its
own affair. The show keeps the pace, so that a person can follow, and does what the page asks for.
"""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict, dataclass, replace
from typing import Protocol

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.bodies import read_object
from sandbox.records import Json
from sandbox.world import World

Words = str | Json
"""A string, or one for each language: `{"zh": …, "en": …}`."""

_GLANCE_S, _PER_LETTER_S, _WIDE = 1.2, 0.055, 2.2
"""Real seconds to find a text and to read each letter; a Chinese one counts as so many."""
_DEED_S = 1.4
"""From saying what somebody is about to do until it is done."""
_LONGEST_LOOK_S = 4.0
_FIRST_WIDE_LETTER = 0x2E80


@dataclass(frozen=True, slots=True)
class Story:
    """Something to watch; `yours` is said at its end, when the visitor takes over.

    `play` gets the show and the language to play in, "zh" or "en". It raises AssertionError when
    something does not come as it should. `chapters` are titles; it says when one begins.
    """

    id: str
    title: Words
    gist: Words
    yours: Words
    play: Callable[["Show", str], Awaitable[None]]
    chapters: tuple[Words, ...] = ()

    def card(self) -> Json:
        """What the page lists."""
        chapters = list(self.chapters)
        return {"id": self.id, "title": self.title, "gist": self.gist, "chapters": chapters}


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be seen. `state`: idle, preparing, playing, paused, ended, failed.

    `user` and `peer` are the phone to look at, `deed` is what its owner is about to do and
    `label` the button that they are about to press. `step` counts from the beginning, so that the
    page can go back.
    """

    state: str = "idle"
    story: str = ""
    caption: Words = ""
    user: int = 0
    peer: str = ""
    deed: Words = ""
    label: str = ""
    chapter: int = 0
    step: int = -1


@dataclass(frozen=True, slots=True)
class Step:
    """What was to be seen once: how it was told, for how long, and the journal as it then was."""

    scene: Scene
    rest_s: float
    seq: int


class Keeper(Protocol):
    """The host's, who puts aside what somebody was doing while a story plays."""

    @property
    def touched(self) -> bool:
        """Whether somebody has done something that the next story puts aside."""

    @property
    def kept(self) -> bool:
        """Whether there is something to go back to."""

    def note(self) -> None:
        """Somebody is doing something there, such as writing what is not sent yet."""

    async def give_back(self) -> None:
        """Put what was put aside last in place of what is there now."""


class Show:
    """Plays one story at a time."""

    def __init__(self, world: World) -> None:
        self.stories: dict[str, Story] = {}
        self.scene = Scene()
        self.pace = 1.0
        self.keeper: Keeper | None = None
        self.steps: list[Step] = []
        self.began_at = 0
        """The journal's number at which what is playing began."""
        self._wanted_chapter = 0
        self._world = world
        self._language = "zh"
        self._playing: asyncio.Task[None] | None = None
        self._beginning = asyncio.Lock()
        self._nudged = asyncio.Event()
        self._skips = False

    def offer(self, *stories: Story) -> None:
        """Put stories on the list; the same id again replaces one."""
        self.stories |= {story.id: story for story in stories}

    @property
    def touched(self) -> bool:
        return self.keeper is not None and self.keeper.touched

    @property
    def kept(self) -> bool:
        return self.keeper is not None and self.keeper.kept

    async def begin(self, story_id: str, language: str, pace: float) -> None:
        """Play from the beginning, in place of what is playing. Raises KeyError.

        `pace` is the part of the usual time that everything takes; 0 waits for nobody.
        """
        story = self.stories[story_id]
        async with self._beginning:
            await self.stop()
            self._language, self.pace = language, pace
            self.steps, self._wanted_chapter = [], 0
            self.began_at = self._world.journal.last
            self._tell(Scene("preparing", story.id))
            self._playing = asyncio.create_task(self._play(story))

    async def stop(self) -> None:
        """Leave off; everything stays as it stands."""
        playing, self._playing = self._playing, None
        if playing is not None:
            playing.cancel()
            await asyncio.wait((playing,))
        if self.scene.state != "idle":
            self._tell(Scene())

    async def give_back(self) -> None:
        """Leave the story, and go on with what was put aside for it."""
        if self.keeper is None or not self.keeper.kept:
            return
        await self.stop()
        async with self.clearing():
            await self.keeper.give_back()

    @contextlib.asynccontextmanager
    async def clearing(self) -> AsyncIterator[None]:
        """Within the block the stage is cleared, and the page says so."""
        self._tell(Scene("preparing"))
        try:
            yield
        finally:
            self._tell(Scene())

    def pause(self) -> None:
        if self.scene.state == "playing":
            self._tell(replace(self.scene, state="paused"))

    def go_on(self) -> None:
        if self.scene.state == "paused":
            self._tell(replace(self.scene, state="playing"))

    def jump(self, chapter: int) -> None:
        """Hurry on to a chapter that has not begun yet."""
        self._wanted_chapter = chapter
        self.go_on()
        self.next()

    def next(self) -> None:
        """Go to the next step without waiting; a story that rests goes on resting there."""
        self._skips = True
        self._nudged.set()

    def chapter(self, number: int) -> None:
        """The chapter that now begins; the first is 0."""
        self.scene = replace(self.scene, chapter=number)

    async def tells(self, caption: Words) -> None:
        """A caption, with the time to read it. The first one opens the curtain."""
        state = "paused" if self.scene.state == "paused" else "playing"
        scene = replace(self.scene, state=state, caption=caption, deed="", label="")
        await self._step(scene, self._reading_s(caption))

    async def turn(self, user: int, peer: str, deed: Words, label: str = "") -> None:
        """Somebody is about to do something, maybe to press the button `label`."""
        scene = replace(self.scene, user=user, peer=peer, deed=deed, label=label)
        await self._step(scene, _DEED_S)

    async def reads(self, user: int, peer: str, text: str) -> None:
        """Somebody got a message; the visitor reads it, too."""
        scene = replace(self.scene, user=user, peer=peer, deed="", label="")
        await self._step(scene, min(self._reading_s(text), _LONGEST_LOOK_S))

    async def _step(self, scene: Scene, rest_s: float) -> None:
        scene = replace(scene, step=len(self.steps))
        self.steps.append(Step(scene, rest_s, self._world.journal.last))
        self._tell(scene)
        await self._rest(rest_s)

    async def _play(self, story: Story) -> None:
        try:
            await story.play(self, self._language)
        except Exception as error:
            sys.stderr.write(f"story {story.id!r} failed: {error}\n")
            why = str(error).partition("\n")[0]
            self._tell(replace(self.scene, state="failed", caption=why, deed="", label=""))
        else:
            self._tell(replace(self.scene, state="ended", caption=story.yours, deed="", label=""))

    async def _rest(self, seconds: float) -> None:
        """Wait, and while the story is paused for as long as that takes: time stands still, too."""
        left = seconds * self.pace
        loop = asyncio.get_running_loop()
        self._skips = self.scene.chapter < self._wanted_chapter
        while not self._skips and (left > 0 or self.scene.state == "paused"):
            self._nudged.clear()
            began = loop.time()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(None if self.scene.state == "paused" else left):
                    await self._standing_still()
            left -= loop.time() - began

    async def _standing_still(self) -> None:
        clock, paused = self._world.clock, self.scene.state == "paused"
        ran = paused and clock.running
        if ran:
            clock.freeze()
            self._world.journal.write("clock", **clock.reading())
        try:
            await self._nudged.wait()
        finally:
            if ran:
                clock.run()
                self._world.journal.write("clock", **clock.reading())

    def _reading_s(self, words: Words) -> float:
        text = words if isinstance(words, str) else str(words[self._language])
        letters = sum(_WIDE if ord(letter) > _FIRST_WIDE_LETTER else 1.0 for letter in text)
        return _GLANCE_S + letters * _PER_LETTER_S

    def _tell(self, scene: Scene) -> None:
        self.scene = scene
        self._nudged.set()
        self._world.journal.write("story", scene=asdict(scene), kept=self.kept)


def show_of(request: Request) -> Show:
    show: Show = request.app.state.show
    return show


async def read_stories(request: Request) -> Response:
    """What there is to watch, and what is to be seen now."""
    show = show_of(request)
    cards = [story.card() for story in show.stories.values()]
    return JSONResponse(
        {
            "stories": cards,
            "scene": asdict(show.scene),
            "pace": show.pace,
            "touched": show.touched,
            "kept": show.kept,
        }
    )


async def read_steps(request: Request) -> Response:
    """All steps of the story so far; `/page/past` says how the phones were at each."""
    return JSONResponse({"steps": [asdict(step) for step in show_of(request).steps]})


async def conduct(request: Request) -> Response:
    """`{"play": id, "language": "zh"/"en", "pace": 1.0}`, `{"do": "pause"}` …, `{"pace": 0.5}`.

    `{"play": id, "keep": true}` puts aside what is there even if it only was written, not sent;
    `{"do": "jump", "chapter": 2}` hurries on to a chapter.
    """
    show = show_of(request)
    body: Json = await read_object(request)
    deeds: dict[str, Callable[[], None]] = {
        "pause": show.pause,
        "go_on": show.go_on,
        "next": show.next,
    }
    pace = float(body.get("pace", show.pace))
    try:
        if body.get("keep") and show.keeper:
            show.keeper.note()
        if "play" in body:
            await show.begin(str(body["play"]), str(body.get("language", "zh")), pace)
        elif body.get("do") == "stop":
            await show.stop()
        elif body.get("do") == "give_back":
            await show.give_back()
        elif body.get("do") == "jump":
            show.jump(int(body["chapter"]))
        elif "do" in body:
            deeds[str(body["do"])]()
    except KeyError as error:
        return JSONResponse({"error": f"no such thing: {error}"}, 404)
    show.pace = pace
    return await read_stories(request)


ROUTES = [
    Route("/control/stories", read_stories, methods=["GET"]),
    Route("/control/stories", conduct, methods=["POST"]),
    Route("/control/stories/steps", read_steps, methods=["GET"]),
]
