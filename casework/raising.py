"""A case that nobody has taken, or that is over its time, goes a level up: street, district."""

from dataclasses import dataclass
from datetime import datetime

from casework.desk import Scene
from rules.cases import Case
from rules.events import Event, EventKind
from rules.people import Person, Role
from rules.places import Level
from storage import events as event_rows
from storage import offers, people

ABOVE = {Level.STREET: Role.STREET_STAFF, Level.DISTRICT: Role.DISTRICT}
"""Who answers for a place above the community."""

ASKING = (EventKind.OFFERED, EventKind.ESCALATED)
ENDS_WAITING = (EventKind.CLAIMED, EventKind.ASSIGNED, EventKind.SET_ASIDE, EventKind.SUBMITTED)
WORDS = (EventKind.STILL_LOOKING, EventKind.STILL_WAITING)
ASKS = ("missed", "open")
"""Words in which the resident is asked for another time."""


@dataclass(frozen=True, slots=True)
class Waited:
    """How a case has fared since somebody is looked for.

    `since` is None while nobody is asked yet; `asked` counts the people who were; `raised` are the
    places above that were told, in order, some perhaps again, the last one at `raised_at`; `news`
    is the event of that, if the resident has not heard of it. `wish_asked` and `limit_told`:
    whether the resident has been asked for another time, and told that the limit is over.
    """

    since: datetime | None
    asked: int
    raised: tuple[str, ...]
    raised_at: datetime | None
    news: Event | None
    wish_asked: bool
    limit_told: bool


async def waited(scene: Scene, case: Case) -> Waited:
    """The present wait: since people began to be asked after the last claim."""
    here = _this_wait(await event_rows.events_of_case(scene.work, case.id))
    words = [event for event in here if event.kind in WORDS]
    raised = [event for event in here if event.kind is EventKind.RAISED]
    wished = max((e.id for e in here if e.kind is EventKind.WISH_CHANGED), default=0)
    made = await offers.offers_of_case(scene.work, case.id)
    untold = raised[-1:] if not words or (raised and raised[-1].id > words[-1].id) else []
    return Waited(
        since=next((event.at for event in here if event.kind in ASKING), None),
        asked=len({offer.person_id for offer in made}),
        raised=tuple(str(event.data["place"]) for event in raised),
        raised_at=raised[-1].at if raised else None,
        news=untold[0] if untold else None,
        wish_asked=any(e.id > wished and e.data.get("wish") in ASKS for e in words),
        limit_told=any(event.data.get("limit") is True for event in words),
    )


def _this_wait(happened: tuple[Event, ...]) -> tuple[Event, ...]:
    starts = [n for n, event in enumerate(happened) if event.kind in ENDS_WAITING]
    return happened[starts[-1] :] if starts else happened


async def next_above(scene: Scene, community: str, so_far: tuple[str, ...]) -> str | None:
    """The nearest place above with somebody to tell that was not told; the highest again when all
    were; None where nobody is there."""
    places = scene.desk.town.places
    staffed = [
        place
        for place in scene.desk.town.upwards(community)
        if (role := ABOVE.get(places[place].level)) is not None
        and await people.holders_of(scene.work, role, place)
    ]
    fresh = [place for place in staffed if place not in so_far]
    return next(iter(fresh or staffed[-1:]), None)


async def holders_above(scene: Scene, place: str) -> tuple[Person, ...]:
    """Who answers for a place above the community."""
    role = ABOVE[scene.desk.town.places[place].level]
    return await people.holders_of(scene.work, role, place)


async def raise_case(scene: Scene, case: Case, so_far: tuple[str, ...], why: str) -> Event | None:
    """Tells the next level; None where there is nobody to tell. `why`: `waited` or `limit`."""
    place = await next_above(scene, case.community, so_far)
    if place is None:
        return None
    times = so_far.count(place) + 1
    return await scene.record(EventKind.RAISED, case.id, place=place, why=why, times=times)
