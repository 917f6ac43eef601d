"""Who may invite whom: everybody within their own place or squad, and nobody upwards."""

from casework.desk import Scene
from rules import access
from rules.errors import NotAllowed
from rules.people import Grant


def may_invite(scene: Scene) -> tuple[Grant, ...]:
    """Every role, at every place or squad, that the actor may hand out."""
    return access.invitable(scene.by, scene.desk.town)


def check_invite(scene: Scene, grant: Grant) -> None:
    """Raises NotAllowed for an invite that is not the actor's to give."""
    if grant not in may_invite(scene):
        raise NotAllowed("not-allowed")
