"""Residents, volunteers and staff who do anything at any time, while the clock is moved and the
program dies."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Iterable
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from casework import squads
from casework.desk import Events, Scene
from handlers.talk import Hall
from rules.errors import WulianError
from rules.people import Role
from storage import people
from tests.casework import deeds
from tests.casework.books import Books
from tests.casework.deeds import Deed
from tests.casework.district import District, Someone, Verb, dice
from tests.casework.seen import Seen, look
from tests.engines import fresh_database

MOST_CASES = 14
PICKS = st.integers(0, 2**16)
STAFF = (Role.COMMUNITY_STAFF, Role.STREET_STAFF)


class Neighbourhood(RuleBasedStateMachine):
    """Each rule is one thing that somebody does; the books are checked after each."""

    hall: ClassVar[Hall]
    engine: ClassVar[str]
    directory: ClassVar[Path]
    done: ClassVar[Counter[str]]
    """How often each deed was done, over all lives of the machine."""

    def __init__(self) -> None:
        super().__init__()
        self._runner = asyncio.Runner()
        self._stack = AsyncExitStack()
        self._down: list[tuple[datetime, datetime]] = []
        self.district = self._wait(self._opened())
        self.books = Books(self.district.now)
        self.seen: Seen = self._wait(look(self.district.url))

    async def _opened(self) -> District:
        url = await self._stack.enter_async_context(fresh_database(self.engine, self.directory))
        return await District.open(self.hall, url)

    def teardown(self) -> None:
        self._wait(self._closed())
        self._runner.close()

    async def _closed(self) -> None:
        await self.district.close()
        await self._stack.aclose()

    def _wait(self, coming: Awaitable[Any]) -> Any:
        async def waited() -> Any:
            return await coming

        return self._runner.run(waited())

    def _cast(self, *roles: Role | None) -> list[Someone]:
        return [someone for someone in self.district.cast if someone.role in roles]

    # --- what people do -------------------------------------------------------------------

    @initialize(pick=PICKS, who=PICKS)
    def somebody_has_filed(self, pick: int, who: int) -> None:
        self.files(pick, who)

    @precondition(lambda self: self._room())
    @rule(pick=PICKS, who=PICKS)
    def files(self, pick: int, who: int) -> None:
        resident = _one(self._cast(None), who)
        self._does("files", resident.id, deeds.filing(resident, dice(pick)))

    def _room(self) -> bool:
        return len(self.seen["cases"]) < MOST_CASES

    @precondition(lambda self: any(deeds.of_the_asked(self.seen)))
    @rule(which=PICKS)
    def one_who_was_asked_answers(self, which: int) -> None:
        self._one_of(deeds.of_the_asked(self.seen), which)

    @precondition(lambda self: any(deeds.of_the_asked(self.seen)))
    @rule(one=PICKS, other=PICKS)
    def two_answer_at_once(self, one: int, other: int) -> None:
        found = list(deeds.of_the_asked(self.seen))
        self._wait(self._together(_one(found, one), _one(found, other)))

    @precondition(lambda self: any(deeds.of_visitors(self.seen)))
    @rule(which=PICKS, pick=PICKS)
    def a_visitor_acts(self, which: int, pick: int) -> None:
        self._one_of(deeds.of_visitors(self.seen), which, pick)

    @precondition(lambda self: self.seen["claims"])
    @rule(which=PICKS, pick=PICKS)
    def a_case_goes_on(self, which: int, pick: int) -> None:
        """As most of them do: at the door, then done, then closed."""
        found = (*deeds.of_visitors(self.seen), *deeds.of_residents(self.seen))
        self._one_of((deed for deed in found if deed.name in deeds.FORWARD), which, pick)

    @precondition(lambda self: self.seen["cases"])
    @rule(which=PICKS, pick=PICKS)
    def a_resident_acts(self, which: int, pick: int) -> None:
        self._one_of(deeds.of_residents(self.seen), which, pick)

    @precondition(lambda self: self.seen["proposals"])
    @rule(which=PICKS)
    def a_proposal_is_answered(self, which: int) -> None:
        self._one_of(deeds.of_both_sides(self.seen), which)

    @precondition(lambda self: self.seen["cases"])
    @rule(who=PICKS, which=PICKS, pick=PICKS)
    def one_of_the_staff_acts(self, who: int, which: int, pick: int) -> None:
        staff = _one(self._cast(*STAFF), who)
        self._one_of(deeds.of_staff(self.seen, staff.id), which, pick)

    @precondition(lambda self: any(deeds.of_members(self.seen, 0)))
    @rule(who=PICKS, which=PICKS)
    def a_member_grabs(self, who: int, which: int) -> None:
        member = _one(self._cast(Role.VOLUNTEER), who)
        self._one_of(deeds.of_members(self.seen, member.id), which)

    @rule(who=PICKS, days=st.integers(0, 9), kind=st.sampled_from(("on", "off", "away", "limit")))
    def a_member_comes_or_goes(self, who: int, days: int, kind: str) -> None:
        member = _one(self._cast(Role.VOLUNTEER), who)
        until = self.district.now + timedelta(days)
        verbs: dict[str, Verb] = {
            "on": lambda scene: squads.set_duty(scene, True),
            "off": lambda scene: squads.set_duty(scene, False),
            "away": lambda scene: squads.set_away(scene, until),
            "limit": lambda scene: squads.set_limit(scene, days + 1),
        }
        self._does(kind, member.id, verbs[kind])

    @rule(who=PICKS, reachable=st.sampled_from((True, True, False)))
    def somebody_blocks_the_chat(self, who: int, reachable: bool) -> None:
        someone = _one(self.district.cast, who)

        async def verb(scene: Scene) -> Events:
            await people.set_reachable(scene.work, someone.id, reachable)
            return ()

        self._does("blocks", someone.id, verb)

    @precondition(lambda self: self.seen["cases"])
    @rule(who=PICKS, case=PICKS, name=st.sampled_from(sorted(deeds.ANYBODY)), pick=PICKS)
    def somebody_meddles(self, who: int, case: int, name: str, pick: int) -> None:
        meddler = _one(self.district.cast, who)
        about = _one(self.seen["cases"], case)["id"]
        self._deed(Deed(name, meddler.id, about, deeds.ANYBODY[name]), pick)

    # --- what happens to everybody --------------------------------------------------------

    @rule()
    def time_passes_to_what_is_due_next(self) -> None:
        due = self._wait(self.district.next_due())
        self._passes(due - self.district.now if due else timedelta(hours=1))

    @rule(minutes=st.integers(1, 600))
    def hours_pass(self, minutes: int) -> None:
        self._passes(timedelta(minutes=minutes))

    @rule(days=st.integers(1, 4))
    def days_pass(self, days: int) -> None:
        self._passes(timedelta(days))

    @rule()
    def the_next_visit_comes(self) -> None:
        ahead = [c["day"] for c in self.seen["cases"] if c["day"] and c["is_open"]]
        zone = self.district.hall.desk.calendar.zone
        for day in sorted(ahead):
            starts = datetime.fromisoformat(f"{day}T09:30").replace(tzinfo=zone)
            if starts > self.district.now:
                self._passes(starts - self.district.now)
                return

    @rule(hours=st.integers(1, 100))
    def the_program_is_down(self, hours: int) -> None:
        begins = self.district.now
        self._down.append((begins, begins + timedelta(hours=hours)))
        self._wait(self.district.jumps(timedelta(hours=hours)))

    @rule(minutes=st.integers(1, 30))
    def the_clock_is_put_back(self, minutes: int) -> None:
        self._wait(self.district.jumps(-timedelta(minutes=minutes)))

    @rule(statements=st.integers(1, 60))
    def the_program_will_die(self, statements: int) -> None:
        """In the next work, if it takes so many statements."""
        self.district.fuse.left = statements

    # --- the books ------------------------------------------------------------------------

    @invariant()
    def the_books_are_right(self) -> None:
        self.done["steps"] += 1
        self.seen = self._wait(look(self.district.url))
        self.books.check(self.seen, self.district.now, self._down)

    def _passes(self, span: timedelta) -> None:
        self._wait(self.district.passes(span))

    def _one_of(self, found: Iterable[Deed], which: int, pick: int = 0) -> None:
        if possible := sorted(found, key=lambda deed: deed.name):
            self._deed(_one(possible, which), pick)

    def _deed(self, deed: Deed, pick: int) -> None:
        self._does(deed.name, deed.who, deed.verb(dice(pick)), deed.about)

    def _does(self, name: str, who: int, verb: Verb, about: int = 0) -> None:
        outcome = self._wait(self.district.turn(who, verb))
        self._note(name, who, about, outcome)
        self._wait(self.district.rings())

    async def _together(self, one: Deed, other: Deed) -> None:
        turns = [self.district.turn(deed.who, deed.verb(dice(0))) for deed in (one, other)]
        for deed, outcome in zip((one, other), await asyncio.gather(*turns), strict=True):
            self._note(deed.name, deed.who, deed.about, outcome)

    def _note(self, name: str, who: int, about: int, outcome: object) -> None:
        refused = isinstance(outcome, WulianError)
        self.done[f"{name}, refused" if refused else name] += 1
        told = [e.kind.value for e in outcome] if isinstance(outcome, tuple) else outcome
        note(f"{self.district.now:%m-%d %H:%M} person {who} {name} {about or ''}: {told}")


def _one(found: Any, which: int) -> Any:
    return found[which % len(found)]
