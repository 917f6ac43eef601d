"""`/find`: a number, a whole name, or a phone."""

from casework import finding
from handlers.about import state_key
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.paging import Listed, fitting, page
from handlers.talk import Talk
from handlers.wording import Html
from rules.cases import Case

NAME = "find"


async def show(talk: Talk, words: str) -> None:
    if not words.strip():
        await talk.reply_text("find-what")
        return
    await talk.reply(await listed(talk, 0, words.strip()))


async def listed(talk: Talk, number: int, about: str) -> Message:
    """One page of what the words lead to. Raises NotAllowed, NotFound."""
    found = await finding.find(talk.scene, about)
    shown = page(len(found), number)
    lines = (_line(talk, case) for case in found[shown.rows])
    rows = ((Button(case.number, Press("case", case.id)),) for case in found[shown.rows])
    turns = Listed(talk.hall.wording, talk.person.language, NAME, about)
    can_turn = fitting(about, NAME) == about
    text = Html("\n".join((*lines, *turns.foot(shown))))
    return Message(text, (*rows, *(turns.buttons(shown) if can_turn else ())))


def _line(talk: Talk, case: Case) -> Html:
    return talk.say(
        "find-line",
        number=case.number,
        item=talk.label(f"item-{case.item}"),
        community=talk.place(case.community),
        state=talk.label(state_key(talk.hall.wording, case)),
    )
