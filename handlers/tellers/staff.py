"""What staff and squad leaders hear of a case: what nobody owns, what is late, what went wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from casework import phones, trust, views
from handlers.about import About
from handlers.buttons import Press
from handlers.letters import Button, Letter, Message
from handlers.tellers.kind import Teller
from handlers.tellers.resident import settled_words
from handlers.wording import Argument, Html
from rules.cases import Case, CaseState, Channel, Mode, Rung
from rules.events import EventKind
from rules.moves import Side
from rules.people import Person
from storage import offers, people

SOON = timedelta(hours=24)
"""A hand-back this close to the visit is told to staff."""


def case_letters(
    about: About,
    to: Sequence[Person],
    key: str,
    *,
    urgent: bool = False,
    assign: bool = True,
    **more: Argument,
) -> list[Letter]:
    """The same words to each of them, with the case a tap away, and whom to give it to."""
    letters = []
    for person in to:
        rows = [(Button(about.label(person, "press-open-case"), Press("case", about.case.id)),)]
        if assign and awaits_appointment(about.case):
            rows.insert(
                0, (appoint_button(about.label(person, "press-appoint"), about.case, person),)
            )
        if assign:
            rows.append((Button(about.label(person, "press-assign"), Press("asg", about.case.id)),))
        message = Message(about.say(person, key, **more), tuple(rows))
        letters.append(about.letter(person, message, urgent=urgent))
    return letters


def awaits_appointment(case: Case) -> bool:
    """Whether the resident wants to come to the centre and nobody has said when."""
    return case.mode is Mode.CENTRE and case.state is CaseState.LOOKING


def appoint_button(label: str, case: Case, person: Person) -> Button:
    """ "It is fixed": whoever taps it expects the resident at the time wished for."""
    return Button(label, Press("asgto", case.id, str(person.id)))


async def staff_of(about: About) -> tuple[Person, ...]:
    """Who looks after the case's community."""
    return await views.staff_of(about.scene, about.case.community)


def who_is_called(about: About) -> str:
    """Which side of a visit gets no message and has to be called: none, resident, visitor, both."""
    visitor = about.visitor is not None and not about.visitor.in_chat
    if not about.resident.in_chat:
        return "both" if visitor else "resident"
    return "visitor" if visitor else "none"


async def submitted(about: About) -> list[Letter]:
    """Whoever took the case by phone or at the counter reads out the number."""
    if about.case.channel is Channel.CHAT:
        return []
    filed_by = await people.person_by_id(about.scene.work, about.case.filed_by)
    assert filed_by is not None
    text = about.say(filed_by, "staff-submitted")
    rows: tuple[tuple[Button, ...], ...] = ()
    if await phones.unproven_account(about.scene, about.case):
        text = Html(f"{text}\n{about.say(filed_by, 'staff-account-alike')}")
        rows = (phone_check_row(about.label(filed_by, "press-phone-check"), about.case),)
    return [about.letter(filed_by, Message(text, rows), urgent=True)]


def phone_check_row(label: str, case: Case) -> tuple[Button, ...]:
    """The way to find out whether an account with the same name and number is the caller's."""
    return (Button(label, Press("ring", case.id)),)


async def phone_proven(about: About) -> list[Letter]:
    """To whoever rang and typed in what was read out."""
    return await _to_actor(about, "staff-phone-proven")


async def parted(about: About) -> list[Letter]:
    """To whoever found out that the account was not the caller."""
    return await _to_actor(about, "staff-parted")


async def _actor(about: About) -> Person | None:
    """Whoever made it happen; None where it happened by itself."""
    by = about.event.by
    return await people.person_by_id(about.scene.work, by) if by else None


async def _to_actor(about: About, key: str) -> list[Letter]:
    person = await _actor(about)
    if person is None:
        return []
    return [about.letter(person, Message(about.say(person, key)), urgent=True)]


async def escalated(about: About) -> list[Letter]:
    """Nobody took it: the leaders of the squad, or the community's staff, are asked; they read
    whether any volunteer was."""
    made = await offers.offers_of_case(about.scene.work, about.case.id)
    asked = "some" if made else "none"
    if about.event.data["rung"] == Rung.LEADERS.value:
        leaders = await views.leaders_of(about.scene, about.case)
        return case_letters(about, leaders, "leader-escalated", asked=asked)
    return case_letters(about, await staff_of(about), "staff-escalated", asked=asked)


