"""What a resident hears while a case waits: the news since the last word, and when the next comes.

The level above hears of what waits for too long.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from casework.openings import open_times
from casework.raising import holders_above
from handlers.about import About, ids, state_key, time_words, visit_words
from handlers.buttons import Press
from handlers.letters import Button, Letter, Message
from handlers.tellers.kind import Teller
from handlers.tellers.resident import wish_rows
from handlers.tellers.staff import case_letters
from handlers.wording import Argument, Html
from rules.cases import CaseState, Json, Mode
from rules.events import Event, EventKind
from rules.people import named
from storage import cases
from storage import events as event_rows

Rows = tuple[tuple[Button, ...], ...]


async def still_looking(about: About) -> list[Letter]:
    """Nobody has taken it; where the wish has gone by, other times to choose from."""
    data = about.event.data
    if data["merged"] is True or about.case.state is not CaseState.LOOKING:
        return []
    parts, rows = [_head(about)], wish_rows(about)
    if _asks(data):
        rows = await time_rows(about)
        parts.append(about.say(about.resident, times_key(rows)))
    parts += await _news(about, data)
    parts.append(_tail(about, data))
    return _letter(about, parts, rows)


async def still_waiting(about: About) -> list[Letter]:
    """Somebody has it, and it is not done."""
    data = about.event.data
    if data["merged"] is True or about.case.state is CaseState.REPORTED:
        return []
    undated = "-undated" if about.case.undated else ""
    head = about.say(about.resident, f"resident-still-waiting{undated}")
    parts = [head, *await _news(about, data), about.say(about.resident, "resident-word-tail")]
    return _letter(about, parts, wish_rows(about) if about.case.undated else ())


def _letter(about: About, parts: list[Html], rows: Rows) -> list[Letter]:
    message = Message(Html("\n".join(parts)), rows)
    return [about.letter(about.resident, message, by_phone=True)]


def _tail(about: About, data: Mapping[str, Json]) -> Html:
    """When the next word comes, and who hears of it then."""
    to, place = about.resident, data.get("next_raise")
    if not isinstance(place, str):
        return about.say(to, "resident-word-tail")
    office = named(about.scene.desk.town.places[place].names, to.language)
    return about.say(to, "resident-word-tail-raise", office=office)


def _asks(data: Mapping[str, Json]) -> bool:
    return data["wish"] in ("missed", "open")


def _head(about: About) -> Html:
    """How it stands with the wish, or who is asked now."""
    data = about.event.data
    words: dict[str, Argument] = {key: int(str(data[key])) for key in ("asked", "days")}
    if data["wish"] == "ahead":
        key = f"resident-still-looking-{data['rung']}".replace("_", "-")
    else:
        key = f"resident-wish-{data['wish']}"
    return about.say(about.resident, key, **words)


async def time_rows(about: About) -> Rows:
    """A button for each time at which somebody could come, and the other ways."""
    to = about.resident
    times = await open_times(about.scene, about.case)
    offered = tuple((_time_button(about, day, slot),) for day, slot in times)
    other = Button(about.label(to, "press-move"), Press("mv", about.case.id))
    return (*offered, (other,), *wish_rows(about)[1:])


def _time_button(about: About, day: date, slot: str) -> Button:
    words = time_words(about.hall, about.scene, day, slot, about.resident.language)
    return Button(words, Press("time", about.case.id, f"{day.isoformat()} {slot}"))


def times_key(rows: Rows) -> str:
    """The sentence above the times; another one where there are none."""
    offered = any(row[0].press.verb == "time" for row in rows)
    return "resident-times" if offered else "resident-times-none"


async def _news(about: About, data: Mapping[str, Json]) -> list[Html]:
    """That the limit is over, and which level above was told."""
    parts = [about.say(about.resident, "resident-word-limit")] if data["limit"] is True else []
    if (raised := await _raised(about, data)) is not None:
        again = "-again" if int(str(raised.data["times"])) > 1 else ""
        key = f"resident-word-raised{again}"
        parts.append(about.say(about.resident, key, **_office(about, raised)))
    return parts


async def _raised(about: About, data: Mapping[str, Json]) -> Event | None:
    event_id = data["raised"]
    if not isinstance(event_id, int):
        return None
    return await event_rows.event_by_id(about.scene.work, event_id)


def _office(about: About, raised: Event) -> dict[str, Argument]:
    place = about.scene.desk.town.places[str(raised.data["place"])]
    office = named(place.names, about.resident.language)
    return {"office": office, "times": int(str(raised.data["times"]))}


async def words_due(about: About) -> list[Letter]:
    """Several cases in one letter, a line each with its news, and when the next word comes."""
    parts = [about.say(about.resident, "resident-words-head")]
    rows: list[tuple[Button, ...]] = []
    for case_id, event_id in zip(
        ids(about.event.data["cases"]), ids(about.event.data["words"]), strict=True
    ):
        case = await cases.case_by_id(about.scene.work, case_id)
        said = await event_rows.event_by_id(about.scene.work, event_id)
        if case is None or said is None or not case.state.is_open:
            continue
        one = replace(about, case=case, event=said)
        parts += [_line(one), *await _news(one, said.data)]
        if _asks(said.data) and case.state is CaseState.LOOKING:
            label = about.label(about.resident, "press-choose-time", number=case.number)
            rows.append((Button(label, Press("mv", case.id)),))
    parts.append(about.say(about.resident, "resident-words-tail"))
    return _letter(about, parts, tuple(rows))


def _line(about: About) -> Html:
    case, to = about.case, about.resident
    asks = case.state is CaseState.LOOKING and _asks(about.event.data)
    words: dict[str, Argument] = {
        "number": case.number,
        "item": about.label(to, f"item-{case.item}"),
        "state": about.label(to, state_key(about.hall.wording, case)),
        "visit": visit_words(about.hall, about.scene, case, to.language),
    }
    return about.say(to, "resident-words-line-missed" if asks else "resident-words-line", **words)


async def handed_back(about: About) -> list[Letter]:
    """Somebody else is looked for, for the same time unless that is over."""
    if _wish_is_over(about):
        return await ask_when(about, "resident-handed-back-when")
    return [_plain(about, "resident-handed-back")]


async def nobody_came(about: About) -> list[Letter]:
    if _wish_is_over(about):
        letters = await ask_when(about, "resident-nobody-came-when")
    else:
        letters = [_plain(about, "resident-nobody-came", wish_rows(about))]
    return [replace(letter, urgent=True) for letter in letters]


def _plain(about: About, key: str, rows: Rows = ()) -> Letter:
    return about.letter(
        about.resident, Message(about.say(about.resident, key), rows), by_phone=True
    )


def _wish_is_over(about: About) -> bool:
    home = about.case.mode is not Mode.CENTRE
    return home and about.scene.desk.wish_over(about.case, about.scene.now)


async def ask_when(about: About, key: str) -> list[Letter]:
    """An apology, and the times at which somebody could come instead."""
    rows = await time_rows(about)
    keys = (key, times_key(rows), "resident-word-tail")
    parts = [about.say(about.resident, key) for key in keys]
    return _letter(about, parts, rows)


async def raised(about: About) -> list[Letter]:
    """Who answers for the place above hears what waits, since when, and what was promised."""
    holders = await holders_above(about.scene, str(about.event.data["place"]))
    key = f"staff-raised-{about.event.data['why']}"
    times = int(str(about.event.data["times"]))
    return case_letters(about, holders, key, assign=False, times=times)


TELLERS: Mapping[EventKind, Teller] = {
    EventKind.STILL_LOOKING: still_looking,
    EventKind.STILL_WAITING: still_waiting,
    EventKind.WORDS_DUE: words_due,
    EventKind.HANDED_BACK: handed_back,
    EventKind.VISITOR_ENDED: handed_back,
    EventKind.NOBODY_CAME: nobody_came,
    EventKind.RAISED: raised,
}
