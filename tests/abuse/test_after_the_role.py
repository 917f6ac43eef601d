"""A role ends: nothing that was held by it opens anything, and what was owed goes to others."""

import re
import sqlite3
from contextlib import closing

import pytest

from handlers.buttons import Press
from handlers.presses import PRESSES
from rules.people import Role
from tests.abuse.test_buttons import OPENS_ONLY_ONES_OWN, kept, shown
from tests.scenarios import raw
from tests.scenarios.stage import COMMUNITY, NEXT_SQUAD, SQUAD, Player, Stage

VOLUNTEER = f"{Role.VOLUNTEER}@{SQUAD}"
SECRETS = ("梅秀英", "13800138000", "138 0013 8000", "桂花路")
LIVE = "SELECT person_id FROM claim WHERE live = 1"


async def ends(boss: Player, whose: Player, what: str = VOLUNTEER) -> None:
    """The leader or a member of staff ends a role by its name, and says yes."""
    await boss.says(f"/roles {whose.name}")
    await boss.sees("roles-of", whose.name)
    role = what.partition("@")[0]
    await boss.person.taps(boss.label(f"role-{role}"))
    await boss.taps("press-role-end")
    await boss.sees("role-end-done", whose.name)


async def ends_by_itself(stage: Stage, player: Player) -> None:
    """The grant is over, by whatever way."""
    person = await stage.person_id(player)
    path = stage.house.config.storage.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE role_grant SET ended_at = 1 WHERE person_id = ?", (person,))


async def test_an_old_claim_button_gives_no_address_once_the_grant_has_ended(stage: Stage) -> None:
    wang, mei = await stage.helper("王芳"), await stage.neighbour()
    await mei.files()
    card = await wang.sees("visitor-offered")
    await ends_by_itself(stage, wang)
    await wang.taps("press-claim", on=card)
    await wang.sees_alert("members-only")
    await wang.says("/tasks")
    heard = await shown(wang)
    assert not any(secret in heard for secret in SECRETS)
    assert await stage.rows(LIVE) == []


async def test_a_visit_that_is_held_opens_nothing_once_the_grant_has_ended(stage: Stage) -> None:
    wang, mei = await stage.helper("王芳"), await stage.neighbour()
    await mei.files()
    await wang.taps("press-claim")
    await ends_by_itself(stage, wang)
    before, seen = await kept(stage), len(await wang.person.messages())
    await raw.forges(wang, *(Press(verb, 1, "1", 1) for verb in ("look", "tkv", "way", "door")))
    await wang.says("/case 26-0001-7")
    await wang.sees("case-not-found")
    heard = [m.text for m in (await wang.person.messages())[seen:]]
    assert not any(secret in text for text in heard for secret in SECRETS)
    assert await kept(stage) == before


@pytest.mark.parametrize(
    "held",
    [(Role.VOLUNTEER, SQUAD), (Role.SQUAD_LEADER, SQUAD), (Role.COMMUNITY_STAFF, COMMUNITY)],
    ids=lambda held: str(held[0]),
)
async def test_no_button_of_somebody_whose_role_has_ended_does_anything(
    stage: Stage, held: tuple[Role, str]
) -> None:
    """Every verb there is, forged by somebody who was inside a moment ago."""
    street = await stage.helper("街道", Role.STREET_STAFF, "east")
    wang, insider = await stage.helper("王芳"), await stage.helper("内人", *held)
    mei = await stage.neighbour()
    await mei.files()
    await wang.taps("press-claim")
    await ends(street, insider, f"{held[0]}@{held[1]}")
    before, seen = await kept(stage), len(await insider.person.messages())
    verbs = [verb for verb in PRESSES if verb not in OPENS_ONLY_ONES_OWN]
    for half in (verbs[::2], verbs[1::2]):
        await raw.forges(insider, *(Press(verb, 1, "1", 1) for verb in half))
        await stage.passes(minutes=2)
    for command in (
        "queue",
        "calls",
        "members",
        "roles",
        "invites",
        "find 梅秀英",
        "case 26-0001-7",
    ):
        await insider.says(f"/{command}")
    heard = [m.text for m in (await insider.person.messages())[seen:] if not m.mine]
    leaks = [text for text in heard if any(secret in text for secret in (*SECRETS, "王芳"))]
    assert leaks == []
    assert await kept(stage) == before


async def test_open_work_is_handed_over_in_the_same_step(stage: Stage) -> None:
    leader = await stage.helper("何队", Role.SQUAD_LEADER)
    wang, mei = await stage.helper("王芳"), await stage.neighbour()
    await mei.files()
    await wang.taps("press-claim")
    li = await stage.helper("李强")
    await mei.catches_up()
    await ends(leader, wang)
    await wang.sees("visitor-released")
    await wang.sees("role-ended-yours", "何队")
    await mei.sees("resident-handed-back", "王芳")
    await li.sees("visitor-offered")
    assert await stage.case() == "looking"
    assert await stage.rows(LIVE) == []
    await li.taps("press-claim")
    await mei.sees("resident-claimed", "李强")
    await leader.says("/members")
    listed = await leader.sees("members-head")
    assert "王芳" not in listed.text


async def test_who_was_asked_and_is_out_is_no_longer_waited_for(stage: Stage) -> None:
    leader = await stage.helper("何队", Role.SQUAD_LEADER, NEXT_SQUAD)
    street = await stage.helper("街道", Role.STREET_STAFF, "east")
    wang, mei = await stage.helper("王芳"), await stage.neighbour()
    await mei.files()
    card = await wang.sees("visitor-offered")
    await ends(street, wang)
    await wang.sees("visitor-offer-ended")
    await wang.taps("press-claim", on=card)
    await wang.sees_alert("members-only")
    await leader.sees("visitor-offered")


