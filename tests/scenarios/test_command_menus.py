"""Whoever holds a role finds its commands in the menu, in their language, as long as they hold it;
a command that lacks something shows an example of itself."""

import re

import pytest

from handlers.buttons import Press
from rules.people import Role
from tests.scenarios import raw
from tests.scenarios.stage import COMMUNITY, SQUAD, Player, Stage

EVERYBODY = {"start", "menu", "my", "person", "help", "language", "join"}
MEMBER = {"tasks", "on", "off", "away", "limit", "points"}
LEADER = {"queue", "case", "assign", "members", "invite", "roles"}
OFFICE = {"duty"}
COMMUNITY_ONLY = {"new", "calls"}
ROLES = (
    (Role.VOLUNTEER, SQUAD, MEMBER, LEADER | OFFICE | COMMUNITY_ONLY),
    (Role.SQUAD_LEADER, SQUAD, MEMBER | LEADER, OFFICE | COMMUNITY_ONLY),
    (Role.COMMUNITY_STAFF, COMMUNITY, LEADER | OFFICE | COMMUNITY_ONLY, MEMBER),
    (Role.STREET_STAFF, "east", LEADER | OFFICE, MEMBER | COMMUNITY_ONLY),
    (Role.DISTRICT, "sample", LEADER | OFFICE, MEMBER | COMMUNITY_ONLY),
)


async def menu(player: Player) -> set[str]:
    """The commands that the phone shows."""
    await player.stage.house.settle()
    return set(await player.person.commands())


async def own_menu(player: Player) -> dict[str, str] | None:
    """The menu of this chat alone, with its descriptions; None while it has none."""
    await player.stage.house.settle()
    commands = player.stage.house.world.commands
    found = [own for (_, scope, _), own in commands.items() if scope == f"chat:{player.person.id}"]
    return {entry["command"]: entry["description"] for entry in found[0]} if found else None


@pytest.mark.parametrize(("role", "where", "theirs", "others"), ROLES)
async def test_a_role_brings_its_commands(
    stage: Stage, role: Role, where: str, theirs: set[str], others: set[str]
) -> None:
    person = await stage.helper("王芳", role, where)
    shown = await menu(person)
    assert shown >= EVERYBODY | theirs
    assert not shown & others
    descriptions = await own_menu(person)
    assert descriptions is not None
    assert descriptions["help"] == person.label("command-help")


@pytest.mark.parametrize(("role", "where"), [(role, where) for role, where, _, _ in ROLES])
async def test_nobody_is_greeted_with_commands_of_others(
    stage: Stage, role: Role, where: str
) -> None:
    person = await stage.helper("王芳", role, where)
    said = " ".join(m.text for m in await person.person.messages() if not m.mine)
    mentioned = set(re.findall(r"/([a-z]+)", said))
    assert mentioned
    assert mentioned <= await menu(person)


async def test_whoever_is_accepted_finds_the_commands_of_members(stage: Stage) -> None:
    leader = await stage.helper("何队长", Role.SQUAD_LEADER)
    newcomer = await stage.neighbour("吴样")
    assert await own_menu(newcomer) is None
    await newcomer.says("/join")
    squad = stage.house.app.hall.desk.town.squads[SQUAD]
    await newcomer.person.taps(squad.names[stage.language])
    await newcomer.says("吴样")
    await leader.taps("press-accept")
    assert await menu(newcomer) >= MEMBER


async def test_the_menu_speaks_the_language_that_was_chosen(stage: Stage) -> None:
    leader = await stage.helper("何队长", Role.SQUAD_LEADER)
    other = "en" if stage.language == "zh-CN" else "zh-CN"
    await leader.says(f"/language {other}")
    shown = await own_menu(leader)
    assert shown is not None
    assert shown["queue"] == stage.house.app.hall.wording.label(other, "command-queue")


async def test_with_the_role_its_commands_go(stage: Stage) -> None:
    staff = await stage.staff()
    leader = await stage.helper("何队长", Role.SQUAD_LEADER)
    person_id = await stage.person_id(leader)
    await raw.forges(staff, Press("endry", person_id, f"squad_leader@{SQUAD}"))
    assert await own_menu(leader) is None
    assert not await menu(leader) & (LEADER | MEMBER)


async def test_whoever_was_there_before_gets_the_menu_by_asking(stage: Stage) -> None:
    leader = await stage.helper("何队长", Role.SQUAD_LEADER)
    commands = stage.house.world.commands
    for command in ("/start", "/menu", "/help"):
        for key in [key for key in commands if key[1].startswith("chat:")]:
            del commands[key]
        await leader.says(command)
        assert await menu(leader) >= LEADER


@pytest.mark.parametrize("command", ["case", "assign", "take", "return", "close", "reopen"])
@pytest.mark.parametrize("words", ["", "没有号"])
async def test_a_missing_number_is_shown_with_this_very_command(
    stage: Stage, command: str, words: str
) -> None:
    staff = await stage.staff()
    await staff.says(f"/{command} {words}")
    await staff.sees("case-which", f"/{command} 26-0001-0")


@pytest.mark.parametrize("words", ["-1", "负一", "1.5", "−2", "3-4"])
async def test_no_number_of_visits_is_made_up(stage: Stage, words: str) -> None:
    wang = await stage.helper("王芳")
    await wang.says(f"/limit {words}")
    await wang.sees("limit-how", "/limit 2")
    assert await stage.value("SELECT daily_limit FROM member") == 3


@pytest.mark.parametrize("words", ["2", "两件", "2 件", "２"])
async def test_a_number_of_visits_is_understood(stage: Stage, words: str) -> None:
    wang = await stage.helper("王芳")
    await wang.says(f"/limit {words}")
    await wang.sees("limit-set")
    assert await stage.value("SELECT daily_limit FROM member") == 2


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("forever", "away-unsure"),
        ("一直", "away-unsure"),
        ("2039-01-01", "away-unsure"),
        ("2019-01-01", "away-past"),
        ("今天", "away-past"),
    ],
)
async def test_a_day_that_cannot_be_is_refused_kindly(stage: Stage, words: str, key: str) -> None:
    wang = await stage.helper("王芳")
    await wang.says(f"/away {words}")
    await wang.sees(key, "/away ", "/on")
    assert await stage.value("SELECT absent_until FROM member") is None


async def test_a_new_case_is_asked_for_as_staff_would(stage: Stage) -> None:
    staff = await stage.staff()
    await staff.taps("menu-new")
    await staff.taps("choice-new-channel-phone")
    await staff.sees("ask-new-caller-name")
    await staff.says("陈桂兰")
    await staff.says("13800138000")
    place = await staff.sees("ask-new-community")
    labels = [label for row in place.buttons for label in row]
    assert stage.place(COMMUNITY) in labels
    assert stage.place("lotus") not in labels
    await staff.person.taps(stage.place(COMMUNITY))
    await staff.person.taps(staff.label("item-pension-certification"))
    await staff.sees("ask-pension-certification-status-caller")
    await staff.taps("choice-pension-certification-status-unsure")
    await staff.taps("choice-pension-certification-scheme-resident")
    await staff.taps("form-skip")
    await staff.sees("ask-for-whom-caller")
    await staff.taps("choice-for-whom-principal", name="陈桂兰")
    await staff.sees("ask-own-name-caller")


async def test_residents_are_asked_as_before(stage: Stage) -> None:
    mei = await stage.neighbour()
    await mei.taps("item-pension-certification")
    await mei.fills_in(until="own-name")
    await mei.sees("ask-own-name")
