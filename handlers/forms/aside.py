"""Forms that are not finished now: put aside, offered again, dropped, over."""

from casework.steps import Timer
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.talk import Talk
from rules.errors import NotFound
from storage import dialogs, due
from storage.dialogs import DialogRow

MOST_PUT_ASIDE = 10
"""Nobody has more unfinished forms than there are services, except to do harm."""


async def put_aside(talk: Talk) -> None:
    """Parks the form that is open, if one is; it is offered again later. Of too many, those
    touched longest ago are dropped."""
    row = await dialogs.active_dialog(talk.scene.work, talk.person.id)
    if row is None:
        return
    await dialogs.park_dialog(talk.scene.work, row, talk.scene.now)
    parked = await dialogs.dialogs_of(talk.scene.work, talk.person.id)
    for old in parked[MOST_PUT_ASIDE:]:
        await drop(talk, old.id)


def cancelled_key(talk: Talk, form: str) -> str:
    """What is said when a form is not filled in after all: of a service, or of something small
    that leaves all as it was."""
    if form in talk.scene.desk.items:
        return "form-cancelled"
    return talk.hall.wording.first_known(f"form-cancelled-{form}", "form-cancelled-other")


async def offer_again(talk: Talk, row: DialogRow) -> None:
    """An unfinished form, an hour later."""
    if row.form in talk.hall.forms:
        await talk.reply(resume_card(talk, row))


async def drop(talk: Talk, dialog_id: int) -> None:
    """Throws an unfinished form of one's own away, with a word. Raises NotFound."""
    row = await dialogs.dialog_by_id(talk.scene.work, dialog_id)
    if row is None or row.person_id != talk.person.id:
        raise NotFound("form-gone")
    await forget(talk, row.id)
    await talk.reply_text("form-dropped", form=form_title(talk, row.form))


async def offer_open(talk: Talk) -> None:
    """Reminds of the form that is open, if one is: what is written next is an answer to it."""
    row = await dialogs.active_dialog(talk.scene.work, talk.person.id)
    if row is not None and row.form in talk.hall.forms:
        await talk.reply(resume_card(talk, row))


async def offer_parked(talk: Talk) -> None:
    """Offers the form that was put aside last, if there is one."""
    parked = await dialogs.dialogs_of(talk.scene.work, talk.person.id)
    if parked and parked[0].form in talk.hall.forms:
        await talk.reply(resume_card(talk, parked[0]))


def resume_card(talk: Talk, row: DialogRow) -> Message:
    """ "You had begun …": go on, or drop it."""
    rows = (
        (Button(talk.label("press-resume"), Press("resume", row.id)),),
        (Button(talk.label("press-drop"), Press("drop", row.id)),),
    )
    return Message(talk.say("form-unfinished", form=form_title(talk, row.form)), rows)


def form_title(talk: Talk, form: str) -> str:
    """What the form is called: a service item's name, or its own."""
    own = talk.hall.forms[form].title if form in talk.hall.forms else ""
    return talk.label(talk.hall.wording.first_known(f"item-{form}", f"form-title-{form}", own))


async def forget(talk: Talk, dialog_id: int) -> None:
    """The form is over: its answers live on in what it led to, or nowhere."""
    await dialogs.drop_dialog(talk.scene.work, dialog_id)
    for kind in (Timer.FORM_OFFER, Timer.FORM_DROP):
        await due.cancel_dues(talk.scene.work, kind, dialog_id, talk.scene.now)
