"""Forms being filled in: opened, answered, taken up again, finished."""

from dataclasses import dataclass, replace

from casework.steps import Timer
from handlers.forms import aside
from handlers.forms import facts as form_facts
from handlers.forms.question import answered, closed, draw
from handlers.forms.screen import Screen
from handlers.talk import Answers, Context, FormKind, Talk
from rules import forms
from rules.errors import CapReached, NotFound, Stale, WrongState, WulianError
from rules.form_model import (
    Answer,
    Asked,
    Cancelled,
    Completed,
    Dialog,
    Ended,
    Facts,
    FormChanged,
    FormEvent,
    PersonWanted,
    Refused,
    StepKind,
    Tap,
    Unchanged,
)
from rules.form_words import MONTH
from storage import dialogs, due
from storage.cards import card_by_key
from storage.dialogs import DialogRow


@dataclass(frozen=True, slots=True)
class Filling:
    """A dialog row opened up: its form, how far it is, what it carries, and the world as it was
    when the person acted."""

    row: DialogRow
    kind: FormKind
    dialog: Dialog
    context: Context
    facts: Facts


async def _opened(talk: Talk, row: DialogRow) -> Filling | None:
    """A form that is offered no more, or that cannot be read, is over; that is said."""
    try:
        kind = talk.hall.forms.get(row.form)
        if kind is None:
            raise NotFound("form-gone")
        dialog = Dialog.from_json(row.answers["dialog"])
    except (NotFound, WrongState) as over:
        await aside.forget(talk, row.id)
        await talk.reply_text(over.key)
        return None
    context = row.answers["context"]
    return Filling(row, kind, dialog, context, await form_facts.load(talk, kind.form, context))


async def open_form(
    talk: Talk, name: str, context: Context | None = None, answers: Answers | None = None
) -> None:
    """Starts a form at its first open question; another one that was open is put aside."""
    kind, given = talk.hall.forms[name], context or {}
    await aside.put_aside(talk)
    loaded = await form_facts.load(talk, kind.form, given)
    fresh = Dialog(kind.form.name, kind.form.version, answers or {})
    dialog, events = forms.resume(kind.form, fresh, loaded)
    work = talk.scene.work
    row = await dialogs.start_dialog(work, talk.person.id, name, kind.form.version, talk.scene.now)
    filling = Filling(row, kind, dialog, given, loaded)
    await _go_on(talk, await _save(talk, filling, dialog), events)


async def go_on_or_open(
    talk: Talk, name: str, context: Context | None = None, words: str = ""
) -> None:
    """Takes up the same form that was begun and not finished, or else starts it. Then `words` that
    answer a question of it already are noted, and nobody is asked for them again."""
    row = await _begun(talk, name, context or {})
    if row is not None:
        await take_up(talk, row.id)
        return
    answers = forms.opening(talk.hall.forms[name].form, words)
    if answers:
        await talk.reply_text("form-noted", words=words.strip())
    await open_form(talk, name, context, answers)


async def _begun(talk: Talk, name: str, context: Context) -> DialogRow | None:
    rows = await dialogs.dialogs_of(talk.scene.work, talk.person.id)
    same = (row for row in rows if row.form == name and row.answers["context"] == context)
    return next(same, None)


async def take_up(talk: Talk, dialog_id: int, context: Context | None = None) -> None:
    """Goes on with a form of one's own that was put aside; it may carry something else from now
    on. Raises NotFound."""
    row = await dialogs.dialog_by_id(talk.scene.work, dialog_id)
    if row is None or row.person_id != talk.person.id:
        raise NotFound("form-gone")
    if row.state == "parked":
        await aside.put_aside(talk)
        row = await dialogs.resume_dialog(talk.scene.work, row, talk.scene.now)
    if context is not None:
        row = replace(row, answers={**row.answers, "context": context})
    await ask_again(talk, row)


async def ask_again(talk: Talk, row: DialogRow) -> None:
    """Shows the open question once more, in the person's language."""
    filling = await _opened(talk, row)
    if filling is None:
        return
    dialog, events = forms.resume(filling.kind.form, filling.dialog, filling.facts)
    await _close_question(talk, filling, filling.dialog)
    await _go_on(talk, await _save(talk, filling, dialog), events)


async def take_answer(talk: Talk, row: DialogRow, answer: Answer) -> None:
    """One answer to the open question: the next question, or the end of the form."""
    filling = await _opened(talk, row)
    if filling is None:
        return
    form = filling.kind.form
    dialog, events = forms.advance(form, filling.dialog, answer, filling.facts)
    if not _keeps_its_buttons(talk, replace(filling, dialog=dialog), events):
        await _close_question(talk, filling, dialog)
    if filling.kind.heard is not None:
        talk = await filling.kind.heard(talk, dialog.answers)
    await _go_on(talk, await _save(talk, filling, dialog), events)