async def still_looking(about: About) -> list[Letter]:
    """What staff own and have not arranged is put before them whenever the resident is told."""
    if about.case.rung is not Rung.STAFF:
        return []
    return case_letters(about, await staff_of(about), "staff-still-looking")


async def visit_asked(about: About) -> list[Letter]:
    """Asked once more, and still no word from either side."""
    if about.event.data["times"] == 1:
        return []
    return case_letters(about, await staff_of(about), "staff-visit-silent", assign=False)


async def no_word(about: About) -> list[Letter]:
    return case_letters(about, await staff_of(about), "staff-no-word")


async def code_locked(about: About) -> list[Letter]:
    """Call first; when it is the right visitor, a new code lets them in."""
    letters = []
    for letter in case_letters(
        about, await staff_of(about), "staff-code-locked", urgent=True, assign=False
    ):
        label = about.label(letter.to, "press-new-code")
        rows = (*letter.message.buttons, (Button(label, Press("newcode", about.case.id)),))
        letters.append(replace(letter, message=replace(letter.message, buttons=rows)))
    return letters


async def code_renewed(about: About) -> list[Letter]:
    return await _to_actor(about, "staff-code-renewed")


async def not_solved(about: About) -> list[Letter]:
    return case_letters(about, await staff_of(about), "staff-not-solved")


async def nobody_came(about: About) -> list[Letter]:
    """With how often that has been this visitor."""
    times = int(str(about.event.data["times"]))
    staff = await staff_of(about)
    return case_letters(about, staff, "staff-nobody-came", urgent=True, times=times)


async def resident_absent(about: About) -> list[Letter]:
    """Nobody opened: somebody may need help, so staff hear at once; with how often it was."""
    times = await trust.times_absent(about.scene, about.resident.id, Side.RESIDENT)
    return case_letters(about, await staff_of(about), "staff-absent", times=times, assign=False)


async def handed_back(about: About) -> list[Letter]:
    starts, _ = about.scene.desk.visit(about.case)
    if starts - about.scene.now > SOON:
        return []
    why = str(about.event.data.get("why", "other"))
    return case_letters(about, await staff_of(about), "staff-handed-back", why=why)


async def assigned(about: About) -> list[Letter]:
    person = await _actor(about)
    if person is None or (about.visitor and person.id == about.visitor.id):
        return []
    text = about.say(person, "staff-assigned", call=who_is_called(about))
    return [about.letter(person, Message(text), urgent=True)]


async def settled(about: About) -> list[Letter]:
    """To whoever closed it: what was written, and who is told."""
    person = await _actor(about)
    if person is None:
        return []
    words = settled_words(about, person)
    return [about.letter(person, Message(about.say(person, "staff-settled", **words)), urgent=True)]


async def noted(about: About) -> list[Letter]:
    return await _to_actor(about, "staff-noted")


async def limit_near(about: About) -> list[Letter]:
    """With who holds the visit, if somebody does: not with whoever held it before."""
    held = about.claim is not None and about.claim.live
    key = "staff-limit-near" if held else "staff-limit-near-unheld"
    return case_letters(about, await staff_of(about), key)


async def limit_over(about: About) -> list[Letter]:
    return case_letters(about, await staff_of(about), "staff-limit-over")


async def told(about: About) -> list[Letter]:
    return await _to_actor(about, "staff-told")


TELLERS: Mapping[EventKind, Teller] = {
    EventKind.SUBMITTED: submitted,
    EventKind.PHONE_PROVEN: phone_proven,
    EventKind.PARTED: parted,
    EventKind.ESCALATED: escalated,
    EventKind.STILL_LOOKING: still_looking,
    EventKind.CODE_LOCKED: code_locked,
    EventKind.CODE_RENEWED: code_renewed,
    EventKind.VISIT_ASKED: visit_asked,
    EventKind.NO_WORD: no_word,
    EventKind.NOT_SOLVED: not_solved,
    EventKind.NOBODY_CAME: nobody_came,
    EventKind.RESIDENT_ABSENT: resident_absent,
    EventKind.HANDED_BACK: handed_back,
    EventKind.VISITOR_ENDED: handed_back,
    EventKind.ASSIGNED: assigned,
    EventKind.SETTLED: settled,
    EventKind.NOTED: noted,
    EventKind.TOLD: told,
    EventKind.LIMIT_NEAR: limit_near,
    EventKind.LIMIT_OVER: limit_over,
}
