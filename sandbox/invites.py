"""Invite links of groups, and people who come by them."""

from dataclasses import dataclass, field, replace
from string import ascii_letters, digits
from typing import TYPE_CHECKING

from sandbox import groups
from sandbox.records import Json
from sandbox.render import group_json, user_json

if TYPE_CHECKING:
    from sandbox.world import World

ALPHABET = ascii_letters + digits + "_-"


@dataclass(frozen=True, slots=True)
class Invite:
    """`asks`: people ask to join, an administrator answers. `details` as the bot gave them:
    name, expire_date, member_limit.
    """

    link: str
    group: int
    bot: int
    primary: bool = False
    asks: bool = False
    revoked: bool = False
    details: Json = field(default_factory=dict)
    came: int = 0
    waiting: tuple[int, ...] = ()  # people who asked


def make(
    world: "World",
    group: int,
    bot: int,
    *,
    primary: bool = True,
    asks: bool = False,
    **details: object,
) -> Invite:
    """A new link; a primary one takes the place of the bot's former primary one."""
    for old in list(world.invites.values()) if primary else ():
        if old.primary and (old.group, old.bot) == (group, bot):
            world.invites[old.link] = replace(old, revoked=True)
    link = "https://t.me/+" + "".join(world.rng.choices(ALPHABET, k=16))
    invite = Invite(link, group, bot, primary, asks, details=details)
    world.invites[link] = invite
    return invite


def invite_json(world: "World", invite: Invite) -> Json:
    body: Json = {
        "invite_link": invite.link,
        "creator": user_json(world.user(invite.bot)),
        "creates_join_request": invite.asks,
        "is_primary": invite.primary,
        "is_revoked": invite.revoked,
        **{name: value for name, value in invite.details.items() if value},
    }
    if invite.waiting:
        body["pending_join_request_count"] = len(invite.waiting)
    return body


def follow(world: "World", user: int, invite: Invite) -> None:
    """Join a group by a link, or ask to. Raises `ValueError` if the link is good no more."""
    limit = invite.details.get("member_limit") or invite.came + 1
    expires = invite.details.get("expire_date") or world.clock.now_s() + 1
    if invite.revoked or invite.came >= limit or expires <= world.clock.now_s():
        raise ValueError("this invite link has expired")
    if world.members.standing(invite.group, user) == "kicked":
        raise ValueError("banned from this group")
    if world.members.inside(invite.group, user):
        return
    if invite.asks:
        _ask(world, user, invite)
        return
    _let_in(world, user, invite)


def answer(world: "World", group: int, user: int, *, welcome: bool) -> bool:
    """Answer somebody who asked to join; False if nobody did."""
    asked = [i for i in world.invites.values() if i.group == group and user in i.waiting]
    for invite in asked:
        others = tuple(each for each in invite.waiting if each != user)
        world.invites[invite.link] = replace(invite, waiting=others)
    if asked and welcome:
        _let_in(world, user, world.invites[asked[0].link])
    return bool(asked)


def _ask(world: "World", user: int, invite: Invite) -> None:
    if user not in invite.waiting:
        invite = replace(invite, waiting=(*invite.waiting, user))
        world.invites[invite.link] = invite
    payload = {
        "chat": group_json(world.groups[invite.group]),
        "from": user_json(world.user(user)),
        "user_chat_id": user,
        "date": world.clock.now_s(),
        "invite_link": invite_json(world, invite),
    }
    world.tell(groups.governing_bots(world, invite.group), "chat_join_request", payload)


def _let_in(world: "World", user: int, invite: Invite) -> None:
    world.invites[invite.link] = replace(invite, came=invite.came + 1)
    told = invite_json(world, invite)
    group = world.groups[invite.group]
    groups.move(world, group, user, "member", by=user, invite=told)
