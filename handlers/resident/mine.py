"""What residents do with their cases: look, cancel, confirm, rate."""

from collections.abc import Iterable, Iterator, Sequence

from casework import closing, disputing, views, visiting
from casework.views import CaseView
from handlers import when
from handlers.about import for_mode, state_key, time_words, visit_words
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.paging import Listed, page
from handlers.talk import Talk
from handlers.telling import tell
from handlers.timeline import timeline
from handlers.wording import Argument, Html
from rules.access import may_talk
from rules.cases import Case, CaseState
from rules.errors import NotFound
from rules.moves import Proposal, Side
from rules.people import named

NAME = "mine"
CARDS = 5
"""Open cases that are shown with all that can be done with them."""
LINES = 15
"""Of what happened to a case, the newest that are told."""
WAITING = (CaseState.CLAIMED, CaseState.ON_THE_WAY)


async def show(talk: Talk) -> None:
    """`/my`: a few open cases a card each, the others and the past ones a line each."""
    found = await views.my_cases(talk.scene)
    if not found:
        await talk.reply_text("mine-none")
        return
    for case in found[: _cards(found)]:
        await talk.reply(card(talk, await views.case_view(talk.scene, case)))
    if len(found) > _cards(found):
        await talk.reply(await listed(talk, 0, ""))


def _cards(found: Sequence[Case]) -> int:
    """How many have a message of their own."""
    return min(CARDS, sum(case.state.is_open for case in found))


async def listed(talk: Talk, number: int, about: str) -> Message:
    """One page of one's own cases that have no message of their own."""
    found = await views.my_cases(talk.scene)
    rest = found[_cards(found) :]
    if not rest:
        return Message(talk.say("mine-none"))
    shown = page(len(rest), number)
    seen = [await views.case_view(talk.scene, case) for case in rest[shown.rows]]
    lines = (talk.say("mine-past-line", **_words(talk, view)) for view in seen)
    head = talk.say("mine-rest" if rest[0].state.is_open else "mine-past")
    turns = Listed(talk.hall.wording, talk.person.language, NAME)
    text = Html("\n".join((head, *lines, *turns.foot(shown))))
    return Message(text, (*_rest_rows(talk, seen), *turns.buttons(shown)))


def _rest_rows(talk: Talk, rest: Iterable[CaseView]) -> Iterator[tuple[Button, ...]]:
    """What is open can be looked at; some of what has ended can still be disputed."""
    for view in rest:
        number, case_id = view.case.number, view.case.id
        if view.case.state.is_open:
            yield (Button(number, Press("mine", case_id)),)
        elif disputing.may_dispute(talk.scene, view.case):
            yield (Button(talk.label("press-dispute", number=number), Press("bad", case_id)),)


async def show_one(talk: Talk, press: Press) -> None:
    """One of one's own cases. Raises NotFound."""
    view = await views.case_by_id(talk.scene, press.subject)
    if view.case.resident_id != talk.person.id:
        raise NotFound("case-not-found", number="")
    await talk.toast()
    await talk.reply(card(talk, view))


def card(talk: Talk, view: CaseView) -> Message:
    """One open case: where it stands, what happened so far, what can be done."""
    state = "undated" if view.case.undated else view.case.state.replace("_", "-")
    if view.case.state is CaseState.LOOKING and talk.scene.desk.wish_over(
        view.case, talk.scene.now
    ):
        state = "looking-over"
    key = for_mode(talk.hall.wording, f"mine-state-{state}", view.case)
    lines = [talk.say(key, **_words(talk, view))]
    if (asked := _asked(view)) is not None:
        assert asked.day is not None
        day, slot, language = asked.day, asked.slot or "", talk.person.language
        wanted = time_words(talk.hall, talk.scene, day, slot, language)
        lines.append(talk.say("mine-move-asked", wanted=wanted))
    so_far = timeline(talk, view)
    left_out = len(so_far) - LINES
    earlier = [talk.say("timeline-earlier", count=left_out)] if left_out > 0 else []
    text = Html("\n".join((*lines, "", *earlier, *so_far[-LINES:])))
    return Message(text, _rows(talk, view))


def _asked(view: CaseView) -> Proposal | None:
    """Another time that the visitor proposes and the resident has not answered."""
    proposal = view.proposal
    return proposal if proposal and proposal.side is Side.VISITOR else None


