"""The big buttons below the chat, and what their labels mean when typed or tapped."""

from handlers.letters import Keyboard
from handlers.talk import Hall, Talk
from rules import access
from rules.people import Actor, Role

MINE, PERSON, TASKS, QUEUE, CALLS, NEW = "mine", "person", "tasks", "queue", "calls", "new"

_TELLING = 4
"""Letters: "我妈的…不见了" tells something, "我要办…" does not."""
FOR_STAFF = (QUEUE, CALLS, NEW)
_ON_A_CASE = (
    *("press-move", "press-cancel-case", "press-talk-visitor", "press-talk-visitor-centre"),
    *("press-solved", "press-not-solved"),
)


async def menu_of(talk: Talk) -> Keyboard:
    """Services two in a row, then what everybody has, then what the role adds."""
    labels = [talk.label(f"item-{item}") for item in talk.scene.desk.items]
    services = [tuple(labels[i : i + 2]) for i in range(0, len(labels), 2)]
    rows = [*services, (talk.label(f"menu-{MINE}"), talk.label(f"menu-{PERSON}"))]
    actor = talk.scene.by
    if actor.holds(Role.VOLUNTEER, Role.SQUAD_LEADER):
        rows.append((talk.label(f"menu-{TASKS}"),))
    if access.is_staff(actor):
        rows.append(tuple(talk.label(f"menu-{name}") for name in _staff_part(actor)))
    return Keyboard(tuple(rows))


def _staff_part(actor: Actor) -> tuple[str, ...]:
    return FOR_STAFF if actor.holds(Role.COMMUNITY_STAFF) else (QUEUE,)


def items_meant(hall: Hall, text: str) -> tuple[str, ...]:
    """The services whose words (`hears-ITEM`, separated by commas) are in the text."""
    said = text.casefold()
    return tuple(
        item for item in hall.desk.items if any(word in said for word in _heard(hall, item))
    )


def says_more(hall: Hall, text: str, item: str) -> bool:
    """Whether it is more than the name of the service: what the matter is, too."""
    said = text.casefold()
    for word in sorted(_heard(hall, item), key=len, reverse=True):
        said = said.replace(word, "")
    return sum(letter.isalpha() for letter in said) >= _TELLING


def _heard(hall: Hall, item: str) -> list[str]:
    wording = hall.wording
    texts = wording.everywhere(wording.first_known(f"hears-{item}", f"item-{item}"))
    return [word.strip().casefold() for words in texts for word in words.split(",")]


def is_about_a_case(hall: Hall, text: str) -> bool:
    """Whether somebody wrote what stands on the buttons of a case, in any language."""
    return any(text.strip() in hall.wording.everywhere(key) for key in _ON_A_CASE)


def meaning(hall: Hall, text: str) -> str | None:
    """The menu entry that this text is the label of, in any language: `mine` or `item:ID`."""
    said = text.strip()
    for name in (MINE, PERSON, TASKS, *FOR_STAFF):
        if said in hall.wording.everywhere(f"menu-{name}"):
            return name
    for item in hall.desk.items:
        if said in hall.wording.everywhere(f"item-{item}"):
            return f"item:{item}"
    return None
