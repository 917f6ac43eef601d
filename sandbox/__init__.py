"""A Telegram that runs on this machine: Bot API, people to play, a clock to move, faults.

`World` holds everything that exists in one sandbox, `create_app` serves it, and `Person` plays
somebody in it. Nothing here knows which bot is being tried.
"""

from sandbox.app import create_app
from sandbox.clock import MovableClock
from sandbox.person import Person
from sandbox.world import Settings, World

__all__ = ["MovableClock", "Person", "Settings", "World", "create_app"]
