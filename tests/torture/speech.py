"""Checks of what was said: phantoms, doubles, order, limits."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tests.torture.evidence import Died, Evidence, Finding, none
from tests.torture.ledger import Row
from tests.torture.wire import Call

OVERALL = (30, 1000)
PRIVATE = (3, 3000)
"""How many messages in how many milliseconds of the sandbox's clock."""
_IN_FLIGHT_NS = 1_000_000_000
"""A call that was on its way already when a 429 was answered arrives within this time."""
_LATE_NS = 1_000_000_000
"""What a bot sent just before its death may be read just after it."""
_AFTERMATH_NS = 45_000_000_000
"""What was on the wire at a death, or in trouble, is said again within this time."""


def messages(evidence: Evidence) -> list[Finding]:
    """Messages that no row knows: said twice because of a death or trouble, or phantoms."""
    known = {
        (row["chat_id"], row["message_id"])
        for row in evidence.ledger.outbox.values()
        if not _is_edit(row) and row["message_id"] is not None
    }
    phantoms: list[str] = []
    withdrawn = Counter(row["chat_id"] for row in _taken_back(evidence) if row["attempts"])
    per_death: dict[int, Counter[int]] = defaultdict(Counter)
    in_trouble = total = 0
    for chat, calls in evidence.wire.by_chat().items():
        sends = [call for call in calls if call.sends and call.took_effect]
        sends.sort(key=lambda call: call.came_ns)
        total += len(sends)
        for place, call in enumerate(sends):
            if (chat, call.message_id) in known:
                continue
            why = _said_again(call, sends[place + 1 :], evidence.deaths)
            if why is None and withdrawn[chat]:
                withdrawn[chat] -= 1
            elif why is None:
                phantoms.append(f"chat {chat}: {call.words[:160]}")
            elif call.troubled:
                in_trouble += 1
            else:
                per_death[why][chat] += 1
    by_deaths = sum(chats.total() for chats in per_death.values())
    too_many = [
        f"death {why}: {chats.total()} said twice, {evidence.deaths[why].sending} in flight"
        for why, chats in per_death.items()
        if chats.total() > evidence.deaths[why].sending or max(chats.values()) > 1
    ]
    in_flight = sum(death.sending for death in evidence.deaths)
    said_twice = Finding(
        "said twice after a death (of: in flight)",
        by_deaths,
        in_flight,
        not too_many,
        tuple(too_many[:3]),
    )
    troubled = sum(call.troubled for call in evidence.wire.calls)
    return [
        none("phantom messages", phantoms, total),
        said_twice,
        Finding("said twice after a lost answer", in_trouble, troubled, in_trouble <= troubled),
    ]


def _taken_back(evidence: Evidence) -> Iterator[Row]:
    """Rows whose words held no more: never sent, or on the wire when somebody died, and not said
    again."""
    for row in evidence.ledger.outbox.values():
        if row["withdrawn"] and row["message_id"] is None:
            yield row


def _said_again(call: Call, later: Sequence[Call], deaths: tuple[Died, ...]) -> int | None:
    """The death after which the same words went out once more; -1 if their answer was lost.

    None when they never did, or when nothing happened that made it necessary.
    """
    again = next((other for other in later if other.words == call.words), None)
    if again is None:
        return None
    if call.troubled:
        return -1
    return _death_between(call, again.came_ns, deaths)


def _death_between(call: Call, until_ns: int, deaths: tuple[Died, ...]) -> int | None:
    """The first after the call came, or else one just before that, when it had left already."""
    between = [n for n, d in enumerate(deaths) if call.came_ns <= d.mono_ns <= until_ns]
    before = [n for n, d in enumerate(deaths) if 0 < call.came_ns - d.mono_ns <= _LATE_NS]
    for place in (*between[:1], *before[-1:]):
        soon = deaths[place].mono_ns - call.came_ns < _AFTERMATH_NS
        return place if soon else None
    return None


def edits_made_up(evidence: Evidence) -> Finding:
    """More changes of a message than rows that asked for them, deaths and trouble set aside."""
    cards = {(r["chat_id"], r["key"]): r["message_id"] for r in evidence.ledger.tables["cards"]}
    asked: Counter[tuple[int, int | None]] = Counter()
    for row in evidence.ledger.outbox.values():
        if _is_edit(row) and row["state"] == "sent":
            number = row["message_id"] or cards.get((row["chat_id"], row["card"]))
            asked[row["chat_id"], number] += 1
    tried: dict[tuple[int, int | None], list[Call]] = defaultdict(list)
    for call in evidence.wire.calls:
        if call.edits:
            tried[call.chat_id, call.message_id].append(call)
    phantoms: list[str] = []
    cut_off: Counter[int] = Counter()
    for key, calls in tried.items():
        unexplained = [
            call
            for place, call in enumerate(calls)
            if call.took_effect and not _is_excused(call, calls[place + 1 :], evidence.deaths)
        ]
        surplus = max(len(unexplained) - asked[key], 0)
        ends = sorted(_cut_off(unexplained, evidence.deaths))[:surplus]
        cut_off.update(death for _, death in ends)
        if surplus > len(ends):
            phantoms.append(f"message {key}: {surplus} edits more than asked for")
    phantoms += [
        f"death {death}: cut off {times} edits, {evidence.deaths[death].sending} in flight"
        for death, times in cut_off.items()
        if times > evidence.deaths[death].sending
    ]
    total = sum(call.edits and call.took_effect for call in evidence.wire.calls)
    return none("phantom edits", phantoms, total)


