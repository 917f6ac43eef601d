"""The question "where do you live": picked street by street, typed, or by a shared location."""

from rules.answers.words import bare
from rules.errors import AnswerRefused
from rules.form_model import Facts, Location
from rules.places import Level, Place

_FEW = 8
_SHORTEST_PART = 2
_ENDINGS = ("社区居委会", "居委会", "社区", "村委会", "村", "community")


def offered_places(facts: Facts, page: str) -> tuple[str, ...]:
    """The communities of the street `page`; without one the streets, or all communities if few.
    Those that are offered to somebody in particular come instead of all of them."""
    town = facts.town
    if town is None:
        return ()
    if page in town.places:
        return town.below(page)
    if facts.offered:
        return facts.offered
    communities = tuple(place.id for place in town.communities())
    if len(communities) <= _FEW:
        return communities
    return tuple(p.id for p in town.places.values() if p.level is Level.STREET)


def is_page(facts: Facts, place_id: str) -> bool:
    """Whether choosing this place opens it instead of answering the question."""
    place = facts.town.places.get(place_id) if facts.town else None
    return place is not None and place.level is not Level.COMMUNITY


def place_named(facts: Facts, text: str) -> str:
    """The community or street meant by typed words, in any language.

    Raises AnswerRefused: `answer-place-unknown`, `answer-place-several`.
    """
    said = _core(text)
    places = facts.town.places.values() if facts.town else ()
    whole = [place.id for place in places if said in _names(place)]
    part = [p.id for p in places if any(name and name in said for name in _names(p))]
    longer = [p.id for p in places if any(said in name for name in _names(p))]
    found = whole or (part or longer if len(said) >= _SHORTEST_PART else [])
    if not found:
        raise AnswerRefused("answer-place-unknown")
    if len(found) > 1:
        raise AnswerRefused("answer-place-several")
    return found[0]


def place_at(facts: Facts, location: Location) -> str:
    """The community nearest to a shared location. Raises AnswerRefused `answer-place-unknown`."""
    nearest = facts.town.nearest(location.latitude, location.longitude) if facts.town else None
    if nearest is None:
        raise AnswerRefused("answer-place-unknown")
    return nearest.id


def _names(place: Place) -> tuple[str, ...]:
    return tuple(_core(name) for name in place.names.values())


def _core(text: str) -> str:
    """The name without what every community is called."""
    said = bare(text)
    for ending in _ENDINGS:
        if said.endswith(ending) and len(said) > len(ending):
            return said.removesuffix(ending).strip()
    return said
