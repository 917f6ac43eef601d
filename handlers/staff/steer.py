"""`/take`, `/return`, `/close`, `/reopen`, `/note`, `/tell`: a number, and what is to be done."""

from collections.abc import Awaitable, Callable

from casework import staffing, steering, views
from casework.desk import Events, Scene
from casework.views import CaseView
from handlers.talk import Talk
from handlers.telling import tell
from rules import case_number
from rules.errors import AnswerRefused


async def take(talk: Talk, words: str) -> None:
    await _by_number(talk, words, steering.take)


async def give_back(talk: Talk, words: str) -> None:
    await _by_number(talk, words, steering.give_back)


async def reopen(talk: Talk, words: str) -> None:
    await _by_number(talk, words, steering.reopen)


async def note(talk: Talk, words: str) -> None:
    await _with_words(talk, words, staffing.note, "note-which")


async def say(talk: Talk, words: str) -> None:
    await _with_words(talk, words, steering.tell, "tell-which")


async def _by_number(
    talk: Talk, words: str, verb: Callable[[Scene, int], Awaitable[Events]]
) -> None:
    """Does `verb` with the case whose number was written; says what is missing otherwise."""
    if not words.strip():
        await talk.reply_text("case-which")
        return
    view = await views.case_by_number(talk.scene, case_number.parse(words))
    events = await verb(talk.scene, view.case.id)
    await tell(talk.hall, talk.scene, events)
    await talk.reply_text("steer-done", number=view.case.number)


async def _with_words(
    talk: Talk, words: str, verb: Callable[[Scene, int, str], Awaitable[Events]], missing: str
) -> None:
    """Like `_by_number`, for verbs that take the words after the number."""
    view, said = await named_case(talk, words)
    if view is None or not said:
        await talk.reply_text(missing)
        return
    await tell(talk.hall, talk.scene, await verb(talk.scene, view.case.id, said))


async def named_case(talk: Talk, words: str) -> tuple[CaseView | None, str]:
    """The case whose number comes first, and the words after it. Raises NotFound."""
    first, _, rest = words.strip().partition(" ")
    try:
        number = case_number.parse(first)
    except AnswerRefused:
        return None, ""
    return await views.case_by_number(talk.scene, number), rest.strip()
