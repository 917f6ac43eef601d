"""A role ends: what was held by it is handed over in the same step, and opens nothing any more."""

from casework import claiming, offering, talks, waiting
from casework.desk import Events, Scene
from casework.steps import locked_case
from rules import access
from rules.access import Action
from rules.cases import Case, Claim, OfferState
from rules.errors import NotAllowed, NotFound
from rules.events import Event, EventKind
from rules.people import Actor, Grant, Person
from rules.receipts import outstanding
from rules.talks import TalkKind
from storage import invites, members, offers, people, receipts
from storage import talks as talk_rows

LIMIT = 1_000
"""Talks of one member of staff; nobody has so many."""


def check_may_end(scene: Scene, person_id: int, grant: Grant) -> None:
    """Raises NotAllowed unless the role is one's own, or within one's own branch."""
    if person_id == scene.by.person_id and grant in scene.by.grants:
        return
    if not access.may_end(scene.by, grant, scene.desk.town):
        raise NotAllowed("not-allowed")


async def count_holders(scene: Scene, grant: Grant) -> int:
    """How many hold a role that the actor may end. Raises NotAllowed."""
    if not access.may_end(scene.by, grant, scene.desk.town):
        raise NotAllowed("not-allowed")
    return await people.count_holders(scene.work, grant)


async def roles_by_name(scene: Scene, name: str) -> tuple[tuple[Person, Grant], ...]:
    """Everybody with this whole name, with each role of theirs that the actor may end."""
    found: list[tuple[Person, Grant]] = []
    for person in await people.people_by_name(scene.work, name):
        held = await people.grants_of(scene.work, person.id)
        ending = (grant for grant in held if access.may_end(scene.by, grant, scene.desk.town))
        found += [(person, grant) for grant in ending]
    return tuple(found)


async def end_role(scene: Scene, person_id: int, grant: Grant) -> Events:
    """Takes a role away: visits go to others, talks with residents too, offers are withdrawn, and
    invites that the person made by it work no more.

    Raises NotAllowed outside of the actor's branch, NotFound when the role is not held.
    """
    check_may_end(scene, person_id, grant)
    if not await people.end_grant(scene.work, person_id, grant, scene.now):
        raise NotFound("role-not-held")
    left = Actor(person_id, await people.grants_of(scene.work, person_id))
    out = grant.role.in_squad and not _in_squad(left, grant.where)
    if out:
        await members.leave_squad(scene.work, person_id, grant.where)
    visits = await _hand_over_cases(scene, left, grant, out=out)
    spoken = await _hand_over_talks(scene, left)
    await revoke_invites(scene, left)
    ended = await scene.record(
        EventKind.ROLE_ENDED,
        None,
        person=person_id,
        role=grant.role.value,
        where=grant.where,
        visits=sum(event.kind is EventKind.VISITOR_ENDED for event in visits),
        talks=sum(event.kind is EventKind.TALK_ASKED for event in spoken),
    )
    return (*visits, *spoken, ended)


def _in_squad(actor: Actor, squad: str) -> bool:
    return any(grant.role.in_squad and grant.where == squad for grant in actor.grants)


async def _hand_over_cases(scene: Scene, left: Actor, grant: Grant, *, out: bool) -> Events:
    """Case after case, in the order in which they are locked everywhere. `out`: of the squad."""
    assert left.person_id is not None
    held = {c.case_id for c in await offers.claims_of(scene.work, left.person_id)}
    asked = await offers.offers_open_in(scene.work, left.person_id, grant.where) if out else ()
    events: list[Event] = []
    for case_id in sorted(held | {offer.case_id for offer in asked}):
        case = await locked_case(scene, case_id)
        for offer in asked:
            if offer.case_id == case_id:
                events += await _withdraw(scene, case, offer.id)
        claim = await offers.live_claim(scene.work, case_id)
        if claim is not None and _is_lost(scene, left, grant, case, claim):
            events += await _release(scene, case, claim)
    return tuple(events)


async def _withdraw(scene: Scene, case: Case, offer_id: int) -> Events:
    """The card says that it is over; when nobody else was asked, the next are."""
    offer = await offers.offer_by_id(scene.work, offer_id)
    if offer is None or offer.state is not OfferState.OPEN:
        return ()
    await offers.set_offer_state(scene.work, offer_id, OfferState.WITHDRAWN)
    data: list[int] = [offer_id]
    gone = await scene.record(EventKind.WITHDRAWN, case.id, offers=[*data], why="ended")
    return (gone, *await offering.go_on_if_nobody_is_left(scene, case))


def _is_lost(scene: Scene, left: Actor, grant: Grant, case: Case, claim: Claim) -> bool:
    """Whether the claim was held by the role that has ended."""
    if claim.person_id != left.person_id:
        return False
    if claim.squad is not None or grant.role.in_squad:
        return not access.serves(left, claim)
    return not access.at_place(left, Action.READ_CASE, case.community, scene.desk.town)


async def _release(scene: Scene, case: Case, claim: Claim) -> Events:
    """Somebody else is looked for at once. While originals are out, staff own the case: they have
    to get them back."""
    out = outstanding(await receipts.receipts_of(scene.work, case.id))
    await offers.end_claim(scene.work, claim.id, scene.now)
    looking = await claiming.look_again(scene, case)
    ended = await scene.record(EventKind.VISITOR_ENDED, case.id, claim=claim.id)
    go_on = offering.to_staff if out else offering.start
    return (ended, *await go_on(scene, looking))


async def _hand_over_talks(scene: Scene, left: Actor) -> Events:
    """Residents who talk with the person, or wait for them, get somebody else; talks about a
    visit that is theirs no more end."""
    assert left.person_id is not None
    events: list[Event] = []
    for relay in await talk_rows.talks_put_to(scene.work, left.person_id, LIMIT):
        if relay.kind is TalkKind.DESK:
            if not access.at_place(left, Action.ATTEND, relay.community, scene.desk.town):
                events += await waiting.give_up_on(scene, relay.id)
        elif not await talks.may_go_on(scene, relay):
            events += await talks.over(scene, relay.id)
    return tuple(events)


async def revoke_invites(scene: Scene, left: Actor) -> None:
    """Takes back invites that the person made and could not make with the roles they have left."""
    assert left.person_id is not None
    allowed = access.invitable(left, scene.desk.town)
    for invite in await invites.open_invites_by(scene.work, left.person_id, scene.now):
        if invite.grant not in allowed:
            await invites.revoke(scene.work, invite.nonce, scene.by.person_id, scene.now)
