"""`wulian rotate-key`, as the owner of an installation meets it."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.cli import IN_USE, WRONG
from storage.cipher import Cipher
from tests.bot.test_keeping import written, wulian
from tests.house import House
from tests.scenarios.stories import cast


def with_new_key(settings: Path, house: House) -> str:
    """The house's settings with a new key before the old one."""
    written(settings, house)
    new = Cipher.generate_key()
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('keys = ["', f'keys = ["{new}", "'), encoding="utf-8")
    return new


def only(house: House, key: str) -> None:
    """From the next start on the house has this key and no other."""
    security = house.config.security.model_copy(update={"keys": (SecretStr(key),)})
    house.config = house.config.model_copy(update={"security": security})


async def test_afterwards_the_old_key_is_not_needed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "config.toml"
    async with House.open("sqlite", tmp_path) as house:
        people = await cast(house)
        number = await people.files_pension_visit()
        new = with_new_key(settings, house)
        assert await wulian("rotate-key", "--config", settings) == IN_USE

        await house.stops()
        assert await wulian("rotate-key", "--config", settings) == 0
        said = capsys.readouterr().out
        assert "person: 5 rows sealed anew" in said
        assert "the other keys can go" in said
        only(house, new)
        await house.starts()
        for words in ("陈桂兰", "13800138000"):
            await people.staff.says(f"/find {words}")
            await people.staff.sees(number)
        await people.volunteers[0].taps("我去")
        await people.resident.sees("找到人了", "王芳")


async def test_what_no_key_opens_keeps_the_old_keys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "config.toml"
    async with House.open("sqlite", tmp_path) as house:
        await cast(house)
        only(house, Cipher.generate_key())
        with_new_key(settings, house)
        await house.stops()
        assert await wulian("rotate-key", "--config", settings) == WRONG
        assert "keep the other keys" in capsys.readouterr().err
        await house.starts()
