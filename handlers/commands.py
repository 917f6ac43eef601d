"""Every command: one table, which also makes the menus and the help."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from handlers import command_menu
from handlers.forms import aside, running
from handlers.letters import Message
from handlers.menu import menu_of
from handlers.relay import moves
from handlers.resident import forgetting, mine, own_phone, person_wanted, speech, welcome
from handlers.staff import (
    calls,
    case,
    close,
    duty,
    find,
    forget,
    holders,
    invite,
    invites,
    new,
    phones,
    queue,
    steer,
    trouble,
)
from handlers.staff import members as team
from handlers.talk import Talk
from handlers.volunteer import availability, joining, squad, tasks
from handlers.wording import LANGUAGES, Html, Wording
from rules import access
from rules.access import STAFF
from rules.people import Actor, Role
from storage import dialogs

Handler = Callable[[Talk, str], Awaitable[None]]


class Audience(StrEnum):
    """Who finds a command in the menu and in the help."""

    EVERYBODY = "everybody"
    MEMBERS = "members"
    STAFF = "staff"
    """Staff of any level, and squad leaders."""
    OFFICES = "offices"
    """Staff of any level."""
    COMMUNITY = "community"
    """Staff of a community."""


ROLES: Mapping[Audience, tuple[Role, ...]] = {
    Audience.MEMBERS: (Role.VOLUNTEER, Role.SQUAD_LEADER),
    Audience.STAFF: (*STAFF, Role.SQUAD_LEADER),
    Audience.OFFICES: STAFF,
    Audience.COMMUNITY: (Role.COMMUNITY_STAFF,),
}
"""Who belongs to an audience; everybody does to the first."""


@dataclass(frozen=True, slots=True)
class Command:
    """`handler` gets the words after the command; its description is the text `command-NAME`.

    Only what names nobody may be answered `in_groups`.
    """

    audience: Audience
    handler: Handler
    in_groups: bool = False


async def _start(talk: Talk, words: str) -> None:
    if words:
        await joining.accept(talk, words)
    else:
        await welcome.start(talk)


async def _menu(talk: Talk, words: str) -> None:
    await talk.reply(Message(talk.say("menu-hello"), keyboard=await menu_of(talk)))
    await command_menu.show(talk)
    await aside.offer_open(talk)


async def _language(talk: Talk, words: str) -> None:
    """Without a word the next language; with one, that one."""
    wanted = words.strip()
    here = LANGUAGES.index(talk.person.language) if talk.person.language in LANGUAGES else 0
    chosen = wanted if wanted in LANGUAGES else LANGUAGES[(here + 1) % len(LANGUAGES)]
    speaking = await speech.speak(talk, chosen)
    row = await dialogs.active_dialog(talk.scene.work, talk.person.id)
    if row is not None:
        await running.ask_again(speaking, row)


async def _cancel(talk: Talk, words: str) -> None:
    row = await dialogs.active_dialog(talk.scene.work, talk.person.id)
    if row is None:
        await talk.reply_text("cancel-nothing")
    else:
        await aside.forget(talk, row.id)
        await talk.reply_text(aside.cancelled_key(talk, row.form))


async def _help(talk: Talk, words: str) -> None:
    lines = [
        talk.say("help-line", command=name, what=talk.label(f"command-{name}"))
        for name in seen_by(talk.scene.by)
    ]
    head = talk.say("help-head", phone=talk.centre_phone())
    await talk.reply(Message(Html("\n".join((head, "", *lines))), keyboard=await menu_of(talk)))
    await command_menu.show(talk)


async def _person(talk: Talk, words: str) -> None:
    await person_wanted.want_person(talk)


async def _my(talk: Talk, words: str) -> None:
    await mine.show(talk)


async def _tasks(talk: Talk, words: str) -> None:
    await tasks.show(talk)


async def _queue(talk: Talk, words: str) -> None:
    await queue.show(talk)


async def _calls(talk: Talk, words: str) -> None:
    await calls.show(talk)


async def _new(talk: Talk, words: str) -> None:
    await new.begin(talk)


async def _end(talk: Talk, words: str) -> None:
    await moves.end_by_command(talk)


async def _duty(talk: Talk, words: str) -> None:
    await duty.show(talk)


async def _forget(talk: Talk, words: str) -> None:
    """Of oneself; with a number, which staff write, of a resident without the app."""
    view, _ = await steer.named_case(talk, words) if access.is_staff(talk.scene.by) else (None, "")
    if view is None:
        await forgetting.ask(talk)
    else:
        await forget.ask(talk, view)


COMMANDS: Mapping[str, Command] = {
    "start": Command(Audience.EVERYBODY, _start),
    "menu": Command(Audience.EVERYBODY, _menu),
    "my": Command(Audience.EVERYBODY, _my),
    "person": Command(Audience.EVERYBODY, _person),
    "end": Command(Audience.EVERYBODY, _end),
    "language": Command(Audience.EVERYBODY, _language),
    "phone": Command(Audience.EVERYBODY, own_phone.ask),
    "cancel": Command(Audience.EVERYBODY, _cancel),
    "help": Command(Audience.EVERYBODY, _help),
    "forget": Command(Audience.EVERYBODY, _forget),
    "tasks": Command(Audience.MEMBERS, _tasks),
    "on": Command(Audience.MEMBERS, availability.on),
    "off": Command(Audience.MEMBERS, availability.off),
    "away": Command(Audience.MEMBERS, availability.away),
    "limit": Command(Audience.MEMBERS, availability.limit),
    "points": Command(Audience.MEMBERS, availability.points),
    "join": Command(Audience.EVERYBODY, squad.join),
    "link": Command(Audience.STAFF, squad.link, in_groups=True),
    "queue": Command(Audience.STAFF, _queue),
    "case": Command(Audience.STAFF, case.by_number),
    "assign": Command(Audience.STAFF, case.assign_by_number),
    "calls": Command(Audience.COMMUNITY, _calls),
    "new": Command(Audience.COMMUNITY, _new),
    "accounts": Command(Audience.COMMUNITY, phones.show_accounts),
    "duty": Command(Audience.OFFICES, _duty),
    "find": Command(Audience.STAFF, find.show),
    "take": Command(Audience.STAFF, steer.take),
    "return": Command(Audience.STAFF, steer.give_back),
    "close": Command(Audience.STAFF, close.begin),
    "reopen": Command(Audience.STAFF, steer.reopen),
    "note": Command(Audience.STAFF, steer.note),
    "tell": Command(Audience.STAFF, steer.say),
    "members": Command(Audience.STAFF, team.show),
    "invite": Command(Audience.STAFF, invite.begin),
    "invites": Command(Audience.STAFF, invites.show),
    "roles": Command(Audience.STAFF, holders.show),
    "trouble": Command(Audience.STAFF, trouble.show),
}


def sees(actor: Actor, audience: Audience) -> bool:
    """Whether a command of this audience is shown to the actor; who may use it asks `access`."""
    return audience is Audience.EVERYBODY or actor.holds(*ROLES[audience])


def seen_by(actor: Actor) -> tuple[str, ...]:
    """The commands that the actor finds in the menu and in the help."""
    return tuple(name for name, command in COMMANDS.items() if sees(actor, command.audience))


def menus(wording: Wording) -> list[tuple[dict[str, Any], str, list[tuple[str, str]]]]:
    """What setMyCommands is told at the start: scope, language code, (command, description).
    Whoever holds a role has a menu of their own besides, see `handlers/command_menu.py`."""
    shown = seen_by(Actor.clock())
    scope = {"type": "all_private_chats"}
    codes = {"": LANGUAGES[0], **{language.partition("-")[0]: language for language in LANGUAGES}}
    return [
        (scope, code, [(name, wording.label(language, f"command-{name}")) for name in shown])
        for code, language in codes.items()
    ]
