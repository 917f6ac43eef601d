"""Two hundred people chat at once in one sandbox: how fast it answers, how much memory it takes.

`python -m tests.sandbox.crowd [--people 200] [--rounds 60] [--every 10]` serves a sandbox as a
process of its own, lets a plain bot answer over HTTP, and prints one line per measured round:
messages so far, messages a second, the time from saying to seeing the answer (median and 95th
percentile), the sandbox's processor time per message, and its resident memory. People and bot
share one Python process, which is the slower side. It fails if memory still grows at the end.
"""

import argparse
import asyncio
import os
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import httpx

from sandbox import Person
from tests.sandbox.processes import running

LINES = 10
PATIENCE_S = 120.0
TOKEN = "4242:SANDBOX"
KIBIBYTES = 1024
GROWTH_ALLOWED = 1.05  # memory of the last quarter of the rounds over that of the quarter before


async def answer_everybody(client: httpx.AsyncClient) -> None:
    """A plain bot: every text gets an answer with a button."""
    offset = 0
    keyboard = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    while True:
        params = {"offset": offset, "timeout": 30}
        answer = await client.get(f"/bot{TOKEN}/getUpdates", params=params, timeout=PATIENCE_S)
        updates = answer.json()["result"]
        offset = updates[-1]["update_id"] + 1 if updates else offset
        replies = [
            {"chat_id": u["message"]["chat"]["id"], "text": f"收到：{u['message']['text']}",
             "reply_markup": keyboard}
            for u in updates
        ]  # fmt: skip
        await asyncio.gather(
            *(client.post(f"/bot{TOKEN}/sendMessage", json=reply) for reply in replies)
        )


async def chat(person: Person, words: str) -> float:
    """Say something and wait for the answer; gives the seconds it took."""
    begun = perf_counter()
    await person.says(words)
    await person.sees(words, within=PATIENCE_S)
    return perf_counter() - begun


async def measure(url: str, pid: int, given: argparse.Namespace) -> list[float]:
    """Plays all rounds; gives the resident memory in MiB after each measured one."""
    memory: list[float] = []
    async with AsyncExitStack() as stack:
        lines = [await stack.enter_async_context(line(url)) for _ in range(LINES)]
        bot = asyncio.create_task(answer_everybody(lines[0]))
        crowd = [await Person.arrives(lines[n % LINES], f"居民{n}") for n in range(given.people)]
        for number in range(1, given.rounds + 1):
            begun = perf_counter()
            times = await asyncio.gather(*(chat(person, f"第{number}轮") for person in crowd))
            took = perf_counter() - begun
            if number % given.every == 0:
                memory.append(resident(pid))
                messages = number * given.people * 2
                cost_ms = spent(pid) / messages * 1000
                report(messages, given.people * 2 / took, times, cost_ms, memory[-1])
        bot.cancel()
    return memory


def line(url: str) -> httpx.AsyncClient:
    """A client for some of the people: httpx looks through all its connections at each call."""
    limits = httpx.Limits(max_connections=None)
    return httpx.AsyncClient(base_url=url, limits=limits, timeout=PATIENCE_S)


def resident(pid: int) -> float:
    """Resident memory of a process in MiB, as Linux tells it."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / KIBIBYTES


def spent(pid: int) -> float:
    """Seconds of processor time of a process, as Linux tells it."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def report(messages: int, rate: float, times: list[float], cost_ms: float, memory: float) -> None:
    late = quantiles(times, n=20)[-1]
    print(
        f"{messages:>8} messages  {rate:>6.0f}/s  median {median(times) * 1000:>5.0f} ms  "
        f"p95 {late * 1000:>5.0f} ms  cost {cost_ms:>4.2f} ms  memory {memory:>6.1f} MiB"
    )


def grows(memory: list[float]) -> bool:
    quarter = max(len(memory) // 4, 1)
    last, before = memory[-quarter:], memory[-2 * quarter : -quarter]
    return bool(before) and sum(last) / len(last) > GROWTH_ALLOWED * sum(before) / len(before)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--every", type=int, default=10, help="measure every so many rounds")
    parser.add_argument("--history", type=int, default=100, help="messages kept of each chat")
    given = parser.parse_args()
    command = [sys.executable, "-m", "sandbox", "--port", "0", "--history", str(given.history)]
    with running(*command) as process:
        assert process.stdout
        url = process.stdout.readline().removeprefix("sandbox: ").strip()
        memory = asyncio.run(measure(url, process.pid, given))
    print("memory still grows" if grows(memory) else "memory is flat")
    return int(grows(memory))


if __name__ == "__main__":
    sys.exit(main())
