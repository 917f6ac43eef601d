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
    await _by_number(talk, words, steering.take, "take")


async def give_back(talk: Talk, words: str) -> None:
    await _by_number(talk, words, steering.give_back, "return")


async def reopen(talk: Talk, words: str) -> None:
    await _by_number(talk, words, steering.reopen, "reopen")


async def note(talk: Talk, words: str) -> None:
    await _with_words(talk, words, staffing.note, "note-which")


async def say(talk: Talk, words: str) -> None:
    await _with_words(talk, words, steering.tell, "tell-which")


async def _by_number(
    talk: Talk, words: str, verb: Callable[[Scene, int], Awaitable[Events]], command: str
) -> None:
    """Does `verb` with the case whose number was written; says what is missing otherwise."""
    view = await numbered_case(talk, words, command)
    if view is None:
        return
    events = await verb(talk.scene, view.case.id)
    await tell(talk.hall, talk.scene, events)
    await talk.reply_text(f"steer-done-{command}", number=view.case.number)


async def _with_words(
    talk: Talk, words: str, verb: Callable[[Scene, int, str], Awaitable[Events]], missing: str
) -> None:
    """Like `_by_number`, for verbs that take the words after the number."""
    view, said = await named_case(talk, words)
    if view is None or not said:
        await talk.reply_text(missing)
        return
    await tell(talk.hall, talk.scene, await verb(talk.scene, view.case.id, said))


async def numbered_case(talk: Talk, words: str, command: str) -> CaseView | None:
    """The case whose number is in the words. Without one, an example of this very command is
    answered. Raises NotFound, AnswerRefused for a number that does not add up."""
    try:
        number = case_number.parse(words)
    except AnswerRefused as refused:
        if refused.key != "case-number-missing":
            raise
        await talk.reply_text("case-which", command=command)
        return None
    return await views.case_by_number(talk.scene, number)


async def named_case(talk: Talk, words: str) -> tuple[CaseView | None, str]:
    """The case whose number comes first, and the words after it. Raises NotFound."""
    first, _, rest = words.strip().partition(" ")
    try:
        number = case_number.parse(first)
    except AnswerRefused:
        return None, ""
    return await views.case_by_number(talk.scene, number), rest.strip()
