"""setWebhook, deleteWebhook and getWebhookInfo."""

import re
from urllib.parse import urlsplit

from sandbox.delivery import Webhook
from sandbox.methods.call import Call, Told
from sandbox.methods.updates import remember_wishes
from sandbox.records import Json
from sandbox.refusals import (
    SECRET_CHARACTERS,
    SECRET_LONG,
    WEBHOOK_BAD,
    WEBHOOK_SET,
    bad_request,
)

CONNECTIONS = 40
MAX_CONNECTIONS = 100
SECRET_LENGTH = 256


def set_webhook(call: Call) -> Told:
    """Plain HTTP and any address and port are fine, as with a Bot API server in local mode."""
    given = call.parameters
    url = given.text("url").strip()
    if not url:
        return delete_webhook(call)
    webhook = Webhook(
        _checked_address(url),
        _checked_secret(given.text("secret_token")),
        _connections(given.integer("max_connections", CONNECTIONS)),
        certificate=given.upload("certificate") is not None,
    )
    remember_wishes(call)
    inbox = call.world.inboxes[call.bot.id]
    inbox.interrupt(WEBHOOK_SET)
    call.world.webhooks.remove(call.bot.id)
    _drop_if_asked(call)
    call.world.webhooks.put(inbox, webhook)
    return Told(True, "Webhook was set")


def delete_webhook(call: Call) -> Told:
    was_set = call.world.webhooks.remove(call.bot.id)
    _drop_if_asked(call)
    return Told(True, "Webhook was deleted" if was_set else "Webhook is already deleted")


def get_webhook_info(call: Call) -> Json:
    inbox = call.world.inboxes[call.bot.id]
    delivery = call.world.webhooks.of(call.bot.id)
    webhook = delivery.webhook if delivery else Webhook("")
    info: Json = {
        "url": webhook.url,
        "has_custom_certificate": webhook.certificate,
        "pending_update_count": len(inbox),
    }
    if delivery and delivery.failure:
        info["last_error_date"] = delivery.failure.at_s
        info["last_error_message"] = delivery.failure.words
    if delivery:
        info["max_connections"] = webhook.connections
    if inbox.allowed:
        info["allowed_updates"] = inbox.allowed
    return info


def _drop_if_asked(call: Call) -> None:
    if call.parameters.flag("drop_pending_updates"):
        call.world.inboxes[call.bot.id].clear()


def _checked_address(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise bad_request(f"{WEBHOOK_BAD}: invalid webhook URL specified") from None
    if parts.scheme not in ("http", "https"):
        raise bad_request(f"{WEBHOOK_BAD}: An HTTPS URL must be provided for webhook")
    if not host:
        raise bad_request(f"{WEBHOOK_BAD}: URL host is empty")
    return url


def _checked_secret(secret: str) -> str:
    if len(secret) > SECRET_LENGTH:
        raise bad_request(SECRET_LONG)
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request(SECRET_CHARACTERS)
    return secret


def _connections(asked: int) -> int:
    return min(max(asked, 1), MAX_CONNECTIONS)


METHODS = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
