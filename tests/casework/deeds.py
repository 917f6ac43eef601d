"""What people can do with the cases there are."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from casework import (
    calls,
    claiming,
    closing,
    disputing,
    handing_over,
    moving,
    receipts,
    squads,
    staffing,
    steering,
    visiting,
)
from casework.desk import Events, Scene
from casework.submitting import Request, submit
from rules import door_code
from rules.cases import CaseState, Channel, Mode, Subject
from rules.people import Role
from rules.receipts import ELSE
from rules.slots import wishable_days
from storage import cases, offers, people
from tests.casework.district import Someone, Verb
from tests.casework.seen import Seen

MOVABLE = (CaseState.CLAIMED, CaseState.ON_THE_WAY)
VISITED = (*MOVABLE, CaseState.ARRIVED)
ENDED = (CaseState.CLOSED, CaseState.UNSOLVED)
OPEN = (CaseState.LOOKING, *VISITED, CaseState.REPORTED)

Does = Callable[[Scene, int, Random], Awaitable[Events]]
"""What somebody does with the case, proposal or the like with this id; dice say how."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that `who` may well do now. `about` is the id that the verb takes."""

    name: str
    who: int
    about: int
    does: Does

    def verb(self, dice: Random) -> Verb:
        return lambda scene: self.does(scene, self.about, dice)


def _just(verb: Callable[[Scene, int], Awaitable[Events]]) -> Does:
    return lambda scene, about, dice: verb(scene, about)


def _with(verb: Callable[[Scene, int, str], Awaitable[Events]]) -> Does:
    return lambda scene, about, dice: verb(scene, about, "有话说")


def time_ahead(scene: Scene, dice: Random) -> tuple[date, str]:
    """A day and slot that can be wished for."""
    policy = scene.desk.policy
    free = wishable_days(
        scene.now, scene.desk.calendar, policy.days_ahead, policy.slots, policy.wish_notice
    )
    day = dice.choice(sorted(free))
    return day, dice.choice(free[day])


def filing(resident: Someone, dice: Random) -> Verb:
    """A request for one of the items, in one of its ways."""

    async def verb(scene: Scene) -> Events:
        person = await people.person_by_id(scene.work, resident.id)
        assert person is not None
        day, slot = time_ahead(scene, dice)
        request = Request(
            item=dice.choice(sorted(scene.desk.items)),
            community=resident.where,
            resident=person,
            subject=Subject(resident.name, "+8613800138000", "桂花路 8 号"),
            answers={"mode": dice.choice([mode.value for mode in Mode])},
            wish_day=day,
            wish_slot=slot,
            channel=Channel.CHAT if person.in_chat else Channel.PHONE,
        )
        return await submit(scene, request)

    return verb


async def _rates(scene: Scene, case: int, dice: Random) -> Events:
    return await closing.rate(scene, case, dice.randint(1, 5))


async def _moves(scene: Scene, case: int, dice: Random) -> Events:
    return await moving.propose(scene, case, *time_ahead(scene, dice))


async def _knows_the_code(scene: Scene, case: int, dice: Random) -> Events:
    claim = await offers.live_claim(scene.work, case)
    return await visiting.arrive(scene, case, door_code.last(claim.door_code if claim else ""))


async def _mishears_the_code(scene: Scene, case: int, dice: Random) -> Events:
    claim = await offers.live_claim(scene.work, case)
    return await visiting.arrive(scene, case, door_code.first(claim.door_code if claim else ""))


async def _reports(scene: Scene, case: int, dice: Random) -> Events:
    return await visiting.report(scene, case, "办好了", None)


async def _finds_nobody(scene: Scene, case: int, dice: Random) -> Events:
    return await visiting.nobody_home(scene, case, *time_ahead(scene, dice))


async def _comes_again(scene: Scene, case: int, dice: Random) -> Events:
    return await visiting.second_visit(scene, case, *time_ahead(scene, dice), "还差一样")


async def _asks_a_mate(scene: Scene, case: int, dice: Random) -> Events:
    mates = await handing_over.mates(scene, case)
    return await handing_over.propose(scene, case, dice.choice(mates).person_id) if mates else ()


async def _takes_originals(scene: Scene, case: int, dice: Random) -> Events:
    found = await cases.case_by_id(scene.work, case)
    assert found is not None
    keys = (*scene.desk.items[found.item].originals(), ELSE)
    return await receipts.take(
        scene, case, tuple(dice.sample(keys, dice.randint(1, len(keys)))), "照片"
    )


async def _gives_originals(scene: Scene, case: int, dice: Random) -> Events:
    return await receipts.give_back(scene, case, None, (), "新证")


async def _assigns(scene: Scene, case: int, dice: Random) -> Events:
    found = await cases.case_by_id(scene.work, case)
    assert found is not None
    squad = scene.desk.town.squads_for(found.community)[0].id
    members = await people.holders_of(scene.work, dice.choice(_ROLES), squad)
    return await staffing.assign(scene, case, dice.choice(members).id) if members else ()


async def _settles(scene: Scene, case: int, dice: Random) -> Events:
    return await steering.settle(scene, case, steering.Word("梅秀英", "called", "都好"))


_ROLES = (*2 * (Role.VOLUNTEER,), Role.SQUAD_LEADER)

