"""Sets the stage of the demo: for whoever wants to play themselves, and for the stories.

Each story begins in an empty town, with a bot that knows nobody. What somebody was doing before
is put aside, and given back when they ask for it.
"""

import asyncio
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette

from bot.clock import SystemClock
from bot.tryout import people
from bot.tryout.cast import CHARACTERS, Cast
from bot.tryout.child import Child
from bot.tryout.hours import beginning
from bot.tryout.installation import Installation, read_wording
from bot.tryout.narrator import OnThePage
from bot.tryout.scenes import SCENES, Scene
from bot.tryout.stage import CHINESE, Stage
from handlers.wording import Wording
from sandbox import Person, World
from sandbox.page import Page
from sandbox.stories import Show, Story
from sandbox.world import Aside
from storage.instants import from_ms, to_ms

_LANGUAGES = {"zh": CHINESE, "en": "en"}
"""Of the page, and of what people read."""
_NAMES = {"zh": "五联帮办", "en": "Wulian"}


@dataclass(slots=True)
class Town:
    """What is on the stage now.

    `own` is the visitor's, where no story has played; `touched` says that somebody has done
    something there, `killed` that they have killed the bot.
    """

    language: str
    own: bool = True
    touched: bool = False
    killed: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A town that was put aside: its chats, its phones, its database."""

    town: Town
    world: Aside
    phones: dict[Any, Any]
    folder: Path


@dataclass
class Theatre:
    """The demo's sandbox, its bot and its database, which are cleared between two plays."""

    app: Starlette
    client: httpx.AsyncClient
    installation: Installation
    bot: Child
    town: Town
    busy: asyncio.Lock = field(default_factory=asyncio.Lock)
    joining: asyncio.Task[None] | None = None
    aside: list[Kept] = field(default_factory=list)
    wording: Wording | None = None
    """Read when the first story begins."""

    @property
    def world(self) -> World:
        world: World = self.app.state.world
        return world

    @property
    def show(self) -> Show:
        show: Show = self.app.state.show
        return show

    @property
    def page(self) -> Page:
        page: Page = self.app.state.page
        return page

    @property
    def touched(self) -> bool:
        return self.town.touched

    @property
    def kept(self) -> bool:
        return not self.town.own

    def note(self) -> None:
        """Somebody from outside does something."""
        self.town.touched = True

    def announce(self) -> None:
        """Put the stories on the page's list."""
        self._enter(self.town)
        self.show.keeper = self
        self.show.offer(*(self._story(scene) for scene in SCENES))

    async def open(self) -> asyncio.Task[None]:
        """Everybody has an account, the first phones are shown; gives the joining of helpers.

        That raises AssertionError if the bot does not answer.
        """
        self.world.clock.set(to_ms(beginning(SystemClock().now())))
        language = self.town.language
        arrived = {one: await people.arrive(self.client, one, language) for one in people.EVERYBODY}
        await self._shows([(arrived[one], title) for one, title in people.TITLES.items()])
        joining = people.join_all(arrived, self.installation, self._now)
        self.joining = asyncio.create_task(joining)
        return self.joining

    async def speak(self, language: str, *, anew: bool) -> str:
        """What people here speak, now that the visitor reads `language`.

        Where nobody has done anything yet, or when asked to begin anew, it is that.
        """
        fresh = self.town.own and not self.town.touched
        if language in _LANGUAGES and language != self.town.language and (fresh or anew):
            await self.start_over(language)
        return self.town.language

    async def start_over(self, language: str = "") -> None:
        """As it was when the demo began; nothing is kept."""
        await self.show.stop()
        async with self.show.clearing(), self.busy:
            await self._clear(Town(language or self.town.language))
            self.aside.clear()
            await self.open()

    async def kill(self) -> None:
        """End the bot wherever it stands, as the visitor wishes."""
        self.town.touched = self.town.killed = True
        await self.bot.kill()

    async def revive(self) -> None:
        self.town.killed = False
        await self.bot.start()

    async def give_back(self) -> None:
        """What was put aside last; if somebody had not done anything yet, the beginning."""
        async with self.busy:
            if self.aside:
                await self._bring_back(self.aside.pop())
            else:
                await self._clear(Town(self.town.language))
                await self.open()

    async def close(self) -> None:
        """Nobody does anything any more."""
        await self.show.stop()
        self._nobody_joins()

    def _nobody_joins(self) -> None:
        if self.joining is not None:
            self.joining.cancel()

    async def _clear(self, town: Town) -> None:
        """Nobody is there any more, nothing is known; the bot runs again."""
        self._nobody_joins()
        await self.bot.kill()
        self.world.reset()
        self.installation.wipe()
        self.world.clock.run()
        self._enter(town)
        await self.bot.start()

    def _enter(self, town: Town) -> None:
        """The bot has a name in the language that people speak there."""
        self.town = town
        known = self.world.settings
        self.world.add_bot(known.token, known.username, _NAMES[town.language])

    async def _put_aside(self) -> None:
        """What is there, when all who are coming have come; then there is nothing."""
        if self.joining is not None:
            await asyncio.wait((self.joining,))
        await self.bot.stop()
        phones, self.page.phones = self.page.phones, {}
        folder = self.installation.folder / f"aside-{len(self.aside)}"
        self.installation.put_aside(folder)
        self.aside.append(Kept(self.town, self.world.put_aside(), phones, folder))

    async def _bring_back(self, kept: Kept) -> None:
        await self.bot.kill()
        self.world.bring_back(kept.world)
        self.installation.bring_back(kept.folder)
        self.page.phones = kept.phones
        self._enter(kept.town)
        if not kept.town.killed:
            await self.bot.start()

    def _story(self, scene: Scene) -> Story:
        title, gist, yours = (asdict(each) for each in (scene.title, scene.gist, scene.yours))
        chapters = tuple(asdict(chapter.title) for chapter in scene.chapters)
        return Story(scene.id, title, gist, yours, partial(self._play, scene), chapters)

    async def _play(self, scene: Scene, show: Show, language: str) -> None:
        async with self.busy:
            if self.town.touched:
                await self._put_aside()
            await self._clear(Town(language, own=False))
            cast = Cast(await self._stage(show, _LANGUAGES[language]))
            phones = []
            for who in scene.phones:
                player = await cast.arrives(who)
                phones.append((player.person, asdict(CHARACTERS[who].title)))
            await self._shows(phones)
            await scene.play(cast)

    async def _stage(self, show: Show, language: str) -> Stage:
        """Reading all texts takes a moment, in which the page is served all the same."""
        if self.wording is None:
            self.wording = await asyncio.to_thread(read_wording)
        invite, narrator = self.installation.invite, OnThePage(show)
        return Stage(language, self.client, invite, self.bot, self.wording, narrator)

    async def _shows(self, phones: list[tuple[Person, dict[str, str]]]) -> None:
        """These phones side by side, and no others."""
        shown = [{"user_id": person.id, "title": title} for person, title in phones]
        (await self.client.put("/people/phones", json=shown)).raise_for_status()

    def _now(self) -> datetime:
        return from_ms(self.world.clock.now_ms())
