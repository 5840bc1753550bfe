"""A reader of receipts, as the Smart Agent sees it: a picture goes in, lines of text come out."""

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
    """What a reader saw: its name, the picture's size in pixels, the lines from top to bottom, the time in ms."""

    reader: str
    width: int
    height: int
    lines: tuple[TextLine, ...]
    took_ms: int


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
