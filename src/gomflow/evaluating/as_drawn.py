"""A reader that never errs: the texts of a set that was drawn, kept beside its pictures."""

from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from gomflow.ports.reader import Reading, TextLine, UnreadablePicture

NAME: Final = "as-drawn"
_FOLDER: Final = "texts"


class AsDrawn:
    """Implements gomflow.ports.reader.ReceiptReader for the pictures of one set."""

    def __init__(self, set_of_pictures: Path) -> None:
        self._folder = set_of_pictures / _FOLDER

    @property
    def is_there(self) -> bool:
        """Whether the set has its texts beside it."""
        return self._folder.is_dir()

    async def read(self, data: bytes) -> Reading:
        """The texts of a picture. Raises UnreadablePicture for one that has none, or none that can be read."""
        kept = self._kept(data)
        if not kept.exists():
            raise UnreadablePicture("no_text", f"{kept} is not there: nothing can be read on that picture.")
        return msgspec.json.decode(kept.read_bytes(), type=Reading)

    def keep(self, data: bytes, size: tuple[int, int], lines: tuple[TextLine, ...]) -> None:
        """Keep what is written on a picture of this size."""
        kept = self._kept(data)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(msgspec.json.encode(Reading(NAME, *size, lines, 0)))

    def _kept(self, data: bytes) -> Path:
        return self._folder / f"{sha256(data).hexdigest()[:24]}.json"
