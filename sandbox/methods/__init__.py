"""The Bot API methods, found by name without regard to case."""

import inspect
from collections.abc import Callable
from typing import Any

from sandbox.methods import (
    albums,
    chats,
    commands,
    edits,
    files,
    forwarding,
    invites,
    marks,
    members,
    messages,
    polls,
    queries,
    updates,
    webhooks,
)
from sandbox.methods.call import Call
from sandbox.refusals import unknown_method

GROUPS = (
    updates,
    webhooks,
    messages,
    files,
    albums,
    forwarding,
    polls,
    edits,
    marks,
    queries,
    commands,
    chats,
    members,
    invites,
)
NAMES: dict[str, str] = {name.lower(): name for group in GROUPS for name in group.METHODS}
HANDLERS: dict[str, Callable[[Call], Any]] = {
    name: handler for group in GROUPS for name, handler in group.METHODS.items()
}


def proper_name(name: str) -> str:
    """The method's name as documented. Raises `Refusal` 404."""
    try:
        return NAMES[name.lower()]
    except KeyError:
        raise unknown_method() from None


async def perform(name: str, call: Call) -> Any:
    """Let the method take effect and give its `result`. Raises `Refusal`."""
    result = HANDLERS[name](call)
    return await result if inspect.isawaitable(result) else result
