"""What the two engines have in common, as seen by a store and a work."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import Any, Protocol

from storage.lead import Lead


class Queries(Protocol):
    """What a query needs besides a connection."""

    queries: Any
    """The named queries, each an attribute that takes a connection and named parameters."""

    async def rows(self, connection: Any, query: str, parameters: Mapping[str, Any]) -> list[Any]:
        """All that a query without a mark finds."""

    async def row(self, connection: Any, query: str, parameters: Mapping[str, Any]) -> Any:
        """The first row of a query marked `^`, or None."""

    async def run(self, connection: Any, query: str, parameters: Mapping[str, Any]) -> None:
        """A query marked `!`."""

    def translated(self) -> AbstractContextManager[None]:
        """Driver errors raised inside the block leave it as errors of `storage.errors`."""


class Engine(Queries, Protocol):
    """One open database. `Any` stands for the driver's own connection."""

    lead: Lead

    def writing(self) -> AbstractAsyncContextManager[Any]:
        """A connection for one work, alone on it until the block ends."""

    def reading(self) -> AbstractAsyncContextManager[Any]:
        """A connection that cannot write."""

    async def begin(self, connection: Any) -> None:
        """Whoever is cancelled meanwhile hears of it once it is done."""

    async def commit(self, connection: Any) -> None: ...

    async def roll_back(self, connection: Any) -> None:
        """Undo what is open, if anything is; harmless otherwise. Whoever is cancelled meanwhile
        hears of it once it is done."""

    async def execute(self, connection: Any, sql: str) -> None:
        """One statement without parameters and without rows."""

    async def scrub(self) -> None:
        """What was deleted leaves no trace in the database's files. Raises StorageUnavailable
        while somebody still reads an older state."""

    async def close(self) -> None: ...
