"""Settings: documented, refused in plain words, never shown where they are secret."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from bot.catalogue import read_catalogue
from bot.config import EXAMPLE_KEY, Config, ConfigWrong, load, made
from rules.cadence import Cadence
from rules.policy import Policy

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "config.example.toml"


def example() -> dict[str, Any]:
    return tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))


def settings() -> Iterator[tuple[str, str]]:
    for section, field in Config.model_fields.items():
        kind = field.annotation
        assert isinstance(kind, type)
        assert issubclass(kind, BaseModel)
        for name, setting in kind.model_fields.items():
            yield section, setting.alias or name


@pytest.mark.parametrize(("section", "name"), list(settings()))
def test_the_example_documents_every_setting(section: str, name: str) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    part = text.split(f"\n[{section}]\n")[1].split("\n[")[0]
    assert f"\n{name} = " in f"\n{part}".replace("\n# ", "\n")


def test_the_example_loads_and_shows_the_defaults() -> None:
    config = load(EXAMPLE)
    bare = made({name: example()[name] for name in ("telegram", "security", "district")}, ROOT)
    assert config == bare.model_copy(update={"catalogue": config.catalogue})
    assert config.catalogue.path.resolve() == bare.catalogue.path


def test_the_example_names_a_district_that_can_be_read() -> None:
    config = load(EXAMPLE)
    catalogue = read_catalogue(config.catalogue.path, config.district.file)
    assert "pension-certification" in catalogue.items
    assert len(catalogue.town.communities()) == 6


def test_without_policy_settings_the_rules_keep_their_defaults() -> None:
    config = load(EXAMPLE)
    assert config.policy.policy() == Policy()
    assert config.policy.cadence(config.zone) == Cadence()


@pytest.mark.parametrize(
    ("section", "change", "said"),
    [
        ("telegram", {"tokn": "1:x"}, "telegram.tokn is not a setting"),
        ("storag", {"url": "sqlite:///x"}, "storag is not a setting"),
        ("clock", {"time_zone": "Asia/Yangjiang"}, "clock.time_zone: is not the name of a time"),
        ("security", {"keys": ["short"]}, "security.keys.0: is not 32 bytes in base64"),
        ("policy", {"working_hours": [["12:00", "08:30"]]}, "policy.working_hours: the windows"),
        ("policy", {"duty_hours": {"sat": []}}, "policy.duty_hours.sat: the windows"),
        ("policy", {"duty_hours": {"saturday": []}}, "policy.duty_hours.saturday"),
        ("policy", {"offer_width": 0}, "policy.offer_width: Input should be greater"),
        ("health", {"port": 70000}, "health.port: Input should be less"),
    ],
)
def test_what_is_wrong_is_said_with_the_setting(
    section: str, change: dict[str, Any], said: str
) -> None:
    content = example()
    content[section] = {**content.get(section, {}), **change}
    with pytest.raises(ConfigWrong, match=said.replace("(", r"\(")):
        made(content, ROOT)


def test_settings_that_still_name_the_bot_are_read() -> None:
    raw = example()
    raw["telegram"]["username"] = "wulian_bot"
    assert made(raw, ROOT).telegram == made(example(), ROOT).telegram


def test_what_is_missing_is_named() -> None:
    with pytest.raises(ConfigWrong) as wrong:
        made({"telegram": {}, "district": {"file": "x.toml"}}, ROOT)
    assert str(wrong.value).splitlines() == ["telegram.token is missing", "security is missing"]


def test_a_file_that_is_not_there_or_not_toml(tmp_path: Path) -> None:
    with pytest.raises(ConfigWrong, match="No such file"):
        load(tmp_path / "config.toml")
    (tmp_path / "config.toml").write_text("token = ", encoding="utf-8")
    with pytest.raises(ConfigWrong, match="is not TOML"):
        load(tmp_path / "config.toml")


def test_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WULIAN_TELEGRAM__TOKEN", "77:from-the-environment")
    monkeypatch.setenv("WULIAN_HEALTH__PORT", "9999")
    monkeypatch.setenv("WULIAN_POLICY__HOLIDAYS", '["2027-02-08"]')
    monkeypatch.setenv("WULIAN_LOGS__JSON", "false")
    config = load(EXAMPLE)
    assert config.telegram.token.get_secret_value() == "77:from-the-environment"
    assert config.telegram.poll_seconds == 10
    assert config.health.port == 9999
    assert not config.logs.as_json
    assert [str(day) for day in config.policy.holidays] == ["2027-02-08"]


def test_secrets_are_not_shown() -> None:
    config = load(EXAMPLE)
    assert "replace-me" not in repr(config) + str(config)
    assert EXAMPLE_KEY not in repr(config) + str(config)
    content = example()
    content["security"]["keys"] = ["a-secret-of-the-wrong-length"]
    with pytest.raises(ConfigWrong) as wrong:
        made(content, ROOT)
    assert "a-secret" not in str(wrong.value)
