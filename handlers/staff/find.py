"""`/find`: a number, a whole name, or a phone."""

from casework import finding
from handlers.about import state_key
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.talk import Talk
from handlers.wording import Html
from rules.cases import Case


async def show(talk: Talk, words: str) -> None:
    if not words.strip():
        await talk.reply_text("find-what")
        return
    found = await finding.find(talk.scene, words.strip())
    lines = (_line(talk, case) for case in found)
    rows = tuple((Button(case.number, Press("case", case.id)),) for case in found)
    await talk.reply(Message(Html("\n".join(lines)), rows))


def _line(talk: Talk, case: Case) -> Html:
    return talk.say(
        "find-line",
        number=case.number,
        item=talk.label(f"item-{case.item}"),
        community=talk.place(case.community),
        state=talk.label(state_key(talk.hall.wording, case)),
    )
