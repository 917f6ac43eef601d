"""Files that travelled through the sandbox, kept byte for byte."""

import base64
import hashlib
import mimetypes

from sandbox.records import StoredFile


class FileStore:
    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    def keep(self, folder: str, data: bytes, *, name: str = "", mime: str = "") -> StoredFile:
        """Store bytes under a new identifier; `folder` is what Telegram calls it in `file_path`."""
        number = len(self._by_id)
        mime = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        suffix = "." + name.rpartition(".")[2] if "." in name else _suffix(mime)
        digest = hashlib.sha256(data).digest()
        file = StoredFile(
            file_id=_identifier(b"file" + number.to_bytes(6, "big") + digest[:20]),
            unique_id=_identifier(b"u" + digest[:10]),
            path=f"{folder}/file_{number}{suffix}",
            data=data,
            mime=mime,
            name=name,
        )
        self._by_id[file.file_id] = file
        self._by_path[file.path] = file
        return file

    def get(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def clear(self) -> None:
        self._by_id.clear()
        self._by_path.clear()


def _identifier(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _suffix(mime: str) -> str:
    known = {"audio/ogg": ".oga", "image/jpeg": ".jpg"}
    return known.get(mime) or mimetypes.guess_extension(mime) or ""
