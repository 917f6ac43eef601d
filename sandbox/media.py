"""Media as message content: the fields that Telegram puts beside the file's identifier."""

from functools import lru_cache

from sandbox import samples
from sandbox.files import FileStore
from sandbox.images import size_of
from sandbox.records import Json, StoredFile

PREVIEW_SIDES = (90, 320)
STICKER_SIDE = 512
preview_png = lru_cache(maxsize=64)(samples.png)


def photo(files: FileStore, data: bytes) -> Json | None:
    """A photo in several sizes, the last one being the very bytes; None if it is no picture."""
    size = size_of(data)
    if size is None or not all(size):
        return None
    width, height = size
    sizes = []
    for side in PREVIEW_SIDES:
        if max(width, height) > side:
            scaled = _scaled(width, height, side)
            sizes.append(_photo_size(files, preview_png(*scaled), scaled))
    sizes.append(_photo_size(files, data, size))
    return {"photo": sizes}


def document(files: FileStore, data: bytes, name: str, mime: str) -> Json:
    file = files.keep("documents", data, name=name, mime=mime)
    return {"document": {**_named(file), **basics(file)}}


def voice(files: FileStore, data: bytes, seconds: int, mime: str) -> Json:
    file = files.keep("voice", data, mime=mime or "audio/ogg")
    return {"voice": {"duration": seconds, "mime_type": file.mime, **basics(file)}}


def video(files: FileStore, data: bytes, name: str, mime: str, details: Json) -> Json:
    """`details`: duration in seconds, width and height in pixels."""
    file = files.keep("videos", data, name=name, mime=mime or "video/mp4")
    return {"video": {**details, **_named(file), **basics(file)}}


def animation(files: FileStore, data: bytes, name: str, mime: str, details: Json) -> Json:
    """For older bots an animation is a document, too."""
    file = files.keep("animations", data, name=name, mime=mime or "video/mp4")
    named = {**_named(file), **basics(file)}
    return {"animation": {**details, **named}, "document": named}


def audio(files: FileStore, data: bytes, name: str, mime: str, details: Json) -> Json:
    """`details`: duration in seconds, performer, title."""
    file = files.keep("music", data, name=name, mime=mime or "audio/mpeg")
    return {"audio": {**details, **_named(file), **basics(file)}}


def video_note(files: FileStore, data: bytes, seconds: int, length: int) -> Json:
    file = files.keep("video_notes", data, mime="video/mp4")
    return {"video_note": {"duration": seconds, "length": length, **basics(file)}}


def sticker(files: FileStore, data: bytes, name: str, emoji: str) -> Json:
    file = files.keep("stickers", data, name=name or "sticker.webp")
    body: Json = {
        "type": "regular",
        "width": STICKER_SIDE,
        "height": STICKER_SIDE,
        "is_animated": name.endswith(".tgs"),
        "is_video": name.endswith(".webm"),
        **basics(file),
    }
    return {"sticker": {**body, "emoji": emoji} if emoji else body}


LOCATION_DETAILS = ("horizontal_accuracy", "live_period", "heading", "proximity_alert_radius")


def venue(latitude: float, longitude: float, details: Json) -> Json:
    """`details`: title, address and identifiers. Older bots see a location, too."""
    place = location(latitude, longitude)
    return {"venue": {**place, **details}, **place}


def location(latitude: float, longitude: float, details: Json | None = None) -> Json:
    """`details`: those of `LOCATION_DETAILS` that are given."""
    return {"location": {"latitude": latitude, "longitude": longitude, **(details or {})}}


def contact(
    phone: str, first_name: str, last_name: str = "", user_id: int | None = None, vcard: str = ""
) -> Json:
    body: Json = {"phone_number": phone, "first_name": first_name}
    if vcard:
        body["vcard"] = vcard
    if last_name:
        body["last_name"] = last_name
    if user_id is not None:
        body["user_id"] = user_id
    return {"contact": body}


def _photo_size(files: FileStore, data: bytes, size: tuple[int, int]) -> Json:
    file = files.keep("photos", data, mime="image/jpeg")
    return {**basics(file), "width": size[0], "height": size[1]}


def _named(file: StoredFile) -> Json:
    name = {"file_name": file.name} if file.name else {}
    return {**name, "mime_type": file.mime}


def basics(file: StoredFile) -> Json:
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
    }


def _scaled(width: int, height: int, side: int) -> tuple[int, int]:
    longer = max(width, height)
    return max(width * side // longer, 1), max(height * side // longer, 1)
