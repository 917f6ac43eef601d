"""Buttons that will never do anything again: a tap that is refused for that takes them away."""

from handlers import letters
from handlers.buttons import Press
from handlers.talk import Talk
from rules.cases import CaseState
from rules.errors import WulianError
from storage.cards import card_of_message

OVER = frozenset(
    {
        "application-decided",
        "call-done-before",
        "case-cancelled-before",
        "case-forgotten",
        "dispute-too-late",
        "form-answered-before",
        "form-gone",
        "form-over",
        "invite-gone",
        "offer-answered",
        "offer-taken",
        "offer-yours",
        "proposal-over",
        "rated-before",
        "receipt-answered-before",
        "talk-ended-before",
        "talk-taken-before",
        "talk-too-late",
        "visit-over",
    }
)
"""Refusals that stay so, whatever happens next. Not among them: a locked door code, and what is
missing from a list whose other buttons still work."""


async def take_dead_buttons(talk: Talk, refused: WulianError, press: Press | None) -> None:
    """Takes the buttons off the tapped message, of which there may be a copy that nobody knows of:
    it came twice because an answer was lost. A message that shows a newer card keeps them."""
    if press is None or talk.act.message_id is None or not _is_over(refused):
        return
    work, chat_id = talk.scene.work, talk.act.chat_id
    card = await card_of_message(work, chat_id, talk.act.message_id)
    if card is None or (talk.act.private and card.version == press.version):
        await letters.take_buttons_away(work, chat_id, talk.act.message_id, talk.scene.now)


def _is_over(refused: WulianError) -> bool:
    if refused.key != "case-wrong-state":
        return refused.key in OVER
    return not CaseState(str(refused.arguments["state"])).is_open
