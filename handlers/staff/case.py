"""One case for staff: everything they may see, and what can be done with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from casework import eligibility, moving, phones, staffing, views, visiting
from casework.views import CaseView
from handlers import when
from handlers.about import for_mode, state_key, visit_words
from handlers.buttons import Press, number_in
from handlers.forms import running
from handlers.letters import Button, Message
from handlers.paging import Listed, fitting, matches, packed, page, pieces
from handlers.staff.steer import named_case, numbered_case
from handlers.talk import Answers, Context, FormKind, Talk
from handlers.tellers.staff import appoint_button, awaits_appointment, phone_check_row
from handlers.telling import tell
from handlers.timeline import timeline
from handlers.wording import Html
from rules.access import Action
from rules.answers.phone import shown_phone
from rules.cases import NEXT, Case, CaseState, Mode
from rules.errors import NotAllowed
from rules.form_model import Form, Step, StepKind
from rules.moves import Side
from storage.talks import talks_of_case

NOTE = "note"
CASE, CANDIDATES = "case", "assign"
"""Lists: a case with all that happened to it, and those to whom it can be given."""


async def by_number(talk: Talk, words: str) -> None:
    """`/case 26-0123-7`: own cases for residents, those of their places for staff."""
    view = await numbered_case(talk, words, "case")
    if view is not None:
        await show(talk, view)


async def by_press(talk: Talk, press: Press) -> None:
    await talk.toast()
    await show(talk, await views.case_by_id(talk.scene, press.subject))


async def show(talk: Talk, view: CaseView) -> None:
    """The case as a table, its timeline and its notes."""
    await talk.reply(await _page(talk, view, 0))


async def listed(talk: Talk, number: int, about: str) -> Message:
    """Another page of the case with the id `about`. Raises NotFound."""
    return await _page(talk, await views.case_by_id(talk.scene, number_in(about)), number)


async def _page(talk: Talk, view: CaseView, number: int) -> Message:
    """As much as fits into a message, with what can be done with the case on every page."""
    blocks = (_table(talk, view), *_no_shows(talk, view), Html(""), *timeline(talk, view))
    pages = packed((*blocks, *_notes(talk, view)))
    shown = page(len(pages), number, 1)
    turns = Listed(talk.hall.wording, talk.person.language, CASE, str(view.case.id))
    text = Html("\n".join((*pages[shown.number], *turns.foot(shown))))
    return Message(text, (*await case_rows(talk, view), *turns.buttons(shown)))


def _notes(talk: Talk, view: CaseView) -> Iterator[Html]:
    """Each note with its author and time, a long one in several parts."""
    zone = talk.scene.desk.calendar.zone
    for note in view.notes:
        at = when.moment(talk.hall.wording, talk.person.language, note.at, talk.scene.now, zone)
        who = view.names.get(note.person_id) or talk.label("somebody")
        for words in pieces(note.words or ""):
            yield talk.say("case-note", words=words, at=at, who=who)


def _no_shows(talk: Talk, view: CaseView) -> tuple[Html, ...]:
    """How often each side was waited for in vain, if ever."""
    resident = view.no_shows.get(Side.RESIDENT, 0)
    visitor = view.no_shows.get(Side.VISITOR, 0)
    if not resident and not visitor:
        return ()
    return (talk.say("case-no-shows", resident=resident, visitor=visitor),)


def _waits_for_resident(view: CaseView) -> bool:
    return view.proposal is not None and view.proposal.side is Side.VISITOR


def _proposal_rows(talk: Talk, view: CaseView) -> list[tuple[Button, ...]]:
    """The resident's answer to another time, for staff who heard it on the phone."""
    allowed, proposal = view.allowed, view.proposal
    if Action.MOVE not in allowed or Action.VISIT in allowed or not _waits_for_resident(view):
        return []
    assert proposal is not None
    yes = Button(talk.label("press-resident-yes"), Press("mvy", proposal.id))
    no = Button(talk.label("press-resident-no"), Press("mvn", proposal.id))
    return [(yes,), (no,)]


async def _phone_rows(talk: Talk, case: Case) -> list[tuple[Button, ...]]:
    """Whether an account with the same name and number is the caller's, for staff to find out."""
    if not case.state.is_open or await phones.unproven_account(talk.scene, case) is None:
        return []
    return [phone_check_row(talk.label("press-phone-check"), case)]


async def case_rows(talk: Talk, view: CaseView) -> tuple[tuple[Button, ...], ...]:
    """What the viewer can do with the case, as far as they may."""
    case, allowed = view.case, view.allowed

    def row(key: str, verb: str) -> tuple[Button, ...]:
        return (Button(talk.label(key), Press(verb, case.id)),)

    rows = [*_proposal_rows(talk, view), *await _phone_rows(talk, case)]
    if Action.STEER in allowed and awaits_appointment(case):
        rows.append((appoint_button(talk.label("press-appoint"), case, talk.person),))
    if Action.STEER in allowed and case.state.is_open:
        rows.append(row("press-assign", "asg"))
    if Action.READ_SUBJECT in allowed:
        rows.append(row("press-look", "look"))
    if Action.MOVE in allowed and case.state in (CaseState.LOOKING, *moving.MOVABLE):
        rows.append(row("press-move", "mv"))
    if Action.STEER in allowed and case.state.is_open and _hands_originals_over(talk, case):
        rows.append(row("press-give", "give"))
    if Action.STEER in allowed:
        rows.append(row("press-note", "note"))
    if Action.READ_TALK in allowed and await talks_of_case(talk.scene.work, case.id):
        rows.append(row("press-talk-read", "tkread"))
    if Action.DECIDE in allowed and CaseState.UNSOLVED in NEXT[case.state]:
        rows.append(row("press-unsolved", "uns"))
    return tuple(rows)


