"""The queue: what is due, what is late, what nobody owns; numbers first, one tap to act."""

from casework import views
from handlers import when
from handlers.about import age, state_key, visit_words
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.paging import Listed, page
from handlers.roles import name_of
from handlers.talk import Talk
from handlers.wording import Html
from rules import access
from rules.cases import Case, CaseState, Mode, Rung
from rules.errors import NotAllowed
from rules.people import Person
from rules.queue import Outline, figures

NAME = "queue"


async def show(talk: Talk) -> None:
    """`/queue`. Raises NotAllowed for anybody but staff and squad leaders."""
    await talk.reply(await listed(talk, 0, ""))


async def listed(talk: Talk, number: int, about: str) -> Message:
    """One page of the queue. Raises NotAllowed."""
    if not access.is_staff(talk.scene.by):
        raise NotAllowed("not-allowed")
    found = await views.queue(talk.scene)
    if not found:
        return Message(talk.say("queue-empty"))
    shown = page(len(found), number)
    outlines = found[shown.rows]
    rows = await views.with_visitors(talk.scene, outlines)
    lines = (_row(talk, *row, one) for row, one in zip(rows, outlines, strict=True))
    buttons = tuple((Button(case.number, Press("case", case.id)),) for case, _ in rows)
    turns = Listed(talk.hall.wording, talk.person.language, NAME)
    text = Html("\n".join((_head(talk, found), "", *lines, *turns.foot(shown))))
    return Message(text, (*buttons, *turns.buttons(shown)))


def _head(talk: Talk, found: tuple[Outline, ...]) -> Html:
    now = talk.scene.now
    counts = figures(found, now, talk.scene.desk.calendar.local_day(now))
    return talk.say(
        "queue-head",
        open=counts.open,
        unowned=counts.unowned,
        over=counts.over_limit,
        late=counts.word_late,
    )


def _row(talk: Talk, case: Case, visitor: Person | None, outline: Outline) -> Html:
    """What and where, then when and whose, then how old and by when."""
    scene, wording, language = talk.scene, talk.hall.wording, talk.person.language
    zone = scene.desk.calendar.zone
    over, late = outline.is_over_limit(scene.now), outline.is_word_late(scene.now)
    return talk.say(
        "queue-line",
        mark="❗" if over or late or outline.unowned else "·",
        number=case.number,
        item=talk.label(f"item-{case.item}"),
        community=talk.place(case.community),
        visit=visit_words(talk.hall, scene, case, language),
        whose=_whose(talk, case, visitor),
        age=age(talk.hall, scene, case, language),
        limit="over" if over else "in-time",
        word="late" if late else "due",
        until=when.moment(wording, language, case.next_word_at, scene.now, zone),
    )


def _whose(talk: Talk, case: Case, visitor: Person | None) -> str:
    """Who holds it, with how far they are, or who is asked."""
    if case.state is not CaseState.LOOKING:
        name = (visitor.name if visitor else None) or talk.label("somebody")
        state = talk.label(state_key(talk.hall.wording, case))
        return talk.label("queue-held", name=name, state=state)
    if case.mode is Mode.CENTRE:
        return talk.label("state-looking-centre")
    if case.rung is Rung.STAFF or case.squad is None:
        return talk.label("queue-staff")
    squad = name_of(talk.scene.desk.town, case.squad, talk.person.language)
    return talk.label("queue-leaders" if case.rung is Rung.LEADERS else "queue-asked", squad=squad)
