"""The one door: every update becomes an act, and every act gets an answer.

In this order: danger words, command, tap, menu label in any language, open form, talk with a
person, free text. A reply to a message of a talk goes there even while a form is open.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from telegram import Update

from casework import caps
from casework.desk import Scene
from handlers import act as acts
from handlers import alarms, letters, menu, outdated
from handlers.act import Act
from handlers.buttons import Press, unpack
from handlers.commands import COMMANDS
from handlers.forms import running
from handlers.menu import menu_of
from handlers.presses import PRESSES
from handlers.relay import speaking
from handlers.resident import mine, person_wanted, request, welcome
from handlers.resident import own_phone as phone
from handlers.roles import acting
from handlers.staff import calls, new, queue
from handlers.talk import Hall, Talk
from handlers.telling import tell
from handlers.volunteer import tasks
from handlers.wording import language_of
from rules.danger import danger_in
from rules.errors import CapReached, WulianError
from rules.form_model import Answer, Tap, Text
from storage import dialogs, people, squads
from storage.work import Work


async def open_door(hall: Hall, work: Work, update: Update, seq: int, now: datetime) -> None:
    """Handles one update inside the work. Raises only for bugs and storage errors."""
    act = acts.read(update)
    if act is None or (act.edited and not act.private):
        return
    if act.member is not None or not _is_for_us(act):
        await _in_passing(hall, work, act, seq, now)
        return
    if hall.pace.is_too_fast(act.user_id, act.at or now, seq):
        await _too_fast(hall, work, act, seq, now)
        return
    talk = await _talk(hall, work, act, seq, now)
    try:
        async with work.savepoint():
            await _handle(talk)
    except WulianError as error:
        await _refuse(talk, error)


def _is_for_us(act: Act) -> bool:
    """What people say to each other in a group is not, nor are other bots' commands."""
    command = act.text.startswith("/") and _named(act.text) in COMMANDS
    return act.private or act.callback_id is not None or command


def _named(text: str) -> str:
    """The command that somebody typed."""
    return text.removeprefix("/").partition(" ")[0].partition("@")[0].lower()


async def _in_passing(hall: Hall, work: Work, act: Act, seq: int, now: datetime) -> None:
    """What happens around us; nobody is made known by it."""
    if act.member is not None:
        await _member_changed(work, act, act.member)
    elif act.moved_to is not None:
        await squads.move_group(work, act.chat_id, act.moved_to)
    elif call := danger_in(act.words, hall.danger):
        await alarms.overheard(hall, work, act, call, seq, now)


async def _too_fast(hall: Hall, work: Work, act: Act, seq: int, now: datetime) -> None:
    """It is said once. Words of danger are heard all the same, and counted."""
    call = danger_in(act.words, hall.danger)
    if call and await alarms.cried_too_fast(await _talk(hall, work, act, seq, now), call):
        return
    if hall.pace.notices.spend(act.user_id, now, seq):
        talk = await _talk(hall, work, act, seq, now)
        await talk.reply_text("too-fast", phone=talk.centre_phone())
        await talk.toast()


async def _talk(hall: Hall, work: Work, act: Act, seq: int, now: datetime) -> Talk:
    """The person behind the account, known from the first word on."""
    person, roles = await people.account(work, act.user_id) or (None, ())
    if person is None:
        language = language_of(act.language_code, hall.default_language)
        person = await people.add_person(work, telegram_id=act.user_id, language=language, now=now)
    if act.private and not person.reachable:
        await people.set_reachable(work, person.id, True)
        person = replace(person, reachable=True)
    scene = Scene(hall.desk, work, await acting(work, person.id, roles), now, seq)
    return Talk(hall, scene, person, act)


async def _member_changed(work: Work, act: Act, member: str) -> None:
    """The person blocked or unblocked the bot, or it was put out of a group."""
    if act.private:
        person = await people.person_by_telegram(work, act.user_id)
        if person is not None:
            await people.set_reachable(work, person.id, member == "joined")
    elif member == "left":
        await squads.unlink_chat(work, act.chat_id)


async def _refuse(talk: Talk, error: WulianError) -> None:
    """A clear, kind answer with the way out; on a tap as a bubble that has to be closed."""
    if isinstance(error, CapReached):
        await _cap_reached(talk, error)
    elif isinstance(talk.act.answer, Tap):
        await talk.toast(error.key, alert=True, **error.arguments)
        await outdated.take_dead_buttons(talk, error, unpack(talk.act.answer.value))
    else:
        await talk.reply_text(error.key, **error.arguments)


