"""What every conversation is given: the hall (what does not change) and the talk (who, now)."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypedDict

from casework.desk import Desk, Scene
from handlers import letters
from handlers.act import Act
from handlers.letters import Message
from handlers.pace import Pace
from handlers.wording import LANGUAGES, Argument, Html, Wording
from rules.cases import Json
from rules.danger import DangerGroup
from rules.fitting import plain
from rules.form_model import Form, Other
from rules.people import Actor, Person, named

Context = dict[str, Any]
"""Ids a form carries besides its answers, such as the case it is about."""

Answers = Mapping[str, Json]


class FormWords(TypedDict):
    """What is understood of a form, in every language: see `rules.form_model.Facts`."""

    labels: Mapping[str, Mapping[str, tuple[str, ...]]]
    titles: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FormKind:
    """A form and what its end does. `ended` is for a choice that makes the rest needless,
    `heard` for an answer that takes effect at once: it returns the talk to go on with. `title` is
    the text that names it where `item-NAME` and `form-title-NAME` do not."""

    form: Form
    completed: Callable[["Talk", Context, Answers], Awaitable[None]]
    ended: Callable[["Talk", Context, str], Awaitable[None]] | None = None
    heard: Callable[["Talk", Answers], Awaitable["Talk"]] | None = None
    title: str = ""


@dataclass(slots=True)
class Me:
    """The bot as Telegram knows it: filled in once it has been asked."""

    username: str = ""


@dataclass(frozen=True, slots=True)
class Hall:
    """All that the handlers know besides the desk: words, forms, keys."""

    desk: Desk
    wording: Wording
    forms: Mapping[str, FormKind]
    danger: tuple[DangerGroup, ...]
    person_wanted: Callable[["Talk"], Awaitable[None]]
    """What "talk to a person" does, at any question."""
    commands_of: Callable[[Actor], tuple[str, ...]]
    """The commands that somebody with these roles is shown."""
    invite_key: bytes
    me: Me = field(default_factory=Me)
    pace: Pace = field(default_factory=Pace)
    default_language: str = LANGUAGES[0]
    form_words: dict[str, FormWords] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Talk:
    """One person's act being handled inside one work."""

    hall: Hall
    scene: Scene
    person: Person
    act: Act

    def say(self, key: str, **arguments: Argument) -> Html:
        """A text in the person's language."""
        return self.hall.wording.say(self.person.language, key, **arguments)

    def label(self, key: str, **arguments: Argument) -> str:
        """A button's or menu's text in the person's language."""
        return self.hall.wording.label(self.person.language, key, **arguments)

    def speaking(self, language: str) -> "Talk":
        """The same talk after the person chose another language."""
        return replace(self, person=replace(self.person, language=language))

    async def reply(self, message: Message) -> None:
        """Says something in the chat where the person acted."""
        await letters.send(
            self.scene.work,
            self.act.chat_id,
            message,
            self.scene.now,
            person_id=self.person.id,
        )

    async def redraw(self, message: Message) -> None:
        """Changes the message whose button was tapped."""
        if self.act.message_id is not None:
            await letters.change(
                self.scene.work, self.act.chat_id, self.act.message_id, message, self.scene.now
            )

    async def reply_text(self, key: str, **arguments: Argument) -> None:
        await self.reply(Message(self.say(key, **arguments)))

    async def toast(
        self, key: str | None = None, *, alert: bool = False, **arguments: Argument
    ) -> None:
        """Ends the clock on a tapped button; says `key` in a bubble if given."""
        if self.act.callback_id is None:
            return
        text = plain(self.say(key, **arguments)) if key else ""
        await letters.answer_tap(
            self.scene.work,
            self.act.chat_id,
            self.act.callback_id,
            text,
            self.scene.now,
            alert=alert,
        )

    def place(self, place_id: str) -> str:
        """A place's name in the person's language."""
        return named(self.scene.desk.town.places[place_id].names, self.person.language)

    def centre_phone(self) -> str:
        """The phone of the person's community, or of any while it is not known."""
        town = self.scene.desk.town
        return (town.places.get(self.person.community or "") or town.communities()[0]).phone

    @staticmethod
    def on_behalf(hall: "Hall", scene: Scene, person: Person) -> "Talk":
        """A talk with somebody who has a chat and did nothing just now: we speak first."""
        assert person.telegram_id is not None
        act = Act(person.telegram_id, "", person.telegram_id, True, None, Other("nothing"))
        return Talk(hall, scene, person, act)

    async def done(self, key: str | None = None) -> None:
        """A tapped card has had its effect: no clock on the button, no buttons any more."""
        await self.toast(key)
        if self.act.callback_id is not None and self.act.message_id is not None:
            await letters.take_buttons_away(
                self.scene.work, self.act.chat_id, self.act.message_id, self.scene.now
            )
