"""The form of a service, opened with what somebody wrote to get it."""

from handlers.forms import running
from handlers.talk import Talk
from rules import forms


async def open_item(talk: Talk, item: str, words: str) -> None:
    """Goes on with what was begun, or opens the form; `words` that answer a question of it already
    are noted, and nobody is asked for them again."""
    answers = forms.opening(talk.hall.forms[item].form, words)
    if answers and not await running.is_begun(talk, item):
        await talk.reply_text("form-noted", words=words.strip())
    await running.go_on_or_open(talk, item, answers=answers)