async def _cap_reached(talk: Talk, cap: CapReached) -> None:
    """With its reason, which is too long for a bubble. Staff are told once in a while."""
    await talk.toast()
    await talk.reply_text(cap.key, phone=talk.centre_phone(), **cap.arguments)
    if talk.hall.pace.caps[cap.cap].spend(talk.act.user_id, talk.scene.now, talk.scene.source):
        await tell(talk.hall, talk.scene, await caps.reached(talk.scene, cap))


async def _handle(talk: Talk) -> None:
    answer = talk.act.answer
    if call := danger_in(talk.act.words, talk.hall.danger):
        await _danger(talk, call)
    elif talk.act.edited:
        await talk.reply_text("edited-not-read")
    elif isinstance(answer, Text) and answer.text.startswith("/"):
        await _command(talk, answer.text)
    elif isinstance(answer, Tap):
        await _tap(talk, answer)
    elif talk.act.private:
        await _said(talk, answer)


async def _danger(talk: Talk, call: str) -> None:
    """Life first. A form that is open stays as it is."""
    await alarms.cried(talk, call)
    if talk.act.private and not talk.act.edited:
        with suppress(WulianError):
            async with talk.scene.work.savepoint():
                await _besides(talk)


async def _besides(talk: Talk) -> None:
    """A report or a note is not lost for the alarming words in it, nor is what was meant for
    somebody who is being talked with."""
    row = await dialogs.active_dialog(talk.scene.work, talk.person.id)
    if row is not None and await running.takes_any_words(talk, row):
        await running.take_answer(talk, row, talk.act.answer)
    elif not await speaking.hear_reply(talk):
        await speaking.hear(talk)


async def _command(talk: Talk, text: str) -> None:
    command, words = COMMANDS.get(_named(text)), text.partition(" ")[2]
    if command is None:
        if talk.act.private:
            await talk.reply_text("command-unknown")
    elif talk.act.private or command.in_groups:
        await command.handler(talk, words)
    else:
        await talk.reply_text("command-private")


async def _tap(talk: Talk, answer: Tap) -> None:
    press = unpack(answer.value)
    pressed = PRESSES.get(press.verb) if press else None
    if press is None or pressed is None:
        await talk.toast("button-unknown", alert=True)
        return
    await pressed(talk, press)


async def _said(talk: Talk, answer: Answer) -> None:
    """A menu label, an answer to the open form, words for another person, or free words."""
    if await speaking.hear_reply(talk):
        return
    label = menu.meaning(talk.hall, answer.text) if isinstance(answer, Text) else None
    row = await dialogs.active_dialog(talk.scene.work, talk.person.id)
    own_phone = await phone.hear(talk)
    if label is not None and (row is None or row.form != welcome.NAME):
        await _menu(talk, label)
    elif row is not None:
        await running.take_answer(talk, row, answer)
    elif own_phone is not None:
        await phone.thank(talk, own_phone)
    elif not await speaking.hear(talk):
        await _free(talk, answer)


async def _menu(talk: Talk, label: str) -> None:
    name, _, item = label.partition(":")
    if name == "item":
        await request.begin(talk, item)
    else:
        await MENU[name](talk)


MENU = {
    menu.MINE: mine.show,
    menu.PERSON: person_wanted.want_person,
    menu.TASKS: tasks.show,
    menu.QUEUE: queue.show,
    menu.CALLS: calls.show,
    menu.NEW: new.begin,
}


async def _free(talk: Talk, answer: Answer) -> None:
    """Words that name a service open its form, or a choice where they name several; those of a
    case's buttons show one's cases; otherwise newcomers are welcomed, and others get the menu."""
    if menu.is_about_a_case(talk.hall, talk.act.text) and welcome.is_known(talk):
        await mine.show(talk)
        return
    meant = menu.items_meant(talk.hall, talk.act.text)
    if len(meant) == 1:
        words = talk.act.text if menu.says_more(talk.hall, talk.act.text, meant[0]) else ""
        await request.begin(talk, meant[0], words)
        return
    if not welcome.is_known(talk):
        await welcome.start(talk)
        return
    if meant:
        await _which(talk, meant)
        return
    key = "free-text" if isinstance(answer, Text) else "free-other"
    await talk.reply(
        letters.Message(talk.say(key, phone=talk.centre_phone()), keyboard=await menu_of(talk))
    )


async def _which(talk: Talk, items: tuple[str, ...]) -> None:
    rows = tuple(
        (letters.Button(talk.label(f"item-{item}"), Press("item", 0, item)),) for item in items
    )
    await talk.reply(letters.Message(talk.say("free-which", phone=talk.centre_phone()), rows))
