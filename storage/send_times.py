"""When something was sent, so that Telegram's limits hold across a restart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.instants import from_ms, to_ms
from storage.work import BATCH, Db, Work


@dataclass(frozen=True, slots=True)
class SendTime:
    """One message that counts against the limits."""

    chat_id: int
    is_group: bool
    sent_at: datetime


async def note_sends(work: Work, sends: Iterable[SendTime]) -> None:
    """Count messages, in the work that marks their calls."""
    rows = (
        {
            "chat_id": send.chat_id,
            "is_group": int(send.is_group),
            "sent_at": to_ms(send.sent_at),
        }
        for send in sends
    )
    await work.run_many("note_send", rows)


async def sends_since(db: Db, since: datetime) -> list[SendTime]:
    """What still counts at the start of a sender, the oldest first."""
    return [
        SendTime(row["chat_id"], bool(row["is_group"]), from_ms(row["sent_at"]))
        for row in await db.many("sends_since", since=to_ms(since))
    ]


async def sweep_send_times(work: Work, before: datetime, batch: int = BATCH) -> int:
    """Forget sends before an instant. Returns how many went; repeat while full."""
    return len(await work.many("sweep_send_times", before=to_ms(before), batch=batch))
