"""What can be wrong with a district file, said in sentences for whoever wrote it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rules.places import Level

ABOVE: Mapping[Level, tuple[Level, ...]] = {
    Level.COMMUNITY: (Level.STREET, Level.DISTRICT),
    Level.STREET: (Level.DISTRICT,),
    Level.DISTRICT: (),
}
"""What a place of each level can lie in."""
LONGEST_ID = 27
"""Bytes; a longer one does not fit the link of an invite."""
_LIMITS = {"latitude": 90.0, "longitude": 180.0}

Entry = Mapping[str, Any]


def check(data: Entry) -> tuple[str, ...]:
    """All faults of a parsed district file, each a plain sentence; empty if there are none."""
    rough = (*_list_faults(data, "places", "place"), *_list_faults(data, "squads", "squad"))
    if rough:
        return rough
    places: Sequence[Entry] = data["places"]
    levels = {place["id"]: place.get("level") for place in places}
    return (
        *(fault for place in places for fault in _place_faults(place, levels)),
        *(fault for squad in data["squads"] for fault in _squad_faults(squad, levels)),
    )


def _list_faults(data: Entry, name: str, kind: str) -> Iterator[str]:
    """Whether there are entries at all, each with an id of its own."""
    entries = data.get(name)
    if not isinstance(entries, list) or not entries:
        yield f"there is no {kind}: each begins with [[{name}]]"
        return
    for number, entry in enumerate(entries, 1):
        key = entry.get("id") if isinstance(entry, Mapping) else None
        if not isinstance(key, str) or not key:
            yield f"{kind} number {number} has no id"
        elif len(key.encode()) > LONGEST_ID:
            yield f"{kind} {key}: its id is longer than {LONGEST_ID} bytes"
    counted = Counter(e["id"] for e in entries if isinstance(e, Mapping) and _is_text(e.get("id")))
    yield from (f"{kind} {key} is there {n} times" for key, n in counted.items() if n > 1)


def _place_faults(place: Entry, levels: Mapping[str, Any]) -> Iterator[str]:
    about = f"place {place['id']}"
    yield from _name_faults(about, place)
    if not _is_text(place.get("phone")):
        yield f'{about} has no phone, which is shown to residents: phone = "0662-5550100"'
    if place.get("level") in tuple(Level):
        yield from _parent_faults(about, place, levels)
    else:
        yield f"{about}: its level must be one of {', '.join(Level)}"
    if not isinstance(place.get("address", {}), Mapping):
        yield f'{about}: its address has languages: address = {{ zh-CN = "…" }}'
    yield from _position_faults(about, place)


def _parent_faults(about: str, place: Entry, levels: Mapping[str, Any]) -> Iterator[str]:
    parent, fitting = place.get("parent"), ABOVE[Level(place["level"])]
    if parent is None:
        if fitting:
            yield f"{about} has no parent: it lies in a {' or '.join(fitting)}"
    elif not isinstance(parent, str) or parent not in levels:
        yield f"{about}: its parent {parent} is no place of this file"
    elif levels[parent] not in fitting:
        expected = f"a {' or '.join(fitting)}" if fitting else "nothing"
        yield f"{about}: a {place['level']} lies in {expected}, not in {parent} ({levels[parent]})"


def _position_faults(about: str, place: Entry) -> Iterator[str]:
    given = {name: place[name] for name in _LIMITS if name in place}
    if len(given) == 1:
        yield f"{about}: latitude and longitude come together or not at all"
    for name, value in given.items():
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or abs(value) > _LIMITS[name]:
            yield f"{about}: {name} is not a number of degrees"


def _squad_faults(squad: Entry, levels: Mapping[str, Any]) -> Iterator[str]:
    about = f"squad {squad['id']}"
    yield from _name_faults(about, squad)
    serves = squad.get("serves")
    if not isinstance(serves, list) or not serves:
        yield f'{about} serves no community: serves = ["…"], the nearest first'
        return
    for community in serves:
        if not isinstance(community, str) or levels.get(community) != Level.COMMUNITY:
            yield f"{about} serves {community}, which is no community of this file"


def _name_faults(about: str, entry: Entry) -> Iterator[str]:
    names = entry.get("name")
    if not isinstance(names, Mapping) or not names or not all(map(_is_text, names.values())):
        yield f'{about} has no name by language: name = {{ zh-CN = "…", en = "…" }}'


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
