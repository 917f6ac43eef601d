"""Groups of squads, and people who want to join one."""

from dataclasses import dataclass
from datetime import datetime

from storage.instants import to_ms
from storage.work import Db, Row, Work


@dataclass(frozen=True, slots=True)
class Application:
    """Somebody wants to join a squad. `state` is open, accepted or refused."""

    id: int
    person_id: int
    squad: str
    state: str


def _application(row: Row) -> Application:
    return Application(row["id"], row["person_id"], row["squad"], row["state"])


async def link_group(work: Work, squad: str, chat_id: int, person_id: int, now: datetime) -> None:
    """The group shows this squad's open tasks, and no other's."""
    await unlink_chat(work, chat_id)
    await work.run("link_group", squad=squad, chat_id=chat_id, person_id=person_id, at=to_ms(now))


async def unlink_chat(work: Work, chat_id: int) -> None:
    await work.run("unlink_chat", chat_id=chat_id)


async def move_group(work: Work, chat_id: int, new_chat_id: int) -> None:
    """A group became a supergroup and has another id."""
    await work.run("move_group", chat_id=chat_id, new_chat_id=new_chat_id)


async def group_of(db: Db, squad: str) -> int | None:
    """The chat that shows a squad's open tasks."""
    row = await db.one("group_of", squad=squad)
    return row["chat_id"] if row else None


async def squad_of(db: Db, chat_id: int) -> str | None:
    """Whose open tasks a group shows, if it is linked."""
    row = await db.one("squad_of_group", chat_id=chat_id)
    return row["squad"] if row else None


async def add_application(
    work: Work, person_id: int, squad: str, now: datetime
) -> Application | None:
    """None if the same application is open already."""
    row = await work.one("add_application", person_id=person_id, squad=squad, applied_at=to_ms(now))
    return _application(row) if row else None


async def application_by_id(db: Db, application_id: int) -> Application | None:
    row = await db.one("application_by_id", id=application_id)
    return _application(row) if row else None


async def decide_application(
    work: Work, application_id: int, state: str, by: int, now: datetime
) -> bool:
    """Whether this call decided it (`accepted` or `refused`)."""
    row = await work.one(
        "decide_application",
        id=application_id,
        state=state,
        decided_by=by,
        decided_at=to_ms(now),
    )
    return row is not None
