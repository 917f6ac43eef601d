"""What somebody may look at: cases, queues, tasks. Every function asks who looks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from casework.desk import Scene
from casework.trust import times_absent
from rules import access
from rules.access import Action
from rules.cases import FINAL, CallTask, Case, CaseState, Claim, Offer, Subject
from rules.errors import NotFound
from rules.events import Event, EventKind
from rules.moves import Proposal, ProposalKind, Side
from rules.people import Person, Role
from rules.queue import Figures, Outline, figures, most_urgent_first
from storage import calls, cases, moves, offers, people
from storage import events as event_rows
from storage.events import Note

LIMIT = 20
"""Rows of a list; a longer one is worked off from the top."""
OWN = 1000
"""More cases than anybody has; a list of one's own is read whole."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as one viewer may see it: what is not theirs is empty."""

    case: Case
    claim: Claim | None
    last_claim: Claim | None
    """The newest claim, live or ended, for those who may see the claim."""
    visitor: Person | None
    timeline: tuple[Event, ...]
    notes: tuple[Note, ...]
    allowed: frozenset[Action]
    proposal: Proposal | None
    """Another time that waits for an answer."""
    names: Mapping[int, str]
    """Who did what, by person id, for those who steer the case; the resident only for those who
    may read whom it is for."""
    no_shows: Mapping[Side, int]
    """How often resident and visitor were waited for in vain, for those who steer the case."""


async def case_by_number(scene: Scene, number: str) -> CaseView:
    """Raises NotFound, also for a case that is not the viewer's business: no guessing."""
    case = await cases.case_by_number(scene.work, number)
    if case is None:
        raise NotFound("case-not-found", number=number)
    return await case_view(scene, case)


async def case_by_id(scene: Scene, case_id: int) -> CaseView:
    """Raises NotFound, also for a case that is not the viewer's business."""
    case = await cases.case_by_id(scene.work, case_id)
    if case is None:
        raise NotFound("case-not-found", number="")
    return await case_view(scene, case)


async def case_view(scene: Scene, case: Case) -> CaseView:
    """Raises NotFound unless the viewer may read the case."""
    claim = await offers.live_claim(scene.work, case.id)
    allowed = frozenset(
        action for action in Action if access.may(scene.by, action, case, claim, scene.desk.town)
    )
    if Action.READ_CASE not in allowed:
        raise NotFound("case-not-found", number=case.number)
    steering = Action.STEER in allowed
    involved = Action.ANSWER in allowed or Action.VISIT in allowed
    timeline = await event_rows.events_of_case(scene.work, case.id)
    notes = await event_rows.notes_of(scene.work, case.id) if steering else ()
    return CaseView(
        case=replace(case, subject=_visible(case.subject, allowed)),
        claim=claim if involved else None,
        last_claim=await offers.last_claim(scene.work, case.id) if involved else None,
        visitor=await _who_goes(scene, case, claim),
        timeline=timeline,
        notes=notes,
        allowed=allowed,
        proposal=await moves.open_proposal(scene.work, case.id, ProposalKind.MOVE),
        names=await _names(scene, case, timeline, notes, allowed) if steering else {},
        no_shows=await _no_shows(scene, case, claim) if steering else {},
    )


async def _who_goes(scene: Scene, case: Case, claim: Claim | None) -> Person | None:
    """Who holds the visit; of a case that is done, who made it."""
    if claim is None and case.state in (CaseState.REPORTED, *FINAL):
        last = await offers.last_claim(scene.work, case.id)
        claim = last if last is not None and last.arrived_at is not None else None
    return await people.person_by_id(scene.work, claim.person_id) if claim else None


async def _names(
    scene: Scene,
    case: Case,
    timeline: Iterable[Event],
    notes: Iterable[Note],
    allowed: Iterable[Action],
) -> Mapping[int, str]:
    ids = {who for event in timeline if (who := doer(event)) is not None}
    ids |= {note.person_id for note in notes}
    if Action.READ_SUBJECT not in allowed:
        ids.discard(case.resident_id)
    found = [await people.person_by_id(scene.work, who) for who in sorted(ids)]
    return {person.id: person.name for person in found if person is not None and person.name}


def doer(event: Event) -> int | None:
    """Who did it: whoever has the visit since, where it came to somebody; else who acted."""
    to = event.data.get("person")
    given = event.kind in (EventKind.CLAIMED, EventKind.ASSIGNED, EventKind.HANDED_OVER)
    return to if given and isinstance(to, int) else event.by


async def _no_shows(scene: Scene, case: Case, claim: Claim | None) -> Mapping[Side, int]:
    sides = {Side.RESIDENT: case.resident_id}
    if claim is not None:
        sides[Side.VISITOR] = claim.person_id
    return {side: await times_absent(scene, who, side) for side, who in sides.items()}


def _visible(subject: Subject, allowed: Iterable[Action]) -> Subject:
    shown = subject if Action.READ_SUBJECT in allowed else Subject("", None, "")
    return shown if Action.READ_PHONE in allowed else replace(shown, phone=None)


async def my_cases(scene: Scene) -> tuple[Case, ...]:
    """The viewer's own cases, open ones first, then the newest."""
    if scene.by.person_id is None:
        return ()
    own = await cases.cases_of_resident(scene.work, scene.by.person_id, OWN)
    return tuple(sorted(own, key=lambda case: (not case.state.is_open, -case.id)))


