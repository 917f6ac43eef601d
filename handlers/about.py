"""An event with everything that a letter about it may mention."""

from dataclasses import dataclass
from datetime import date, datetime

from casework.desk import Scene
from handlers import when
from handlers.letters import Letter, Message
from handlers.talk import Hall
from handlers.wording import Argument, Html, Wording
from rules.cases import Case, Claim, Json
from rules.events import Event
from rules.people import Person, named
from storage import cases, offers, people


@dataclass(frozen=True, slots=True)
class About:
    """`claim` is the one the event is about, else the newest; `visitor` is who holds it."""

    hall: Hall
    scene: Scene
    event: Event
    case: Case
    resident: Person
    claim: Claim | None
    visitor: Person | None

    def say(self, to: Person, key: str, **more: Argument) -> Html:
        """A text about the case in the reader's language; it may use everything in `words`."""
        wording = self.hall.wording
        said = for_mode(wording, key, self.case)
        return wording.say(to.language, said, **(self.words(to.language) | more))

    def label(self, to: Person, key: str, **more: Argument) -> str:
        wording = self.hall.wording
        return wording.label(to.language, for_mode(wording, key, self.case), **more)

    def words(self, language: str) -> dict[str, Argument]:
        """Number, item, place, visit, the centre and the promise, for any text."""
        desk, wording, case = self.scene.desk, self.hall.wording, self.case
        place = desk.town.places[case.community]
        visitor = (self.visitor.name if self.visitor else None) or wording.label(
            language, "somebody"
        )
        return {
            "number": case.number,
            "item": wording.label(language, f"item-{case.item}"),
            "community": named(place.names, language),
            "centre": named(place.names, language),
            "where": named(place.address or place.names, language),
            "phone": place.phone,
            "visit": visit_words(self.hall, self.scene, case, language),
            "next": self.moment(language, case.next_word_at),
            "visitor": visitor,
            "squad": self.squad(language),
        }

    def squad(self, language: str) -> str:
        """The visitor's squad, or the community for whom it is staff's own visit."""
        squads = self.scene.desk.town.squads
        squad = self.claim.squad if self.claim else None
        if squad is not None and squad in squads:
            return named(squads[squad].names, language)
        return named(self.scene.desk.town.places[self.case.community].names, language)

    def moment(self, language: str, at: datetime) -> str:
        zone = self.scene.desk.calendar.zone
        return when.moment(self.hall.wording, language, at, self.scene.now, zone)

    def letter(
        self, to: Person, message: Message, *, urgent: bool = False, by_phone: bool = False
    ) -> Letter:
        return Letter(to, message, urgent=urgent, by_phone=by_phone, case_id=self.case.id)


def for_mode(wording: Wording, key: str, case: Case) -> str:
    """The text `key` in its variant for how the case is done, such as `KEY-centre`, where there
    is one."""
    return wording.first_known(f"{key}-{case.mode}", key)


def state_key(wording: Wording, case: Case) -> str:
    """The text that says how far the case is."""
    return for_mode(wording, f"state-{case.state}".replace("_", "-"), case)


def visit_words(hall: Hall, scene: Scene, case: Case, language: str) -> str:
    """ "明天（11月25日 周三）上午 9:00–11:30", or that no date is agreed."""
    if case.undated:
        return hall.wording.label(language, "visit-undated")
    day, slot = scene.desk.appointment(case)
    return time_words(hall, scene, day, slot.id, language)


def time_words(hall: Hall, scene: Scene, day: date, slot_id: str, language: str) -> str:
    """ "明天（11月25日 周三）上午 9:00–11:30"."""
    today = scene.desk.calendar.local_day(scene.now)
    spoken_day = when.day(hall.wording, language, day, today)
    slot = when.slot(hall.wording, language, scene.desk.slot(slot_id))
    return hall.wording.label(language, "visit-words", day=spoken_day, slot=slot)


def age(hall: Hall, scene: Scene, case: Case, language: str) -> str:
    """How long ago it was filed, in days: "since today", "8 days"."""
    calendar = scene.desk.calendar
    days = (calendar.local_day(scene.now) - calendar.local_day(case.created_at)).days
    return hall.wording.label(language, "case-age", days=days)


async def load(hall: Hall, scene: Scene, event: Event) -> About | None:
    """The event with its case and people; None for an event without a case."""
    case = await cases.case_by_id(scene.work, event.case_id) if event.case_id else None
    if case is None:
        return None
    resident = await people.person_by_id(scene.work, case.resident_id)
    assert resident is not None
    claim = await _claim(scene, event, case)
    visitor = await people.person_by_id(scene.work, claim.person_id) if claim else None
    return About(hall, scene, event, case, resident, claim, visitor)


async def _claim(scene: Scene, event: Event, case: Case) -> Claim | None:
    meant = event.data.get("claim")
    if isinstance(meant, int):
        return await offers.claim_by_id(scene.work, meant)
    return await offers.last_claim(scene.work, case.id)


def ids(value: Json) -> tuple[int, ...]:
    """The row ids in an event's data."""
    return tuple(i for i in value if isinstance(i, int)) if isinstance(value, list) else ()
