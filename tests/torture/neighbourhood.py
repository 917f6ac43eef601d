"""A whole neighbourhood with a sandbox and a bot beside it, each a process of its own."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx

from bot.tryout.child import Child
from bot.tryout.installation import TIME_ZONE, Installation, install
from rules.people import Role
from tests.torture.cast import Member, Resident, Staff, Volunteer
from tests.torture.ledger import Ledger
from tests.torture.neighbours import Neighbour, Village
from tests.torture.phone import Phone
from tests.torture.plan import Plan
from tests.torture.victim import Victim

TOKEN = "4242:SANDBOX"
BEGINS = datetime(2026, 11, 24, 8, 30, tzinfo=ZoneInfo(TIME_ZONE))
_COMMUNITIES = ("osmanthus", "lotus", "banyan", "bamboo", "mango", "kapok")
_PER_SQUAD = 3
_STREETS = (("osmanthus", "lotus"), ("banyan", "bamboo"), ("mango", "kapok"))
_TIMEOUT = 30.0
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PRIVATE = [3, 3000]
"""Telegram lets short bursts through; the sandbox's own default does not."""


@dataclass(frozen=True, slots=True)
class Files:
    """Where everything of one run lies."""

    folder: Path

    @property
    def wire(self) -> Path:
        return self.folder / "wire.jsonl"

    @property
    def diary(self) -> Path:
        """The deaths: when, and how many calls were on the wire."""
        return self.folder / "deaths.json"

    @property
    def bot_log(self) -> Path:
        return self.folder / "bot.log"

    @property
    def sandbox_log(self) -> Path:
        return self.folder / "sandbox.log"


class Neighbourhood:
    """Its clock, its people, its bot."""

    def __init__(self, plan: Plan, client: httpx.AsyncClient, installation: Installation) -> None:
        self.plan = plan
        self.client = client
        self.installation = installation
        self.victim = Victim(installation.config, installation.log)
        self.ledger = Ledger(installation.database)
        self.village = Village(self.now)
        self.residents: list[Resident] = []
        self.members: list[Member] = []
        self._now_ms = 0

    @property
    def everybody(self) -> list[Neighbour]:
        return [*self.residents, *self.members]

    def now(self) -> datetime:
        """The sandbox's time, as of the last look at its clock."""
        return (_EPOCH + timedelta(milliseconds=self._now_ms)).astimezone(ZoneInfo(TIME_ZONE))

    async def clock(self, **move: int) -> int:
        """Look at the clock, or move it. Returns the new time in milliseconds."""
        method = "POST" if move else "GET"
        answer = await self.client.request(method, "/control/clock", json=move or None)
        self._now_ms = int(answer.raise_for_status().json()["now_ms"])
        return self._now_ms

    async def settle_in(self) -> None:
        """The clock is set, limits are on, everybody has a phone and an invite."""
        await self.clock(set_ms=round(BEGINS.timestamp() * 1000))
        limits = {"on": True, "private": PRIVATE}
        (await self.client.post("/control/limits", json=limits)).raise_for_status()
        for number in range(self.plan.stories):
            phone = await Phone.bought(self.client, f"样例居民{number + 1}")
            where = _COMMUNITIES[number % len(_COMMUNITIES)]
            rng = self.plan.rng(f"resident {number}")
            self.residents.append(Resident(phone, self.village, rng, where))
        for where in _COMMUNITIES:
            for number in range(_PER_SQUAD):
                await self._member(
                    Volunteer, f"志愿者{number + 1}", Role.VOLUNTEER, f"{where}-squad"
                )
        for both in _STREETS:
            await self._member(Staff, "样干事", Role.COMMUNITY_STAFF, *both)

    async def _member(self, kind: type[Member], name: str, role: Role, *places: str) -> None:
        phone = await Phone.bought(self.client, f"{name} {places[0]}")
        invites = [self.installation.invite(role, where, self.now()) for where in places]
        rng = self.plan.rng(f"{name} {places[0]}")
        self.members.append(kind(phone, self.village, rng, invites))


@contextlib.asynccontextmanager
async def inhabited(plan: Plan, files: Files) -> AsyncIterator[Neighbourhood]:
    """A sandbox with its people within the block; the bot has not been started yet."""
    arguments = ("--port", "0", "--token", TOKEN, "--limits", "--seed", str(plan.seed))
    sandbox = Child("sandbox", *arguments, "--wire-log", str(files.wire), log=files.sandbox_log)
    await sandbox.start()
    try:
        url = (await sandbox.line()).removeprefix("sandbox: ")
        installation = install(files.folder, url, TOKEN)
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=100)
        async with httpx.AsyncClient(base_url=url, timeout=_TIMEOUT, limits=limits) as client:
            neighbourhood = Neighbourhood(plan, client, installation)
            await neighbourhood.settle_in()
            yield neighbourhood
    finally:
        await sandbox.stop()
