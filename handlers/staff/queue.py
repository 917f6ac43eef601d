"""The queue: what is due, what is late, what nobody owns; numbers first, one tap to act."""

from casework import views
from handlers import when
from handlers.about import state_key
from handlers.buttons import Press
from handlers.letters import Button, Message
from handlers.talk import Talk
from handlers.wording import Html
from rules import access
from rules.cases import Case
from rules.errors import NotAllowed


async def show(talk: Talk) -> None:
    """`/queue`. Raises NotAllowed for anybody but staff and squad leaders."""
    if not access.is_staff(talk.scene.by):
        raise NotAllowed("not-allowed")
    found = await views.queue(talk.scene)
    if not found:
        await talk.reply_text("queue-empty")
        return
    unowned = sum(views.unowned(case) for case in found)
    late = sum(case.next_word_at < talk.scene.now for case in found)
    head = talk.say("queue-head", open=len(found), unowned=unowned, late=late)
    lines = (_line(talk, case) for case in found)
    rows = tuple((Button(case.number, Press("case", case.id)),) for case in found[:10])
    await talk.reply(Message(Html("\n".join((head, "", *lines))), rows))


def _line(talk: Talk, case: Case) -> Html:
    zone, language = talk.scene.desk.calendar.zone, talk.person.language
    mark = "❗" if views.unowned(case) else "·"
    return talk.say(
        "queue-line",
        mark=mark,
        number=case.number,
        item=talk.label(f"item-{case.item}"),
        community=talk.place(case.community),
        state=talk.label(state_key(talk.hall.wording, case)),
        until=when.moment(talk.hall.wording, language, case.next_word_at, talk.scene.now, zone),
    )
