"""What the sandbox saw compared with what the database holds."""

from pathlib import Path

from storage.moving import move
from tests.torture import checker, wire
from tests.torture.evidence import Evidence, Finding
from tests.torture.ledger import Ledger
from tests.workers.fleet import Fleet


async def history(fleet: Fleet, folder: Path) -> list[Finding]:
    """The questions of `make torture`, asked of a fleet that has been stopped."""
    path = folder / "moved.sqlite3"
    await move(fleet.database, f"sqlite:///{path}")
    ledger = Ledger(path)
    ledger.close()
    ended_ms = (await fleet.client.get("/control/clock")).json()["now_ms"]
    seen = wire.read(folder / "wire.jsonl")
    return checker.findings(Evidence(seen, ledger, tuple(fleet.deaths), ended_ms))
