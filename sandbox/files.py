"""Files that travelled through the sandbox, kept byte for byte."""

import base64
import hashlib
import mimetypes

from sandbox.records import Json, StoredFile


class FileStore:
    """Equal bytes under an equal name are one file. Beyond `limit` bytes the oldest are forgotten;
    the newest is always kept.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._number = 0
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._by_content: dict[tuple[object, ...], StoredFile] = {}
        self._described: dict[str, Json] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    def keep(self, folder: str, data: bytes, *, name: str = "", mime: str = "") -> StoredFile:
        """Store bytes; `folder` is what Telegram calls it in `file_path`."""
        mime = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        digest = hashlib.sha256(data).digest()
        content = (digest, folder, name, mime)
        if content not in self._by_content:
            self._add(content, self._file(folder, data, digest, name, mime))
        return self._by_content[content]

    def _file(self, folder: str, data: bytes, digest: bytes, name: str, mime: str) -> StoredFile:
        number = self._number
        self._number += 1
        suffix = "." + name.rpartition(".")[2] if "." in name else _suffix(mime)
        return StoredFile(
            file_id=_identifier(b"file" + number.to_bytes(6, "big") + digest[:20]),
            unique_id=_identifier(b"u" + digest[:10]),
            path=f"{folder}/file_{number}{suffix}",
            data=data,
            mime=mime,
            name=name,
        )

    def _add(self, content: tuple[object, ...], file: StoredFile) -> None:
        self._by_id[file.file_id] = file
        self._by_path[file.path] = file
        self._by_content[content] = file
        self._size += len(file.data)
        while self._size > self._limit and len(self._by_id) > 1:
            self._forget_oldest()

    def _forget_oldest(self) -> None:
        content, file = next(iter(self._by_content.items()))
        del self._by_content[content], self._by_id[file.file_id], self._by_path[file.path]
        self._described.pop(file.file_id, None)
        self._size -= len(file.data)

    def get(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def describe(self, file_id: str, content: Json) -> None:
        """Remember what a file was sent as: its length, size, title."""
        if file_id in self._by_id:
            self._described[file_id] = content

    def description(self, file_id: str) -> Json | None:
        return self._described.get(file_id)

    def at_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)


def _identifier(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _suffix(mime: str) -> str:
    known = {"audio/ogg": ".oga", "image/jpeg": ".jpg"}
    return known.get(mime) or mimetypes.guess_extension(mime) or ""
