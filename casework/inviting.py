"""Who may invite whom: everybody within their own place or squad, and nobody upwards."""

from datetime import datetime

from casework.desk import Events, Scene
from rules import access
from rules.errors import NotAllowed, NotFound
from rules.events import EventKind
from rules.people import Grant, Person
from storage import invites, people
from storage.invites import MadeInvite


def may_invite(scene: Scene) -> tuple[Grant, ...]:
    """Every role, at every place or squad, that the actor may hand out."""
    return access.invitable(scene.by, scene.desk.town)


def check_invite(scene: Scene, grant: Grant) -> None:
    """Raises NotAllowed for an invite that is not the actor's to give."""
    if grant not in may_invite(scene):
        raise NotAllowed("not-allowed")


async def make(scene: Scene, grant: Grant, nonce: bytes, until: datetime) -> Events:
    """Writes down that an invite was made, so that it can be listed and taken back.

    Raises NotAllowed for an invite that is not the actor's to give.
    """
    check_invite(scene, grant)
    by = scene.by.person_id
    assert by is not None
    made = MadeInvite(nonce.hex(), grant, by, scene.now, until, revoked=False)
    await invites.add_invite(scene.work, made)
    data = {"role": grant.role.value, "where": grant.where}
    return (await scene.record(EventKind.INVITE_MADE, None, **data),)


async def open_invites(scene: Scene) -> tuple[tuple[MadeInvite, Person], ...]:
    """Invites within the actor's branch that can still be used, each with who made it.

    Raises NotAllowed for whoever may invite nobody.
    """
    allowed = frozenset(may_invite(scene))
    if not allowed:
        raise NotAllowed("not-allowed")
    found: list[tuple[MadeInvite, Person]] = []
    for invite in await invites.open_invites(scene.work, scene.now):
        if invite.grant in allowed:
            maker = await people.person_by_id(scene.work, invite.made_by)
            assert maker is not None
            found.append((invite, maker))
    return tuple(found)


async def revoke(scene: Scene, nonce: str) -> Events:
    """Takes an invite back. Raises NotFound for one of another branch, or one that cannot be used
    any more."""
    invite = await invites.invite_by_nonce(scene.work, nonce)
    if invite is None or invite.grant not in may_invite(scene):
        raise NotFound("invite-gone")
    if not await invites.revoke(scene.work, nonce, scene.by.person_id, scene.now):
        raise NotFound("invite-gone")
    data = {"role": invite.grant.role.value, "where": invite.grant.where}
    return (await scene.record(EventKind.INVITE_REVOKED, None, **data),)
