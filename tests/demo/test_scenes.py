"""Each story that the page plays, to its end, with the bot in this process."""

import asyncio
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import pytest

from bot.tryout.cast import Cast
from bot.tryout.narrator import OnThePage
from bot.tryout.scenes import SCENES, Scene
from bot.tryout.stage import Stage
from rules.people import Role
from sandbox.stories import Show, Step
from tests.house import House


class HouseBot:
    """The bot of a house, which can be switched off and on."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.running = True
        self._one_at_a_time = asyncio.Lock()

    async def kill(self) -> None:
        self.running = False
        await self.house.stops()

    async def start(self) -> None:
        await self.house.starts()
        self.running = True

    def invite(self, role: Role, where: str, _now: datetime) -> str:
        return self.house.invite(role, where)

    async def settle(self) -> None:
        """Several people may act side by side."""
        async with self._one_at_a_time:
            if self.running:
                await self.house.settle()


async def play(
    scene: Scene, language: str, folder: Path
) -> tuple[Cast, list[dict[str, object]], list[Step]]:
    """Who took part, what was to be seen, in order, and each step with its length."""
    async with House.open("sqlite", folder) as house:
        show, bot = Show(house.world), HouseBot(house)
        show.pace = 0
        wording = house.app.hall.wording
        narrator = OnThePage(show)
        stage = Stage(language, house.client, bot.invite, bot, wording, narrator, bot.settle)
        cast = Cast(stage)
        await scene.play(cast)
        assert await house.rows("SELECT seq, error FROM inbox WHERE state <> 'done'") == []
        assert await house.rows("SELECT id, error FROM outbox WHERE state <> 'sent'") == []
        told = [e["scene"] for e in house.world.journal.after(0) if e["kind"] == "story"]
    return cast, told, show.steps


@pytest.mark.parametrize(
    ("scene", "language"),
    [(scene, ("zh-CN", "en")[place % 2]) for place, scene in enumerate(SCENES)],
    ids=[scene.id for scene in SCENES],
)
async def test_a_story_plays_to_its_end(scene: Scene, language: str, tmp_path: Path) -> None:
    cast, told, steps = await play(scene, language, tmp_path)
    captions = [each["caption"] for each in told]
    assert captions[0], "the first thing to be seen is a caption"
    assert all(isinstance(caption, dict) and {"zh", "en"} == set(caption) for caption in captions)
    acting = {each["user"] for each in told if each["deed"]}
    assert acting <= {cast[who].person.id for who in scene.phones}, "whoever acts has a phone"
    assert acting
    begun = {step.scene.chapter for step in steps}
    assert begun == set(range(len(scene.chapters))), "each chapter shows something"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_the_first_story_lasts_a_minute(language: str, tmp_path: Path) -> None:
    """What the bot itself takes comes on top: a few seconds."""
    _, _, steps = await play(SCENES[0], language, tmp_path)
    assert 45 <= sum(step.rest_s for step in steps) <= 58


def test_every_story_says_what_can_be_tried_next() -> None:
    assert len({scene.id for scene in SCENES}) == len(SCENES)
    for scene in SCENES:
        chapters = [chapter.title for chapter in scene.chapters]
        for words in (scene.title, scene.gist, scene.yours, *chapters):
            assert all(asdict(words).values()), scene.id
