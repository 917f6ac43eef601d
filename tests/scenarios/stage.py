"""A house with people in it who read and tap in one language, and its rules that always hold."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.tryout.reading import words_of
from rules.people import Role
from rules.working_time import CHINA
from sandbox import Person
from sandbox.seen import Seen
from tests.house import House

ITEM = "pension-certification"
SQUAD, COMMUNITY = "osmanthus-squad", "osmanthus"
NEXT_SQUAD = "lotus-squad"


class Player:
    """Somebody who knows texts and buttons by their keys, in the language they speak."""

    def __init__(self, stage: "Stage", person: Person, language: str) -> None:
        self.stage = stage
        self.person = person
        self.language = language

    @property
    def name(self) -> str:
        return self.person.name

    async def says(self, text: str) -> Seen:
        return await self.person.says(text)

    async def taps(self, key: str, *, on: Seen | None = None, **arguments: str | int) -> None:
        """Press the button whose label is the text `key`."""
        await self.person.taps(self.label(key, **arguments), on=on)

    async def sees(self, key: str, *fragments: str) -> Seen:
        """The next message not yet passed by that is the text `key` with these fragments."""
        return await self.person.sees(*self.words(key), *fragments)

    async def sees_no(self, *keys: str) -> None:
        """None of these texts is among the messages not yet passed by."""
        for key in keys:
            await self.person.sees_no(max(self.words(key), key=len))

    async def sees_alert(self, key: str) -> None:
        """A bubble over the tapped button says this."""
        await self.person.sees_alert(*self.words(key))

    def label(self, key: str, **arguments: str | int) -> str:
        return self.stage.house.app.hall.wording.label(self.language, key, **arguments)

    async def catches_up(self) -> None:
        """Has read everything so far."""
        with suppress(AssertionError):
            await self.person.sees((await self.person.last()).text)

    async def fills_in(self, *, until: str = "") -> None:
        """The pension form, for the day after tomorrow in the morning, up to the step `until`."""
        for step, act in STEPS.items():
            if step == until:
                return
            await act(self)

    async def files(self) -> Seen:
        """A request for the day after tomorrow in the morning; the answer with its number."""
        await self.taps(f"item-{ITEM}")
        await self.fills_in()
        return await self.sees("resident-submitted")

    async def files_for(self, name: str, phone: str = "13800138000", until: str = "") -> None:
        """Staff take a request by phone, for somebody who may not have the app, up to a step."""
        await self.taps("menu-new")
        await self.taps("choice-new-channel-phone")
        await self.says(name)
        await self.says(phone)
        await self.person.taps(self.stage.place(COMMUNITY))
        await self.person.taps(self.label(f"item-{ITEM}"))
        for step, answer in STEPS.items():
            if step == "for-whom":
                await self.taps("choice-for-whom-principal", name=name)
            elif step == "own-name":
                await self.person.taps(name)
            elif step == until:
                return
            elif step != "phone":
                await answer(self)

    async def door_code(self) -> tuple[str, str]:
        """The newest door code in the chat, in its two halves."""
        found = [
            re.search(r"(?<!\d)(\d{3}) (\d{3})\b", m.text) for m in await self.person.messages()
        ]
        code = [match for match in found if match][-1]
        return code[1], code[2]

    def words_in(self, message: Seen, key: str) -> bool:
        """Whether the text `key` is part of a message."""
        return all(part in message.text for part in self.words(key))

    def words(self, key: str) -> tuple[str, ...]:
        """What of the text `key` is the same whatever its arguments."""
        return words_of(self.stage.house.app.hall.wording, self.language, key)


def _taps(key: str) -> Callable[[Player], Awaitable[Any]]:
    return lambda player: player.taps(key)


def _says(text: str) -> Callable[[Player], Awaitable[Any]]:
    return lambda player: player.says(text)


STEPS: Mapping[str, Callable[[Player], Awaitable[Any]]] = {
    "status": _taps(f"choice-{ITEM}-status-unsure"),
    "scheme": _taps(f"choice-{ITEM}-scheme-resident"),
    "last": _taps("form-skip"),
    "for-whom": _taps("choice-for-whom-self"),
    "own-name": _says("梅秀英"),
    "phone": _says("13800138000"),
    "mobility": _taps(f"choice-{ITEM}-mobility-walks-badly"),
    "address": _says("桂花路 8 号 2 栋 301"),
    "day": _taps("when-day-after"),
    "slot": _taps("slot-morning"),
    "review": _taps("form-confirm"),
}
"""A good answer to each question that somebody is asked who files for themselves."""


class Stage:
    """The neighbourhood of the scenarios. `language` is what everybody in it speaks."""

    def __init__(self, house: House, language: str) -> None:
        self.house = house
        self.language = language
        self.lost_on_purpose = False
        """Set where calls to Telegram are meant to fail."""

    @classmethod
    @asynccontextmanager
    async def open(
        cls, pair: tuple[str, str], directory: Path, **sections: Any
    ) -> AsyncIterator["Stage"]:
        """A fresh house; `pair` is a language and an engine. Checks the rules at the end."""
        language, engine = pair
        async with House.open(engine, directory, **sections) as house:
            stage = cls(house, language)
            yield stage
            await stage.checks()

    async def stranger(self, name: str) -> Player:
        """An account that has said nothing yet."""
        code = "zh-hans" if self.language == "zh-CN" else "en"
        person = await self.house.person(name, language_code=code)
        return Player(self, person, self.language)

    async def neighbour(self, name: str = "梅秀英") -> Player:
        """A resident of the community, welcomed."""
        player = await self.stranger(name)
        await player.says("/start")
        await player.taps(f"choice-welcome-language-{self.language.lower()}")
        await player.taps("choice-welcome-consent-agree")
        await player.person.taps(self.place(COMMUNITY))
        await player.catches_up()
        return player

    async def helper(self, name: str, role: Role = Role.VOLUNTEER, where: str = SQUAD) -> Player:
        """A volunteer, leader or member of staff, who has opened the invite and given a name."""
        player = await self.stranger(name)
        await player.says(f"/start {self.house.invite(role, where)}")
        await player.says(name)
        await player.catches_up()
        return player

    async def staff(self, name: str = "陈主任", where: str = COMMUNITY) -> Player:
        return await self.helper(name, Role.COMMUNITY_STAFF, where)

    def place(self, place_id: str) -> str:
        return str(self.house.app.hall.desk.town.places[place_id].names[self.language])

    async def until(self, moment: str) -> None:
        """Let time pass until a local moment, such as "11-26 08:30" or "2027-10-27 09:00"."""
        whole = moment if moment.count("-") == 2 else f"2026-{moment}"
        await self.house.until(datetime.strptime(whole, "%Y-%m-%d %H:%M").replace(tzinfo=CHINA))

    async def passes(self, **span: float) -> None:
        await self.house.passes(**span)

    async def person_id(self, player: Player) -> int:
        """The id by which our rows know somebody."""
        sql = f"SELECT id FROM person WHERE telegram_id = {player.person.id}"
        return int(await self.value(sql))

    async def rows(self, sql: str) -> list[dict[str, Any]]:
        return await self.house.rows(sql)

    async def value(self, sql: str) -> Any:
        """The only value of the only row."""
        (row,) = await self.rows(sql)
        (value,) = row.values()
        return value

    async def case(self, columns: str = "state", number: int = 1) -> Any:
        """One column of the case, or several in a tuple."""
        (row,) = await self.rows(f"SELECT {columns} FROM cases WHERE id = {number}")
        found = tuple(row.values())
        return found[0] if len(found) == 1 else found

    async def kinds(self, number: int = 1) -> list[str]:
        """What happened to the case, in order."""
        rows = await self.rows(f"SELECT kind FROM event WHERE case_id = {number} ORDER BY id")
        return [row["kind"] for row in rows]

    async def checks(self) -> None:
        """Nothing was lost, nothing failed, and every open case has a promise that will be kept."""
        await self.house.settle()
        assert await self.rows("SELECT seq, error FROM inbox WHERE state <> 'done'") == []
        if not self.lost_on_purpose:
            unsent = "SELECT id, method, error FROM outbox WHERE state <> 'sent'"
            assert await self.rows(unsent) == []
        failing = "SELECT kind, error FROM due WHERE state = 'open' AND failures > 0"
        assert await self.rows(failing) == []
        assert await self._broken_promises() == []
        claims = "SELECT case_id FROM claim WHERE live = 1 GROUP BY case_id HAVING COUNT(*) > 1"
        assert await self.rows(claims) == []

    async def _broken_promises(self) -> list[dict[str, Any]]:
        now = int(self.house.now.timestamp() * 1000)
        return await self.rows(
            "SELECT cases.id, cases.state FROM cases WHERE is_open = 1 AND (next_word_at < "
            f"{now} OR NOT EXISTS (SELECT 1 FROM due WHERE due.subject = cases.id AND "
            "due.kind = 'word' AND due.state = 'open' AND due.due_at = cases.next_word_at))"
        )
