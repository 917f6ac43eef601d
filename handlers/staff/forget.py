"""`/forget NUMBER`: a resident without the app has asked staff to be forgotten."""

from casework import forgetting
from casework.views import CaseView
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.talk import Talk


async def ask(talk: Talk, view: CaseView) -> None:
    """What goes and what stays is said before anything is done."""
    await forgetting.check_asked_for(talk.scene, view.case)
    rows = (
        (Button(talk.label("press-forget-no"), Press("fgn")),),
        (Button(talk.label("press-forget-other-yes"), Press("fgo", view.case.id)),),
    )
    await talk.reply(Message(talk.say("forget-other-ask", number=view.case.number), rows))


async def forget(talk: Talk, press: Press) -> None:
    """Done, after the question."""
    case = await forgetting.forget_for(talk.scene, press.subject)
    await talk.done()
    await talk.reply_text("forget-other-done", number=case.number)
