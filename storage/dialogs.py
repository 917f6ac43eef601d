"""Dialogs: forms that somebody is filling in. One is active per person, others are parked."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from storage.errors import RowChanged
from storage.instants import from_ms, to_ms
from storage.work import Db, Row, Work

_ANSWERS = "dialog.answers"


@dataclass(frozen=True, slots=True)
class DialogRow:
    """An unfinished form: `step` is the question last asked, None before the first."""

    id: int
    person_id: int
    form: str
    form_version: int
    step: str | None
    answers: dict[str, Any]
    state: Literal["active", "parked"]
    version: int
    started_at: datetime
    touched_at: datetime


def _dialog(db: Db, row: Row) -> DialogRow:
    return DialogRow(
        id=row["id"],
        person_id=row["person_id"],
        form=row["form"],
        form_version=row["form_version"],
        step=row["step"],
        answers=db.cipher.open_json(row["answers"], _ANSWERS),
        state=row["state"],
        version=row["version"],
        started_at=from_ms(row["started_at"]),
        touched_at=from_ms(row["touched_at"]),
    )


async def start_dialog(
    work: Work, person_id: int, form: str, form_version: int, now: datetime
) -> DialogRow:
    """Open a form without answers. Park the active one first: UniqueViolation otherwise."""
    row = await work.one(
        "start_dialog",
        person_id=person_id,
        form=form,
        form_version=form_version,
        step=None,
        answers=work.cipher.seal_json({}, _ANSWERS),
        now=to_ms(now),
    )
    assert row is not None
    return _dialog(work, row)


async def save_dialog(work: Work, dialog: DialogRow, now: datetime) -> DialogRow:
    """Keep form version, step, answers and state; returns the dialog with its next version.

    Raises RowChanged when it was saved or dropped since `dialog` was read, and UniqueViolation
    when it becomes active beside another.
    """
    saved = await work.one(
        "save_dialog",
        id=dialog.id,
        version=dialog.version,
        form_version=dialog.form_version,
        step=dialog.step,
        answers=work.cipher.seal_json(dialog.answers, _ANSWERS),
        state=dialog.state,
        now=to_ms(now),
    )
    if saved is None:
        raise RowChanged(f"dialog {dialog.id} is no longer at version {dialog.version}")
    return replace(dialog, version=saved["version"], touched_at=now)


async def park_dialog(work: Work, dialog: DialogRow, now: datetime) -> DialogRow:
    """Put a form aside so that another can be filled in. Raises RowChanged."""
    return await save_dialog(work, replace(dialog, state="parked"), now)


async def resume_dialog(work: Work, dialog: DialogRow, now: datetime) -> DialogRow:
    """Go on with a parked form. Raises RowChanged, UniqueViolation."""
    return await save_dialog(work, replace(dialog, state="active"), now)


async def active_dialog(db: Db, person_id: int) -> DialogRow | None:
    """The form a person is filling in now."""
    row = await db.one("active_dialog", person_id=person_id)
    return None if row is None else _dialog(db, row)


async def dialogs_of(db: Db, person_id: int) -> list[DialogRow]:
    """Every unfinished form of a person, the one touched last first."""
    return [_dialog(db, row) for row in await db.many("dialogs_of", person_id=person_id)]


async def dialog_by_id(db: Db, dialog_id: int) -> DialogRow | None:
    """One unfinished form; None when it was finished or dropped."""
    row = await db.one("dialog_by_id", id=dialog_id)
    return None if row is None else _dialog(db, row)


async def drop_dialog(work: Work, dialog_id: int) -> None:
    """The form is finished or dropped; its answers are gone from here."""
    await work.run("drop_dialog", id=dialog_id)
