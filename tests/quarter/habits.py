"""How people live with the bot: what each kind of news makes them do, and when."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from casework import moving
from casework.desk import Events, Scene
from casework.openings import open_times
from rules.cases import CaseState
from rules.events import EventKind
from rules.people import Role
from rules.slots import Slot
from storage import cases
from tests.casework import deeds
from tests.casework.deeds import ANSWERS, BY_RESIDENT, BY_STAFF, BY_VISITOR, Does
from tests.casework.district import Someone
from tests.quarter.season import Row, Season

UP, BED = time(7, 40), time(21, 20)
"""Between these people answer; some file requests later."""
CHANGES = (
    (0.05, (BY_VISITOR, "hands back")),
    (0.09, (BY_RESIDENT, "cancels")),
    (0.15, (BY_RESIDENT, "wants another time")),
    (0.19, (BY_VISITOR, "proposes a time")),
    (0.23, (BY_VISITOR, "asks a mate")),
)
"""What comes between, and up to which luck."""


@dataclass(frozen=True, slots=True)
class Idle:
    """From when to when nobody who works there does anything."""

    begins: datetime
    ends: datetime


class Habits:
    """Listens to what happens and puts on the agenda what people make of it."""

    def __init__(self, season: Season, seed: int, idle: Sequence[Idle] = ()) -> None:
        self._season = season
        self._idle = tuple(idle)
        self._dice = Random(seed)
        self._calendar = season.house.app.hall.desk.calendar
        self._originals: set[int] = set()
        season.heard.append(self.hear)

    def a_day_begins(self, day: date, requests: int) -> None:
        """Requests of the day, most by daylight, and some residents have two."""
        for _ in range(requests):
            late = self._chance(0.1)
            clock = time(22, self._dice.randrange(60)) if late else self._daylight()
            self.somebody_files(self._calendar.at(day, clock), 2 if self._chance(0.3) else 1)

    def somebody_files(self, at: datetime, requests: int) -> None:
        """One resident, so many requests within some minutes."""
        resident = self._dice.choice(self._season.those(None))
        someone = Someone(resident.id, "邻居", None, resident.where)
        for _ in range(requests):
            filing = deeds.filing(someone, Random(self._dice.random()))
            self._season.plans(at, resident.id, filing)
            at += self._minutes(1, 5)

    def hear(self, event: Row) -> None:
        react = REACTIONS.get(event["kind"])
        if react is not None:
            about = event["case_id"]
            case = self._season.case(about) if about is not None else {}
            react(self, {**event, "data": json.loads(event["data"])}, case)

    # --- who was asked --------------------------------------------------------------------

    def _is_idle(self, at: datetime) -> bool:
        return any(span.begins <= at < span.ends for span in self._idle)

    def asked(self, event: Row, case: Row) -> None:
        busy = 0.9 if self._is_idle(self._season.now) else 0.35
        for offer in event["data"]["offers"]:
            (row,) = self._season.rows("SELECT person_id FROM offer WHERE id = ?", offer)
            does, delay = deeds.CLAIMS, self._minutes(2, 90)
            if self._chance(0.55):
                does = deeds.DECLINES
            if not self._chance(busy):
                self._will(self._soon(delay), row["person_id"], does, offer)

    def unowned(self, event: Row, case: Row) -> None:
        """Leaders may find somebody; staff do."""
        leaders = event["data"].get("rung") == "leaders"
        role = Role.SQUAD_LEADER if leaders else Role.COMMUNITY_STAFF
        who = self._season.those(role, where=case["squad"] if leaders else case["community"])[0].id
        if leaders and self._chance(0.4):
            return
        opens = self._calendar.next_opening(self._season.now + self._minutes(5, 150))
        name = "takes" if case["mode"] == "centre" or self._chance(0.3) else "assigns"
        if event["data"].get("rung") == "staff" and self._chance(0.04):
            name = "closes unsolved"
        self._will(
            self._awake(opens),
            who,
            BY_STAFF[name][1],
            case["id"],
            self._waits(case),
        )

    def still_looking(self, event: Row, case: Row) -> None:
        """Most residents choose one of the times they are offered; staff may wake up."""
        if event["data"]["wish"] in ("missed", "open") and self._chance(0.5):
            at = self._soon(self._minutes(5, 300))
            self._will(at, case["resident_id"], _chooses, case["id"], self._waits(case))
        elif event["data"]["rung"] == "staff" and self._chance(0.7):
            self.unowned(event, case)

    def _waits(self, case: Row) -> Callable[[], bool]:
        return lambda: self._season.case(case["id"])["state"] == CaseState.LOOKING

    # --- the visit ------------------------------------------------------------------------

    def agreed(self, event: Row, case: Row) -> None:
        """A visit has a date: how it will go."""
        if case["day"] is None or case["visitor"] is None:
            return
        day, slot = date.fromisoformat(case["day"]), self._slot(case)
        starts, ends = slot.span(day, self._calendar.zone)
        resident, visitor = case["resident_id"], case["visitor"]
        if self._chance(0.7):
            evening = self._calendar.at(day - timedelta(1), time(18)) + self._minutes(5, 100)
            self._visit(evening, visitor, BY_VISITOR["will be there"][1], case)
        luck = self._dice.random()
        if changed := next((change for limit, change in CHANGES if luck < limit), None):
            side, name = changed
            who = visitor if side is BY_VISITOR else resident
            when = self._season.now + (starts - self._season.now) * self._dice.random()
            self._visit(self._awake(when), who, side[name][1], case)
        if luck < 0.27 and self._chance(0.3):
            nobody = ends + self._minutes(1, 20)
            self._visit(nobody, resident, BY_RESIDENT["says nobody came"][1], case)
        elif 0.27 <= luck < 0.31:
            found = starts + self._minutes(15, 60)
            self._visit(found, visitor, BY_VISITOR["finds nobody"][1], case)
        elif luck >= 0.31:
            self._comes(case, starts)

    def _comes(self, case: Row, starts: datetime) -> None:
        visitor, here = case["visitor"], starts + self._minutes(3, 50)
        if case["mode"] == "centre":
            self._visit(here, visitor, BY_VISITOR["receives"][1], case)
            return
        if self._chance(0.8):
            way = here - self._minutes(8, 20)
            self._visit(way, visitor, BY_VISITOR["sets out"][1], case)
        if self._chance(0.1):
            wrong = here - timedelta(minutes=1)
            self._visit(wrong, visitor, BY_VISITOR["mishears the code"][1], case)
        self._visit(here, visitor, BY_VISITOR["is let in"][1], case)

    def at_the_door(self, event: Row, case: Row) -> None:
        """Papers are taken and given back, it is done, or there has to be a second visit."""
        item, visitor = self._season.house.app.hall.desk.items[case["item"]], case["visitor"]
        done = self._season.now + self._minutes(15, 80)
        if case["id"] in self._originals:
            self._visit(
                done - self._minutes(2, 8), visitor, BY_VISITOR["gives originals back"][1], case
            )
            self._originals.discard(case["id"])
        elif item.handover_of_originals and self._chance(0.5):
            taken = self._season.now + self._minutes(1, 5)
            self._visit(taken, visitor, BY_VISITOR["takes originals"][1], case)
            self._originals.add(case["id"])
        again = case["id"] in self._originals or self._chance(0.05)
        name = "comes again" if again else "reports"
        self._visit(done, visitor, BY_VISITOR[name][1], case)

    def did_somebody_come(self, event: Row, case: Row) -> None:
        if self._chance(0.5):
            name = "says they came" if self._chance(0.5) else "says nobody came"
            self._visit(
                self._soon(self._minutes(5, 120)), case["resident_id"], BY_RESIDENT[name][1], case
            )

    def at_risk(self, event: Row, case: Row) -> None:
        staff = self._season.those(Role.COMMUNITY_STAFF, where=case["community"])[0]
        self._visit(self._soon(self._minutes(2, 15)), staff.id, BY_STAFF["nudges"][1], case)

    # --- another time, another visitor ------------------------------------------------------

    def proposed(self, event: Row, case: Row) -> None:
        data = event["data"]
        to = case["visitor"] if data["side"] == "resident" else case["resident_id"]
        luck = self._dice.random()
        if luck < 0.85 and to is not None:
            name = "agrees" if luck < 0.7 else "refuses"
            at = self._soon(self._minutes(5, 150))
            self._will(at, to, ANSWERS["move"][name], data["proposal"])

    def refused(self, event: Row, case: Row) -> None:
        if event["data"]["side"] == "resident" and self._chance(0.5):
            at = self._soon(self._minutes(2, 60))
            does = ANSWERS["move"]["wants somebody else"]
            self._will(at, case["resident_id"], does, event["data"]["proposal"])

    def date_wanted(self, event: Row, case: Row) -> None:
        """Staff call, and put a time to the visitor."""
        staff = self._season.those(Role.COMMUNITY_STAFF, where=case["community"])[0]
        opens = self._calendar.next_opening(self._season.now + self._minutes(10, 90))
        self._will(self._awake(opens), staff.id, BY_STAFF["moves"][1], case["id"])

    def mate_asked(self, event: Row, case: Row) -> None:
        name = "goes instead" if self._chance(0.6) else "cannot"
        at = self._soon(self._minutes(5, 120))
        self._will(at, event["data"]["to"], ANSWERS["hand_over"][name], event["data"]["proposal"])

    # --- the end ----------------------------------------------------------------------------

    def is_it_done(self, event: Row, case: Row) -> None:
        luck = self._dice.random()
        if luck < 0.8:
            name = "confirms" if luck < 0.73 else "disputes"
            at = self._soon(self._minutes(5, 300))
            self._will(at, case["resident_id"], BY_RESIDENT[name][1], case["id"])

    def confirmed(self, event: Row, case: Row) -> None:
        if self._chance(0.6):
            at = self._soon(self._minutes(1, 10))
            self._will(at, case["resident_id"], BY_RESIDENT["rates"][1], case["id"])

    def still_fine(self, event: Row, case: Row) -> None:
        if self._chance(0.6):
            name = "is not fine" if self._chance(0.1) else "is still fine"
            at = self._soon(self._minutes(5, 300))
            self._will(at, case["resident_id"], BY_RESIDENT[name][1], case["id"])

    def call(self, event: Row, case: Row) -> None:
        if self._chance(0.9):
            task = event["data"]["task"]
            (row,) = self._season.rows("SELECT community FROM call_task WHERE id = ?", task)
            staff = self._season.those(Role.COMMUNITY_STAFF, where=row["community"])[0]
            opens = self._calendar.next_opening(self._season.now + self._minutes(5, 60))
            self._will(self._awake(opens), staff.id, deeds.CALLS, task)

    # --- when ---------------------------------------------------------------------------------

    def _will(
        self,
        at: datetime,
        who: int,
        does: Does,
        about: int,
        still: Callable[[], bool] = lambda: True,
    ) -> None:
        dice = Random(self._dice.random())
        if self._works_there(who) and self._is_idle(at):
            return
        self._season.plans(at, who, lambda scene: does(scene, about, dice), still)

    def _works_there(self, who: int) -> bool:
        roles = (Role.COMMUNITY_STAFF, Role.SQUAD_LEADER, Role.STREET_STAFF, Role.DISTRICT)
        return who in {neighbour.id for neighbour in self._season.those(*roles)}

    def _visit(self, at: datetime, who: int, does: Does, case: Row) -> None:
        """Done only if it is still the same visit by then."""
        agreed = [case[key] for key in ("day", "slot", "claim")]

        def still() -> bool:
            now = self._season.case(case["id"])
            return [now[key] for key in ("day", "slot", "claim")] == agreed

        self._will(at, who, does, case["id"], still)

    def _slot(self, case: Row) -> Slot:
        return self._season.house.app.hall.desk.slot(case["slot"])

    def _chance(self, share: float) -> bool:
        return self._dice.random() < share

    def _minutes(self, least: int, most: int) -> timedelta:
        return timedelta(minutes=self._dice.randint(least, most))

    def _daylight(self) -> time:
        return time(self._dice.randint(8, 19), self._dice.randrange(60))

    def _soon(self, delay: timedelta) -> datetime:
        return self._awake(self._season.now + delay)

    def _awake(self, at: datetime) -> datetime:
        """That moment, or after getting up."""
        local = at.astimezone(self._calendar.zone)
        if UP <= local.time() <= BED:
            return at
        days = int(local.time() > BED)
        return self._calendar.at(local.date() + timedelta(days), UP) + self._minutes(0, 90)


async def _chooses(scene: Scene, case_id: int, dice: Random) -> Events:
    """One of the times that are offered."""
    case = await cases.case_by_id(scene.work, case_id)
    assert case is not None
    times = await open_times(scene, case)
    return await moving.propose(scene, case_id, *dice.choice(times)) if times else ()


REACTIONS: Mapping[str, Callable[[Habits, Row, Row], None]] = {
    EventKind.OFFERED: Habits.asked,
    EventKind.ESCALATED: Habits.unowned,
    EventKind.NOT_SOLVED: Habits.unowned,
    EventKind.NO_WORD: Habits.unowned,
    EventKind.STILL_LOOKING: Habits.still_looking,
    EventKind.CLAIMED: Habits.agreed,
    EventKind.ASSIGNED: Habits.agreed,
    EventKind.HANDED_OVER: Habits.agreed,
    EventKind.MOVE_AGREED: Habits.agreed,
    EventKind.ARRIVED: Habits.at_the_door,
    EventKind.VISIT_ASKED: Habits.did_somebody_come,
    EventKind.AT_RISK: Habits.at_risk,
    EventKind.MOVE_PROPOSED: Habits.proposed,
    EventKind.RESIDENT_ABSENT: Habits.proposed,
    EventKind.SECOND_VISIT: Habits.proposed,
    EventKind.MOVE_REFUSED: Habits.refused,
    EventKind.DATE_WANTED: Habits.date_wanted,
    EventKind.HAND_OVER_PROPOSED: Habits.mate_asked,
    EventKind.COMPLETED: Habits.is_it_done,
    EventKind.CONFIRMED: Habits.confirmed,
    EventKind.FOLLOW_UP_ASKED: Habits.still_fine,
    EventKind.CALL_NEEDED: Habits.call,
    EventKind.CALL_LATE: Habits.call,
}
