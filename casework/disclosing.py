"""What was answered, shown to whoever does the job; every look is on record."""

from casework.desk import Scene
from casework.steps import case_for
from rules.access import Action
from rules.cases import Case
from rules.events import EventKind


async def read_answers(scene: Scene, case_id: int) -> Case:
    """The case with its answers. Raises NotFound or NotAllowed."""
    case, _ = await case_for(scene, case_id, Action.READ_SUBJECT)
    await scene.record(EventKind.DISCLOSED, case.id, what="answers", person=scene.by.person_id)
    return case
