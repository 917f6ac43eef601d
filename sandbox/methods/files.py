"""The media of a call: uploads and files that the sandbox has, made into a message's content."""

from collections.abc import Callable
from dataclasses import dataclass

from sandbox import media
from sandbox.methods.call import Call
from sandbox.methods.sending import send
from sandbox.methods.text import caption
from sandbox.parameters import Upload
from sandbox.records import Json, StoredFile
from sandbox.refusals import (
    FILE_ID_INVALID,
    FILE_TOO_BIG,
    IMAGE_UNREADABLE,
    PHOTO_TOO_BIG,
    REMOTE_FILE_WRONG,
    bad_request,
    too_large,
)
from sandbox.render import file_json

UPLOAD_BYTES = 50 << 20
PHOTO_BYTES = 10 << 20
DOWNLOAD_BYTES = 20 << 20
FILE_TYPES = {
    "photos": "Photo",
    "documents": "Document",
    "voice": "VoiceNote",
    "videos": "Video",
    "animations": "Animation",
    "music": "Audio",
    "video_notes": "VideoNote",
    "stickers": "Sticker",
}
KIND_TYPES = {
    "photo": "Photo",
    "document": "Document",
    "voice": "VoiceNote",
    "video": "Video",
    "animation": "Animation",
    "audio": "Audio",
    "video_note": "VideoNote",
    "sticker": "Sticker",
}
CAPTIONLESS = ("sticker", "video_note")
SPOILED = ("photo", "video", "animation")


@dataclass(frozen=True, slots=True)
class Given:
    """A file as a call brings it: new bytes, or one that the sandbox has."""

    upload: Upload | None
    stored: StoredFile | None

    @property
    def data(self) -> bytes:
        file = self.upload or self.stored
        return file.data if file else b""

    @property
    def name(self) -> str:
        file = self.upload or self.stored
        return file.name if file else ""

    @property
    def mime(self) -> str:
        file = self.upload or self.stored
        return file.mime if file else ""


def medium(call: Call, kind: str, field: str) -> Json:
    """Content for the file in parameter `field`, with caption and cover. Raises `Refusal`."""
    given = given_file(call, kind, field)
    content = _known(call, kind, given) or _fresh(call, kind, given)
    body = next(iter(content.values()))
    if isinstance(body, dict):
        call.world.files.describe(body["file_id"], content)
    if kind not in CAPTIONLESS:
        content = content | caption(call)
    if kind in SPOILED and call.parameters.flag("has_spoiler"):
        content = {**content, "has_media_spoiler": True}
    return content


def _known(call: Call, kind: str, given: Given) -> Json | None:
    """A file sent again by its identifier is what it was the first time."""
    stored = given.stored
    content = call.world.files.description(stored.file_id) if stored else None
    return content if content and kind in content else None


def _fresh(call: Call, kind: str, given: Given) -> Json:
    files, asked = call.world.files, call.parameters
    data, name, mime = given.data, given.name, given.mime
    seconds = asked.integer("duration")
    frame: Json = {
        "duration": seconds,
        "width": asked.integer("width", 320),
        "height": asked.integer("height", 240),
    }
    match kind:
        case "photo":
            return _photo(call, data)
        case "voice":
            return media.voice(files, data, seconds, mime)
        case "video":
            return media.video(files, data, name, mime, frame)
        case "animation":
            return media.animation(files, data, name, mime, frame)
        case "audio":
            said = {n: asked.text(n) for n in ("performer", "title") if asked.text(n)}
            return media.audio(files, data, name, mime, {"duration": seconds, **said})
        case "video_note":
            return media.video_note(files, data, seconds, asked.integer("length", 240))
        case "sticker":
            return media.sticker(files, data, name, asked.text("emoji"))
        case _:
            return media.document(files, data, name, mime)


def _photo(call: Call, data: bytes) -> Json:
    if len(data) > PHOTO_BYTES:
        raise bad_request(PHOTO_TOO_BIG)
    content = media.photo(call.world.files, data)
    if content is None:
        raise bad_request(IMAGE_UNREADABLE)
    return content


def _sender(kind: str) -> Callable[[Call], Json]:
    def sender(call: Call) -> Json:
        return send(call, medium(call, kind, kind))

    return sender


def get_file(call: Call) -> Json:
    file_id = call.parameters.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = call.world.files.get(file_id)
    if file is None:
        raise bad_request(FILE_ID_INVALID)
    if len(file.data) > DOWNLOAD_BYTES:
        raise bad_request(FILE_TOO_BIG)
    return file_json(file)


def given_file(call: Call, kind: str, name: str) -> Given:
    """The file a parameter brings: an upload, `attach://…`, or a file_id. Raises `Refusal`."""
    raw = call.parameters.text(name)
    upload = call.parameters.upload(name)
    if raw.startswith("attach://"):
        upload = call.parameters.upload(raw.removeprefix("attach://"))
    if upload:
        if len(upload.data) > UPLOAD_BYTES:
            raise too_large()
        if not upload.data:
            raise bad_request("file must be non-empty")
        return Given(upload, None)
    if not raw:
        raise bad_request(f"there is no {name} in the request")
    if raw.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = call.world.files.get(raw)
    if stored is None:
        raise bad_request(REMOTE_FILE_WRONG)
    had, wanted = FILE_TYPES[stored.path.partition("/")[0]], KIND_TYPES[kind]
    if had != wanted:
        raise bad_request(f"can't use file of type {had} as {wanted}")
    return Given(None, stored)


METHODS = {
    "sendPhoto": _sender("photo"),
    "sendDocument": _sender("document"),
    "sendVoice": _sender("voice"),
    "sendVideo": _sender("video"),
    "sendAnimation": _sender("animation"),
    "sendAudio": _sender("audio"),
    "sendVideoNote": _sender("video_note"),
    "sendSticker": _sender("sticker"),
    "getFile": get_file,
}
