"""`/close`: staff end a case, as done on the resident's word, or as not solved with the reason."""

from casework import steering
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.staff.steer import numbered_case
from handlers.talk import Talk
from handlers.telling import tell
from rules.access import Action
from rules.cases import NEXT, CaseState
from rules.errors import NotAllowed


async def begin(talk: Talk, words: str) -> None:
    """Asks how it ended; the tap decides."""
    view = await numbered_case(talk, words, "close")
    if view is None:
        return
    if Action.STEER not in view.allowed:
        raise NotAllowed("not-allowed")
    rows = [(Button(talk.label("press-settle"), Press("settle", view.case.id)),)]
    if Action.DECIDE in view.allowed and CaseState.UNSOLVED in NEXT[view.case.state]:
        rows.append((Button(talk.label("press-unsolved"), Press("uns", view.case.id)),))
    await talk.reply(Message(talk.say("close-how", number=view.case.number), tuple(rows)))


async def settle(talk: Talk, press: Press) -> None:
    """Done, on the resident's word."""
    events = await steering.settle(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)
