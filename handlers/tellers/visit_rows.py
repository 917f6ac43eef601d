"""What can be done with a visit, as buttons on the visitor's card."""

from handlers.about import About
from handlers.buttons import Press
from handlers.letters import Button
from rules.cases import CaseState, Mode
from rules.people import Person

Row = tuple[tuple[str, str], ...]
"""Label and verb of every button of a row."""

DOOR, HERE = (("press-door", "door"),), (("press-here", "here"),)
ABSENT, AGAIN = (("press-absent", "absent"),), (("press-again", "again"),)
SEE: Row = (("press-look", "look"), ("press-talk-resident", "tkv"))
MOVE, CHANGE = (("press-move", "mv"),), (("press-move", "mv"), ("press-hand-over", "ho"))
BACK = (("press-hand-back", "back"),)
ORIGINALS: Row = (("press-take", "take"), ("press-give", "give"))

AT_HOME: dict[CaseState, tuple[Row, ...]] = {
    CaseState.CLAIMED: ((("press-way", "way"),), DOOR, SEE, CHANGE, BACK),
    CaseState.ON_THE_WAY: (DOOR, SEE, ABSENT, CHANGE, BACK),
    CaseState.ARRIVED: ((("press-done", "done"),), AGAIN, SEE),
}

AT_CENTRE: dict[CaseState, tuple[Row, ...]] = {
    CaseState.CLAIMED: (HERE, SEE, MOVE, BACK),
    CaseState.ARRIVED: AT_HOME[CaseState.ARRIVED],
}

UNDATED: tuple[Row, ...] = (MOVE, SEE, BACK)


def visit_rows(about: About, visitor: Person) -> tuple[tuple[Button, ...], ...]:
    """The rows for the state that the visit is in; once its slot is over, also that nobody came."""
    state, centre = about.case.state, about.case.mode is Mode.CENTRE
    rows = UNDATED if about.case.undated else (AT_CENTRE if centre else AT_HOME).get(state, ())
    if about.scene.desk.items[about.case.item].handover_of_originals and state is CaseState.ARRIVED:
        rows = (ORIGINALS, *rows)
    if _over(about) and ABSENT not in rows:
        rows = (*rows[:1], ABSENT, *rows[1:])
    return tuple(
        tuple(Button(about.label(visitor, key), Press(verb, about.case.id)) for key, verb in row)
        for row in rows
    )


def _over(about: About) -> bool:
    """Whether a visit that is agreed on should have begun."""
    if about.case.state is not CaseState.CLAIMED or about.case.undated:
        return False
    starts, _ = about.scene.desk.visit(about.case)
    return about.scene.now >= starts
