"""Dispatch: whom to ask, out of a squad of twenty thousand."""

import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from bench import ours
from bench.settings import Size
from bench.tables import Aim, Section, number
from bot.app import App
from casework.candidates import best_for
from casework.desk import Scene
from rules.cases import Case, CaseState, Channel, Mode, Rung, Subject
from rules.people import Actor
from sandbox import World
from storage import members, people
from storage.work import BATCH

_SQUAD = "osmanthus-squad"
_ASKED = 200


async def measure(size: Size) -> Section:
    with TemporaryDirectory(prefix="bench") as folder:
        async with ours.built(World(), f"sqlite:///{Path(folder)}/dispatch.sqlite3") as app:
            await enlist(app, size.members)
            policy = app.hall.desk.policy
            few = await _timed(app, policy.offer_width)
            many = await _timed(app, policy.wider_width)
    rows = [
        (what, number(median(took)), number(quantiles(took, n=100)[98]))
        for what, took in (
            (f"the best {policy.offer_width}, to ask first", few),
            (f"the best {policy.wider_width}, when they keep silent", many),
        )
    ]
    return Section(
        "Dispatch",
        f"Choosing whom to ask among {size.members:,} members of one squad, database included; "
        "they live in all communities and were asked at all times. Milliseconds.",
        ("choice", "median", "p99"),
        rows,
        (Aim("either within 2 ms", max(median(few), median(many)) < 2.0),),
    )


async def _timed(app: App, limit: int) -> list[float]:
    """Milliseconds for each choice."""
    case, took = a_case(app), []
    async with app.store.work() as work:
        scene = Scene(app.hall.desk, work, Actor.clock(), app.clock.now())
        for number_of_resident in range(_ASKED):
            begun = time.perf_counter()
            asked = replace(case, resident_id=number_of_resident)
            assert await best_for(scene, asked, _SQUAD, limit)
            took.append((time.perf_counter() - begun) * 1000)
    return took


async def enlist(app: App, count: int) -> None:
    """So many members of one squad, who live in all communities."""
    rng, now = Random(7), app.clock.now()
    homes = [place.id for place in app.hall.desk.town.communities()]
    for begun in range(0, count, BATCH):
        async with app.store.work() as work:
            for number_of_member in range(begun, min(begun + BATCH, count)):
                person = await people.add_person(
                    work,
                    telegram_id=1_000_000 + number_of_member,
                    language="zh-CN",
                    now=now,
                    name=f"样例{number_of_member}",
                    community=rng.choice(homes),
                )
                await members.add_member(work, person.id, _SQUAD)
                asked = now - timedelta(hours=rng.uniform(0, 400))
                await members.set_offered(work, person.id, _SQUAD, asked)
            await work.commit()


def a_case(app: App) -> Case:
    """A request for tomorrow morning."""
    now = app.clock.now()
    return Case(
        id=1,
        number="26-0001-7",
        item="bench-visit",
        mode=Mode.HOME,
        community=ours.COMMUNITY,
        state=CaseState.LOOKING,
        rung=Rung.FIRST_SQUAD,
        squad=_SQUAD,
        resident_id=1,
        filed_by=1,
        channel=Channel.CHAT,
        subject=Subject("陈桂兰", None, ""),
        answers={},
        wish_day=now.date() + timedelta(1),
        wish_slot="am",
        day=None,
        slot=None,
        next_word_at=now,
        created_at=now,
        closed_at=None,
        solved=None,
        rating=None,
    )
