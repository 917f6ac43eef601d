"""The parts that are played: residents, volunteers and staff."""

import math
import re
from random import Random

from bot.clock import steady
from tests.torture.neighbours import PATIENCE, Neighbour, Village
from tests.torture.phone import Button, Phone

_CODE = re.compile(r"\b\d{3} (\d{3})\b")
_DAYTIME = range(8, 20)
_NOW_AND_THEN = 0.1


class Resident(Neighbour):
    """Asks for a visit again and again, opens the door, says how it went."""

    _LONG = 100.0
    """Real seconds after which they ask for something else, whatever became of the last."""

    def __init__(self, phone: Phone, village: Village, rng: Random, community: str) -> None:
        super().__init__(phone, village, rng)
        self._community = community
        self._rated: set[int] = set()

    @property
    def finished(self) -> int:
        """How many visits they have rated."""
        return len(self._rated)

    @property
    def waits(self) -> bool:
        """Whether nothing can be done but wait for somebody to come."""
        return self.question() is None and not self._wants_something()

    async def turn(self) -> bool:
        self._reads_codes()
        return await self.answers_form() or await self._says_how_it_went() or await self._asks()

    def prefers(self, value: str) -> bool:
        return value in ("zh-CN", "agree", self._community)

    def _reads_codes(self) -> None:
        """The newest message about a case has the code that is good."""
        seen: set[int] = set()
        for message in self.phone.messages():
            code = _CODE.search(message.text)
            cases = {button.subject for button in message.buttons if button.verb == "cx"} - seen
            if code:
                seen |= cases
                self.village.codes |= dict.fromkeys(cases, code[1])

    async def _says_how_it_went(self) -> bool:
        for button in self.phone.buttons():
            if self._is_wanted(button) and self.may(button.mark, 2 * PATIENCE):
                await self.phone.taps(button)
                if button.verb == "rate":
                    self._rated.add(button.subject)
                    self.confirmed_at = -math.inf
                return True
        return False

    def _is_wanted(self, button: Button) -> bool:
        if button.verb == "rate":
            return button.value == "5" and button.subject not in self._rated
        return button.verb in ("ok", "came", "resume")

    def _wants_something(self) -> bool:
        return steady() - self.confirmed_at > self._LONG

    async def _asks(self) -> bool:
        if not self._wants_something() or not self.may("ask", 3 * PATIENCE):
            return False
        item = next((label for label in self.phone.keyboard if "养老认证" in label), None)
        if item is None:
            await self.phone.says("/start")
        else:
            await self.phone.presses(item)
        return True


class Member(Neighbour):
    """Somebody who opened an invite. What they tap is a table: verb → whether to."""

    def __init__(self, phone: Phone, village: Village, rng: Random, invites: list[str]) -> None:
        super().__init__(phone, village, rng)
        self._invites = invites

    async def turn(self) -> bool:
        return await self.answers_form() or await self._joins() or await self.works()

    async def works(self) -> bool:
        """Do one thing of what a member does. Returns whether there was one to do."""
        return False

    async def _joins(self) -> bool:
        if not self._invites or not self.may("join", 3.0):
            return False
        await self.phone.says(f"/start {self._invites.pop()}")
        return True


class Volunteer(Member):
    """Claims, hands back now and then, goes on the day, types the code, reports."""

    def __init__(self, phone: Phone, village: Village, rng: Random, invites: list[str]) -> None:
        super().__init__(phone, village, rng, invites)
        self._at_door = 0

    async def works(self) -> bool:
        for message in self.phone.messages():
            here = {button.verb for button in message.buttons}
            for button in message.buttons:
                if self._wants(button, here) and self.may(self._deed(button)):
                    if button.verb == "door":
                        self._at_door = button.subject
                    if button.verb == "claim" and await self.village.until_claims_rush():
                        await self._claims_all()
                    else:
                        await self.phone.taps(button)
                    return True
        return False

    async def _claims_all(self) -> None:
        """Whatever was offered, before anybody else does."""
        for button in self.phone.buttons():
            if button.verb == "claim":
                await self.phone.taps(button)

    def code(self) -> str:
        """What they were told, or what they misheard."""
        told = self.village.codes.get(self._at_door, "000")
        misheard = self.rng.random() < _NOW_AND_THEN
        return f"{(int(told) + 1) % 1000:03d}" if misheard else told

    def _wants(self, button: Button, here: set[str]) -> bool:
        match button.verb:
            case "claim":
                return self._decides(button, 0.85)
            case "back":
                return "way" in here and self._decides(button, _NOW_AND_THEN)
            case "way":
                return self.village.now().hour in _DAYTIME
            case "door":
                return "way" not in here
        return button.verb in ("backy", "sure", "done", "resume")

    def _decides(self, button: Button, chance: float) -> bool:
        """The same answer whenever the same button is looked at."""
        return Random(f"{self.phone.id} {button.mark}").random() < chance

    def _deed(self, button: Button) -> str:
        """Setting out is tried once an hour: the day may not have come."""
        hour = f"{self.village.now():%d%H}" if button.verb == "way" else ""
        return f"{button.message_id}|{button.mark}|{hour}"


class Staff(Member):
    """Give a case that nobody took to somebody."""

    async def works(self) -> bool:
        chosen = [button for button in self.phone.buttons() if button.verb == "asgto"]
        if chosen and self.may(f"asgto|{chosen[0].subject}", 6 * PATIENCE):
            await self.phone.taps(self.rng.choice(chosen[:3]))
            return True
        for button in self.phone.buttons():
            if button.verb == "asg" and self.may(button.mark, 12 * PATIENCE):
                await self.phone.taps(button)
                return True
        return False