async def test_a_resident_who_talks_with_somebody_who_is_out_gets_another(stage: Stage) -> None:
    chen, lin = await stage.staff("陈主任"), await stage.staff("林会计")
    mei = await stage.neighbour()
    await mei.taps("menu-person")

    talk = await stage.value("SELECT other_id FROM talk")
    first, second = (chen, lin) if talk == await stage.person_id(chen) else (lin, chen)
    await raw.forges(first, Press("tktake", 1))
    await ends(second, first, f"{Role.COMMUNITY_STAFF}@{COMMUNITY}")
    assert await stage.value("SELECT other_id FROM talk") == await stage.person_id(second)
    await first.says("还在吗")
    assert "还在吗" not in await shown(mei)


async def test_a_request_half_taken_for_somebody_is_not_filed_after_the_end(stage: Stage) -> None:
    chen = await stage.staff("陈主任")
    street = await stage.helper("街道", Role.STREET_STAFF, "east")
    await chen.files_for("陈桂兰", until="review")
    await ends(street, chen, f"{Role.COMMUNITY_STAFF}@{COMMUNITY}")
    await chen.taps("form-confirm")
    await chen.sees("not-allowed")
    assert await stage.rows("SELECT id FROM cases") == []


@pytest.mark.parametrize(
    "held",
    [
        (Role.VOLUNTEER, SQUAD),
        (Role.SQUAD_LEADER, NEXT_SQUAD),
        (Role.SQUAD_LEADER, SQUAD),
        (Role.COMMUNITY_STAFF, "lotus"),
        (Role.STREET_STAFF, "west"),
    ],
    ids=lambda held: "-".join(held),
)
async def test_nobody_ends_a_role_outside_of_their_branch(
    stage: Stage, held: tuple[Role, str]
) -> None:
    """A leader ends volunteers of the own squad, but no co-leader and no staff."""
    leader = await stage.helper("何队", Role.SQUAD_LEADER)
    chen, meddler = await stage.staff("陈主任"), await stage.helper("外人", *held)
    before = await kept(stage)
    for whose, role, where in (
        (leader, Role.SQUAD_LEADER, SQUAD),
        (chen, Role.COMMUNITY_STAFF, COMMUNITY),
    ):
        person = await stage.person_id(whose)
        for verb in ("endr", "endry"):
            await raw.forges(meddler, Press(verb, person, f"{role}@{where}"))
    assert await kept(stage) == before


async def test_an_invite_is_listed_and_taken_back(stage: Stage) -> None:
    chen, foreign = await stage.staff("陈主任"), await stage.staff("外人", "kapok")
    token = await invited(chen)
    nonce = await stage.value("SELECT nonce FROM invite")
    await foreign.says("/invites")
    await foreign.sees("invites-none")
    await raw.forges(foreign, Press("invrev", 0, nonce))
    await chen.says("/invites")
    await chen.sees("invites-head", "陈主任")
    await chen.taps("press-invite-revoke", place=1)
    await chen.sees("invites-none")
    late = await stage.stranger("晚来")
    await late.says(f"/start {token}")
    await late.sees("invite-revoked")
    assert await stage.rows("SELECT nonce FROM invite_spent WHERE person_id = 3") == []


async def test_who_lost_a_role_has_no_invites_left(stage: Stage) -> None:
    chen = await stage.staff("陈主任")
    street = await stage.helper("街道", Role.STREET_STAFF, "east")
    token = await invited(chen)
    await ends(street, chen, f"{Role.COMMUNITY_STAFF}@{COMMUNITY}")
    friend = await stage.stranger("同伙")
    await friend.says(f"/start {token}")
    await friend.sees("invite-revoked")
    assert await stage.value("SELECT COUNT(*) FROM role_grant WHERE ended_at IS NULL") == 1


async def test_who_is_forgotten_leaves_no_invites_behind(stage: Stage) -> None:
    chen = await stage.staff("陈主任")
    token = await invited(chen)
    await chen.says("/forget")
    await chen.taps("press-forget-yes")
    friend = await stage.stranger("同伙")
    await friend.says(f"/start {token}")
    await friend.sees("invite-revoked")


async def test_everybody_may_give_up_a_role_of_their_own(stage: Stage) -> None:
    wang, mei = await stage.helper("王芳"), await stage.neighbour()
    await mei.files()
    await wang.taps("press-claim")
    await wang.says("/roles")
    await wang.sees("roles-yours")
    await wang.person.taps(wang.label("role-volunteer"))
    await wang.taps("press-role-end")
    await wang.sees("role-end-done", "王芳")
    assert await stage.value("SELECT COUNT(*) FROM role_grant WHERE ended_at IS NULL") == 0
    assert await stage.rows(LIVE) == []
    await wang.says("/roles")
    await wang.sees("not-allowed")


async def test_an_old_invite_to_a_role_without_work_gives_nothing(stage: Stage) -> None:
    """Nobody is greeted with commands that refuse them."""
    office = await stage.stranger("住建局")
    await office.says(f"/start {stage.house.invite(Role.DEPARTMENT, 'east')}")
    await office.sees("invite-no-work")
    assert await stage.rows("SELECT id FROM role_grant") == []


async def invited(staff: Player) -> str:
    """The token of an invite for a volunteer."""
    await staff.says("/invite")
    await staff.person.taps(staff.label("role-volunteer"))
    found = re.search(r"/start (\S+)|start=(\S+)", (await staff.person.last()).text)
    assert found
    return found[1] or found[2]
