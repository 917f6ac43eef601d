"""A visitor who cannot come asks another member to go instead."""

from casework import handing_over
from handlers.buttons import Press, number_in
from handlers.letters import Button, Message
from handlers.paging import Listed, page
from handlers.talk import Talk
from handlers.telling import tell
from rules.people import Member

NAME = "mates"


async def choose(talk: Talk, press: Press) -> None:
    """Whom to ask; where nobody can be asked, handing back is the way."""
    message = await listed(talk, 0, str(press.subject))
    await talk.toast()
    await talk.reply(message)


async def listed(talk: Talk, number: int, about: str) -> Message:
    """One page of those who could go instead, for the case with the id `about`."""
    case_id = number_in(about)
    mates = await handing_over.mates(talk.scene, case_id)
    if not mates:
        return Message(talk.say("hand-over-nobody"))
    shown = page(len(mates), number)
    buttons = (_mate(talk, case_id, mate) for mate in mates[shown.rows])
    turns = Listed(talk.hall.wording, talk.person.language, NAME, about)
    return turns.choice(talk.say("hand-over-whom"), shown, buttons)


def _mate(talk: Talk, case_id: int, mate: Member) -> Button:
    label = talk.label("assign-member", name=mate.name, busy=mate.live_claims)
    return Button(label, Press("hoto", case_id, str(mate.person_id)))


async def ask(talk: Talk, press: Press) -> None:
    """One member is asked. A forged id is refused by the verb."""
    events = await handing_over.propose(talk.scene, press.subject, number_in(press.value))
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def accept(talk: Talk, press: Press) -> None:
    events = await handing_over.accept(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def refuse(talk: Talk, press: Press) -> None:
    events = await handing_over.refuse(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)
