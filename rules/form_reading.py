"""How an answer becomes the value of a step: one reader for each kind of question."""

from collections.abc import Callable

from rules.answers.choice import chosen
from rules.answers.free_text import read_text, read_yes_no
from rules.answers.id_number import read_id_number
from rules.answers.person import read_address, read_name
from rules.answers.phone import read_phone
from rules.answers.words import bare, chinese_number
from rules.errors import AnswerRefused, Stale
from rules.form_asking import RELATIVE, Asking, Reading, known_value, principal
from rules.form_days import ISO_DAY, free_slots, read_day_said, read_day_tapped, read_slot_said
from rules.form_gathering import read_choices
from rules.form_model import Answer, Contact, Location, Other, Photo, StepKind, Tap, Text, Voice
from rules.form_places import offered_places, place_at, place_named
from rules.form_words import KNOWN, NEW, NEW_WORDS, NO, SELF, SELF_WORDS, YES, one_of

LONGEST_VOICE = 180
"""Seconds of a voice note: whoever goes listens to it on the way."""


def read(asking: Asking, answer: Answer) -> Reading:
    """Raises AnswerRefused for what cannot be read, Stale for a button of another question."""
    if isinstance(answer, Text):
        return _BY_TEXT[asking.step.kind](asking, answer.text)
    if isinstance(answer, Tap):
        return _read_tap(asking, answer)
    if isinstance(answer, Photo) and asking.step.kind is StepKind.PHOTO:
        return Reading({"file_id": answer.file_id, "unique_id": answer.unique_id})
    if isinstance(answer, Voice) and asking.step.voice:
        return _read_voice(answer)
    if isinstance(answer, Contact):
        return _read_contact(asking, answer)
    if isinstance(answer, Location):
        return _read_location(asking, answer)
    raise AnswerRefused(_WRONG_KIND[type(answer)])


_WRONG_KIND: dict[type, str] = {
    Photo: "answer-photo-not-here",
    Voice: "answer-voice-not-here",
    Location: "answer-location-not-here",
    Contact: "answer-contact-not-here",
    Other: "answer-kind-unknown",
}


def offered(asking: Asking) -> tuple[str, ...]:
    """The tap values that answer this question, in the order shown; "1" typed means the first."""
    step, facts = asking.step, asking.facts
    if step.kind in (StepKind.CHOICE, StepKind.CHOICES):
        return step.choices
    if step.kind in (StepKind.YES_NO, StepKind.CONSENT):
        return (YES, NO)
    if step.kind is StepKind.FOR_WHOM:
        others = (RELATIVE + person.id for person in facts.people if person.id != SELF)
        return (SELF, *others, NEW)
    if step.kind is StepKind.SLOT:
        return free_slots(asking)
    if step.kind is StepKind.PLACE:
        return offered_places(facts, asking.dialog.page)
    return (KNOWN,) if known_value(asking) else ()


def outdated(asking: Asking) -> AnswerRefused | None:
    """Why the kept answer no longer fits the world, after a form has waited for days; or None."""
    value, kind = asking.dialog.answers.get(asking.step.key), asking.step.kind
    if kind is StepKind.SLOT and value not in offered(asking):
        return AnswerRefused("answer-slot-full")
    if kind is StepKind.FOR_WHOM and value not in offered(asking):
        return AnswerRefused("answer-for-whom")
    if kind is StepKind.DATE and isinstance(value, str):
        try:
            read_day_tapped(asking, value)
        except AnswerRefused as refused:
            return refused
    return None


def _read_tap(asking: Asking, tap: Tap) -> Reading:
    if tap.value == KNOWN and known_value(asking):
        return Reading(known_value(asking))
    if tap.value in offered(asking):
        return _consent(asking, tap.value) if _asks_consent(asking) else Reading(tap.value)
    if asking.step.kind is StepKind.DATE and ISO_DAY.fullmatch(tap.value):
        return read_day_tapped(asking, tap.value)
    raise Stale("button-of-another-question")


def _read_contact(asking: Asking, contact: Contact) -> Reading:
    if asking.step.kind is StepKind.PHONE:
        return _read_phone(asking, contact.phone)
    if asking.step.kind is StepKind.NAME:
        return _read_name(asking, contact.name)
    raise AnswerRefused("answer-contact-not-here")


