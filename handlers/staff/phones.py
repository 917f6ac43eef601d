"""Whose phone it is: a number shown in a chat and read out on the phone; accounts joined before."""

from datetime import datetime, timedelta

from casework import phones
from casework.phones import Joined
from handlers import letters
from handlers.buttons import Press
from handlers.forms import running
from handlers.letters import Button, Message
from handlers.paging import Listed, page
from handlers.roles import office_phone
from handlers.talk import Answers, Context, FormKind, Talk
from handlers.telling import tell
from handlers.wording import Html
from rules.answers.phone import shown_phone
from rules.answers.words import chinese_digits, plain
from rules.errors import NotFound
from rules.form_model import Form, Step, StepKind
from rules.people import Person
from storage import cases

NAME, ACCOUNTS = "phone-check", "accounts"
TRIES = 3
VALID = timedelta(minutes=15)
SHOWN = 4
"""Requests on one page of `/accounts`, with two buttons each."""


async def explain(talk: Talk, press: Press) -> None:
    """Staff ring the number on file themselves; only then a number is shown in the chat."""
    case = await cases.case_by_id(talk.scene.work, press.subject)
    account = await phones.unproven_account(talk.scene, case) if case else None
    if case is None or account is None or account.phone is None:
        raise NotFound("phone-nothing-to-check")
    await talk.toast()
    row = (Button(talk.label("press-phone-rung"), Press("rung", case.id)),)
    text = talk.say("phone-check-how", number=case.number, phone=shown_phone(account.phone))
    await talk.reply(Message(text, (row,)))


async def show_number(talk: Talk, press: Press) -> None:
    """Somebody has answered: the account's chat shows a number, and staff are asked for it."""
    account, number = await phones.begin_check(talk.scene, press.subject)
    await talk.done()
    await _to_account(talk, account, number)
    until = (talk.scene.now + VALID).isoformat()
    context: Context = {"case": press.subject, "account": account.id, "number": number}
    await running.open_form(talk, NAME, {**context, "until": until, "tries": TRIES})


async def _to_account(talk: Talk, account: Person, number: str) -> None:
    assert account.telegram_id is not None
    say, language = talk.hall.wording.say, account.language
    phone = office_phone(talk.scene.desk.town, account.community)
    text = say(language, "resident-phone-check", digits=" ".join(number), phone=phone)
    await letters.send(
        talk.scene.work,
        account.telegram_id,
        Message(text),
        talk.scene.now,
        person_id=account.id,
    )


async def _typed(talk: Talk, context: Context, answers: Answers) -> None:
    """What the person read out, three times at most and within a quarter of an hour."""
    said = "".join(filter(str.isdigit, chinese_digits(plain(str(answers["digits"])))))
    if talk.scene.now > datetime.fromisoformat(str(context["until"])):
        await talk.reply_text("phone-check-late")
    elif said == context["number"]:
        case_id, account_id = int(context["case"]), int(context["account"])
        await tell(talk.hall, talk.scene, await phones.read_out(talk.scene, case_id, account_id))
    elif context["tries"] > 1:
        left = context["tries"] - 1
        await talk.reply_text("phone-check-wrong", left=left)
        await running.open_form(talk, NAME, {**context, "tries": left})
    else:
        await talk.reply_text("phone-check-failed")


FORM = FormKind(
    Form(NAME, 1, (Step("digits", StepKind.TEXT, longest=20),)),
    completed=_typed,
)


async def show_accounts(talk: Talk, words: str) -> None:
    """`/accounts`: requests that went to an account by name and number alone. Raises NotAllowed."""
    await talk.reply(await accounts(talk, 0, ""))


async def accounts(talk: Talk, number: int, about: str) -> Message:
    """One page of them. Raises NotAllowed."""
    found = await phones.joined_before(talk.scene)
    if not found:
        return Message(talk.say("accounts-none"))
    shown = page(len(found), number, SHOWN)
    here = found[shown.rows]
    turns = Listed(talk.hall.wording, talk.person.language, ACCOUNTS)
    head = talk.say("accounts-head", count=len(found))
    text = Html("\n".join((head, *(_line(talk, one) for one in here), *turns.foot(shown))))
    rows = (row for one in here for row in _buttons(talk, one))
    return Message(text, (*rows, *turns.buttons(shown)))


def _line(talk: Talk, one: Joined) -> Html:
    phone = one.account.phone
    return talk.say(
        "accounts-line",
        number=one.case.number,
        name=one.account.name or talk.label("somebody"),
        phone=shown_phone(phone) if phone else talk.label("no-phone"),
        community=talk.place(one.case.community),
    )


def _buttons(talk: Talk, one: Joined) -> tuple[tuple[Button, ...], ...]:
    number = one.case.number
    check = Button(talk.label("press-phone-check-of", number=number), Press("ring", one.case.id))
    part = Button(talk.label("press-part", number=number), Press("part", one.case.id))
    return ((check,), (part,))


async def part(talk: Talk, press: Press) -> None:
    """The account is not the caller."""
    events = await phones.part(talk.scene, press.subject)
    await talk.toast("toast-parted")
    await tell(talk.hall, talk.scene, events)
