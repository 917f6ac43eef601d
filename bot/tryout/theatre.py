"""Sets the stage of the demo: for whoever wants to play themselves, and for the stories.

Each begins in an empty town, with a bot that knows nobody.
"""

import asyncio
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import partial

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
from sandbox.stories import Show, Story
from storage.instants import from_ms, to_ms

_LANGUAGES = {"zh": CHINESE, "en": "en"}
"""Of the page, and of what people read."""


@dataclass
class Theatre:
    """The demo's sandbox, its bot and its database, which are cleared between two plays."""

    app: Starlette
    client: httpx.AsyncClient
    installation: Installation
    bot: Child
    busy: asyncio.Lock = field(default_factory=asyncio.Lock)
    joining: asyncio.Task[None] | None = None
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

    def announce(self) -> None:
        """Put the stories on the page's list."""
        self.show.offer(*(self._story(scene) for scene in SCENES))

    async def open(self) -> asyncio.Task[None]:
        """Everybody has an account, the first phones are shown; gives the joining of helpers.

        That raises AssertionError if the bot does not answer.
        """
        self.world.clock.set(to_ms(beginning(SystemClock().now())))
        arrived = {one: await people.arrive(self.client, one) for one in people.EVERYBODY}
        await self._shows([(arrived[one], title) for one, title in people.TITLES.items()])
        joining = people.join_all(arrived, self.installation, self._now)
        self.joining = asyncio.create_task(joining)
        return self.joining

    async def start_over(self) -> None:
        """As it was when the demo began."""
        await self.show.stop()
        async with self.busy:
            await self._clear()
            await self.open()

    async def close(self) -> None:
        """Nobody does anything any more."""
        await self.show.stop()
        self._nobody_joins()

    def _nobody_joins(self) -> None:
        if self.joining is not None:
            self.joining.cancel()

    async def _clear(self) -> None:
        """Nobody is there any more, nothing is known; the bot runs again."""
        self._nobody_joins()
        await self.bot.kill()
        self.world.reset()
        self.installation.wipe()
        self.world.clock.run()
        await self.bot.start()

    def _story(self, scene: Scene) -> Story:
        title, gist, yours = (asdict(each) for each in (scene.title, scene.gist, scene.yours))
        return Story(scene.id, title, gist, yours, partial(self._play, scene))

    async def _play(self, scene: Scene, show: Show, language: str) -> None:
        async with self.busy:
            await self._clear()
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
