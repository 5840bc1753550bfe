"""The files Telegram keeps: their ids, the sizes of a photo, and their bytes."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from typing import Any

from PIL import Image, UnidentifiedImageError

from gomflow.simulators.telegram.errors import bad_request

PHOTO_BYTES = 10 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
PHOTO_SIDES = 10_000
PHOTO_RATIO = 20
THUMBNAILS = (90, 320, 800)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file; the bytes of a photo's smaller sizes are made when they are asked for."""

    file_id: str
    unique_id: str
    path: str
    size: int
    read: Callable[[], bytes]


class Files:
    """Keeps files under ids and paths."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._numbers = count()
        self._shapes: dict[str, dict[str, Any] | list[dict[str, Any]]] = {}

    def photo(self, data: bytes) -> list[dict[str, Any]]:
        """Keep a photo; its sizes as a message tells them, the smallest first. Raises ApiError."""
        if len(data) > PHOTO_BYTES:
            raise bad_request(
                f"file of size {len(data)} bytes is too big for a photo; the maximum size is {PHOTO_BYTES} bytes"
            )
        width, height = _sides(data)
        sizes = [self._smaller(data, width, height, side) for side in THUMBNAILS if side < max(width, height)]
        sizes.append(self._size("photos", data, width, height))
        for size in sizes:
            self._shapes[size["file_id"]] = sizes
        return sizes

    def document(self, data: bytes, name: str, media_type: str) -> dict[str, Any]:
        """Keep a document; what a message tells of it."""
        kept = self._keep("documents", len(data), _digest(data), lambda: data, name.rpartition(".")[2] or "bin")
        told = {
            "file_name": name,
            "mime_type": media_type,
            "file_id": kept.file_id,
            "file_unique_id": kept.unique_id,
            "file_size": kept.size,
        }
        self._shapes[kept.file_id] = told
        return told

    def again(self, file_id: str, kind: type[dict[str, Any]] | type[list[Any]]) -> Any:  # noqa: ANN401 - either shape
        """What a message tells of a file that is known by its id, for a photo (list) or a document (dict)."""
        shape = self._shapes.get(file_id)
        if not isinstance(shape, kind):
            raise bad_request("wrong file identifier/HTTP URL specified")
        return shape

    def told(self, file_id: str) -> dict[str, Any]:
        """The answer to getFile. Raises ApiError."""
        kept = self._by_id.get(file_id)
        if kept is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if kept.size > DOWNLOAD_BYTES:
            raise bad_request("file is too big")
        return {
            "file_id": kept.file_id,
            "file_unique_id": kept.unique_id,
            "file_size": kept.size,
            "file_path": kept.path,
        }

    def at(self, path: str) -> bytes | None:
        """The bytes under a path."""
        kept = self._by_path.get(path)
        return None if kept is None else kept.read()

    def bytes_of(self, file_id: str) -> bytes:
        """The bytes of a file that is kept."""
        return self._by_id[file_id].read()

    def forget(self, file_id: str) -> None:
        """The file is not there any more."""
        kept = self._by_id.pop(file_id)
        del self._by_path[kept.path]

    def _smaller(self, data: bytes, width: int, height: int, side: int) -> dict[str, Any]:
        scale = side / max(width, height)
        small = (max(1, round(width * scale)), max(1, round(height * scale)))
        kept = self._keep("photos", 0, f"{_digest(data)}{side}", lambda: _scaled(data, small), "jpg")
        return _photo_size(kept, *small)

    def _size(self, folder: str, data: bytes, width: int, height: int) -> dict[str, Any]:
        return _photo_size(self._keep(folder, len(data), _digest(data), lambda: data, "jpg"), width, height)

    def _keep(self, folder: str, size: int, unique: str, read: Callable[[], bytes], ending: str) -> StoredFile:
        number = next(self._numbers)
        kept = StoredFile(f"AgACAgUAAx{unique}{number:04}", unique, f"{folder}/file_{number}.{ending}", size, read)
        self._by_id[kept.file_id] = kept
        self._by_path[kept.path] = kept
        return kept


def _photo_size(kept: StoredFile, width: int, height: int) -> dict[str, Any]:
    told = {"file_id": kept.file_id, "file_unique_id": kept.unique_id, "width": width, "height": height}
    return told | ({"file_size": kept.size} if kept.size else {})


def _sides(data: bytes) -> tuple[int, int]:
    try:
        with Image.open(BytesIO(data)) as image:
            width, height = image.size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    if width + height > PHOTO_SIDES or max(width, height) > PHOTO_RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def _scaled(data: bytes, sides: tuple[int, int]) -> bytes:
    with Image.open(BytesIO(data)) as image:
        small = image.convert("RGB").resize(sides)
    out = BytesIO()
    small.save(out, "JPEG")
    return out.getvalue()


def _digest(data: bytes) -> str:
    return "AQAD" + hashlib.sha256(data).hexdigest()[:12]
