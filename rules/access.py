"""Who may do what, and who may see what. The only module that decides it.

Every verb and every view asks here; the tables say the whole policy.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from rules.cases import Case, CaseState, Claim
from rules.errors import NotAllowed
from rules.people import Actor, Grant, Role
from rules.places import Level, Town


class Action(StrEnum):
    """What can be done with a case, or with a place."""

    READ_CASE = "read_case"
    READ_SUBJECT = "read_subject"
    """Name and address of the person the case is for."""
    READ_PHONE = "read_phone"
    ANSWER = "answer"
    """Cancel, confirm, rate, dispute, say that nobody came."""
    MOVE = "move"
    """Propose another time for the visit, or answer such a proposal."""
    VISIT = "visit"
    """Set out, type the door code, report, hand back."""
    STEER = "steer"
    """Assign, take calls, add notes: the staff of the place or above."""
    DECIDE = "decide"
    """Close a case that cannot be solved."""
    READ_QUEUE = "read_queue"
    FILE_FOR_OTHERS = "file_for_others"
    ATTEND = "attend"
    """Talk with residents of the place who want a person."""
    READ_TALK = "read_talk"
    """Read what resident and visitor, or resident and staff, said to each other."""


STAFF = (Role.COMMUNITY_STAFF, Role.STREET_STAFF, Role.DISTRICT)
"""Roles that look after every case of their place, the lower levels included."""

STAFF_OF = {
    Level.COMMUNITY: Role.COMMUNITY_STAFF,
    Level.STREET: Role.STREET_STAFF,
    Level.DISTRICT: Role.DISTRICT,
}
"""What the staff of a place of each level are called."""

BY_ROLE: dict[Action, tuple[Role, ...]] = {
    Action.READ_CASE: STAFF,
    Action.READ_SUBJECT: (Role.COMMUNITY_STAFF,),
    Action.READ_PHONE: (Role.COMMUNITY_STAFF,),
    Action.MOVE: (Role.COMMUNITY_STAFF,),
    Action.STEER: STAFF,
    Action.DECIDE: STAFF,
    Action.READ_QUEUE: STAFF,
    Action.FILE_FOR_OTHERS: (Role.COMMUNITY_STAFF,),
    Action.ATTEND: STAFF,
    Action.READ_TALK: STAFF,
}
"""What a role may do with the cases of its place and of the places below it."""

BY_SQUAD: dict[Action, tuple[Role, ...]] = {
    Action.READ_CASE: (Role.SQUAD_LEADER,),
    Action.STEER: (Role.SQUAD_LEADER,),
    Action.READ_QUEUE: (Role.SQUAD_LEADER,),
}
"""What a role may do with the cases that its squad is asked for or has claimed, and with those of
a squad without a leader that its squad is next in line for."""

RESIDENT = frozenset(
    {Action.READ_CASE, Action.READ_SUBJECT, Action.READ_PHONE, Action.ANSWER, Action.MOVE}
)
"""What residents may do with a case of their own."""

TALK_ABOUT = (CaseState.REPORTED, CaseState.CLOSED)
"""States after a visit that took place."""

VISITOR = frozenset({Action.READ_CASE, Action.READ_SUBJECT, Action.VISIT, Action.MOVE})
"""What the one who holds the live claim may do. The phone stays with the staff."""


def may(actor: Actor, action: Action, case: Case, claim: Claim | None, town: Town) -> bool:
    """Whether `actor` may do `action` with `case`, whose live claim is `claim`."""
    if actor.person_id is not None:
        if actor.person_id == case.resident_id and action in RESIDENT:
            return True
        if claim is not None and action in VISITOR and serves(actor, claim):
            return True
    return at_place(actor, action, case.community, town) or _leads(actor, action, case, town)


def _leads(actor: Actor, action: Action, case: Case, town: Town) -> bool:
    held = actor.places(*BY_SQUAD.get(action, ()))
    if case.squad is None or not held:
        return False
    return case.squad in held or leading(case.squad, case.community, actor.led, town) in held


def serves(actor: Actor, claim: Claim) -> bool:
    """Whether the claim is the actor's, and the role by which they took it is held still."""
    if claim.person_id != actor.person_id:
        return False
    if claim.squad is None:
        return bool(actor.grants)
    return claim.squad in actor.places(Role.VOLUNTEER, Role.SQUAD_LEADER)


