"""Receipts: originals handed over and given back."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from rules.receipts import Answer, Receipt, ReceiptKind, Things
from storage.instants import from_ms, to_ms
from storage.work import Db, Row, Work

_THINGS = "receipt.things"


def _receipt(db: Db, row: Row) -> Receipt:
    return Receipt(
        id=row["id"],
        case_id=row["case_id"],
        number=row["number"],
        kind=ReceiptKind(row["kind"]),
        holder=row["holder"],
        things=_things(db.cipher.open_json(bytes(row["things"]), _THINGS)),
        at=from_ms(row["at"]),
        answer=Answer(row["answer"]) if row["answer"] else None,
    )


def _things(raw: dict[str, Any]) -> Things:
    return Things(tuple(raw["keys"]), raw["other"], tuple(raw["kept"]), raw["new"])


async def add_receipt(
    work: Work,
    case_id: int,
    number: str,
    kind: ReceiptKind,
    holder: int,
    things: Things,
    now: datetime,
) -> Receipt:
    """Raises UniqueViolation for a number that was given before."""
    row = await work.one(
        "add_receipt",
        case_id=case_id,
        number=number,
        kind=kind.value,
        holder=holder,
        things=work.cipher.seal_json(asdict(things), _THINGS),
        at=to_ms(now),
    )
    assert row is not None
    return _receipt(work, row)


async def receipt_by_id(db: Db, receipt_id: int) -> Receipt | None:
    row = await db.one("receipt_by_id", id=receipt_id)
    return _receipt(db, row) if row else None


async def receipts_of(db: Db, case_id: int) -> tuple[Receipt, ...]:
    """The oldest first."""
    return tuple(_receipt(db, row) for row in await db.many("receipts_of", case_id=case_id))


async def answer_receipt(work: Work, receipt_id: int, answer: Answer) -> bool:
    """Whether this call answered it; a receipt is answered once."""
    return await work.one("answer_receipt", id=receipt_id, answer=answer.value) is not None
