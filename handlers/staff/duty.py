"""`/duty`: who answers residents now, who waits, and one's own talks."""

from casework import duty, talks, views
from handlers import when
from handlers.buttons import Press, number_in
from handlers.forms import aside
from handlers.letters import Button, Message
from handlers.paging import Listed, page
from handlers.relay import reading
from handlers.relay.names import moment, name_of
from handlers.talk import Talk
from handlers.telling import tell
from handlers.wording import Html
from rules import access
from rules.access import STAFF, Action
from rules.duty import DutyState, is_serving
from rules.errors import NotAllowed
from rules.people import Person
from rules.talks import Ending, Relay
from storage import duty as duties
from storage import talks as talk_rows

NAME, COLLEAGUES = "duty", "give"
"""Lists: talks, and those to whom one can be handed over."""
WAITS = ("duty-waits", "press-duty-take", "tktake")
TALKS = ("duty-talks", "press-duty-turn", "tkto")
"""The line of a talk, its button and the button's verb."""


async def show(talk: Talk) -> None:
    """Raises NotAllowed for whoever looks after no place."""
    await talk.reply(await listed(talk, 0, ""))


async def listed(talk: Talk, number: int, about: str) -> Message:
    """One page of those who wait, then of one's own talks. Raises NotAllowed."""
    if not access.communities(talk.scene.by, Action.ATTEND, talk.scene.desk.town):
        raise NotAllowed("not-allowed")
    waiting = await talks.waiting_for(talk.scene)
    own = await talk_rows.open_talks_of(talk.scene.work, talk.person.id)
    shown = page(len(waiting) + len(own), number)
    lines, rows = [await _head(talk)], [(_switch(talk, state),) for state in await _choices(talk)]
    if not waiting:
        lines.append(talk.say("duty-nobody-waits"))
    for relay in (*waiting, *own)[shown.rows]:
        line, press, verb = WAITS if relay in waiting else TALKS
        lines.append(await _line(talk, line, relay))
        rows.append((await _button(talk, press, verb, relay),))
    turns = Listed(talk.hall.wording, talk.person.language, NAME)
    text = Html("\n".join((*lines, *turns.foot(shown))))
    return Message(text, (*rows, *turns.buttons(shown)))


async def _head(talk: Talk) -> Html:
    """Who is on duty at one's own places, and how one is switched oneself."""
    scene, language = talk.scene, talk.person.language
    on: dict[int, Person] = {}
    for place in scene.by.places(*STAFF):
        on |= {person.id: person for person in await duty.serving(scene, place)}
    names = "、".join(p.name or talk.label("somebody") for p in on.values())
    opens = scene.desk.duty.next_opening(scene.now)
    own = await duties.duty_of(scene.work, talk.person.id)
    state = talk.label(
        f"duty-state-{own.state}",
        until=moment(talk.hall, scene, language, own.until or scene.now),
    )
    return talk.say(
        "duty-head",
        names=names or talk.label("duty-nobody"),
        hours=_hours(talk) or moment(talk.hall, scene, language, opens),
        state=state,
    )


def _hours(talk: Talk) -> str:
    """Today's hours of duty; "" on a day without."""
    windows = talk.scene.desk.duty.windows(talk.scene.desk.calendar.local_day(talk.scene.now))
    return " ".join(when.span(opens, closes) for opens, closes in windows)


async def _choices(talk: Talk) -> tuple[DutyState, ...]:
    """What one can switch to from here."""
    own = await duties.duty_of(talk.scene.work, talk.person.id)
    hours = talk.scene.desk.duty
    if own.state is DutyState.OFF:
        return (DutyState.ON, DutyState.EXTRA)
    if is_serving(own, talk.scene.now, hours):
        return (DutyState.OFF,)
    return (DutyState.EXTRA, DutyState.OFF)


def _switch(talk: Talk, state: DutyState) -> Button:
    return Button(talk.label(f"press-duty-{state}"), Press("duty", 0, state.value))


async def _line(talk: Talk, key: str, relay: Relay) -> Html:
    language = talk.person.language
    who = await name_of(talk.hall, talk.scene, relay, relay.resident_id, language)
    since = moment(talk.hall, talk.scene, language, relay.opened_at)
    return talk.say(key, who=who, community=talk.place(relay.community), since=since)


async def _button(talk: Talk, key: str, verb: str, relay: Relay) -> Button:
    who = await name_of(talk.hall, talk.scene, relay, relay.resident_id, talk.person.language)
    return Button(talk.label(key, who=who), Press(verb, relay.id))


async def switch(talk: Talk, press: Press) -> None:
    """On duty by the hours, off duty, or on duty now. A forged state changes nothing."""
    if press.value in [state.value for state in DutyState]:
        await duty.switch(talk.scene, DutyState(press.value))
    await talk.done()
    await show(talk)


async def take(talk: Talk, press: Press) -> None:
    """ "I take it": from now on what one writes goes to the resident."""
    events = await talks.take(talk.scene, press.subject)
    await talk.done()
    await aside.put_aside(talk)
    await tell(talk.hall, talk.scene, events)
    relay = await talk_rows.talk_by_id(talk.scene.work, press.subject)
    assert relay is not None
    said = await talk_rows.lines_of(talk.scene.work, relay.id, talks.SHOWN)
    await reading.show_files(talk, relay, said)


async def choose_other(talk: Talk, press: Press) -> None:
    """Whom to hand the talk over to: those on duty first."""
    relay = await _attended(talk, press.subject)
    await talk.toast()
    await talk.reply(await colleagues(talk, 0, str(relay.id)))


async def colleagues(talk: Talk, number: int, about: str) -> Message:
    """One page of those to whom the talk with the id `about` can be handed over. Raises
    NotAllowed."""
    relay = await _attended(talk, number_in(about))
    on = [person.id for person in await duty.serving(talk.scene, relay.community)]
    staff = await views.staff_of(talk.scene, relay.community)
    others = [p for p in staff if p.in_chat and p.id not in (talk.person.id, relay.resident_id)]
    if not others:
        return Message(talk.say("staff-talk-no-other"))
    ordered = sorted(others, key=lambda person: person.id not in on)
    shown = page(len(ordered), number)
    buttons = (_give_to(talk, relay, person, person.id in on) for person in ordered[shown.rows])
    turns = Listed(talk.hall.wording, talk.person.language, COLLEAGUES, about)
    return turns.choice(talk.say("staff-talk-whom"), shown, buttons)


async def _attended(talk: Talk, relay_id: int) -> Relay:
    relay = await talk_rows.talk_by_id(talk.scene.work, relay_id)
    if relay is None or not access.at_place(
        talk.scene.by, Action.ATTEND, relay.community, talk.scene.desk.town
    ):
        raise NotAllowed("not-allowed")
    return relay


def _give_to(talk: Talk, relay: Relay, person: Person, on_duty: bool) -> Button:
    key = "press-duty-give-on" if on_duty else "press-duty-give-off"
    label = talk.label(key, name=person.name or talk.label("somebody"))
    return Button(label, Press("tkgv", relay.id, str(person.id)))


async def hand_over(talk: Talk, press: Press) -> None:
    """The choice is made. A forged id is refused by the verb."""
    events = await talks.hand_over(talk.scene, press.subject, number_in(press.value))
    await talk.done()
    await talk.reply_text("staff-talk-handed")
    await tell(talk.hall, talk.scene, events)


async def settled_by_phone(talk: Talk, press: Press) -> None:
    events = await talks.end(talk.scene, press.subject, Ending.CALLED)
    await talk.done("toast-talk-called")
    await tell(talk.hall, talk.scene, events)
