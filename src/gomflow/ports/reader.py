"""A reader of receipts, as the Smart Agent sees it: a picture goes in, lines of text come out."""

import math
from dataclasses import dataclass
from typing import Final, Protocol


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text in a picture.

    `left`, `top`, `right` and `bottom` are in pixels of the picture as it was read; `confidence` is 0 to 1.
    """

    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader saw: its name, the picture's size in pixels, the lines from top to bottom, the time in ms.

    A picture on its side was `turned` by so many degrees, counter-clockwise, before it was read; its size is that after
    it. The lines of a tilted one were put straight by `tilt`, in radians, around the top left corner.
    """

    reader: str
    width: int
    height: int
    lines: tuple[TextLine, ...]
    took_ms: int
    turned: int = 0
    tilt: float = 0.0

    def as_sent(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """Where a box lies on the picture as it was sent: left, top, right, bottom, as shares of its sides."""
        corners = [self._as_sent(x, y) for x in (left, right) for y in (top, bottom)]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        return min(across), min(down), max(across), max(down)

    def _as_sent(self, x: float, y: float) -> tuple[float, float]:
        cos, sin = math.cos(self.tilt), math.sin(self.tilt)
        across, down = (x * cos - y * sin) / self.width, (y * cos + x * sin) / self.height
        return {0: (across, down), 90: (1 - down, across), 180: (1 - across, 1 - down), 270: (down, 1 - across)}[
            self.turned
        ]


DEFEATED: Final = "defeats-reader"
"""The code of a picture that can be opened, and breaks the engine that reads it: another engine may read it."""


class UnreadablePicture(Exception):
    """The bytes are no picture that can be read; the message says what is wrong with them and what to send instead."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


class ReaderUnavailable(RuntimeError):
    """The fault is the reader's and not the picture's: another reader may read it, or the same one later."""


class ReceiptReaders(Protocol):
    """The readers of an installation."""

    def of(self, gom_id: str, *, outside: bool | None = None) -> "ReceiptReader":
        """The reader for the proofs of a GOM's orders; `outside` is what they said of others' machines, if they did."""
        ...


class ReceiptReader(Protocol):
    """One engine that reads pictures."""

    async def read(self, data: bytes) -> Reading:
        """The text in an image or the first page of a PDF. Never blocks the event loop.

        Raises UnreadablePicture, and ReaderUnavailable.
        """
        ...
