"""A visitor who cannot come asks another member to go instead."""

from casework import handing_over
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.talk import Talk
from handlers.telling import tell

MOST = 8
"""Names on one screen; the least busy come first."""


async def choose(talk: Talk, press: Press) -> None:
    """Whom to ask; where nobody can be asked, handing back is the way."""
    mates = await handing_over.mates(talk.scene, press.subject)
    await talk.toast()
    if not mates:
        await talk.reply_text("hand-over-nobody")
        return
    rows = tuple(
        (
            Button(
                talk.label("assign-member", name=mate.name, busy=mate.live_claims),
                Press("hoto", press.subject, str(mate.person_id)),
            ),
        )
        for mate in mates[:MOST]
    )
    await talk.reply(Message(talk.say("hand-over-whom"), rows))


async def ask(talk: Talk, press: Press) -> None:
    """One member is asked. A forged id is refused by the verb."""
    chosen = int(press.value) if press.value.isascii() and press.value.isdecimal() else 0
    events = await handing_over.propose(talk.scene, press.subject, chosen)
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
