"""The board of a squad's group: its open tasks, changed in place whenever one of them changes."""

from collections.abc import Iterable

from casework import views
from casework.desk import Scene
from handlers import letters
from handlers.about import age, visit_words
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.paging import Listed, page
from handlers.roles import name_of
from handlers.talk import Hall, Talk
from handlers.wording import Html
from rules.cases import Case
from rules.errors import NotAllowed
from rules.events import Event
from rules.people import named
from storage import cases, squads

NAME = "board"


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


async def board(
    hall: Hall, scene: Scene, squad: str, number: int = 0, *, edits: bool = False
) -> Message:
    """One page of what can be taken, without anybody's name or address; who taps first has it."""
    language = hall.default_language
    found = await views.waiting_for_squad(scene, squad)
    head = hall.wording.say(
        language,
        "board-head" if found else "board-empty",
        squad=name_of(scene.desk.town, squad, language),
        count=len(found),
    )
    shown = page(len(found), number)
    looking = await cases.cases_by_ids(scene.work, (one.id for one in found[shown.rows]))
    lines = (_line(hall, scene, case, language) for case in looking)
    takes = ((_take(hall, case, language),) for case in looking)
    turns = Listed(hall.wording, language, NAME, squad)
    text = Html("\n".join((head, *lines, *turns.foot(shown))))
    buttons = (*takes, *turns.buttons(shown))
    return Message(text, buttons, card=f"board:{squad}", edits=edits)


async def listed(talk: Talk, number: int, squad: str) -> Message:
    """Another page of the board. Raises NotAllowed anywhere but in the squad's group."""
    if await squads.group_of(talk.scene.work, squad) != talk.act.chat_id:
        raise NotAllowed("not-allowed")
    return await board(talk.hall, talk.scene, squad, number, edits=True)


def _line(hall: Hall, scene: Scene, case: Case, language: str) -> Html:
    return hall.wording.say(
        language,
        "board-line",
        number=case.number,
        item=hall.wording.label(language, f"item-{case.item}"),
        community=named(scene.desk.town.places[case.community].names, language),
        visit=visit_words(hall, scene, case, language),
        age=age(hall, scene, case, language),
    )


def _take(hall: Hall, case: Case, language: str) -> Button:
    label = hall.wording.label(language, "board-take", number=case.number)
    return Button(label, Press("grab", case.id))
