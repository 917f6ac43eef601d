"""getUpdates, and who the bot is."""

from typing import Any

from sandbox.methods.call import Call
from sandbox.records import Json
from sandbox.refusals import WEBHOOK_ACTIVE, conflict
from sandbox.render import user_json

MAX_UPDATES = 100
MAX_WAIT_S = 50


async def get_updates(call: Call) -> list[Json]:
    given = call.parameters
    inbox = call.world.inboxes[call.bot.id]
    if call.world.webhooks.of(call.bot.id):
        raise conflict(WEBHOOK_ACTIVE)
    remember_wishes(call)
    limit = given.integer("limit", MAX_UPDATES)
    limit = limit if 1 <= limit <= MAX_UPDATES else MAX_UPDATES
    wait_s = min(max(given.integer("timeout"), 0), MAX_WAIT_S)
    updates = await inbox.poll(given.integer("offset"), limit, wait_s)
    updates = call.world.faults.batch(updates)
    inbox.handed(updates)
    return updates


def get_me(call: Call) -> Json:
    return {
        **user_json(call.bot.user),
        "can_join_groups": True,
        "can_read_all_group_messages": call.bot.reads_groups,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def remember_wishes(call: Call) -> None:
    """Keep `allowed_updates`; without it, the former wish stands."""
    allowed: Any = call.parameters.structure("allowed_updates", "allowed updates")
    if isinstance(allowed, list):
        call.world.inboxes[call.bot.id].allow([str(kind) for kind in allowed])


def stay(_: Call) -> bool:
    """logOut and close move a bot from one server to another; there is only one here."""
    return True


METHODS = {
    "getUpdates": get_updates,
    "getMe": get_me,
    "logOut": stay,
    "close": stay,
}
