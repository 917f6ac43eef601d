"""Never faster than Telegram allows, whatever is asked for, and however long calls travel."""

import math
from collections import deque

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.limits import Limits, Slot
from storage.outbox import Lane

ASKED = st.lists(
    st.tuples(
        st.sampled_from([11, 12, 13, 14, -21, -22]),
        st.sampled_from(["talk", "bulk", "answer"]),
        st.floats(0.0, 0.3),
        st.floats(0.0, 2.0),
    ),
    min_size=60,
    max_size=150,
)
"""Calls: chat, lane, seconds since the one before was asked for, seconds on the wire."""


class Line:
    """Sends as the sender does: waits as long as it is told, several calls on the wire."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.now = 0.0
        self.started: list[tuple[float, int, Lane]] = []
        self.flying: deque[tuple[float, Slot]] = deque()

    def send(self, chat: int, lane: Lane, travels: float) -> None:
        while (wait := self.limits.wait(chat, lane, self.now)) > 0:
            self.until(min(self.now + wait, min((at for at, _ in self.flying), default=math.inf)))
        self.flying.append((self.now + travels, self.limits.take(chat, lane, self.now)))
        self.started.append((self.now, chat, lane))

    def until(self, instant: float) -> None:
        self.now = max(self.now, instant)
        for landing in [flight for flight in self.flying if flight[0] <= self.now]:
            landing[1].landed = landing[0]
            self.flying.remove(landing)


def most_within(times: list[float], seconds: float) -> int:
    """The largest number of times in any half-open window of that length."""
    return max((sum(t <= other < t + seconds for other in times) for t in times), default=0)


@settings(max_examples=40, deadline=None)
@given(ASKED)
def test_no_window_is_ever_exceeded(asked: list[tuple[int, Lane, float, float]]) -> None:
    line = Line(Limits(private_burst=3))
    for chat, lane, later, travels in asked:
        line.until(line.now + later)
        line.send(chat, lane, travels)
    assert most_within([at for at, _, _ in line.started], 1.0) <= 30
    for chat in {chat for _, chat, _ in line.started}:
        times = [at for at, other, lane in line.started if other == chat and lane != "answer"]
        count, seconds = (20, 60.0) if chat < 0 else (3, 3.0)
        assert most_within(times, seconds) <= count


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0.0, 1.5), min_size=80, max_size=80))
def test_however_long_calls_travel_thirty_arrive_in_a_second(travels: list[float]) -> None:
    """A call may count at Telegram at any time while it is on the wire: here, at its end."""
    line = Line(Limits(private_burst=3))
    arrived = []
    for number, seconds in enumerate(travels):
        line.send(1000 + number, "talk", seconds)
        arrived.append(line.now + seconds)
    assert most_within(arrived, 1.0) <= 30


def test_a_round_to_many_leaves_room_for_answers() -> None:
    line = Line(Limits(private_burst=3))
    for number in range(28):
        line.send(1000 + number, "bulk", 0.0)
    line.until(0.0)
    assert line.limits.wait(2000, "bulk", 0.0) > 1.0
    assert line.limits.wait(2000, "talk", 0.0) == 0.0
    line.send(2000, "talk", 0.0)
    line.send(2001, "answer", 0.0)
    assert line.limits.wait(2002, "answer", 0.0) > 0.0


def test_a_refusal_closes_the_door_to_the_instant() -> None:
    limits = Limits(private_burst=3)
    limits.close(17.0)
    limits.close(3.0)
    assert limits.wait(11, "answer", 10.0) == 7.0
    assert limits.wait(11, "answer", 17.0) == 0.0


def test_what_was_sent_before_a_restart_counts() -> None:
    limits = Limits(private_burst=1)
    limits.remember([(11, 99.5), *((-21, 60.0 + n) for n in range(20))])
    assert math.isclose(limits.wait(11, "talk", 100.0), 0.6)
    assert math.isclose(limits.wait(-21, "talk", 100.0), 20.1)
    assert limits.wait(12, "talk", 100.0) == 0.0


def test_chats_that_have_to_wait_are_counted() -> None:
    line = Line(Limits(private_burst=1))
    for chat in (11, 12, 13):
        line.send(chat, "talk", 0.0)
    line.until(0.5)
    assert line.limits.full_chats(0.5) == 3
    assert line.limits.full_chats(1.2) == 0
