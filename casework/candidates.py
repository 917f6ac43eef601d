"""Who could go: members of a squad as routing sees them."""

from casework.desk import Scene
from rules.cases import Case, OfferState
from rules.people import Member
from rules.places import distance
from rules.routing import Candidate, Task, choose
from storage import members, offers


async def best_for(scene: Scene, case: Case, squad: str, limit: int | None) -> tuple[int, ...]:
    """Ids of the members to ask, the best first; all who fit for `limit` None."""
    found = await members.members_of(scene.work, squad, case.wish_day)
    starts, _ = scene.desk.visit(case)
    task = Task(
        now=scene.now,
        starts=starts,
        skills=frozenset(scene.desk.items[case.item].skills),
        asked=await _not_again(scene, case),
    )
    seen = (_candidate(scene, case, member) for member in found)
    return tuple(who.member_id for who, _ in choose(seen, task, limit or max(1, len(found))))


async def _not_again(scene: Scene, case: Case) -> frozenset[int]:
    """Who has an open offer, said no, or had the case and gave it back; and the resident."""
    made = await offers.offers_of_case(scene.work, case.id)
    had = await offers.claims_of_case(scene.work, case.id)
    answered = (OfferState.OPEN, OfferState.DECLINED)
    return frozenset(
        {offer.person_id for offer in made if offer.state in answered}
        | {claim.person_id for claim in had}
        | {case.resident_id}
    )


def _candidate(scene: Scene, case: Case, member: Member) -> Candidate:
    near = distance(scene.desk.town, member.community, case.community) if member.community else None
    return Candidate(
        member_id=member.person_id,
        squad=member.squad,
        on_duty=member.on_duty,
        absent_until=member.absent_until,
        skills=frozenset(member.skills),
        distance=near,
        active_claims=member.claims_that_day,
        limit=member.daily_limit,
        last_offered=member.last_offered_at,
    )
