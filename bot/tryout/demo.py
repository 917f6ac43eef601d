"""`wulian demo`: a sandbox with a page of phones, and the bot beside it, in a throw-away folder."""

import asyncio
import contextlib
import errno
import logging
import socket
import sys
import webbrowser
from collections.abc import AsyncIterator
from datetime import datetime, time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import httpx

from bot.clock import SystemClock
from bot.served import served
from bot.stopping import stop_signal
from bot.tryout import people
from bot.tryout.child import Child
from bot.tryout.installation import TIME_ZONE, install
from bot.tryout.panels import PANELS, PATH, Panels
from bot.tryout.people import Sample
from rules.working_time import WorkCalendar
from sandbox import MovableClock, Person, World, create_app
from storage.instants import from_ms, to_ms

HOST = "127.0.0.1"
WRONG = 2
_FAILED = 1
_MORNING = time(9, 30)
_TRY = """
  {url}

  1. 在“{granny}”的手机上点“开始”，给自己办养老认证。
     On {granny}'s phone press Start and ask for a pension certification.
  2. 在“{volunteer}”的手机上点“我去”；两部手机同时点也行。
     On {volunteer}'s phone tap "我去" (I go); on two phones at once, if you like.
  3. 把时钟往前拨；在“机器人进程”里 kill -9 再启动，看它接着办。
     Move the clock; kill -9 the bot under "Bot process", start it again, watch it go on.

  Ctrl-C: 结束，什么都不留下 / ends it, nothing stays behind.
"""
_TITLES = {
    people.GRANNY: {"zh": "居民", "en": "Resident"},
    people.DAUGHTER: {"zh": "居民的女儿", "en": "Her daughter"},
    people.VOLUNTEER: {"zh": "志愿者", "en": "Volunteer"},
    people.SECOND_VOLUNTEER: {"zh": "志愿者", "en": "Volunteer"},
    people.LEADER: {"zh": "队长", "en": "Squad leader"},
    people.STAFF: {"zh": "社区", "en": "Community staff"},
}
"""Whose phones are shown at first."""


def run(port: int, *, browser: bool) -> int:
    """Until Ctrl-C. Returns 0, 1 if the bot does not come up, 2 if the port is taken.

    Port 0 takes a free one; the address is printed.
    """
    try:
        listening = socket.create_server((HOST, port))
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "is taken, try another one with --port" if taken else f"cannot be used: {error}"
        sys.stderr.write(f"wulian: port {port} {why}\n")
        return WRONG
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    with TemporaryDirectory(prefix="wulian-demo-") as folder:
        return asyncio.run(_run(Path(folder), listening, browser=browser))


async def _run(folder: Path, listening: socket.socket, *, browser: bool) -> int:
    stopping = stop_signal()
    url = f"http://{HOST}:{listening.getsockname()[1]}"
    world = World(clock=MovableClock(start_ms=to_ms(beginning(SystemClock().now()))))
    installation = install(folder, url, world.settings.token)
    bot = Child("bot", "run", "--config", str(installation.config), log=installation.log)
    app = create_app(world)
    app.mount(PATH, Panels(bot, installation).application())
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=url)
    async with client, served(app, listening), _running(bot):
        arrived = await _arrive(client)
        await _show(url, browser=browser)
        joining = asyncio.create_task(people.join_all(arrived, installation, partial(_now, world)))
        ended = asyncio.create_task(stopping.wait())
        await asyncio.wait((joining, ended), return_when=asyncio.FIRST_COMPLETED)
        if joining.done() and (error := joining.exception()) is not None:
            ended.cancel()
            sys.stderr.write(f"wulian: the bot does not answer\n{error}\n{bot.last_words()}\n")
            return _FAILED
        await ended
        joining.cancel()
    return 0


def beginning(now: datetime) -> datetime:
    """Now; outside working hours the next workday at 9:30, since at night nothing happens."""
    calendar = WorkCalendar(zone=ZoneInfo(TIME_ZONE))
    if calendar.is_open(now):
        return now
    today = calendar.local_day(now)
    late = now >= calendar.at(today, _MORNING)
    day = calendar.workday_after(today, 1 if late else 0)
    return calendar.at(day, _MORNING)


@contextlib.asynccontextmanager
async def _running(bot: Child) -> AsyncIterator[None]:
    await bot.start()
    try:
        yield
    finally:
        await bot.stop()


async def _arrive(client: httpx.AsyncClient) -> dict[Sample, Person]:
    """Everybody has an account now, and the page shows the first phones."""
    everybody = (*people.NEWCOMERS, *people.MEMBERS)
    arrived = {sample: await people.arrive(client, sample) for sample in everybody}
    for panel in PANELS:
        (await client.post("/control/panels", json=panel)).raise_for_status()
    phones = [_phone(arrived[sample], title) for sample, title in _TITLES.items()]
    (await client.put("/people/phones", json=phones)).raise_for_status()
    return arrived


def _phone(person: Person, title: dict[str, str]) -> dict[str, object]:
    return {"user_id": person.id, "title": title}


async def _show(url: str, *, browser: bool) -> None:
    names = {"granny": people.GRANNY.name, "volunteer": people.VOLUNTEER.name}
    sys.stdout.write(_TRY.format(url=url, **names))
    sys.stdout.flush()
    if browser:
        await asyncio.to_thread(webbrowser.open, url)


def _now(world: World) -> datetime:
    return from_ms(world.clock.now_ms())
