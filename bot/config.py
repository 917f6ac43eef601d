"""The settings: a TOML file, and `WULIAN_SECTION__NAME` in the environment above it.

Every field is explained in `config.example.toml`; a test holds the two together.
"""

import base64
import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.policy import PolicySettings, Section
from rules.retention import Retention
from storage.locked import checked_key

_SHIPPED_CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"
_KEY_BYTES = 32
EXAMPLE_KEY = "cmVwbGFjZSBtZSB3aXRoIG9wZW5zc2wgcmFuZCAtYjY="
EXAMPLE_TOKEN = "123456:replace-me"


class ConfigWrong(Exception):
    """The settings cannot be used. The message names each setting and what is wrong with it."""


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise ValueError("is not the name of a time zone, such as Asia/Shanghai") from unknown
    return name


def _key(secret: SecretStr) -> SecretStr:
    try:
        length = len(base64.b64decode(secret.get_secret_value(), validate=True))
    except ValueError:
        length = 0
    if length != _KEY_BYTES:
        raise ValueError("is not 32 bytes in base64; `openssl rand -base64 32` makes one")
    return secret


def _secret(secret: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret.get_secret_value()):
        raise ValueError("is not 16 to 256 characters of A-Z, a-z, 0-9, _ and -")
    return secret


Key = Annotated[SecretStr, AfterValidator(_key)]


class TelegramSettings(Section):
    """Which bot this is, and where the Bot API is."""

    token: SecretStr
    base_url: Annotated[str, Field(pattern="^https?://.*/bot$")] = "https://api.telegram.org/bot"
    poll_seconds: int = Field(default=10, ge=0, le=50)

    @model_validator(mode="before")
    @classmethod
    def _without_name(cls, given: Any) -> Any:
        """Settings written before may still name the bot, which Telegram does by now."""
        if isinstance(given, Mapping):
            return {name: value for name, value in given.items() if name != "username"}
        return given


class StorageSettings(Section):
    """Where everything is kept."""

    url: str = "sqlite:///var/wulian.sqlite3"


class BackupSettings(Section):
    """The nightly copy of the database; without a folder there is none."""

    folder: Path | None = None
    at: time = time(3)
    keep: int = Field(default=14, ge=1)
    public_key: Annotated[str, AfterValidator(checked_key)] | None = None
    """Whoever holds the secret key to it reads the copies, nobody else does."""


Days = Annotated[int, Field(ge=0)]


class RetentionSettings(Section):
    """How many days the personal part of what is over is kept; 0 is for ever."""

    at: time = time(3, 30)
    case_days: Days = 365
    talk_days: Days = 180
    dead_days: Days = 30
    event_days: Days = 1825
    person_days: Days = 1095

    def retention(self) -> Retention:
        """What the rules call the retention."""
        return Retention(
            cases=_span(self.case_days),
            talks=_span(self.talk_days),
            dead=_span(self.dead_days),
            events=_span(self.event_days),
            people=_span(self.person_days),
        )


def _span(days: int) -> timedelta | None:
    return timedelta(days) if days else None


class SecuritySettings(Section):
    """Secrets of this installation."""

    keys: Annotated[tuple[Key, ...], Field(min_length=1)]
    invite_key: Key

    @property
    def invite_key_text(self) -> str:
        return self.invite_key.get_secret_value()

    @property
    def invite_bytes(self) -> bytes:
        return base64.b64decode(self.invite_key_text)


class DistrictSettings(Section):
    """The places and squads served."""

    file: Path


class CatalogueSettings(Section):
    """The service items and danger words."""

    path: Path = _SHIPPED_CATALOGUE


class ClockSettings(Section):
    """Whose time it is."""

    url: str | None = None
    time_zone: Annotated[str, AfterValidator(_zone)] = "Asia/Shanghai"


class WorkerSettings(Section):
    """How incoming updates are handled."""

    chats_at_once: int = Field(default=20, ge=1, le=500)


class SenderSettings(Section):
    """How calls go out."""

    in_flight: int = Field(default=30, ge=3, le=100)
    private_burst: int = Field(default=3, ge=1, le=10)


class HealthSettings(Section):
    """Where a supervisor may ask how we are. Port 0 switches it off."""

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)


class LogSettings(Section):
    """What is written to standard error."""

    model_config = ConfigDict(populate_by_name=True)

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    as_json: bool = Field(default=True, alias="json")


class WebhookSettings(Section):
    """Where Telegram brings updates; without a url we fetch them ourselves."""

    url: Annotated[str, Field(pattern="^https?://.+")] | None = None
    secret: Annotated[SecretStr, AfterValidator(_secret)] | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8443, ge=1, le=65535)
    max_connections: int = Field(default=1, ge=1, le=100)

    @property
    def secret_text(self) -> str:
        return self.secret.get_secret_value() if self.secret else ""

    @model_validator(mode="after")
    def _has_a_secret(self) -> "WebhookSettings":
        if self.url is not None and self.secret is None:
            raise ValueError("a url needs a secret, by which Telegram is known")
        return self


class Config(BaseSettings):
    """All settings of an installation."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="forbid",
        env_prefix="WULIAN_",
        env_nested_delimiter="__",
        hide_input_in_errors=True,
    )

    telegram: TelegramSettings
    security: SecuritySettings
    district: DistrictSettings
    storage: StorageSettings = StorageSettings()
    backup: BackupSettings = BackupSettings()
    retention: RetentionSettings = RetentionSettings()
    catalogue: CatalogueSettings = CatalogueSettings()
    clock: ClockSettings = ClockSettings()
    policy: PolicySettings = PolicySettings()
    worker: WorkerSettings = WorkerSettings()
    sender: SenderSettings = SenderSettings()
    webhook: WebhookSettings = WebhookSettings()
    health: HealthSettings = HealthSettings()
    logs: LogSettings = LogSettings()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.clock.time_zone)

    @model_validator(mode="after")
    def _hours_fit(self) -> "Config":
        given = {f"duty_hours.{day}": hours for day, hours in self.policy.duty_hours.items()}
        for name, hours in {"working_hours": self.policy.working_hours, **given}.items():
            edges = [edge for window in hours for edge in window]
            if not edges or sorted(set(edges)) != edges:
                raise ValueError(f"policy.{name}: the windows must be in order, each not empty")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment above what `load` read from the file."""
        return env_settings, init_settings


def load(path: Path) -> Config:
    """Read the file and the environment. Raises ConfigWrong.

    District and catalogue paths count from the file's folder; a relative SQLite path counts from
    the working directory.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigWrong(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise ConfigWrong(f"{path} is not TOML: {error}") from error
    return made(content, path.parent)


def made(content: Mapping[str, Any], folder: Path) -> Config:
    """Settings from parsed TOML and the environment. Raises ConfigWrong."""
    try:
        config = Config(**content)
    except ValidationError as error:
        raise ConfigWrong(_told(error)) from None
    district = config.district.model_copy(update={"file": folder / config.district.file})
    catalogue = config.catalogue.model_copy(update={"path": folder / config.catalogue.path})
    return config.model_copy(update={"district": district, "catalogue": catalogue})


def _told(error: ValidationError) -> str:
    """One line per setting, without its value, which may be secret."""
    return "\n".join(_line(fault["loc"], fault["type"], fault["msg"]) for fault in error.errors())


def _line(where: Sequence[int | str], kind: str, message: str) -> str:
    setting = ".".join(str(part) for part in where)
    if kind == "missing":
        return f"{setting} is missing"
    if kind == "extra_forbidden":
        return f"{setting} is not a setting"
    said = message.removeprefix("Value error, ")
    return f"{setting}: {said}" if setting else said