def _rows(talk: Talk, view: CaseView) -> tuple[tuple[Button, ...], ...]:
    state = view.case.state

    def row(key: str, verb: str) -> tuple[Button, ...]:
        label = talk.label(for_mode(talk.hall.wording, key, view.case))
        return (Button(label, Press(verb, view.case.id)),)

    if state is CaseState.REPORTED:
        return (row("press-solved", "ok"), row("press-not-solved", "bad"), *_contact(talk, view))
    rows = list(_contact(talk, view))
    if (asked := _asked(view)) is not None:
        yes, no = talk.label("press-move-yes"), talk.label("press-move-no")
        answer = (Button(yes, Press("mvy", asked.id)), Button(no, Press("mvn", asked.id)))
        rows.insert(0, answer)
    starts, _ = talk.scene.desk.visit(view.case)
    if state in WAITING and not view.case.undated and talk.scene.now >= starts:
        rows.append(row("press-nobody-came", "none"))
    if state in (CaseState.LOOKING, *WAITING):
        rows.append(row("press-move", "mv"))
        rows.append(row("press-cancel-case", "cx"))
    return tuple(rows)


def _contact(talk: Talk, view: CaseView) -> tuple[tuple[Button, ...], ...]:
    """A word to the visitor, while that is possible."""
    after = talk.scene.desk.policy.talk_after_visit
    claim = view.last_claim
    if claim is None or not may_talk(talk.scene.by, view.case, claim, talk.scene.now, after):
        return ()
    key = for_mode(talk.hall.wording, "press-talk-visitor", view.case)
    return ((Button(talk.label(key), Press("tkv", view.case.id)),),)


def _words(talk: Talk, view: CaseView) -> dict[str, Argument]:
    language, scene = talk.person.language, talk.scene
    zone = scene.desk.calendar.zone
    case = view.case
    place = scene.desk.town.places[case.community]
    return {
        "centre": named(place.names, language),
        "where": named(place.address or place.names, language),
        "number": case.number,
        "item": talk.label(f"item-{case.item}"),
        "visit": visit_words(talk.hall, scene, case, language),
        "visitor": (view.visitor.name if view.visitor else None) or talk.label("somebody"),
        "next": when.moment(talk.hall.wording, language, case.next_word_at, scene.now, zone),
        "state": talk.label(state_key(talk.hall.wording, case)),
        "day": when.moment(talk.hall.wording, language, case.created_at, scene.now, zone),
    }


async def ask_cancel(talk: Talk, press: Press) -> None:
    """One tap too many must not lose a visit: asks once."""
    view = await views.case_by_id(talk.scene, press.subject)
    closing.check_cancellable(view.case)
    rows = (
        (Button(talk.label("press-cancel-yes"), Press("cxy", press.subject)),),
        (Button(talk.label("press-cancel-no"), Press("cxn", press.subject)),),
    )
    await talk.toast()
    text = talk.say("mine-cancel-sure", **_words(talk, view))
    await talk.reply(Message(text, rows, card=f"cancel:{press.subject}"))


async def cancel(talk: Talk, press: Press) -> None:
    events = await closing.cancel(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def keep(talk: Talk, press: Press) -> None:
    """Changed her mind about changing her mind."""
    await talk.done()
    await talk.reply_text("mine-kept")


async def confirm(talk: Talk, press: Press) -> None:
    events = await closing.confirm(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def rate(talk: Talk, press: Press) -> None:
    rating = int(press.value) if press.value in ("1", "2", "3", "4", "5") else 3
    events = await closing.rate(talk.scene, press.subject, rating)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def nobody_came(talk: Talk, press: Press) -> None:
    events = await visiting.nobody_came(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def came(talk: Talk, press: Press) -> None:
    """The visitor came but did not type the code: good to know, nothing else changes."""
    events = await visiting.came(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def was_home(talk: Talk, press: Press) -> None:
    """The question for another time stays open."""
    events = await visiting.was_home(talk.scene, press.subject)
    await talk.toast()
    await tell(talk.hall, talk.scene, events)


async def stop_due(talk: Talk, press: Press) -> None:
    await closing.stop_due_again(talk.scene, press.subject)
    await talk.done()
    await talk.reply_text("mine-due-stopped")
