"""What happens when somebody opens a link: to a bot with a payload, into a group, or elsewhere."""

import re
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qs, urlsplit

from sandbox import acts, invites
from sandbox.acts import Impossible
from sandbox.records import Bot, Json, Room
from sandbox.views import message_view

if TYPE_CHECKING:
    from sandbox.world import World

HOSTS = frozenset({"t.me", "www.t.me", "telegram.me"})
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
INVITE = re.compile(r"/(?:\+|joinchat/)([\w-]+)")


def open_link(world: "World", user: int, url: str) -> Json:
    """`peer` is the chat that opens, `message` what the person sent by it; else the `url` itself.

    A bot's link with `start` presses its start button: it unblocks the bot and sends `/start` with
    the payload (core.telegram.org/api/links). Raises `Impossible`.
    """
    parts = urlsplit(url if "://" in url else f"https://{url}")
    if invited := parts.netloc.lower() in HOSTS and INVITE.fullmatch(parts.path):
        return _join(world, user, f"https://t.me/+{invited.group(1)}")
    bot = _bot(world, parts)
    if bot is None:
        return {"url": url}
    start = parse_qs(parts.query, keep_blank_values=True).get("start")
    return {"peer": bot.user.username, **(_start(world, user, bot, start[0]) if start else {})}


def _bot(world: "World", parts: SplitResult) -> Bot | None:
    name = ""
    if parts.netloc.lower() in HOSTS:
        name = parts.path.strip("/")
    elif parts.scheme == "tg" and parts.netloc == "resolve":
        name = parse_qs(parts.query).get("domain", [""])[0]
    return next((b for b in world.bots.values() if b.user.username.lower() == name.lower()), None)


def _start(world: "World", user: int, bot: Bot, payload: str) -> Json:
    if payload and not PAYLOAD.fullmatch(payload):
        raise Impossible("a start payload has 1 to 64 characters of A-Z a-z 0-9 _ -")
    room = Room(bot.id, user)
    acts.block(world, user, room, blocked=False)
    message = acts.say(world, user, room, f"/start {payload}".strip())
    return {"message": message_view(world, user, message)}


def _join(world: "World", user: int, link: str) -> Json:
    invite = world.invites.get(link)
    if invite is None:
        raise Impossible("this invite link has expired")
    try:
        invites.follow(world, user, invite)
    except ValueError as error:
        raise Impossible(str(error)) from error
    return {"peer": str(invite.group)}
