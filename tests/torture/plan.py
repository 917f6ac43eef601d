"""How long, how often and by which seed, from the environment."""

import os
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Plan:
    """`KILLS` while `STORIES` run at once, within `MINUTES`; `FAULTS=0` leaves out every trouble
    but kills at random instants."""

    minutes: float
    kills: int
    stories: int
    seed: int
    faults: bool
    keep: str = ""
    """A folder for the wire log, the database and the bot's log, to look at afterwards."""

    @classmethod
    def asked(cls) -> "Plan":
        given = os.environ
        return cls(
            minutes=float(given.get("MINUTES", "5")),
            kills=int(given.get("KILLS", "100")),
            stories=int(given.get("STORIES", "20")),
            seed=int(given.get("SEED", "4242")),
            faults=given.get("FAULTS", "1") != "0",
            keep=given.get("KEEP", ""),
        )

    def rng(self, whose: str) -> Random:
        """One for each part, so that none disturbs another's luck."""
        return Random(f"{self.seed} {whose}")
