"""Who may go to the door of a case, with everything that the rule has to know about them."""

from collections.abc import Collection

from casework.desk import Scene
from casework.trust import disputed
from rules import access
from rules.access import Action
from rules.cases import Case, Mode
from rules.eligibility import Goer, Household, Named, Refusal, is_own, refusal
from rules.errors import NotAllowed, WrongState
from rules.people import Actor, Grant, Member, Person, Role
from storage import cases, members, offers, people

_MEMBERS = (Role.VOLUNTEER, Role.SQUAD_LEADER)


_WORDS = {
    Refusal.OWN: "go-own",
    Refusal.DISPUTED: "disputed-same-person",
    Refusal.LOCKED: "go-locked",
    Refusal.AWAY: "go-away",
}


async def check_may_go(scene: Scene, case: Case, person_id: int, *, sent: bool = False) -> None:
    """Raises NotAllowed for somebody who does not serve the place, WrongState for all others who
    may not go, with why. `sent`: others want them to go."""
    why = await why_not(scene, case, person_id, sent=sent)
    if why is None:
        return
    by_self = person_id == scene.by.person_id
    if why is Refusal.NOT_SERVING:
        raise NotAllowed("members-only" if by_self else "go-not-serving-other")
    said_of = "" if by_self or why is Refusal.DISPUTED else "-other"
    raise WrongState(f"{_WORDS[why]}{said_of}")


async def why_not(
    scene: Scene, case: Case, person_id: int, *, sent: bool = False
) -> Refusal | None:
    """Why somebody may not go to the door of this case; None if they may."""
    serving = _serving(scene, case)
    starts, _ = scene.desk.visit(case)
    return refusal(await _goer(scene, case, person_id, sent=sent), serving, starts, sent=sent)


def _serving(scene: Scene, case: Case) -> frozenset[str]:
    return frozenset(squad.id for squad in scene.desk.town.squads_for(case.community))


async def _goer(scene: Scene, case: Case, person_id: int, *, sent: bool) -> Goer:
    grants = await _grants(scene, person_id)
    who = Actor(person_id, grants)
    return Goer(
        squads=frozenset(who.places(*_MEMBERS)),
        staff_here=_staff_here(scene, case, who),
        own=await is_own_case(scene, case, person_id),
        disputed=person_id in await disputed(scene, case.id),
        locked=person_id in await _locked(scene, case),
        absent_until=await members.absent_until(scene.work, person_id) if sent else None,
    )


def may_go_oneself(scene: Scene, case: Case) -> bool:
    """Whether the actor serves the place, and so may read name and address: its staff, and members
    of the squads that serve it. Above them nobody knows whose case it is."""
    who, (starts, _) = scene.by, scene.desk.visit(case)
    goer = Goer(squads=frozenset(who.places(*_MEMBERS)), staff_here=_staff_here(scene, case, who))
    return refusal(goer, _serving(scene, case), starts) is None


def _staff_here(scene: Scene, case: Case, who: Actor) -> bool:
    return access.at_place(who, Action.READ_SUBJECT, case.community, scene.desk.town)


async def _grants(scene: Scene, person_id: int) -> tuple[Grant, ...]:
    if person_id == scene.by.person_id:
        return scene.by.grants
    return await people.grants_of(scene.work, person_id)


async def _locked(scene: Scene, case: Case) -> frozenset[int]:
    """Who locked the door code of the case and was not let in since, nor got a new one."""
    newest = {c.person_id: c for c in await offers.claims_of_case(scene.work, case.id)}
    return frozenset(who for who, claim in newest.items() if claim.locked)


async def is_own_case(scene: Scene, case: Case, person_id: int) -> bool:
    """Whether a case is somebody's own, or that of their relatives."""
    if person_id == case.resident_id:
        return True
    goer, asker = await _household(scene, person_id), await _household(scene, case.resident_id)
    return is_own(goer, _visited(case), asker)


def _visited(case: Case) -> Named:
    return Named(case.subject.name, case.subject.phone, case.subject.address)


async def _household(scene: Scene, person_id: int) -> Household:
    person = await people.person_by_id(scene.work, person_id)
    saved = await people.relatives_of(scene.work, person_id)
    relatives = tuple(Named(r.name, r.phone, r.address) for r in saved)
    return Household(_named(person) if person else Named("", None, None), relatives)


def _named(person: Person) -> Named:
    return Named(person.name or "", person.phone, person.address)


async def own_visitors(scene: Scene, case: Case) -> frozenset[int]:
    """Who was at the door though the case is their own: they earn nothing by it."""
    had = await offers.claims_of_case(scene.work, case.id)
    visited = {claim.person_id for claim in had if claim.arrived_at is not None}
    return frozenset([who for who in visited if await is_own_case(scene, case, who)])


async def check_not_among_themselves(scene: Scene, case: Case) -> None:
    """Raises WrongState where a resident would confirm, or rate, what they or their family did."""
    if await own_visitors(scene, case):
        raise WrongState("confirm-own")


async def check_may_settle(scene: Scene, case: Case) -> None:
    """Raises WrongState for staff whose own case it is, or who made the visit themselves."""
    by = scene.by.person_id
    assert by is not None
    had = await offers.claims_of_case(scene.work, case.id)
    made_visit = any(claim.person_id == by and claim.arrived_at for claim in had)
    if made_visit or await is_own_case(scene, case, by):
        raise WrongState("settle-own")


async def not_to_be_asked(scene: Scene, case: Case) -> frozenset[int]:
    """Whose own case it is, as far as names and phones lead to them, and who is disputed: found
    without looking at every member."""
    asker = await _household(scene, case.resident_id)
    found: dict[int, Person] = {}
    for one in dict.fromkeys((_visited(case), asker.person, *asker.relatives)):
        for person in await _people_like(scene, one):
            found[person.id] = person
    own = [who for who in found if await is_own_case(scene, case, who)]
    return frozenset((case.resident_id, *own, *await disputed(scene, case.id)))


async def _people_like(scene: Scene, one: Named) -> tuple[Person, ...]:
    by_name = await people.people_by_name(scene.work, one.name) if one.name else ()
    by_phone = await people.people_by_phone(scene.work, one.phone) if one.phone else ()
    return (*by_name, *by_phone)


async def eligible(
    scene: Scene, case_id: int, squads: Collection[str] | None = None
) -> tuple[Member, ...]:
    """The members who may be sent to the door of this case, once each: those on duty first, then
    the least busy; of some `squads` only, if given. At the centre staff receive, and nobody is
    sent."""
    case = await cases.case_by_id(scene.work, case_id)
    if case is None or case.mode is Mode.CENTRE:
        return ()
    found: dict[int, Member] = {}
    serving, (starts, _) = _serving(scene, case), scene.desk.visit(case)
    for squad in scene.desk.town.squads_for(case.community):
        if squads is None or squad.id in squads:
            for member in await members.members_of(scene.work, squad.id, case.wish_day):
                found.setdefault(member.person_id, member)
    own, locked = await not_to_be_asked(scene, case), await _locked(scene, case)

    def may_be_sent(member: Member) -> bool:
        goer = Goer(
            squads=frozenset({member.squad}),
            own=member.person_id in own,
            locked=member.person_id in locked,
            absent_until=member.absent_until,
        )
        return refusal(goer, serving, starts, sent=True) is None

    may = [member for member in found.values() if may_be_sent(member)]
    return tuple(sorted(may, key=lambda m: (not m.on_duty, m.live_claims, m.person_id)))
