"""What residents say to a receipt: right, or not."""

from casework import receipts
from handlers.buttons import Press
from handlers.talk import Talk
from handlers.telling import tell


async def agree(talk: Talk, press: Press) -> None:
    events = await receipts.agree(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)


async def dispute(talk: Talk, press: Press) -> None:
    events = await receipts.dispute(talk.scene, press.subject)
    await talk.done()
    await tell(talk.hall, talk.scene, events)
