"""Everything that was answered about a case, for the one who does it: words, voice, photos."""

from casework.disclosing import read_answers
from handlers import letters
from handlers.buttons import Press
from handlers.forms import facts as form_facts
from handlers.forms.screen import Screen
from handlers.forms.spoken import spoken
from handlers.forms.words import title_key
from handlers.letters import Message
from handlers.paging import packed
from handlers.receipts import receipt_words
from handlers.talk import Talk
from handlers.wording import Html
from rules import forms
from rules.cases import Case, Json
from rules.form_model import Days, Dialog, Step, StepKind
from storage import offers
from storage.receipts import receipts_of

ON_THE_CARD = frozenset(
    {
        StepKind.FOR_WHOM,
        StepKind.NAME,
        StepKind.PHONE,
        StepKind.ADDRESS,
        StepKind.SLOT,
        StepKind.PLACE,
    }
)
"""What the card of the visit says already, or keeps from the visitor."""


async def show(talk: Talk, press: Press) -> None:
    """The answers a line each, then every file and place as a message of its own."""
    case = await read_answers(talk.scene, press.subject)
    await talk.toast()
    screen, claim = await _screen(talk, case), await _claim(talk, case)
    found = [
        (step, screen.dialog.answers[step.key])
        for step in forms.editable(screen.form, screen.dialog)
        if step.key in screen.dialog.answers and not _is_on_the_card(step)
    ]
    lines = [_line(screen, step, value) for step, value in found]
    head = talk.say("details-head", number=case.number, item=talk.label(f"item-{case.item}"))
    for blocks in packed((head, *lines, *await _receipts(talk, case))):
        await talk.reply(Message(Html("\n".join(blocks)), claim=claim))
    for _, value in found:
        await _send(talk, case, claim, value)


async def _claim(talk: Talk, case: Case) -> int | None:
    """Under which claim it is shown; None where staff look."""
    claim = await offers.live_claim(talk.scene.work, case.id)
    return claim.id if claim is not None and claim.person_id == talk.person.id else None


async def _receipts(talk: Talk, case: Case) -> list[Html]:
    """What changed hands so far."""
    made = await receipts_of(talk.scene.work, case.id)
    lines = [Html(""), talk.say("details-receipts")] if made else []
    for receipt in made:
        words = receipt_words(talk.hall.wording, talk.person.language, receipt, made)
        kind = receipt.kind.value
        lines.append(talk.say(f"details-receipt-{kind}", **words))
        lines += [Html(words[part]) for part in ("things", "new", "kept") if words[part]]
    return lines


async def _screen(talk: Talk, case: Case) -> Screen:
    """The form as it is now, with the answers that still fit it."""
    form = talk.scene.desk.items[case.item].form
    loaded = await form_facts.load(talk, form, {})
    dialog = forms.carry_over(Dialog(form.name, form.version, case.answers), form)
    return Screen(talk, form, dialog, loaded, 0)


def _is_on_the_card(step: Step) -> bool:
    wish = step.kind is StepKind.DATE and step.days is Days.WISH
    return wish or step.kind in ON_THE_CARD


def _line(screen: Screen, step: Step, value: Json) -> Html:
    talk = screen.talk
    title = talk.label(title_key(talk.hall.wording, screen.form, step.key))
    return talk.say("form-line", title=title, value=spoken(screen, step, value))


async def _send(talk: Talk, case: Case, claim: int | None, value: Json) -> None:
    """Passes on the files of one answer, and the place on a map."""
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, dict):
            continue
        if "latitude" in one:
            payload = {"latitude": one["latitude"], "longitude": one["longitude"]}
            await _pass_on(talk, case, claim, "sendLocation", payload)
        elif "voice" in one:
            await _pass_on(talk, case, claim, "sendVoice", {"voice": one["voice"]})
        elif "file_id" in one:
            await _pass_on(talk, case, claim, "sendPhoto", {"photo": one["file_id"]})


async def _pass_on(
    talk: Talk, case: Case, claim: int | None, method: str, payload: dict[str, Json]
) -> None:
    await letters.send_as(
        talk.scene.work,
        talk.act.chat_id,
        method,
        payload,
        talk.scene.now,
        person_id=talk.person.id,
        case_id=case.id,
        claim_id=claim,
    )
