"""What was said in a talk, read back to whoever may read it."""

from collections.abc import Sequence
from html import escape

from casework.desk import Scene
from handlers import letters
from handlers.letters import Message
from handlers.relay.names import moment, name_of
from handlers.talk import Hall, Talk
from handlers.wording import Html
from rules.answers.words import harmless
from rules.people import Person
from rules.talks import Line, LineKind, Relay
from storage import people

LONGEST = 3000
"""Characters of a talk that are read back in one message; older lines are left out."""

LONGEST_LINE = 400


def safe(words: str) -> Html:
    """Somebody's words as they are, not as markup."""
    return Html(escape(harmless(words), quote=False))


def lines(*parts: str) -> Html:
    """The parts that there are, a line each."""
    return Html("\n".join(filter(None, parts)))


def spoken(hall: Hall, line: Line, language: str) -> str:
    """The words, or what kind of thing it was."""
    if line.kind is LineKind.TEXT:
        return line.words
    kind = hall.wording.label(language, f"talk-kind-{line.kind}")
    return f"{kind}{line.words}"


async def history(
    hall: Hall, scene: Scene, relay: Relay, said: Sequence[Line], reader: Person
) -> Html:
    """The newest lines that fit, the oldest of them first; "" for none."""
    found: list[Html] = []
    total = 0
    for line in reversed(said):
        shown = await _line(hall, scene, relay, line, reader.language)
        total += len(shown)
        if total > LONGEST:
            break
        found.append(shown)
    return Html("\n".join(reversed(found)))


async def _line(hall: Hall, scene: Scene, relay: Relay, line: Line, language: str) -> Html:
    words = spoken(hall, line, language)
    if len(words) > LONGEST_LINE:
        words = words[:LONGEST_LINE] + "…"
    at = moment(hall, scene, language, line.at)
    who = await name_of(hall, scene, relay, line.person_id, language)
    return hall.wording.say(language, "talk-line", at=at, who=who, words=words)


async def show_files(talk: Talk, relay: Relay, said: Sequence[Line]) -> None:
    """The photos, voices, places and files of a talk, each under the name of who sent it."""
    for line in said:
        if line.kind is LineKind.TEXT:
            continue
        speaker = await people.person_by_id(talk.scene.work, line.person_id)
        if speaker is None or speaker.telegram_id is None:
            continue
        who = await name_of(talk.hall, talk.scene, relay, speaker.id, talk.person.language)
        caption = "" if line.kind is LineKind.LOCATION else talk.say("talk-head", who=who)
        await letters.copy(
            talk.scene.work,
            talk.act.chat_id,
            (speaker.telegram_id, line.message_id),
            Message(Html(caption)),
            talk.scene.now,
        )
