"""The board of a squad's group: its open tasks, changed in place whenever one of them changes."""

from collections.abc import Iterable

from casework.desk import Scene
from handlers import letters
from handlers.about import visit_words
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.roles import name_of
from handlers.talk import Hall
from handlers.wording import Html
from rules.cases import Case, CaseState
from rules.events import Event
from rules.people import named
from storage import cases, squads

MOST = 10


async def refresh(hall: Hall, scene: Scene, events: Iterable[Event]) -> None:
    """Changes the boards on which the cases of these events stand."""
    touched: set[str] = set()
    for event in events:
        case = await cases.case_by_id(scene.work, event.case_id) if event.case_id else None
        if case is not None:
            touched |= {squad.id for squad in scene.desk.town.squads_for(case.community)}
    for squad in sorted(touched):
        chat_id = await squads.group_of(scene.work, squad)
        if chat_id is not None:
            message = await board(hall, scene, squad, edits=True)
            await letters.send(scene.work, chat_id, message, scene.now)


async def board(hall: Hall, scene: Scene, squad: str, *, edits: bool = False) -> Message:
    """What can be taken, without anybody's name or address; who taps first has it."""
    language = hall.default_language
    found = await cases.open_cases_of_squad(scene.work, squad, MOST * 2)
    looking = [case for case in found if case.state is CaseState.LOOKING][:MOST]
    head = hall.wording.say(
        language,
        "board-head" if looking else "board-empty",
        squad=name_of(scene.desk.town, squad, language),
        count=len(looking),
    )
    lines = (_line(hall, scene, case, language) for case in looking)
    rows = tuple((_take(hall, case, language),) for case in looking)
    return Message(Html("\n".join((head, *lines))), rows, card=f"board:{squad}", edits=edits)


def _line(hall: Hall, scene: Scene, case: Case, language: str) -> Html:
    return hall.wording.say(
        language,
        "board-line",
        number=case.number,
        item=hall.wording.label(language, f"item-{case.item}"),
        community=named(scene.desk.town.places[case.community].names, language),
        visit=visit_words(hall, scene, case, language),
    )


def _take(hall: Hall, case: Case, language: str) -> Button:
    label = hall.wording.label(language, "board-take", number=case.number)
    return Button(label, Press("grab", case.id))
