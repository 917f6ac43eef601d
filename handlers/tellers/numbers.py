"""A call is promised only to those whose number is known; the others are asked for it first."""

from handlers.about import About
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.wording import Argument


def call_promised(about: About, key: str, *rows: tuple[Button, ...], **more: Argument) -> Message:
    """The text `key` to the resident; without a number its variant that asks for one.

    A number that was left with the request counts: nobody is asked twice.
    """
    to = about.resident
    if to.phone is not None or about.case.subject.phone or not to.in_chat:
        return Message(about.say(to, key, **more), rows)
    ask = (Button(about.label(to, "press-leave-number"), Press("callme", about.case.id)),)
    return Message(about.say(to, f"{key}-no-number", **more), (ask, *rows))
