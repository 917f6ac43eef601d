"""Invites that were made in a chat: who made them, for what, and whether they were taken back."""

from dataclasses import dataclass
from datetime import datetime

from rules.people import Grant, Role
from storage.instants import from_ms, to_ms
from storage.work import Db, Row, Work


@dataclass(frozen=True, slots=True)
class MadeInvite:
    """`nonce` (hex) is what is spent, once."""

    nonce: str
    grant: Grant
    made_by: int
    made_at: datetime
    expires_at: datetime
    revoked: bool


def _invite(row: Row) -> MadeInvite:
    return MadeInvite(
        nonce=row["nonce"],
        grant=Grant(Role(row["role"]), row["place"]),
        made_by=row["made_by"],
        made_at=from_ms(row["made_at"]),
        expires_at=from_ms(row["expires_at"]),
        revoked=row["revoked_at"] is not None,
    )


async def add_invite(work: Work, invite: MadeInvite) -> None:
    await work.run(
        "add_invite",
        nonce=invite.nonce,
        role=invite.grant.role.value,
        place=invite.grant.where,
        made_by=invite.made_by,
        made_at=to_ms(invite.made_at),
        expires_at=to_ms(invite.expires_at),
    )


async def open_invites(db: Db, now: datetime) -> tuple[MadeInvite, ...]:
    """All that can still be used, those that lapse first before."""
    return tuple(map(_invite, await db.many("open_invites", now=to_ms(now))))


async def open_invites_by(db: Db, person_id: int, now: datetime) -> tuple[MadeInvite, ...]:
    """Those that somebody made and that can still be used."""
    rows = await db.many("open_invites_by", made_by=person_id, now=to_ms(now))
    return tuple(map(_invite, rows))


async def invite_by_nonce(db: Db, nonce: str) -> MadeInvite | None:
    """None for one of the command line, too."""
    row = await db.one("invite_by_nonce", nonce=nonce)
    return _invite(row) if row else None


async def revoke(work: Work, nonce: str, by: int | None, now: datetime) -> bool:
    """Whether this call took it back."""
    return await work.one("revoke_invite", nonce=nonce, by=by, at=to_ms(now)) is not None
