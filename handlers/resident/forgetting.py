"""`/forget`: what goes, what stays and why, a last question, and a last word."""

from casework import forgetting
from casework.forgetting import Unfinished
from handlers import command_menu, letters
from handlers.about import state_key
from handlers.buttons import Press
from handlers.letters import Button, Keyboard, Message
from handlers.talk import Talk
from handlers.wording import Html
from rules.cases import NEXT, Case, CaseState


async def ask(talk: Talk) -> None:
    """What is unfinished comes first; otherwise everything is said before anything is done."""
    left = await forgetting.unfinished(talk.scene)
    if left:
        await talk.reply(_first(talk, left))
        return
    key = "forget-ask-roles" if talk.scene.by.grants else "forget-ask"
    rows = (
        (Button(talk.label("press-forget-no"), Press("fgn")),),
        (Button(talk.label("press-forget-yes"), Press("fgy")),),
    )
    await talk.reply(Message(talk.say(key), rows))


def _first(talk: Talk, left: Unfinished) -> Message:
    """A line for each thing that others wait for, and a tap for what can be cancelled."""
    lines = [talk.say("forget-first")]
    lines += [talk.say("forget-first-case", **_words(talk, case)) for case in left.cases]
    lines += [talk.say("forget-first-visit", **_words(talk, case)) for case in left.visits]
    lines += [talk.say("forget-first-talk") for _ in left.talks[:1]]
    lines.append(talk.say("forget-first-then", phone=talk.centre_phone()))
    rows = tuple(
        (Button(talk.label("press-forget-cancel", number=case.number), Press("cx", case.id)),)
        for case in left.cases
        if CaseState.CANCELLED in NEXT[case.state]
    )
    return Message(Html("\n".join(lines)), rows)


def _words(talk: Talk, case: Case) -> dict[str, str]:
    return {
        "number": case.number,
        "item": talk.label(f"item-{case.item}"),
        "state": talk.label(state_key(talk.hall.wording, case)),
    }


async def keep(talk: Talk, press: Press) -> None:
    """Changed their mind."""
    await talk.done()
    await talk.reply_text("forget-kept")


async def forget(talk: Talk, press: Press) -> None:
    """The last word goes to the chat, of which nothing else is left."""
    await forgetting.forget_me(talk.scene)
    await talk.done()
    goodbye = Message(talk.say("forget-done", phone=talk.centre_phone()), keyboard=Keyboard(()))
    await letters.send(talk.scene.work, talk.act.chat_id, goodbye, talk.scene.now)
    if talk.scene.by.grants:
        await command_menu.clear(talk.scene, talk.act.chat_id)
