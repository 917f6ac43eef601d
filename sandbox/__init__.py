"""A Telegram that runs on this machine: Bot API, people to play, a clock to move, faults.

`World` holds everything that exists in one sandbox, `create_app` serves it, and `Person` plays
somebody in it. Nothing here knows which bot is being tried.
"""

from sandbox.app import create_app
from sandbox.clock import MovableClock
from sandbox.faults import Fault
from sandbox.limits import Allowance, LimitSettings
from sandbox.person import Person
from sandbox.seen import Seen
from sandbox.world import Settings, World

__all__ = [
    "Allowance",
    "Fault",
    "LimitSettings",
    "MovableClock",
    "Person",
    "Seen",
    "Settings",
    "World",
    "create_app",
]
