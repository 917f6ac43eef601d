"""How somebody becomes known: first words, consent, community, and roles by invite."""

from casework.desk import Events, Scene
from rules import access
from rules.errors import InviteRefused
from rules.events import EventKind
from rules.invites import Invite
from rules.people import Grant, Person, Role
from storage import invites, members, people


async def give_consent(scene: Scene, person: Person) -> None:
    """Consent to the privacy notice in its present version."""
    version = scene.desk.policy.consent_version
    await people.set_consent(scene.work, person.id, version, scene.now)


async def accept_invite(scene: Scene, person: Person, invite: Invite) -> Events:
    """Spends an invite and gives its role. Raises InviteRefused when spent, taken back or out of
    date, and for a role that has no work yet."""
    role, where = Role(invite.role), invite.place
    if not access.has_work(role):
        raise InviteRefused("invite-no-work")
    known = scene.desk.town.squads if role.in_squad else scene.desk.town.places
    if where not in known:
        raise InviteRefused("invite-unknown-place")
    made = await invites.invite_by_nonce(scene.work, invite.nonce)
    if made is not None and made.revoked:
        raise InviteRefused("invite-revoked")
    if not await people.spend_invite(scene.work, invite.nonce, person.id, scene.now):
        raise InviteRefused("invite-spent")
    await people.add_grant(scene.work, person.id, Grant(role, where), scene.now)
    if role.in_squad:
        await members.add_member(scene.work, person.id, where)
    joined = await scene.record(
        EventKind.JOINED, None, person=person.id, role=role.value, where=where
    )
    return (joined,)
