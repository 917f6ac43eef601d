"""The shape of a teller: an event in, letters out."""

from collections.abc import Awaitable, Callable

from handlers.about import About
from handlers.letters import Letter

Teller = Callable[[About], Awaitable[list[Letter]]]
"""Whom one event concerns, and what each of them is told."""