def _is_edit(row: Row) -> bool:
    return bool(row["method"].startswith("edit"))


def _is_excused(call: Call, later: Sequence[Call], deaths: tuple[Died, ...]) -> bool:
    """Trouble left open whether it got through; or a death did, and it was tried once more."""
    return call.troubled or _said_again(call, later, deaths) is not None


def _cut_off(calls: list[Call], deaths: tuple[Died, ...]) -> Iterator[tuple[int, int]]:
    """How long after each call a death came, and which. Its row was open then, and a newer change
    took its place after the restart."""
    for call in calls:
        death = _death_between(call, call.came_ns + _AFTERMATH_NS, deaths)
        if death is not None:
            yield abs(deaths[death].mono_ns - call.came_ns), death


def calls_never_made(evidence: Evidence) -> Finding:
    """Rows that say "sent" although nothing of the kind came over the line."""
    made = Counter((call.chat_id, call.method.lower()) for call in evidence.wire.calls)
    said: Counter[tuple[int, str]] = Counter()
    unseen: list[str] = []
    sends = {(call.chat_id, call.message_id) for call in evidence.wire.calls if call.sends}
    taken_back = {row["id"] for row in _taken_back(evidence)}
    for row in evidence.ledger.outbox.values():
        if row["state"] != "sent" or (row["edits"] and row["message_id"] is None):
            continue
        if row["id"] in taken_back:
            continue
        said[row["chat_id"], row["method"].lower()] += 1
        is_send = row["method"].startswith(("send", "copy", "forward"))
        if is_send and (row["chat_id"], row["message_id"]) not in sends:
            unseen.append(f"row {row['id']}: {row['method']}")
    unseen += [f"{times - made[key]} × {key}" for key, times in said.items() if times > made[key]]
    return none("rows sent that nobody saw", unseen, said.total())


def calls_undelivered(evidence: Evidence) -> Finding:
    rows = evidence.ledger.outbox.values()
    left = [row["id"] for row in rows if row["state"] in ("queued", "sending")]
    return none("outbox rows not delivered", left, len(rows))


def calls_dead(evidence: Evidence) -> Finding:
    """Nobody blocks the bot here, so that a refusal is a mistake of the bot."""
    rows = evidence.ledger.outbox.values()
    dead = [f"{row['method']}: {row['error']}" for row in rows if row["state"] == "dead"]
    return none("outbox rows given up", dead, len(rows))


def order_broken(evidence: Evidence) -> Finding:
    """The rows of each chat and lane went out in their order, whatever else went between."""
    lanes: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for number in sorted(evidence.ledger.outbox):
        row = evidence.ledger.outbox[number]
        if row["state"] == "sent" and row["message_id"] is not None:
            lanes[row["chat_id"], row["lane"]].append(row)
    chats = evidence.wire.by_chat()
    broken = [
        f"chat {chat}, {lane}: row {first}"
        for (chat, lane), rows in lanes.items()
        if (first := _first_out_of_order(rows, chats[chat])) is not None
    ]
    return none("lanes out of order", broken, len(lanes))


def _first_out_of_order(rows: list[Row], calls: list[Call]) -> int | None:
    going = iter((call.method.lower(), call.message_id) for call in calls if call.took_effect)
    for row in rows:
        if (row["method"].lower(), row["message_id"]) not in going:
            return int(row["id"])
    return None


def rate(evidence: Evidence, what: str, allowed: tuple[int, int], *, private: bool) -> Finding:
    count, window_ms = allowed
    moments: dict[int, list[int]] = defaultdict(list)
    for call in evidence.wire.calls:
        if call.counts:
            moments[call.chat_id if private else 0].append(call.at_ms)
    bursts = [
        f"chat {chat} at {start}"
        for chat, at in moments.items()
        for start, end in zip(at, at[count:], strict=False)
        if end - start < window_ms
    ]
    return none(what, bursts, sum(map(len, moments.values())))


def unasked_refusals(evidence: Evidence) -> Finding:
    """429s that no fault made, those set aside that only a move of the clock explains."""
    calls = evidence.wire.calls
    unaware = [call for call in calls if call.unaware]
    refused = [
        f"chat {call.chat_id} at {call.at_ms}"
        for call in calls
        if call.status == 429 and not call.troubled and not _moved_before(call, unaware)
    ]
    return none("429 that nobody staged", refused, len(calls))


def _moved_before(refused: Call, unaware: list[Call]) -> bool:
    """Whether one that counted against the same limit left unaware of a move of the clock."""
    return any(
        0
        <= refused.at_ms - call.at_ms
        < (PRIVATE if call.chat_id == refused.chat_id else OVERALL)[1]
        for call in unaware
    )


def refusals_disobeyed(evidence: Evidence) -> Finding:
    """Messages within the time for which a 429 asked for silence."""
    refusals = [call for call in evidence.wire.calls if call.fault_status == 429]
    broken = [
        f"{(call.at_ms - refusal.at_ms) / 1000:.1f} s after"
        for refusal in refusals
        for call in evidence.wire.calls
        if call.counts
        and call.mono_ns - refusal.mono_ns > _IN_FLIGHT_NS
        and call.at_ms < refusal.at_ms + refusal.retry_after * 1000
    ]
    return none("429 not obeyed", broken, len(refusals))
