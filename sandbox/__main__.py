"""`python -m sandbox --port 8081`: the sandbox alone, for any bot."""

import argparse
import contextlib
import random
import sys
from pathlib import Path

from sandbox.app import create_app
from sandbox.limits import LimitSettings
from sandbox.serving import Server, listen
from sandbox.world import Settings, World

DEFAULTS = Settings()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a further name by which it may be addressed, such as that of a container",
    )
    parser.add_argument("--token", default=DEFAULTS.token, help="the first bot's token")
    parser.add_argument("--username", default=DEFAULTS.username, help="the first bot's username")
    parser.add_argument("--name", default=DEFAULTS.name, help="the first bot's name")
    parser.add_argument(
        "--bot", action="append", default=[], metavar="TOKEN=USERNAME", help="a further bot"
    )
    parser.add_argument("--wire-log", type=Path, help="append every call and update to this file")
    parser.add_argument(
        "--history", type=int, default=DEFAULTS.history, help="messages kept of each chat"
    )
    parser.add_argument("--limits", action="store_true", help="refuse floods with 429")
    parser.add_argument("--seed", type=int, default=4242, help="for faults left to chance")
    return parser.parse_args()


def main() -> None:
    """Serve until told to stop; the address is printed once connections are taken."""
    given = arguments()
    settings = Settings(
        token=given.token,
        username=given.username,
        name=given.name,
        history=given.history,
        hosts=(given.host, *given.allow_host),
        wire_path=given.wire_log,
        limits=LimitSettings(on=given.limits),
    )
    world = World(settings, rng=random.Random(given.seed))
    for token, _, username in (bot.partition("=") for bot in given.bot):
        world.add_bot(token, username)
    with listen(given.host, given.port) as listening, contextlib.suppress(KeyboardInterrupt):
        port = listening.getsockname()[1]
        sys.stdout.write(f"sandbox: http://{given.host}:{port}\n")
        sys.stdout.flush()
        Server(create_app(world)).run(sockets=[listening])


if __name__ == "__main__":
    main()
