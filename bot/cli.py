"""The command line: `wulian run`, `demo`, `tour`, and what an owner does now and then."""

import argparse
import asyncio
import errno
import logging
import os
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from random import SystemRandom

from telegram.error import InvalidToken

from bot import app, inviting, keeping, logs, running, soundness
from bot.catalogue import CatalogueWrong
from bot.clock import SystemClock
from bot.config import Config, ConfigWrong, load
from bot.export import export
from bot.hidden import hide_passwords
from bot.new_config import make_config
from bot.rotation import rotate
from bot.stopping import stop_signal
from bot.tryout import demo, tour
from handlers.wording import LANGUAGES, WordingWrong
from rules.access import has_work
from rules.errors import SettingsWrong
from rules.people import Role
from storage import backup, moving
from storage.errors import (
    BackupWrong,
    ForeignDatabase,
    MoveRefused,
    NewerDatabase,
    StorageUnavailable,
    StoreInUse,
)
from storage.locked import ENDING, new_key

_log = logging.getLogger(__name__)
WRONG = 2
_MOST = 1000
IN_USE = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, or 2 for what has to be put right, or 3 for a second instance."""
    if arguments is None:
        hide_passwords()
    given = _parser().parse_args(arguments)
    try:
        return int(given.command(given))
    except StoreInUse as error:
        return _complain(f"another instance is running: {error}", IN_USE)
    except (ConfigWrong, CatalogueWrong, SettingsWrong, WordingWrong) as error:
        return _complain(str(error), WRONG)
    except OSError as error:
        return _complain(_said_of(error), WRONG)
    except (BackupWrong, MoveRefused) as error:
        return _complain(str(error), WRONG)
    except (NewerDatabase, ForeignDatabase, StorageUnavailable) as error:
        return _complain(f"the storage cannot be used: {error}", WRONG)
    except InvalidToken:
        return _complain("Telegram does not know this token: check telegram.token", WRONG)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="wulian", description="A neighbourhood's front desk.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="run the bot until it is told to stop")
    run.set_defaults(command=_run)
    check = commands.add_parser("check-config", help="say whether settings and catalogue are sound")
    check.set_defaults(command=_check)
    check.add_argument("file", nargs="?", type=Path, metavar="FILE", help="same as --config")
    for command in (run, check):
        command.add_argument(
            "--trying-out", action="store_true", help="weak keys and plain http:// are all right"
        )
    begun = commands.add_parser("make-config", help="settings to begin with, asks for the token")
    begun.set_defaults(command=_make_config)
    begun.add_argument("file", nargs="?", type=Path, default=Path("config.toml"), metavar="FILE")
    invite = commands.add_parser("invite", help="print a link that gives a role to who opens it")
    invite.set_defaults(command=_invite)
    invite.add_argument("role", choices=[role.value for role in Role if has_work(role)])
    invite.add_argument("--at", required=True, metavar="PLACE_OR_SQUAD", help="an id of yours")
    invite.add_argument("--days", type=_count, default=7, help="how long the link works")
    invite.add_argument("--many", type=_count, metavar="N", help="so many links, as a sheet")
    saved = commands.add_parser("backup", help="copy the database, verified, while the bot runs")
    saved.set_defaults(command=_backup)
    saved.add_argument("--to", type=Path, metavar="FILE", help="default: var/backup-DATE")
    put_back = commands.add_parser("restore", help="put a copy in the place of the database")
    put_back.set_defaults(command=_restore)
    put_back.add_argument("--from", dest="source", type=Path, required=True, metavar="FILE")
    put_back.add_argument("--key", type=Path, metavar="FILE", help="opens an encrypted copy")
    made = commands.add_parser("backup-key", help="make the keys for encrypted copies")
    made.set_defaults(command=_backup_key)
    made.add_argument("--to", type=Path, required=True, metavar="FILE", help="of the secret key")
    exported = commands.add_parser("export", help="cases, events and points as CSV files")
    exported.set_defaults(command=_export)
    exported.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    moved = commands.add_parser("move-storage", help="copy SQLite into PostgreSQL, or back")
    moved.set_defaults(command=_move_storage)
    moved.add_argument("source", metavar="FROM_URL", help="the [storage] url until now")
    moved.add_argument("target", metavar="TO_URL", help="the one to be, with nothing in it")
    swept = commands.add_parser("sweep", help="forget what is old enough, as is done every night")
    swept.set_defaults(command=_sweep)
    swept.add_argument("--dry-run", action="store_true", help="only say what would go")
    rotated = commands.add_parser("rotate-key", help="seal everything anew with the first key")
    rotated.set_defaults(command=_rotate)
    played = commands.add_parser("demo", help="try it out on a page of phones, without a token")
    played.set_defaults(command=_demo)
    played.add_argument("--port", type=int, default=8080, help="of the page; 0 takes a free one")
    played.add_argument("--no-browser", action="store_true", help="do not open the page")
    toured = commands.add_parser("tour", help="watch the whole story play itself")
    toured.set_defaults(command=_tour)
    toured.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    for command in (run, check, invite, saved, put_back, exported, swept, rotated):
        command.add_argument("--config", type=Path, default=Path("config.toml"), metavar="FILE")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _MOST:
        raise argparse.ArgumentTypeError(f"{text} is not 1 to {_MOST}")
    return number


def _run(given: argparse.Namespace) -> int:
    config = _sound(given.config, given.trying_out)
    secrets = (config.telegram.token, config.security.invite_key, *config.security.keys)
    logs.set_up(
        config.logs.level,
        as_json=config.logs.as_json,
        secrets=[secret.get_secret_value() for secret in secrets],
    )
    if named := soundness.open_to_others(given.config):
        _log.warning(named)
    asyncio.run(_running(config))
    return 0


async def _running(config: Config) -> None:
    stopping = stop_signal()
    await running.run(await app.build(config), stopping)


def _sound(file: Path, trying_out: bool) -> Config:
    """The settings. Raises ConfigWrong for those that nobody should run with."""
    config = load(file)
    if found := soundness.faults(config, trying_out):
        raise ConfigWrong("\n".join(found))
    return config


def _check(given: argparse.Namespace) -> int:
    file = given.file or given.config
    config = _sound(file, given.trying_out)
    if named := soundness.open_to_others(file):
        _note(named)
    words = catalogue, _ = app.read_words(config)
    app.make_hall(config, words, SystemRandom())
    _say(
        f"sound: {len(catalogue.items)} service items, "
        f"{len(catalogue.town.communities())} communities, {len(catalogue.town.squads)} squads"
    )
    return 0


def _make_config(given: argparse.Namespace) -> int:
    if sys.stdin.isatty():
        sys.stderr.write("The token that @BotFather gave you: ")
        sys.stderr.flush()
    make_config(given.file, sys.stdin.readline().strip())
    _say(f"{given.file} is made, with keys of its own: keep a copy of it elsewhere")
    return 0


def _invite(given: argparse.Namespace) -> int:
    config = load(given.config)
    catalogue, _ = app.read_words(config)
    role = Role(given.role)
    names = inviting.check_place(catalogue.town, role, given.at)
    until = SystemClock().now() + timedelta(days=given.days)
    made = inviting.tokens(config, role, given.at, until, given.many or 1)
    username = inviting.username_of(config.telegram)
    if username is None:
        _note(
            "Telegram does not say what this bot is called: send it these words instead of a link"
        )
    if given.many is None:
        _say(inviting.opened_by(made[0], username))
        return 0
    title = f"{' / '.join(names.values())}, {role}"
    for line in inviting.sheet(made, username, title, until.astimezone(config.zone)):
        _say(line)
    return 0


def _backup(given: argparse.Namespace) -> int:
    config = load(given.config)
    now = SystemClock().now().astimezone(config.zone)
    key = config.backup.public_key
    target = given.to or Path("var") / f"backup-{now:%Y%m%d-%H%M%S}{ENDING if key else ''}"
    counts = backup.back_up(config.storage.url, target, key)
    _say(f"copied and verified{', encrypted' if key else ''}: {target}{_counted(counts)}")
    return 0


def _backup_key(given: argparse.Namespace) -> int:
    if given.to.exists():
        raise BackupWrong(f"{given.to} is there already")
    secret, public = new_key()
    with os.fdopen(os.open(given.to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"# opens copies made with public_key = {public}\n{secret}\n")
    _say(f'{given.to} opens the copies: keep it elsewhere. [backup] public_key = "{public}"')
    return 0


def _restore(given: argparse.Namespace) -> int:
    config = load(given.config)
    counts, kept = asyncio.run(backup.restore(config.storage.url, given.source, given.key))
    _say(f"restored from {given.source}{_counted(counts)}")
    if kept:
        _say(f"what was there before is kept as {kept}: delete it once you are sure")
    return 0


def _counted(counts: dict[str, int]) -> str:
    return f", {counts['cases']} cases, {sum(counts.values())} rows" if counts else ""


def _export(given: argparse.Namespace) -> int:
    counts = asyncio.run(export(load(given.config), given.to))
    _say(f"written to {given.to}: " + ", ".join(f"{n} {name}" for name, n in counts.items()))
    return 0


def _move_storage(given: argparse.Namespace) -> int:
    counts = asyncio.run(moving.move(given.source, given.target))
    tables = f"{len(counts)} tables{_counted(counts)}"
    _say(f"moved, and every row compared: {tables}. Now set [storage] url to the new one.")
    return 0


def _sweep(given: argparse.Namespace) -> int:
    config, clock = load(given.config), SystemClock()
    if given.dry_run:
        swept = asyncio.run(keeping.sweep_would(config, clock))
    else:
        desk = app.make_hall(config, app.read_words(config), SystemRandom()).desk
        swept = asyncio.run(keeping.sweep_once(config, desk, clock))
    told = ", ".join(f"{count} {name}" for name, count in swept.counts.items())
    _say(f"{'would go' if given.dry_run else 'forgotten'}: {told}")
    if swept.as_of is None:
        _say("nothing goes before two nights agree on what is old enough: the sweep ran in one")
    return 0


def _rotate(given: argparse.Namespace) -> int:
    wrong = asyncio.run(rotate(load(given.config), _say))
    if wrong:
        raise ConfigWrong("keep the other keys: not sealed with the first one: " + ", ".join(wrong))
    return 0


def _demo(given: argparse.Namespace) -> int:
    return demo.run(given.port, browser=not given.no_browser)


def _tour(given: argparse.Namespace) -> int:
    return tour.run(given.language)


def _said_of(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"{error.strerror}: is the port taken?"
    return f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _note(line: str) -> None:
    sys.stderr.write(f"wulian: {line}\n")


def _complain(line: str, code: int) -> int:
    sys.stderr.write(f"wulian: {line}\n")
    return code