async def my_visits(scene: Scene) -> tuple[CaseView, ...]:
    """What the viewer has taken on."""
    if scene.by.person_id is None:
        return ()
    held = await offers.claims_of(scene.work, scene.by.person_id)
    found = [await cases.case_by_id(scene.work, claim.case_id) for claim in held]
    return tuple([await case_view(scene, case) for case in found if case is not None])


async def my_offers(scene: Scene) -> tuple[tuple[Offer, Case], ...]:
    """What the viewer was asked and has not answered; whom it is for stays hidden."""
    if scene.by.person_id is None:
        return ()
    asked = await offers.offers_open_to(scene.work, scene.by.person_id)
    found = [(offer, await cases.case_by_id(scene.work, offer.case_id)) for offer in asked]
    hidden = Subject("", None, "")
    return tuple((o, replace(case, subject=hidden)) for o, case in found if case is not None)


async def queue(scene: Scene) -> tuple[Outline, ...]:
    """Every open case of the viewer's places and squads, the most urgent first."""
    places = access.communities(scene.by, Action.READ_QUEUE, scene.desk.town)
    found = await cases.open_outlines(scene.work, places, _squads_looked_after(scene))
    seen = (o for o in found if o.community in places or _looks_after(scene, o))
    return most_urgent_first(seen, scene.now)


def _squads_looked_after(scene: Scene) -> tuple[str, ...]:
    """The squads that the viewer leads, and those without a leader that serve the same places."""
    town, own = scene.desk.town, scene.by.places(Role.SQUAD_LEADER)
    places = {place for squad in own if squad in town.squads for place in town.squads[squad].serves}
    near = (s.id for s in town.squads.values() if places & set(s.serves))
    return (*own, *(squad for squad in near if own and squad not in scene.by.led))


def _looks_after(scene: Scene, outline: Outline) -> bool:
    if outline.squad is None:
        return False
    leads = access.leading(outline.squad, outline.community, scene.by.led, scene.desk.town)
    return leads in scene.by.places(Role.SQUAD_LEADER)


async def waiting_for_squad(scene: Scene, squad: str) -> tuple[Outline, ...]:
    """What a squad is asked for and nobody has taken, the most urgent first."""
    found = await cases.open_outlines(scene.work, (), (squad,))
    looking = (outline for outline in found if outline.state is CaseState.LOOKING)
    return most_urgent_first(looking, scene.now)


async def with_visitors(
    scene: Scene, outlines: Iterable[Outline]
) -> tuple[tuple[Case, Person | None], ...]:
    """The cases of some rows of the queue, each with whoever holds it; whom they are for stays
    hidden."""
    hidden = Subject("", None, "")
    found = await cases.cases_by_ids(scene.work, (outline.id for outline in outlines))
    return tuple([(replace(c, subject=hidden), await _visitor(scene, c)) for c in found])


async def _visitor(scene: Scene, case: Case) -> Person | None:
    if case.state is CaseState.LOOKING:
        return None
    claim = await offers.last_claim(scene.work, case.id)
    return await people.person_by_id(scene.work, claim.person_id) if claim else None


async def figures_of(scene: Scene, place: str) -> Figures:
    """What is open in a community, counted."""
    found = await cases.open_outlines(scene.work, (place,), ())
    return figures(found, scene.now, scene.desk.calendar.local_day(scene.now))


def makes_calls(scene: Scene) -> bool:
    """Whether the viewer makes the calls of any community."""
    return bool(_called_in(scene))


async def count_calls(scene: Scene) -> int:
    """How many calls are to be made in the viewer's communities."""
    return await calls.count_open_calls(scene.work, _called_in(scene))


async def open_calls(scene: Scene, limit: int, offset: int) -> tuple[CallTask, ...]:
    """A part of the calls to make in the viewer's communities, the most urgent first, without
    their words."""
    found = await calls.open_call_tasks(scene.work, _called_in(scene), limit, offset)
    return tuple(replace(task, words="") for task in found)


def _called_in(scene: Scene) -> tuple[str, ...]:
    return access.communities(scene.by, Action.READ_PHONE, scene.desk.town)


async def staff_of(scene: Scene, community: str) -> tuple[Person, ...]:
    """Whom to tell about a community: its own staff, or those of the level above."""
    roles = (Role.COMMUNITY_STAFF, Role.STREET_STAFF, Role.DISTRICT)
    for place in scene.desk.town.upwards(community):
        for role in roles:
            if holders := await people.holders_of(scene.work, role, place):
                return holders
    return ()


async def leaders_of(scene: Scene, case: Case) -> tuple[Person, ...]:
    """The leaders who look after a case: of its squad, or of the next in line that has any."""
    if case.squad is None:
        return ()
    led = await people.led_squads(scene.work)
    squad = access.leading(case.squad, case.community, led, scene.desk.town)
    return await people.holders_of(scene.work, Role.SQUAD_LEADER, squad) if squad else ()


async def office_of(scene: Scene, person_id: int | None, community: str) -> str:
    """For which place, or squad, somebody of those who steer the cases of a community speaks."""
    grants = await people.grants_of(scene.work, person_id) if person_id is not None else ()
    staff = [grant.where for grant in grants if grant.role in access.STAFF]
    leads = [grant.where for grant in grants if grant.role is Role.SQUAD_LEADER]
    town = scene.desk.town
    serving = (squad.id for squad in town.squads_for(community))
    offices = (
        *(place for place in town.upwards(community) if place in staff),
        *(squad for squad in serving if squad in leads),
    )
    return next(iter(offices), community)
