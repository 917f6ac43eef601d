"""What the form engine has to know about the world, loaded before it is asked."""

from collections.abc import Mapping
from datetime import timedelta

from handlers.forms.words import choice_key, title_key
from handlers.talk import Context, FormWords, Hall, Talk
from handlers.wording import Wording
from rules.form_model import Facts, Form, SavedPerson
from rules.people import Person, Relative
from rules.slots import wishable_days
from storage import people


async def load(talk: Talk, form: Form, context: Context) -> Facts:
    """Facts for one person's form; staff filling it in for somebody see that person's."""
    desk, now = talk.scene.desk, talk.scene.now
    policy, today = desk.policy, desk.calendar.local_day(now)
    free = wishable_days(now, desk.calendar, policy.days_ahead, policy.slots, policy.wish_notice)
    earliest, latest = min(free, default=today), max(free, default=today)
    span = (earliest + timedelta(n) for n in range((latest - earliest).days + 1))
    return Facts(
        today=today,
        now=now,
        earliest=earliest,
        latest=latest,
        people=await _saved(talk, context),
        free=free,
        closed=frozenset(day for day in span if day not in free),
        slots=policy.slots,
        town=desk.town,
        offered=_offered(talk, context),
        **_words(talk.hall, form),
    )


def _offered(talk: Talk, context: Context) -> tuple[str, ...]:
    """The communities that the form was opened for, without those that are gone since."""
    places = talk.scene.desk.town.places
    return tuple(place for place in context.get("communities", ()) if place in places)


def _words(hall: Hall, form: Form) -> FormWords:
    """What the form's choices and questions are called, put together once."""
    if form.name not in hall.form_words:
        wording = hall.wording
        titles = {s.key: wording.everywhere(title_key(wording, form, s.key)) for s in form.steps}
        hall.form_words[form.name] = {"labels": _labels(wording, form), "titles": titles}
    return hall.form_words[form.name]


async def subject_of(talk: Talk, context: Context) -> Person:
    """Whom the form is about: the one who fills it in, unless staff do it for somebody."""
    other = context.get("for")
    found = await people.person_by_id(talk.scene.work, other) if other else None
    return found or talk.person


async def _saved(talk: Talk, context: Context) -> tuple[SavedPerson, ...]:
    person = await subject_of(talk, context)
    relatives = await people.relatives_of(talk.scene.work, person.id)
    own = SavedPerson("self", person.name or "", "", person.phone or "", person.address or "")
    return (own, *(_relative(talk, relative) for relative in relatives))


def _relative(talk: Talk, relative: Relative) -> SavedPerson:
    kinship = talk.label(f"choice-new-kinship-{relative.kinship}")
    return SavedPerson(
        str(relative.id), relative.name, kinship, relative.phone or "", relative.address or ""
    )


def _labels(wording: Wording, form: Form) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return {
        step.key: {
            value: wording.everywhere(choice_key(wording, form, step, value))
            for value in step.choices
        }
        for step in form.steps
        if step.choices
    }
