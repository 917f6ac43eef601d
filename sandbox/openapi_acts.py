"""What each act of a person takes."""

from sandbox.openapi_parts import DECIMAL, NUMBER, TEXT, all_of, list_of
from sandbox.records import Json

BASE64: Json = {"type": "string", "contentEncoding": "base64"}
HERE: Json = {"latitude": DECIMAL, "longitude": DECIMAL}

ACT_FIELDS: dict[str, Json] = {
    "say": all_of("text", text=TEXT, reply_to=NUMBER, quote=TEXT),
    "photo": all_of(base64=BASE64, caption=TEXT),
    "album": all_of("photos", photos=list_of(BASE64), caption=TEXT),
    "voice": all_of(seconds=NUMBER, base64=BASE64),
    "video": all_of(
        "base64",
        base64=BASE64,
        name=TEXT,
        caption=TEXT,
        duration=NUMBER,
        width=NUMBER,
        height=NUMBER,
    ),
    "sticker": all_of(base64=BASE64, emoji=TEXT),
    "document": all_of("name base64", name=TEXT, base64=BASE64, mime=TEXT, caption=TEXT),
    "location": all_of(
        **HERE,
        horizontal_accuracy=DECIMAL,
        live_period=NUMBER,
        heading=NUMBER,
        proximity_alert_radius=NUMBER,
    ),
    "contact": all_of(phone=TEXT, name=TEXT, user_id=NUMBER, vcard=TEXT),
    "edit": all_of("message_id text", message_id=NUMBER, text=TEXT),
    "tap": all_of(
        "message_id",
        message_id=NUMBER,
        row=NUMBER,
        column=NUMBER,
        shown={
            "type": "object",
            "description": "The button as it is shown, instead of row and column",
        },
    ),
    "press": all_of("label", label=TEXT, **HERE),
    "forward": all_of("message_id", message_id=NUMBER, from_peer=TEXT),
    "vote": all_of("message_id options", message_id=NUMBER, options=list_of(NUMBER)),
    "react": all_of("message_id emoji", message_id=NUMBER, emoji=list_of(TEXT)),
    "pin": all_of("message_id", message_id=NUMBER),
    "unpin": all_of("message_id", message_id=NUMBER),
    "open_link": all_of("url", url=TEXT),
    "block": all_of(),
    "unblock": all_of(),
    "leave": all_of(),
}


def _act(name: str, fields: Json) -> Json:
    properties = {"act": {"const": name}, **fields["properties"]}
    required = ["act", *fields.get("required", [])]
    return {"title": name, "type": "object", "properties": properties, "required": required}


ACT_SCHEMA: Json = {"oneOf": [_act(name, fields) for name, fields in ACT_FIELDS.items()]}
