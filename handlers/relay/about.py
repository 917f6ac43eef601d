"""An event of a talk with everything that a letter about it may mention."""

from dataclasses import dataclass

from casework.desk import Scene
from handlers.letters import Button, Letter, Message
from handlers.relay.names import button, moment, name_of
from handlers.talk import Hall
from handlers.wording import Argument, Html
from rules.events import Event
from rules.people import Person
from rules.talks import Relay
from storage import people


@dataclass(frozen=True, slots=True)
class AboutTalk:
    """An event of a talk with the talk as it stands."""

    hall: Hall
    scene: Scene
    event: Event
    relay: Relay
    resident: Person

    def say(self, to: Person, key: str, **arguments: Argument) -> Html:
        return self.hall.wording.say(to.language, key, **arguments)

    def row(self, to: Person, key: str, verb: str) -> tuple[Button, ...]:
        return button(self.hall, to.language, key, verb, self.relay)

    def until(self, to: Person) -> str:
        assert self.relay.deadline is not None
        return moment(self.hall, self.scene, to.language, self.relay.deadline)

    def phone(self) -> str:
        return self.scene.desk.town.places[self.relay.community].phone

    async def who(self, to: Person, of: int) -> str:
        return await name_of(self.hall, self.scene, self.relay, of, to.language)

    async def person(self, key: str) -> Person | None:
        """Somebody named in the event's data."""
        person_id = self.event.data.get(key)
        if not isinstance(person_id, int):
            return None
        return await people.person_by_id(self.scene.work, person_id)

    def letter(
        self, to: Person, text: Html, *rows: tuple[Button, ...], urgent: bool = True
    ) -> Letter:
        return Letter(to, Message(text, rows), urgent=urgent, case_id=self.relay.case_id)

    def card(
        self,
        to: Person,
        text: Html,
        *rows: tuple[Button, ...],
        edits: bool = False,
        urgent: bool = True,
    ) -> Letter:
        """The message that asks one of the staff to take the talk."""
        message = Message(text, rows, card=f"talk:{self.relay.id}", edits=edits)
        return Letter(to, message, urgent=urgent, case_id=self.relay.case_id)