BY_RESIDENT: Mapping[str, tuple[tuple[CaseState, ...], Does]] = {
    "cancels": (OPEN, _just(closing.cancel)),
    "confirms": ((CaseState.REPORTED,), _just(closing.confirm)),
    "disputes": ((CaseState.REPORTED, *ENDED), _just(disputing.dispute)),
    "explains": (OPEN, _with(disputing.explain)),
    "rates": ((CaseState.REPORTED, CaseState.CLOSED), _rates),
    "says nobody came": (MOVABLE, _just(visiting.nobody_came)),
    "says they came": (MOVABLE, _just(visiting.came)),
    "was home": (MOVABLE, _just(visiting.was_home)),
    "wants another time": ((CaseState.LOOKING, *MOVABLE), _moves),
    "is still fine": ((CaseState.CLOSED,), _just(disputing.still_fine)),
    "is not fine": ((CaseState.CLOSED,), _just(disputing.not_fine)),
}
BY_VISITOR: Mapping[str, tuple[tuple[CaseState, ...], Does]] = {
    "hands back": (VISITED, _just(claiming.hand_back)),
    "will be there": (MOVABLE, _just(claiming.confirm_visit)),
    "sets out": ((CaseState.CLAIMED,), _just(visiting.set_out)),
    "is let in": (MOVABLE, _knows_the_code),
    "mishears the code": (MOVABLE, _mishears_the_code),
    "receives": (MOVABLE, _just(visiting.receive)),
    "reports": ((CaseState.ARRIVED,), _reports),
    "finds nobody": (MOVABLE, _finds_nobody),
    "comes again": ((CaseState.ARRIVED,), _comes_again),
    "proposes a time": (MOVABLE, _moves),
    "asks a mate": (MOVABLE, _asks_a_mate),
    "takes originals": ((CaseState.ARRIVED,), _takes_originals),
    "gives originals back": (VISITED, _gives_originals),
}
FORWARD = ("is let in", "receives", "reports", "confirms", "rates")
BY_STAFF: Mapping[str, tuple[tuple[CaseState, ...], Does]] = {
    "assigns": (OPEN, _assigns),
    "takes": (OPEN, _just(steering.take)),
    "returns": (OPEN, _just(steering.give_back)),
    "closes unsolved": (OPEN, _with(disputing.close_unsolved)),
    "settles": (OPEN, _settles),
    "reopens": (ENDED, _just(steering.reopen)),
    "notes": (OPEN, _with(staffing.note)),
    "tells": (OPEN, _with(steering.tell)),
    "nudges": (MOVABLE, _just(staffing.nudge)),
    "renews the code": (MOVABLE, _just(visiting.renew_code)),
    "has the visitor called": (VISITED, _with(staffing.call_visitor)),
    "moves": (OPEN, _moves),
    "gives originals out": (OPEN, _gives_originals),
}
CLAIMS, DECLINES = _just(claiming.claim), _just(claiming.decline)
CALLS = _just(calls.called)
ANSWERS: Mapping[str, Mapping[str, Does]] = {
    "move": {
        "agrees": _just(moving.agree),
        "refuses": _just(moving.refuse),
        "wants somebody else": _just(moving.want_other),
    },
    "hand_over": {"goes instead": _just(handing_over.accept), "cannot": _just(handing_over.refuse)},
}


def of_residents(seen: Seen) -> Iterator[Deed]:
    for case in seen["cases"]:
        for name, (states, does) in BY_RESIDENT.items():
            if case["state"] in states:
                yield Deed(name, case["resident_id"], case["id"], does)
    owners = {case["id"]: case["resident_id"] for case in seen["cases"]}
    for receipt in seen["receipts"]:
        if receipt["answer"] is None:
            owner = owners[receipt["case_id"]]
            yield Deed("agrees to a receipt", owner, receipt["id"], _just(receipts.agree))
            yield Deed("disputes a receipt", owner, receipt["id"], _just(receipts.dispute))


def of_visitors(seen: Seen) -> Iterator[Deed]:
    states = {case["id"]: case["state"] for case in seen["cases"]}
    for claim in seen["claims"]:
        for name, (wanted, does) in BY_VISITOR.items():
            if claim["live"] and states[claim["case_id"]] in wanted:
                yield Deed(name, claim["person_id"], claim["case_id"], does)


def of_the_asked(seen: Seen) -> Iterator[Deed]:
    """Answers to offers: now, or too late."""
    looking = {case["id"] for case in seen["cases"] if case["state"] == CaseState.LOOKING}
    for offer in seen["offers"]:
        if offer["case_id"] in looking:
            yield Deed("claims", offer["person_id"], offer["id"], CLAIMS)
            if offer["state"] == "open":
                yield Deed("declines", offer["person_id"], offer["id"], DECLINES)


def of_both_sides(seen: Seen) -> Iterator[Deed]:
    """Answers to whoever proposed something."""
    residents = {case["id"]: case["resident_id"] for case in seen["cases"]}
    for proposal in seen["proposals"][-8:]:
        resident = residents[proposal["case_id"]]
        for name, does in ANSWERS[proposal["kind"]].items():
            yield Deed(name, proposal["to_person"], proposal["id"], does)
            if name == "wants somebody else":
                yield Deed(name, resident, proposal["id"], does)


def of_staff(seen: Seen, who: int) -> Iterator[Deed]:
    for case in seen["cases"]:
        for name, (states, does) in BY_STAFF.items():
            if case["state"] in states:
                yield Deed(name, who, case["id"], does)
    for task in seen["calls"]:
        yield Deed("calls", who, task["id"], CALLS)
        yield Deed("reaches nobody", who, task["id"], _just(calls.not_reached))


def of_members(seen: Seen, who: int) -> Iterator[Deed]:
    """What somebody of a squad can do without having been asked."""
    for case in seen["cases"]:
        if case["state"] == CaseState.LOOKING:
            yield Deed("grabs", who, case["id"], _just(squads.take_from_board))


ANYBODY = {
    name: does for table in (BY_RESIDENT, BY_VISITOR, BY_STAFF) for name, (_, does) in table.items()
}
"""Every deed with a case, for those who try what is not theirs to do."""
