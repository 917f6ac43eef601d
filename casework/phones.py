"""Whose phone it is: callers, the accounts that gave the same name and number, and the proof.

A phone is proven in one of two ways: the person shared their own contact, or staff rang the number
and the person read out what their chat showed. Without it a caller is never taken for an account.
"""

from dataclasses import dataclass
from datetime import timedelta

from casework.appointments import new_code
from casework.desk import Events, Scene
from casework.moving import MOVABLE
from casework.steps import case_for, locked_case
from rules import access
from rules.access import Action
from rules.cases import Case
from rules.errors import NotAllowed, NotFound, WrongState
from rules.events import EventKind
from rules.people import Person
from storage import cases, joined, offers, people
from storage import events as event_rows
from storage.people import spelled

MOST_CHECKS = 3
"""Checks of one case's caller within a day; each sends a number to somebody's chat."""
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Joined:
    """A request taken by phone that went to an account whose phone nobody had proven."""

    case: Case
    account: Person


async def share(scene: Scene, person: Person, phone: str) -> None:
    """The person shared their own contact: this E.164 phone is theirs."""
    await people.prove_phone(scene.work, person.id, phone, scene.now)
    await scene.record(EventKind.PHONE_PROVEN, None, person=person.id, how="contact")


async def caller(scene: Scene, name: str, phone: str, community: str, language: str) -> Person:
    """Whoever calls: an account with this name whose phone is proven, somebody without an account
    who gave both before, or a new person."""
    known = await _alike(scene, name, phone)
    proven = [person for person in known if person.phone_proven]
    unknown = [person for person in known if person.telegram_id is None]
    for person in (*proven, *unknown):
        return person
    return await people.add_person(
        scene.work,
        telegram_id=None,
        language=language,
        now=scene.now,
        name=name,
        phone=phone,
        community=community,
    )


async def _alike(scene: Scene, name: str, phone: str) -> list[Person]:
    found = await people.people_by_phone(scene.work, phone)
    return [person for person in found if spelled(person.name or "") == spelled(name)]


async def unproven_account(scene: Scene, case: Case) -> Person | None:
    """The account that gave the name and the number of this case's caller, for staff who file for
    others at its place; None when there is none, or nothing is left to prove."""
    resident = await people.person_by_id(scene.work, case.resident_id)
    if resident is None or not _files_here(scene, case.community):
        return None
    if resident.telegram_id is not None:
        unsettled = await joined.is_unproven(scene.work, case.id)
        return resident if unsettled and not resident.phone_proven else None
    if resident.name is None or resident.phone is None:
        return None
    alike = await _alike(scene, resident.name, resident.phone)
    accounts = (p for p in alike if p.in_chat and _files_here(scene, p.community or case.community))
    return next(accounts, None)


def _files_here(scene: Scene, community: str) -> bool:
    return access.at_place(scene.by, Action.FILE_FOR_OTHERS, community, scene.desk.town)


async def begin_check(scene: Scene, case_id: int) -> tuple[Person, str]:
    """The account whose chat is to show a number, and the number.

    Staff rang the filed phone before. Raises NotFound when there is nothing to prove, WrongState
    after a few checks within a day.
    """
    case = await locked_case(scene, case_id)
    account = await _account(scene, case)
    since = scene.now - timedelta(days=1)
    events = await event_rows.events_of_case(scene.work, case.id)
    if sum(e.kind is EventKind.PHONE_CHECKED and e.at > since for e in events) >= MOST_CHECKS:
        raise WrongState("phone-checked-often")
    await scene.record(EventKind.PHONE_CHECKED, case.id, account=account.id)
    return account, "".join(str(scene.desk.rng.randrange(10)) for _ in range(DIGITS))


async def _account(scene: Scene, case: Case) -> Person:
    account = await unproven_account(scene, case)
    if account is None or account.phone is None:
        raise NotFound("phone-nothing-to-check")
    return account


async def read_out(scene: Scene, case_id: int, account_id: int) -> Events:
    """The person at the filed number read out what the account's chat showed: the phone is that
    account's, and so are the requests taken by phone for this name and number.

    Raises NotFound when the account has given another name or number meanwhile.
    """
    case = await locked_case(scene, case_id)
    account = await _account(scene, case)
    if account.id != account_id or account.phone is None:
        raise NotFound("phone-nothing-to-check")
    await people.prove_phone(scene.work, account.id, account.phone, scene.now)
    await joined.settle_of(scene.work, account.id, _me(scene), scene.now)
    if case.resident_id != account.id:
        for own in await cases.cases_of_resident(scene.work, case.resident_id, _ALL):
            if _files_here(scene, own.community):
                await joined.set_resident(scene.work, own.id, account.id)
    proven = await scene.record(EventKind.PHONE_PROVEN, case.id, person=account.id, how="read_out")
    return (proven,)


_ALL = 1_000
"""Cases of one caller; nobody has so many."""


def _me(scene: Scene) -> int:
    assert scene.by.person_id is not None
    return scene.by.person_id


async def joined_before(scene: Scene) -> tuple[Joined, ...]:
    """Requests of the viewer's communities that went to an account by name and number alone.

    Raises NotAllowed for whoever files for nobody.
    """
    places = access.communities(scene.by, Action.FILE_FOR_OTHERS, scene.desk.town)
    if not places:
        raise NotAllowed("not-allowed")
    found: list[Joined] = []
    for place in places:
        for case in await joined.joined_in(scene.work, place, _ALL):
            account = await people.person_by_id(scene.work, case.resident_id)
            assert account is not None
            found.append(Joined(case, account))
    return tuple(found)


async def part(scene: Scene, case_id: int) -> Events:
    """The account is not the caller: the request is somebody's without an account from now on, who
    hears by phone, and a visit that is agreed on gets another door code.

    Raises NotFound unless the request was joined with an account by name and number alone.
    """
    case, claim = await case_for(scene, case_id, Action.FILE_FOR_OTHERS)
    if not await joined.settle(scene.work, case.id, _me(scene), scene.now):
        raise NotFound("phone-nothing-to-check")
    account = await people.person_by_id(scene.work, case.resident_id)
    assert account is not None
    resident = await _apart(scene, case, account)
    await joined.set_resident(scene.work, case.id, resident.id)
    if account.address == case.subject.address:
        await people.drop_address(scene.work, account.id)
    parted = await scene.record(EventKind.PARTED, case.id, before=account.id)
    if claim is None or case.state not in MOVABLE:
        return (parted,)
    await offers.renew_claim(scene.work, claim.id, new_code(scene, case))
    renewed = await scene.record(EventKind.CODE_RENEWED, case.id, claim=claim.id)
    return parted, renewed


async def _apart(scene: Scene, case: Case, account: Person) -> Person:
    """Somebody without an account, with the name and number that the request was filed with."""
    own = case.subject.kinship is None
    return await people.add_person(
        scene.work,
        telegram_id=None,
        language=account.language,
        now=scene.now,
        name=case.subject.name if own else account.name,
        phone=case.subject.phone if own else account.phone,
        address=case.subject.address if own else None,
        community=case.community,
    )
