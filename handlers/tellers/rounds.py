"""Letters that come round by themselves, and letters about squads."""

from collections.abc import Mapping
from datetime import date

from babel.dates import format_date

from casework import rounds, trouble, views
from casework.desk import Scene
from casework.rounds import Board
from handlers.about import visit_words
from handlers.buttons import Press
from handlers.letters import Button, Letter, Message
from handlers.paging import packed
from handlers.roles import actor_of, name_of
from handlers.talk import Hall
from handlers.tellers.desk import DeskTeller
from handlers.wording import Html
from rules.events import Event, EventKind
from rules.people import Person, Role
from storage import people


async def _person(scene: Scene, event: Event, key: str = "person") -> Person | None:
    return await people.person_by_id(scene.work, int(str(event.data[key])))


async def morning_list(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """Today's visits of one member, the earliest first; addresses are on the cards."""
    member = await _person(scene, event)
    if member is None:
        return []
    day = date.fromisoformat(str(event.data["day"]))
    theirs = Scene(scene.desk, scene.work, await actor_of(scene.work, member.id), scene.now)
    visits = [v for v in await views.my_visits(theirs) if v.case.day == day]
    if not visits:
        return []
    lines = [hall.wording.say(member.language, "morning-head", count=len(visits))]
    for view in sorted(visits, key=lambda v: scene.desk.visit(v.case)):
        visit = visit_words(hall, scene, view.case, member.language)
        item = hall.wording.label(member.language, f"item-{view.case.item}")
        words = {"number": view.case.number, "visit": visit, "item": item}
        lines.append(hall.wording.say(member.language, "morning-line", **words))
    return [Letter(member, Message(Html("\n".join(some)))) for some in packed(lines)]


async def morning_board(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """The figures of a place for its staff, numbers first, then what needs somebody's hand."""
    place = str(event.data["place"])
    board = await rounds.board(scene, place)
    letters = []
    for person in await people.holders_of(scene.work, Role.COMMUNITY_STAFF, place):
        lines = [_figures(hall, scene, board, place, person.language)]
        if (count := await _faults(scene, person)) > 0:
            lines.append(hall.wording.say(person.language, "staff-morning-trouble", count=count))
        if board.year_unknown is not None:
            year = str(board.year_unknown)
            lines.append(hall.wording.say(person.language, "staff-year-unknown", year=year))
        letters.append(Letter(person, Message(Html("\n".join(lines)))))
    return letters


def _figures(hall: Hall, scene: Scene, board: Board, place: str, language: str) -> Html:
    return hall.wording.say(
        language,
        "staff-morning",
        place=name_of(scene.desk.town, place, language),
        open=board.cases.open,
        unowned=board.cases.unowned,
        over=board.cases.over_limit,
        late=board.cases.word_late,
        visits=board.cases.visits_today,
        calls=board.calls,
        met=board.promises.met,
        broken=board.promises.broken,
    )


async def _faults(scene: Scene, person: Person) -> int:
    """What `/trouble` would show of our own faults."""
    theirs = Scene(scene.desk, scene.work, await actor_of(scene.work, person.id), scene.now)
    return await trouble.faults(theirs)


async def statement(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """What a member earned in the month that has ended."""
    member = await _person(scene, event)
    if member is None:
        return []
    first = date.fromisoformat(f"{event.data['month']}-01")
    locale = member.language.replace("-", "_")
    month = format_date(first, "M月" if locale.startswith("zh") else "MMMM", locale=locale)
    credits = int(str(event.data["credits"]))
    text = hall.wording.say(member.language, "visitor-statement", month=month, credits=credits)
    return [Letter(member, Message(text))]


async def applied(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    """The leaders of the squad decide; where there is none, the community's staff."""
    squad, newcomer = str(event.data["squad"]), await _person(scene, event)
    if newcomer is None:
        return []
    serves = scene.desk.town.squads[squad].serves[0]
    leaders = await people.holders_of(scene.work, Role.SQUAD_LEADER, squad)
    application = int(str(event.data["application"]))
    letters = []
    for person in leaders or await views.staff_of(scene, serves):
        language = person.language
        name = newcomer.name or hall.wording.label(language, "somebody")
        where = name_of(scene.desk.town, squad, language)
        text = hall.wording.say(language, "leader-applied", name=name, squad=where)
        accept = Button(hall.wording.label(language, "press-accept"), Press("accept", application))
        refuse = Button(hall.wording.label(language, "press-refuse"), Press("refuse", application))
        letters.append(Letter(person, Message(text, ((accept,), (refuse,)))))
    return letters


async def application_decided(hall: Hall, scene: Scene, event: Event) -> list[Letter]:
    newcomer = await _person(scene, event)
    if newcomer is None:
        return []
    key = "application-accepted" if event.data["accepted"] is True else "application-refused"
    squad = name_of(scene.desk.town, str(event.data["squad"]), newcomer.language)
    return [Letter(newcomer, Message(hall.wording.say(newcomer.language, key, squad=squad)))]


TELLERS: Mapping[EventKind, DeskTeller] = {
    EventKind.MORNING_LIST: morning_list,
    EventKind.MORNING_BOARD: morning_board,
    EventKind.STATEMENT: statement,
    EventKind.APPLIED: applied,
    EventKind.APPLICATION_DECIDED: application_decided,
}
