"""sendMessage and the messages without a file."""

from sandbox import media
from sandbox.methods.call import Call
from sandbox.methods.sending import send
from sandbox.methods.text import message_text
from sandbox.records import Json
from sandbox.refusals import bad_request

ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
VENUE_FIELDS = (
    "title",
    "address",
    "foursquare_id",
    "foursquare_type",
    "google_place_id",
    "google_place_type",
)
FOR_EVER = 0x7FFFFFFF
"""As `live_period`: until it is stopped."""
LIVE_RANGES = {
    "live_period": (60, 86_400),  # seconds
    "heading": (1, 360),  # degrees
    "proximity_alert_radius": (1, 100_000),  # metres
}
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}


def send_message(call: Call) -> Json:
    return send(call, message_text(call))


def send_location(call: Call) -> Json:
    return send(call, media.location(*_place(call), _location_details(call)))


def _location_details(call: Call) -> Json:
    """Raises `Refusal` 400 outside of what Telegram takes."""
    given = call.parameters
    details: Json = {}
    accuracy = given.number("horizontal_accuracy")
    if accuracy:
        details["horizontal_accuracy"] = accuracy
    for name, (least, most) in LIVE_RANGES.items():
        value = given.integer(name)
        if value and not least <= value <= most and value != FOR_EVER:
            raise bad_request(f"wrong {name.replace('_', ' ')} specified")
        if value:
            details[name] = value
    return details


def _place(call: Call) -> tuple[float, float]:
    latitude, longitude = call.parameters.number("latitude"), call.parameters.number("longitude")
    if latitude is None:
        raise bad_request("latitude is empty")
    if longitude is None:
        raise bad_request("longitude is empty")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise bad_request("wrong latitude or longitude specified")
    return latitude, longitude


def send_contact(call: Call) -> Json:
    given = call.parameters
    for required in ("phone_number", "first_name"):
        if not given.text(required):
            raise bad_request(f'parameter "{required}" is required')
    content = media.contact(
        given.text("phone_number"),
        given.text("first_name"),
        given.text("last_name"),
        vcard=given.text("vcard"),
    )
    return send(call, content)


def send_chat_action(call: Call) -> bool:
    action = call.parameters.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    room = call.room_to_write()
    call.world.conversation(room).typing = action
    call.world.happened("typing", room, action=action, by=call.bot.id)
    return True


def send_venue(call: Call) -> Json:
    place = _place(call)
    for required in ("title", "address"):
        if not call.parameters.text(required):
            raise bad_request(f'parameter "{required}" is required')
    named = {n: call.parameters.text(n) for n in VENUE_FIELDS if call.parameters.text(n)}
    return send(call, media.venue(*place, named))


def send_dice(call: Call) -> Json:
    emoji = call.parameters.text("emoji") or "🎲"
    if emoji not in DICE:
        raise bad_request("wrong dice emoji")
    value = call.world.rng.randint(1, DICE[emoji])
    return send(call, {"dice": {"emoji": emoji, "value": value}})


METHODS = {
    "sendMessage": send_message,
    "sendLocation": send_location,
    "sendContact": send_contact,
    "sendChatAction": send_chat_action,
    "sendVenue": send_venue,
    "sendDice": send_dice,
}
