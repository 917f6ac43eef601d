"""What happened to a case, a line each, for residents and staff."""

from casework.views import CaseView, doer
from handlers import when
from handlers.about import for_mode
from handlers.talk import Talk
from handlers.wording import Html
from rules.access import Action
from rules.events import Event, EventKind

SHOWN = (
    EventKind.SUBMITTED,
    EventKind.ESCALATED,
    EventKind.WISH_CHANGED,
    EventKind.CLAIMED,
    EventKind.ASSIGNED,
    EventKind.HANDED_BACK,
    EventKind.VISITOR_ENDED,
    EventKind.HANDED_OVER,
    EventKind.OTHER_WANTED,
    EventKind.MOVE_PROPOSED,
    EventKind.MOVE_AGREED,
    EventKind.MOVE_REFUSED,
    EventKind.MOVE_LAPSED,
    EventKind.RESIDENT_ABSENT,
    EventKind.WAS_HOME,
    EventKind.SECOND_VISIT,
    EventKind.SET_OUT,
    EventKind.ARRIVED,
    EventKind.ORIGINALS_TAKEN,
    EventKind.ORIGINALS_RETURNED,
    EventKind.COMPLETED,
    EventKind.CONFIRMED,
    EventKind.NOT_SOLVED,
    EventKind.NOT_SOLVED_WHY,
    EventKind.UNSOLVED,
    EventKind.RATED,
    EventKind.FOLLOW_UP_ASKED,
    EventKind.STILL_FINE,
    EventKind.NOT_FINE,
    EventKind.NOBODY_CAME,
    EventKind.NO_WORD,
    EventKind.UNCONFIRMED,
    EventKind.SETTLED,
    EventKind.REOPENED,
    EventKind.TOLD,
    EventKind.CANCELLED,
)
"""Events that mean something to whoever waits; the others are for the record."""


def timeline(talk: Talk, view: CaseView) -> list[Html]:
    """ "今天 10:02　收到" and so on, a line each, the oldest first; with who did it for those who
    may know."""
    zone, lines = talk.scene.desk.calendar.zone, list[Html]()
    for event in view.timeline:
        if event.kind in SHOWN:
            language = talk.person.language
            at = when.moment(talk.hall.wording, language, event.at, talk.scene.now, zone)
            who = view.names.get(doer(event) or 0)
            key = "timeline-line-by" if who else "timeline-line"
            lines.append(talk.say(key, at=at, what=_what(talk, view, event), who=who or ""))
    return lines


def _what(talk: Talk, view: CaseView, event: Event) -> Html:
    """What happened; with on whose word it was closed, for those who may read the name."""
    key = for_mode(talk.hall.wording, f"timeline-{event.kind}".replace("_", "-"), view.case)
    if event.kind is EventKind.RATED:
        return talk.say(key, rating=int(str(event.data["rating"])))
    named = Action.READ_SUBJECT in view.allowed and bool(view.case.decision)
    if event.kind is EventKind.SETTLED and "how" in event.data and named:
        how = talk.label(f"choice-settle-how-{event.data['how']}")
        return talk.say("timeline-settled-word", who=view.case.decision or "", how=how)
    return talk.say(key)
