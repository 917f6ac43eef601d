"""`python -m sandbox --port 8081`: the sandbox alone, for any bot."""

import argparse
import random
from pathlib import Path

import uvicorn

from sandbox.app import create_app
from sandbox.limits import LimitSettings
from sandbox.world import Settings, World

DEFAULTS = Settings()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--token", default=DEFAULTS.token, help="the first bot's token")
    parser.add_argument("--username", default=DEFAULTS.username, help="the first bot's username")
    parser.add_argument("--name", default=DEFAULTS.name, help="the first bot's name")
    parser.add_argument("--wire-log", type=Path, help="append every call and update to this file")
    parser.add_argument("--limits", action="store_true", help="refuse floods with 429")
    parser.add_argument("--seed", type=int, default=4242, help="for faults left to chance")
    return parser.parse_args()


def main() -> None:
    given = arguments()
    settings = Settings(
        token=given.token,
        username=given.username,
        name=given.name,
        wire_path=given.wire_log,
        limits=LimitSettings(on=given.limits),
    )
    world = World(settings, rng=random.Random(given.seed))
    uvicorn.run(create_app(world), host=given.host, port=given.port, log_level="warning")


if __name__ == "__main__":
    main()