def _read_location(asking: Asking, location: Location) -> Reading:
    if asking.step.kind is StepKind.PLACE:
        return Reading(place_at(asking.facts, location))
    if asking.step.kind is StepKind.LOCATION:
        return Reading({"latitude": location.latitude, "longitude": location.longitude})
    raise AnswerRefused("answer-location-not-here")


def _read_voice(voice: Voice) -> Reading:
    if voice.seconds > LONGEST_VOICE:
        raise AnswerRefused("answer-voice-too-long", longest=LONGEST_VOICE)
    return Reading({"voice": voice.file_id, "seconds": voice.seconds})


def _read_name(asking: Asking, text: str) -> Reading:
    return Reading(read_name(text))


def _read_phone(asking: Asking, text: str) -> Reading:
    return Reading(read_phone(text, asking.facts.region, asking.facts.area_code))


def _read_id_number(asking: Asking, text: str) -> Reading:
    return Reading(read_id_number(text, asking.facts.today))


def _read_place(asking: Asking, text: str) -> Reading:
    number = chinese_number(bare(text))
    values = offered(asking)
    if number is not None and 1 <= number <= len(values):
        return Reading(values[number - 1])
    return Reading(place_named(asking.facts, text))


def _read_landmark(asking: Asking, text: str) -> Reading:
    return Reading({"landmark": read_text(text, asking.step.longest)})


def _read_address(asking: Asking, text: str) -> Reading:
    return Reading(read_address(text))


def _read_text(asking: Asking, text: str) -> Reading:
    return Reading(read_text(text, asking.step.longest))


def _read_yes_no(asking: Asking, text: str) -> Reading:
    return Reading(YES if read_yes_no(text) else NO)


def _asks_consent(asking: Asking) -> bool:
    return asking.step.kind is StepKind.CONSENT


def _read_consent(asking: Asking, text: str) -> Reading:
    """Yes, no, or the name of the relative who asked and heard the yes."""
    try:
        said = YES if read_yes_no(text) else NO
    except AnswerRefused:
        return _consent(asking, YES, read_name(text))
    return _consent(asking, said)


def _consent(asking: Asking, said: str, by: str = "") -> Reading:
    """Who says that who agreed, and when. Without a yes nothing is done in somebody's name."""
    if said == NO:
        raise AnswerRefused("answer-consent-needed")
    own = asking.facts.person(SELF)
    whom = principal(asking.form, asking.dialog, asking.facts)
    by = by or (own.name if own else "")
    return Reading({"by": by, "for": whom, "at": asking.facts.now.isoformat()})


def _read_choice(asking: Asking, text: str) -> Reading:
    value = chosen(text, offered(asking), asking.facts.labels.get(asking.step.key, {}))
    if value is None:
        raise AnswerRefused("answer-choice")
    return Reading(value)


def _read_for_whom(asking: Asking, text: str) -> Reading:
    if one_of(text, SELF_WORDS):
        return Reading(SELF)
    relatives = {
        RELATIVE + person.id: tuple(filter(None, (person.name, person.kinship)))
        for person in asking.facts.people
        if person.id != SELF
    }
    labels = {**asking.facts.labels.get(asking.step.key, {}), **relatives}
    value = chosen(text, offered(asking), labels)
    if value is None and one_of(text, NEW_WORDS):
        value = NEW
    if value is None:
        raise AnswerRefused("answer-for-whom")
    return Reading(value)


def _read_nothing(asking: Asking, text: str) -> Reading:
    wanted = {
        StepKind.PHOTO: "answer-photo-wanted",
        StepKind.PHOTOS: "answer-photos-wanted",
    }
    raise AnswerRefused(wanted.get(asking.step.kind, "answer-review"))


_BY_TEXT: dict[StepKind, Callable[[Asking, str], Reading]] = {
    StepKind.CHOICE: _read_choice,
    StepKind.CHOICES: read_choices,
    StepKind.TEXT: _read_text,
    StepKind.NAME: _read_name,
    StepKind.PHONE: _read_phone,
    StepKind.ID_NUMBER: _read_id_number,
    StepKind.ADDRESS: _read_address,
    StepKind.DATE: read_day_said,
    StepKind.SLOT: read_slot_said,
    StepKind.YES_NO: _read_yes_no,
    StepKind.FOR_WHOM: _read_for_whom,
    StepKind.PLACE: _read_place,
    StepKind.LOCATION: _read_landmark,
    StepKind.PHOTO: _read_nothing,
    StepKind.PHOTOS: _read_nothing,
    StepKind.CONSENT: _read_consent,
    StepKind.REVIEW: _read_nothing,
}