def at_place(actor: Actor, action: Action, place: str, town: Town) -> bool:
    """Whether a role of the actor allows `action` at `place` (held there or above)."""
    held = actor.places(*BY_ROLE.get(action, ()))
    return any(above in held for above in town.upwards(place))


def leading(squad: str, community: str, led: frozenset[str], town: Town) -> str | None:
    """The squad whose leaders look after a case of `squad` in `community`: itself, or without
    leaders the first of those that serve the place and are `led`; None if there is none."""
    if squad in led:
        return squad
    return next((other.id for other in town.squads_for(community) if other.id in led), None)


def may_talk(actor: Actor, case: Case, claim: Claim, now: datetime, after: timedelta) -> bool:
    """Whether the actor may talk with the other side of the visit of the newest `claim`: from
    the claim on, and for `after` once the visit is done."""
    if actor.person_id != case.resident_id and not serves(actor, claim):
        return False
    if claim.live:
        return True
    done = claim.arrived_at is not None and case.state in TALK_ABOUT
    return done and claim.ended_at is not None and now < claim.ended_at + after


def check(actor: Actor, action: Action, case: Case, claim: Claim | None, town: Town) -> None:
    """Raises NotAllowed unless `may`. The answer never tells whether the case exists."""
    if not may(actor, action, case, claim, town):
        raise NotAllowed("not-allowed")


def communities(actor: Actor, action: Action, town: Town) -> tuple[str, ...]:
    """The communities in which a place role of the actor allows `action`."""
    held = actor.places(*BY_ROLE.get(action, ()))
    return tuple(dict.fromkeys(c for place in held for c in town.below(place)))


def has_work(role: Role) -> bool:
    """Whether somebody with this role can do anything yet. A role without work is given to nobody:
    they would be greeted with commands that refuse them."""
    can = {*(r for roles in BY_ROLE.values() for r in roles)}
    leads = {*(r for roles in BY_SQUAD.values() for r in roles)}
    return role in {Role.VOLUNTEER, *can, *leads}


def invitable(actor: Actor, town: Town) -> tuple[Grant, ...]:
    """The roles the actor may hand out, each with where: below their place or in their squad."""
    found: dict[Grant, None] = {}
    for grant in actor.grants:
        if grant.role is Role.SQUAD_LEADER:
            found[Grant(Role.VOLUNTEER, grant.where)] = None
        if grant.role in STAFF:
            found |= dict.fromkeys(_invitable_at(grant, town))
    return tuple(found)


def _invitable_at(grant: Grant, town: Town) -> Iterator[Grant]:
    """Staff of the place and of those below it, and the squads that serve them."""
    communities = town.below(grant.where)
    for place in town.places.values():
        if grant.where in town.upwards(place.id):
            yield Grant(STAFF_OF[place.level], place.id)
    for squad in town.squads.values():
        if set(squad.serves) & set(communities):
            yield Grant(Role.VOLUNTEER, squad.id)
            yield Grant(Role.SQUAD_LEADER, squad.id)


def may_end(actor: Actor, grant: Grant, town: Town) -> bool:
    """Whether the actor may take a role away from others: leaders that of a volunteer of their
    squad, staff those at their place and below it, and those in the squads at home there."""
    if grant.role is Role.VOLUNTEER and grant.where in actor.places(Role.SQUAD_LEADER):
        return True
    if grant.role.in_squad:
        squad = town.squads.get(grant.where)
        where = squad.serves[0] if squad else ""
    else:
        where = grant.where
    held = actor.places(*STAFF)
    return where in town.places and any(above in held for above in town.upwards(where))


def endable(actor: Actor, town: Town) -> tuple[Grant, ...]:
    """The roles the actor may give and take away, each with where."""
    return tuple(grant for grant in invitable(actor, town) if may_end(actor, grant, town))


def is_staff(actor: Actor) -> bool:
    """Whether staff commands are shown to the actor at all."""
    return actor.holds(*STAFF, Role.SQUAD_LEADER)
