"""`/on`, `/off`, `/away`, `/limit`, `/points`: when and how much a member is asked."""

from datetime import timedelta

from casework import squads as verbs
from handlers import when
from handlers.talk import Talk
from rules.answers.day import DayRule, read_day
from rules.answers.words import chinese_number, plain
from rules.errors import AnswerRefused
from storage.events import points_of

FURTHEST = timedelta(days=365)
NO_DAY = {"answer-day-past": "away-past", "answer-day-too-soon": "away-past"}
"""What is answered to a day that cannot be the one on which somebody is back."""
COUNTED = "件次个家.。 "
"""What may stand behind the number of visits."""


async def on(talk: Talk, words: str) -> None:
    await verbs.set_duty(talk.scene, True)
    await talk.reply_text("duty-on")


async def off(talk: Talk, words: str) -> None:
    await verbs.set_duty(talk.scene, False)
    await talk.reply_text("duty-off")


async def away(talk: Talk, words: str) -> None:
    """`/away 12月3日`: back on that day."""
    calendar = talk.scene.desk.calendar
    today = calendar.local_day(talk.scene.now)
    if not words.strip():
        await talk.reply_text("away-when")
        return
    rule = DayRule(today, today + timedelta(1), today + FURTHEST)
    try:
        back = read_day(words, rule, ()).day
    except AnswerRefused as refused:
        await talk.reply_text(NO_DAY.get(refused.key, "away-unsure"))
        return
    until = calendar.next_opening(calendar.at(back, talk.scene.desk.cadence.reminder_earliest))
    await verbs.set_away(talk.scene, until)
    spoken = when.day(talk.hall.wording, talk.person.language, back, today)
    await talk.reply_text("away-set", day=spoken)


async def limit(talk: Talk, words: str) -> None:
    """`/limit 2`: at most two visits a day."""
    visits = chinese_number(plain(words).rstrip(COUNTED).rstrip())
    if visits is None:
        await talk.reply_text("limit-how")
        return
    await verbs.set_limit(talk.scene, visits)
    await talk.reply_text("limit-set", visits=visits)


async def points(talk: Talk, words: str) -> None:
    total = await points_of(talk.scene.work, talk.person.id)
    await talk.reply_text("points-total", points=total)
