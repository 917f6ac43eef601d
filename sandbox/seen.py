"""A chat as it stands on a phone, for code that plays people."""

from dataclasses import dataclass

from sandbox.records import Json

KINDS = ("photo", "document", "voice", "location", "contact", "video", "audio", "poll", "animation")
TRANSCRIPT_LENGTH = 14


@dataclass(frozen=True, slots=True)
class Seen:
    """One message. `raw` is the Bot API's JSON with `version` and `mine` added."""

    id: int
    version: int
    mine: bool
    sender: str
    text: str  # text or caption
    kind: str  # text, photo, document, voice, location, contact, … or notice
    buttons: tuple[tuple[str, ...], ...]  # labels of the inline keyboard, row by row
    raw: Json

    def line(self) -> str:
        """For a transcript."""
        what = "" if self.kind == "text" else f"[{self.kind}] "
        rows = "".join("\n      " + " ".join(f"[{label}]" for label in row) for row in self.buttons)
        return f"{self.sender}: {what}{self.text}{rows}"


def seen(body: Json) -> Seen:
    """A message of the people's interface."""
    keyboard = body.get("reply_markup", {}).get("inline_keyboard", [])
    return Seen(
        id=body["message_id"],
        version=body["version"],
        mine=body["mine"],
        sender=body["from"]["first_name"],
        text=body.get("text") or body.get("caption") or "",
        kind=_kind(body),
        buttons=tuple(tuple(button["text"] for button in row) for row in keyboard),
        raw=body,
    )


def messages_of(view: Json) -> list[Seen]:
    return [seen(body) for body in view["messages"]]


def from_others(view: Json, after: int) -> list[Seen]:
    """What others wrote or changed after version `after`, in that order."""
    fresh = [m for m in messages_of(view) if not m.mine and m.version > after]
    return sorted(fresh, key=lambda message: message.version)


def keyboard_labels(view: Json) -> list[str]:
    rows = (view["keyboard"] or {}).get("keyboard", [])
    return [button["text"] for row in rows for button in row]


def find_button(rows: tuple[tuple[str, ...], ...], label: str) -> tuple[int, int] | None:
    """Row and column of the button named `label`, else of the first that contains it."""
    places = [(r, c) for r, row in enumerate(rows) for c in range(len(row))]
    for matches in (str.__eq__, str.__contains__):
        for row, column in places:
            if matches(rows[row][column], label):
                return row, column
    return None


def transcript(view: Json, length: int | None = TRANSCRIPT_LENGTH) -> str:
    """The newest `length` messages and the keyboard, as a person would read them aloud."""
    messages = messages_of(view)
    lines = [message.line() for message in (messages[-length:] if length else messages)]
    if labels := keyboard_labels(view):
        lines.append("keyboard: " + " ".join(f"[{label}]" for label in labels))
    return "\n".join(lines) or "(nothing was said)"


def _kind(body: Json) -> str:
    if "text" in body:
        return "text"
    return next((kind for kind in KINDS if kind in body), "notice")
