"""sendPhoto, sendDocument, sendVoice and getFile."""

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
    REMOTE_FILE_WRONG,
    bad_request,
    too_large,
)
from sandbox.render import file_json

UPLOAD_BYTES = 50_000_000
PHOTO_BYTES = 10_000_000
DOWNLOAD_BYTES = 20_000_000


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


def send_photo(call: Call) -> Json:
    given = given_file(call, "photo")
    if len(given.data) > PHOTO_BYTES:
        raise bad_request("file is too big for a photo")
    content = media.photo(call.world.files, given.data)
    if content is None:
        raise bad_request(IMAGE_UNREADABLE)
    return send(call, content | caption(call))


def send_document(call: Call) -> Json:
    given = given_file(call, "document")
    content = media.document(call.world.files, given.data, given.name, given.mime)
    return send(call, content | caption(call))


def send_voice(call: Call) -> Json:
    given = given_file(call, "voice")
    seconds = call.parameters.integer("duration")
    content = media.voice(call.world.files, given.data, seconds, given.mime)
    return send(call, content | caption(call))


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


def given_file(call: Call, name: str) -> Given:
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
    return Given(None, stored)


METHODS = {
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendVoice": send_voice,
    "getFile": get_file,
}