async def take_tap(talk: Talk, dialog_id: int, value: str, version: int) -> None:
    """A button under a question. Raises Stale for one under an older question."""
    row = await dialogs.dialog_by_id(talk.scene.work, dialog_id)
    if row is None or row.person_id != talk.person.id:
        raise Stale("form-over")
    card = await card_by_key(talk.scene.work, talk.act.chat_id, f"form:{dialog_id}")
    if card is None or card.version != version:
        raise Stale("form-answered-before")
    if value == "none":
        return
    if row.state == "parked":
        await aside.put_aside(talk)
        row = await dialogs.resume_dialog(talk.scene.work, row, talk.scene.now)
    await take_answer(talk, row, Tap(value))


async def _close_question(talk: Talk, filling: Filling, after: Dialog) -> None:
    """The question keeps its words and loses its buttons, so that only the newest has any; what
    was tapped is shown in their place."""
    step = forms.open_step(filling.kind.form, filling.dialog)
    if step is None:
        return
    screen = _screen(talk, filling)
    tapped = isinstance(talk.act.answer, Tap) and _settled(step.key, filling.dialog, after)
    if tapped:
        await talk.reply(answered(screen, step, after.answers.get(step.key)))
    else:
        await talk.reply(closed(screen, step))


def _settled(key: str, before: Dialog, after: Dialog) -> bool:
    """Whether the step was answered or skipped just now."""
    answered_now = after.answers.get(key) != before.answers.get(key)
    return answered_now or (key in after.skipped and key not in before.skipped)


async def _save(talk: Talk, filling: Filling, dialog: Dialog) -> Filling:
    """Writes how far the form is, and sets its clocks anew."""
    step = forms.open_step(filling.kind.form, dialog)
    changed = replace(
        filling.row,
        form_version=dialog.form_version,
        step=step.key if step else None,
        answers={"dialog": dialog.to_json(), "context": filling.context},
    )
    row = await dialogs.save_dialog(talk.scene.work, changed, talk.scene.now)
    policy, now = talk.scene.desk.policy, talk.scene.now
    clocks = {
        Timer.FORM_OFFER: now + policy.form_offered_again,
        Timer.FORM_DROP: now + policy.form_dropped,
    }
    await due.put_dues(talk.scene.work, row.id, clocks)
    return replace(filling, row=row, dialog=dialog)


def _screen(talk: Talk, filling: Filling) -> Screen:
    caller = "for" in filling.context
    return Screen(talk, filling.kind.form, filling.dialog, filling.facts, filling.row.id, caller)


async def _go_on(talk: Talk, filling: Filling, events: tuple[FormEvent, ...]) -> None:
    """Says what the engine's events mean to the person."""
    for event in events:
        match event:
            case Asked(step) | Unchanged(step):
                same = _stays_on_the_card(talk, filling)
                await talk.reply(draw(_screen(talk, filling), step, edits=same))
            case Refused(step, error):
                why = talk.say(error.key, **error.arguments)
                await talk.reply(draw(_screen(talk, filling), step, why))
            case FormChanged():
                await talk.reply_text("form-changed")
            case PersonWanted():
                await talk.hall.person_wanted(talk)
            case _:
                await _end(talk, filling, event)


async def _end(talk: Talk, filling: Filling, event: FormEvent) -> None:
    """The form is over, one way or another."""
    await aside.forget(talk, filling.row.id)
    match event:
        case Cancelled():
            await talk.reply_text(aside.cancelled_key(talk, filling.row.form))
        case Completed(answers):
            await _complete(talk, filling, answers)
        case Ended(_, value) if filling.kind.ended is not None:
            await filling.kind.ended(talk, filling.context, value)


async def _complete(talk: Talk, filling: Filling, answers: Answers) -> None:
    """Where the form leads to nothing any more, such as a case given to somebody else meanwhile,
    that is said, and the form is over all the same. What can be sent off later, CapReached, is
    raised: the form stays as it is."""
    try:
        async with talk.scene.work.savepoint():
            await filling.kind.completed(talk, filling.context, answers)
    except CapReached:
        raise
    except WulianError as refused:
        await talk.reply_text(refused.key, **refused.arguments)


def _keeps_its_buttons(talk: Talk, after: Filling, events: tuple[FormEvent, ...]) -> bool:
    """Whether the card on show goes on being the open question's."""
    waits = any(isinstance(event, PersonWanted) for event in events)
    return waits or _stays_on_the_card(talk, after)


def _stays_on_the_card(talk: Talk, filling: Filling) -> bool:
    """Whether only another month or another tick is shown: the same message changes then."""
    answer = talk.act.answer
    if not isinstance(answer, Tap):
        return False
    turned = filling.dialog.page != "" and f"|{MONTH}" in answer.value
    return turned or bool(filling.dialog.gathered)


async def takes_any_words(talk: Talk, row: DialogRow) -> bool:
    """Whether the open question is for free words, which are never turned away."""
    filling = await _opened(talk, row)
    step = forms.open_step(filling.kind.form, filling.dialog) if filling else None
    return step is not None and step.kind is StepKind.TEXT
