"""Intake: a conversation of six questions, two hundred chats at once."""

import asyncio
import json
import sys
from statistics import median

from bench.intake_run import CONTESTANTS
from bench.settings import Size
from bench.tables import Aim, Section, number, ratio

NAMES = {
    "ours": "ours",
    "ptb": "python-telegram-bot, ConversationHandler",
    "aiogram": "aiogram, FSM in SQLite",
    "echo": "python-telegram-bot, bare echo",
}


async def measure(size: Size) -> Section:
    """Each contestant in a process of its own, one after another, again and again."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in CONTESTANTS}
    for _ in range(size.turns):
        for name in CONTESTANTS:
            found[name].append(await _once(name, size.chats))
    rate = {name: median(pace["rate"] for pace in paces) for name, paces in found.items()}
    cpu = {name: median(pace["cpu_ms"] for pace in paces) for name, paces in found.items()}
    rows = [
        (
            words,
            number(rate[name]),
            number(cpu[name]),
            ratio(rate[name] / rate["ptb"]),
            ratio(rate[name] / rate["echo"]),
        )
        for name, words in NAMES.items()
    ]
    return Section(
        "Intake",
        f"{size.chats} chats go through a conversation of six questions, {size.turns} times; all "
        "bots poll the same sandbox in their own process, and all that keep anything commit to "
        "SQLite with a write-ahead log and `synchronous=FULL`. Medians.",
        ("bot", "updates/s", "CPU ms an update", "to the plain bot", "to bare echo"),
        rows,
        (
            Aim("at least 1.0 × the plain python-telegram-bot bot", rate["ours"] >= rate["ptb"]),
            Aim("at least 0.25 × bare echo", rate["ours"] >= 0.25 * rate["echo"]),
        ),
    )


async def _once(name: str, chats: int) -> dict[str, float]:
    command = (sys.executable, "-m", "bench.intake_run", name, str(chats))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    out, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"{name} ended with {process.returncode}")
    return dict(json.loads(out.splitlines()[-1]))
