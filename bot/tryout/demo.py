"""`wulian demo`: a sandbox with a page of phones, and the bot beside it, in a throw-away folder."""

import asyncio
import errno
import os
import socket
import sys
import webbrowser
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from bot.stopping import stop_signal
from bot.tryout import people
from bot.tryout.child import Child
from bot.tryout.installation import install
from bot.tryout.panels import LANGUAGE, PATH, RESTART, Panels
from bot.tryout.theatre import Theatre, Town
from bot.tryout.visitors import BACKSTAGE, Visitors
from sandbox import World, create_app
from sandbox.serving import listen, serving

HOST = "127.0.0.1"
WRONG = 2
_FAILED = 1
_ABOUT = {
    "zh": "这里能试五联帮办：老街坊在聊天里说一声，志愿者上门来办；每部手机都在您手上。",
    "en": "Try Wulian here: older neighbours ask in a chat, and a volunteer comes to their door. "
    "You hold every phone.",
}
_TRY = """
  {url}

  0. 点“播放”，一分钟看它自己演一遍。
     Press "Play" and watch it play itself, in a minute.
  1. 在“{granny.zh}”的手机上点“开始”，给自己办养老认证。
     On {granny.en}'s phone press Start and ask for a pension certification.
  2. 在“{volunteer.zh}”的手机上点“我去”；两部手机同时点也行。
     On {volunteer.en}'s phone tap "I go"; on two phones at once, if you like.
  3. 把时钟往前拨；在“机器人”里 kill -9 再启动，看它接着办。
     Move the clock; kill -9 the bot under "Bot", start it again, watch it go on.

  Ctrl-C: 结束，什么都不留下 / ends it, nothing stays behind.
"""


def run(port: int, *, browser: bool) -> int:
    """Until Ctrl-C. Returns 0, 1 if the bot does not come up, 2 if the port is taken.

    Port 0 takes a free one; the address is printed.
    """
    try:
        listening = listen(HOST, port)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "is taken, try another one with --port" if taken else f"cannot be used: {error}"
        sys.stderr.write(f"wulian: port {port} {why}\n")
        return WRONG
    with TemporaryDirectory(prefix="wulian-demo-") as folder:
        return asyncio.run(_run(Path(folder), listening, browser=browser))


async def _run(folder: Path, listening: socket.socket, *, browser: bool) -> int:
    stopping = stop_signal()
    url = f"http://{HOST}:{listening.getsockname()[1]}"
    world = World()
    installation = install(folder, url, world.settings.token)
    bot = Child("bot", "run", "--config", str(installation.config), log=installation.log)
    app = create_app(world)
    backstage = httpx.ASGITransport(app, client=BACKSTAGE)
    client = httpx.AsyncClient(transport=backstage, base_url=url)
    theatre = Theatre(app, client, installation, bot, Town(_language(os.environ)))
    panels = Panels(theatre)
    app.mount(PATH, panels.application())
    app.add_middleware(Visitors, theatre.note)
    async with client, serving(app, listening), bot.running_within():
        await _furnish(client)
        panels.watch()
        theatre.announce()
        joining = await theatre.open()
        await _show(url, browser=browser)
        ended = asyncio.create_task(stopping.wait())
        await asyncio.wait((joining, ended), return_when=asyncio.FIRST_COMPLETED)
        if error := _failure(joining):
            ended.cancel()
            sys.stderr.write(f"wulian: the bot does not answer\n{error}\n{bot.last_words()}\n")
            return _FAILED
        await ended
        await theatre.close()
    return 0


def _failure(joining: asyncio.Task[None]) -> BaseException | None:
    """Why helpers could not join, if they could not; a story that began cancels it."""
    return joining.exception() if joining.done() and not joining.cancelled() else None


async def _furnish(client: httpx.AsyncClient) -> None:
    """What the page gets besides phones and panels."""
    settings = {"reset": RESTART, "language": LANGUAGE, "about": _ABOUT}
    (await client.post("/control/page", json=settings)).raise_for_status()


def _language(environment: Mapping[str, str]) -> str:
    """Of whoever starts the demo, until a browser says otherwise."""
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "en" if next(filter(None, named), "").startswith("en") else "zh"


async def _show(url: str, *, browser: bool) -> None:
    names = {"granny": people.GRANNY.name, "volunteer": people.VOLUNTEER.name}
    sys.stdout.write(_TRY.format(url=url, **names))
    sys.stdout.flush()
    if browser:
        await asyncio.to_thread(webbrowser.open, url)
