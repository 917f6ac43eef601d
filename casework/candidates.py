"""Who could go: members of a squad as routing sees them."""

from dataclasses import replace

from casework.desk import Scene
from casework.eligibility import not_to_be_asked
from rules.cases import Case, OfferState
from rules.events import EventKind
from rules.places import distance
from rules.routing import Candidate, Shortlist, Task
from storage import events as event_rows
from storage import members, offers

_FIRST_BATCH = 16


async def best_for(scene: Scene, case: Case, squad: str, limit: int) -> tuple[int, ...]:
    """Ids of the members to ask, the best first, `limit` at most."""
    return await _best(scene, case, squad, limit, await _not_again(scene, case))


async def could_come(scene: Scene, case: Case, squad: str) -> bool:
    """Whether a member could be asked for this wish if it were made, also one who said no to
    another time; not one who had the case and gave it back."""
    had = await offers.claims_of_case(scene.work, case.id)
    never = frozenset({claim.person_id for claim in had} | await not_to_be_asked(scene, case))
    return bool(await _best(scene, case, squad, 1, never))


async def _best(
    scene: Scene, case: Case, squad: str, limit: int, never: frozenset[int]
) -> tuple[int, ...]:
    starts, _ = scene.desk.visit(case)
    task = Task(
        now=scene.now,
        starts=starts,
        skills=frozenset(scene.desk.items[case.item].skills),
        asked=never,
    )
    shortlist = Shortlist(task, limit)
    await _meet_members(scene, case, squad, shortlist)
    return tuple(who.member_id for who, _ in shortlist.chosen())


async def _meet_members(scene: Scene, case: Case, squad: str, shortlist: Shortlist) -> None:
    """Community after community, the nearest first, in each those who were asked longest ago,
    until nobody better can come: the best are found without looking at all."""
    town, homes = scene.desk.town, await members.homes_of_squad(scene.work, squad)
    near = {home: distance(town, home, case.community) for home in homes}
    for home in sorted(homes, key=lambda home: (near[home] is None, near[home], home)):
        await _meet_community(
            scene, case, shortlist, Candidate(0, squad, distance=near[home]), home
        )


async def _meet_community(
    scene: Scene, case: Case, shortlist: Shortlist, anybody: Candidate, home: str
) -> None:
    """`anybody` is what all who live there have in common."""
    best, last, batch = anybody, None, _FIRST_BATCH
    while shortlist.may_take(best):
        found = await members.rested_members(
            scene.work, anybody.squad, home, case.wish_day, last, batch
        )
        for member in found:
            best = _rested(anybody, member)
            shortlist.meet(best)
        if len(found) < batch:
            return
        last, batch = found[-1], batch * 4


def _rested(anybody: Candidate, member: members.Rested) -> Candidate:
    return replace(
        anybody,
        member_id=member.person_id,
        absent_until=member.absent_until,
        skills=frozenset(member.skills),
        active_claims=member.claims_that_day,
        limit=member.daily_limit,
        last_offered=member.last_offered_at,
    )


async def _not_again(scene: Scene, case: Case) -> frozenset[int]:
    """Who has an open offer, said no to the time that is wished for now, or had the case and gave
    it back; and whose own it is."""
    happened = await event_rows.events_of_case(scene.work, case.id)
    wishes = [event.at for event in happened if event.kind is EventKind.WISH_CHANGED]
    since = max(wishes, default=case.created_at)
    made = [o for o in await offers.offers_of_case(scene.work, case.id) if o.offered_at >= since]
    had = await offers.claims_of_case(scene.work, case.id)
    answered = (OfferState.OPEN, OfferState.DECLINED)
    return frozenset(
        {offer.person_id for offer in made if offer.state in answered}
        | {claim.person_id for claim in had}
        | await not_to_be_asked(scene, case)
    )