def _hands_originals_over(talk: Talk, case: Case) -> bool:
    return talk.scene.desk.items[case.item].handover_of_originals


def _table(talk: Talk, view: CaseView) -> Html:
    case, scene, language = view.case, talk.scene, talk.person.language
    zone, wording = scene.desk.calendar.zone, talk.hall.wording
    nothing = talk.label("not-shown")
    nobody = "nobody-yet" if case.state.is_open else "nobody-went"
    return talk.say(
        "case-table",
        number=case.number,
        item=talk.label(f"item-{case.item}"),
        state=talk.label(state_key(talk.hall.wording, case)),
        community=talk.place(case.community),
        visit=visit_words(talk.hall, scene, case, language),
        visitor=(view.visitor.name if view.visitor else None) or talk.label(nobody),
        subject=case.subject.name or nothing,
        address=case.subject.address or nothing,
        phone=shown_phone(case.subject.phone) if case.subject.phone else nothing,
        next=when.moment(wording, language, case.next_word_at, scene.now, zone),
    )


async def assign_by_number(talk: Talk, words: str) -> None:
    """`/assign 26-0123-7 王`: whom to give it to, out of all or of those who are called so."""
    view, name = await named_case(talk, words)
    if view is None:
        view = await numbered_case(talk, words, "assign")
    if view is not None:
        await talk.reply(await _candidates(talk, view, 0, name))


async def assign_by_press(talk: Talk, press: Press) -> None:
    await talk.toast()
    view = await views.case_by_id(talk.scene, press.subject)
    await talk.reply(await _candidates(talk, view, 0, ""))


async def candidates(talk: Talk, number: int, about: str) -> Message:
    """Another page of those to whom a case can be given; `about` is its id and the name that was
    typed. Raises NotFound, NotAllowed."""
    case_id, _, name = about.partition(" ")
    view = await views.case_by_id(talk.scene, number_in(case_id))
    return await _candidates(talk, view, number, name)


async def _candidates(talk: Talk, view: CaseView, number: int, name: str) -> Message:
    """Who could do it, and oneself: members of squads go home, staff receive at the centre."""
    if Action.STEER not in view.allowed:
        raise NotAllowed("not-allowed")
    about = fitting(f"{view.case.id} {name}", CANDIDATES)
    called = about.partition(" ")[2]
    centre = view.case.mode is Mode.CENTRE
    found = await (_colleagues(talk, view) if centre else _members(talk, view))
    found = [one for one in found if matches(called, one.name)]
    shown = page(len(found), number)
    buttons = [Button(one.label, _to(view, one.person_id)) for one in found[shown.rows]]
    key = "assign-whom" if found or not called else "assign-nobody-called"
    asks = talk.say(key, number=view.case.number, words=called)
    turns = Listed(talk.hall.wording, talk.person.language, CANDIDATES, about)
    return turns.choice(asks, shown, (*buttons, *_me(talk, view)))


def _me(talk: Talk, view: CaseView) -> tuple[Button, ...]:
    """Going oneself, for whoever may."""
    if not eligibility.may_go_oneself(talk.scene, view.case):
        return ()
    label = talk.label(for_mode(talk.hall.wording, "assign-myself", view.case))
    return (Button(label, _to(view, talk.person.id)),)


def _to(view: CaseView, person_id: int) -> Press:
    return Press("asgto", view.case.id, str(person_id))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Somebody to whom a case can be given, as on a button."""

    person_id: int
    name: str
    label: str


async def _members(talk: Talk, view: CaseView) -> list[_Candidate]:
    """Members who may go to this door, those on duty first, then the least busy."""
    return [
        _Candidate(
            m.person_id, m.name, talk.label("assign-member", name=m.name, busy=m.live_claims)
        )
        for m in await eligibility.eligible(talk.scene, view.case.id)
    ]


async def _colleagues(talk: Talk, view: CaseView) -> list[_Candidate]:
    """The other staff of the place."""
    staff = await views.staff_of(talk.scene, view.case.community)
    others = (person for person in staff if person.id != talk.person.id)
    return [_Candidate(one.id, one.name, one.name) for one in others if one.name]


async def assign(talk: Talk, press: Press) -> None:
    """The choice is made. A forged id is refused by the verb."""
    events = await staffing.assign(talk.scene, press.subject, number_in(press.value))
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def renew_code(talk: Talk, press: Press) -> None:
    """The resident was asked who is at the door, and it is the right one."""
    events = await visiting.renew_code(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def ask_note(talk: Talk, press: Press) -> None:
    await talk.toast()
    await running.open_form(talk, NOTE, {"case": press.subject})


async def _noted(talk: Talk, context: Context, answers: Answers) -> None:
    events = await staffing.note(talk.scene, int(context["case"]), str(answers["words"]))
    await tell(talk.hall, talk.scene, events)


NOTE_FORM = FormKind(Form(NOTE, 1, (Step("words", StepKind.TEXT),)), completed=_noted)
