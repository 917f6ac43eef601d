"""What people have heard and when, and which visits there were, noted while the season goes by."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.tryout.reading import words_of
from rules.cases import CaseState
from sandbox.records import Room
from storage.instants import from_ms
from tests.quarter.season import Outage, Row, Season

REMINDERS = (
    "resident-reminded",
    "resident-reminded-centre",
    *(f"visitor-remind-{when}{mode}" for when in ("eve", "soon") for mode in ("", "-centre")),
)
EVENING = ("visitor-remind-eve", "visitor-remind-eve-centre")
PROMISED = (
    *(f"resident-still-looking-{rung}" for rung in ("first-squad", "next-squad", "leaders")),
    "resident-still-looking-staff",
    "resident-still-looking-staff-centre",
    *(
        f"resident-wish-{how}{mode}"
        for how in ("today", "missed", "open")
        for mode in ("", "-centre")
    ),
    "resident-still-waiting",
    "resident-still-waiting-undated",
    "resident-words-head",
)
MERGED = ("resident-words-head",)
BOARD, MORNING = ("staff-morning",), ("morning-line",)
STATEMENT = ("谢谢你跑的每一趟", "Thank you for every visit")
"""How it ends; what comes before depends on the number."""
MOVABLE = (CaseState.CLAIMED, CaseState.ON_THE_WAY)


@dataclass(frozen=True, slots=True)
class Word:
    """One message of the bot's, or a change of one, as its reader got it."""

    at: datetime
    person: int
    case: int | None
    text: str
    edit: bool


@dataclass(frozen=True, slots=True)
class Visit:
    """One appointment of one visitor: from when to when it stood."""

    case: int
    claim: int
    resident: int
    visitor: int
    day: date
    slot: str
    agreed: datetime
    left: datetime | None = None
    """When the visitor set out."""
    over: datetime | None = None
    """When it was moved, given up, or had begun."""


class Watch:
    """Notes everything of a season; `down`, `own_doing` and `has` answer what checks ask."""

    def __init__(self, season: Season) -> None:
        self.season = season
        self.words: list[Word] = []
        self.visits: list[Visit] = []
        self.wordless = 0
        """How often an open case was found without a word to come."""
        self._standing: dict[int, Visit] = {}
        self._last_call = season.rows("SELECT max(id) AS id FROM outbox")[0]["id"]
        self._languages = {n.id: n.language for n in season.cast}
        self._fragments: dict[tuple[str, str], tuple[str, ...]] = {}
        season.heard.append(self._follow)
        season.settled.append(self._reads)

    def _reads(self) -> None:
        """What has been sent since the last look."""
        world = self.season.house.world
        (bot,) = world.bots.values()
        sql = "SELECT * FROM outbox WHERE id > ? AND state = 'sent' ORDER BY id"
        for row in self.season.rows(sql, self._last_call):
            self._last_call = row["id"]
            if row["message_id"] is None or row["person_id"] is None:
                continue
            message = world.conversation(Room(bot.id, row["chat_id"])).messages[row["message_id"]]
            at, text = from_ms(row["sent_at"]), str(message.content.get("text", ""))
            edit = bool(row["edits"])
            self.words.append(Word(at, row["person_id"], row["case_id"], text, edit))
        self.wordless += len(self.season.rows(WORDLESS, int(self.season.now.timestamp() * 1000)))

    def _follow(self, event: Row) -> None:
        """Whether the visit of the case is still the same."""
        if event["case_id"] is None:
            return
        case, at = self.season.case(event["case_id"]), from_ms(event["at"])
        before = self._standing.get(case["id"])
        stands = case["state"] in MOVABLE and case["day"] is not None
        same = before is not None and (case["day"], case["slot"], case["claim"]) == (
            before.day.isoformat(),
            before.slot,
            before.claim,
        )
        if before is not None and not (stands and same):
            self.visits.append(replace(before, over=at))
            del self._standing[case["id"]]
        if stands and not same:
            self._standing[case["id"]] = Visit(
                case["id"],
                case["claim"],
                case["resident_id"],
                case["visitor"],
                date.fromisoformat(case["day"]),
                case["slot"],
                at,
            )
        if before is not None and stands and same and case["state"] == CaseState.ON_THE_WAY:
            self._standing[case["id"]] = replace(before, left=before.left or at)

    def every_visit(self) -> list[Visit]:
        return [*self.visits, *self._standing.values()]

    def down(self, at: datetime) -> Outage | None:
        """The outage in which this moment was."""
        return next((o for o in self.season.outages if o.begins <= at < o.ends), None)

    def has(self, word: Word, keys: tuple[str, ...]) -> bool:
        """Whether the word is one of these texts, or says these very words."""
        if keys is STATEMENT:
            return any(words in word.text for words in keys)
        return any(self._is(word, key) for key in keys)

    def _is(self, word: Word, key: str) -> bool:
        language = self._languages[word.person]
        parts = self._fragments.get((language, key))
        if parts is None:
            wording = self.season.house.app.hall.wording
            parts = self._fragments[language, key] = words_of(wording, language, key)
        return all(part in word.text for part in parts)

    def own_doing(self, word: Word) -> bool:
        """Whether the reader had just done something themselves."""
        soon = timedelta(minutes=1)
        return any(
            who == word.person and at <= word.at <= at + soon for who, at in self.season.acted
        )


WORDLESS = """SELECT id FROM cases WHERE is_open = 1 AND NOT EXISTS (
    SELECT 1 FROM due WHERE due.kind = 'word' AND due.subject = cases.id AND due.state = 'open'
    AND due.due_at = cases.next_word_at AND due.due_at > ?)"""
