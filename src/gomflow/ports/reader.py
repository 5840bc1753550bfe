"""A reader of receipts, as the Smart Agent sees it: a picture goes in, lines of text come out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol, TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom, as shares of the sides of a picture."""

WHOLE: Final[Box] = (0.0, 0.0, 1.0, 1.0)
_BETWEEN: Final = 0.05
"""The room between two pages, as a share of the width of the first."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text in a picture.

    `left`, `top`, `right` and `bottom` are in pixels of the picture as it was read; `confidence` is 0 to 1. `patch` is
    the box, in such pixels and that order, that somebody seems to have painted the text on; no reader has to see one.
    """

    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float
    patch: tuple[float, float, float, float] | None = field(default=None, kw_only=True)

    def on(self, scale: float, top: float) -> "TextLine":
        """The same line on a sheet that has it enlarged, so many pixels further down."""
        left, upper, right, lower = (side * scale for side in (self.left, self.top, self.right, self.bottom))
        line = replace(self, left=left, top=upper + top, right=right, bottom=lower + top)
        if self.patch is None:
            return line
        left, upper, right, lower = (side * scale for side in self.patch)
        return replace(line, patch=(left, upper + top, right, lower + top))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader saw: its name, the picture's size in pixels, the lines from top to bottom, the time in ms.

    A picture on its side was `turned` by so many degrees, counter-clockwise, before it was read; its size is that after
    it. The lines of a tilted one were put straight by `tilt`, in radians, around the top left corner. `within` is the
    part of what was sent that a page of several is; `sheets` are the pages, where several were read (`below_another`).
    """

    reader: str
    width: int
    height: int
    lines: tuple[TextLine, ...]
    took_ms: int
    turned: int = 0
    tilt: float = 0.0
    within: Box = WHOLE
    sheets: "tuple[Sheet, ...]" = ()

    def as_sent(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Where a box lies on the picture as it was sent, all pages of a document one below the other."""
        if self.sheets:
            # The last one that begins above the middle of the box.
            on = [sheet for sheet in self.sheets if sheet.top <= (top + bottom) / 2] or self.sheets[:1]
            return on[-1].as_sent(left, top, right, bottom)
        corners = [self._as_sent(x, y) for x in (left, right) for y in (top, bottom)]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        first, top_edge, last, bottom_edge = self.within
        wide, high = last - first, bottom_edge - top_edge
        return (
            first + wide * min(across),
            top_edge + high * min(down),
            first + wide * max(across),
            top_edge + high * max(down),
        )

    def _as_sent(self, x: float, y: float) -> tuple[float, float]:
        cos, sin = math.cos(self.tilt), math.sin(self.tilt)
        across, down = (x * cos - y * sin) / self.width, (y * cos + x * sin) / self.height
        return {0: (across, down), 90: (1 - down, across), 180: (1 - across, 1 - down), 270: (down, 1 - across)}[
            self.turned
        ]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of several as it was read by itself, and where its lines are among all: `top` pixels down, enlarged."""

    reading: Reading
    top: float
    scale: float

    def as_sent(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Where a box among the lines of all pages lies on what was sent."""
        scale = self.scale
        return self.reading.as_sent(left / scale, (top - self.top) / scale, right / scale, (bottom - self.top) / scale)


def below_another(pages: Sequence[Reading]) -> Reading:
    """Several pages of one document as one reading, each below the one before and in the size it has beside it."""
    if len(pages) == 1:
        return pages[0]
    top, sheets, lines = 0.0, list[Sheet](), list[TextLine]()
    for page in pages:
        scale = _points(page) / _points(pages[0])
        sheets.append(Sheet(page, top, scale))
        lines += [line.on(scale, top) for line in page.lines]
        top += page.height * scale + _BETWEEN * pages[0].width
    return Reading(
        pages[0].reader,
        round(max(sheet.reading.width * sheet.scale for sheet in sheets)),
        round(top - _BETWEEN * pages[0].width),
        tuple(lines),
        sum(page.took_ms for page in pages),
        sheets=tuple(sheets),
    )


def _points(page: Reading) -> float:
    """How large a pixel of a page is on what was sent, as a share of its width."""
    across = page.height if page.turned in {90, 270} else page.width
    return (page.within[2] - page.within[0]) / max(across, 1)


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
        """The text in an image or in the pages of a PDF. Never blocks the event loop.

        Raises UnreadablePicture, and ReaderUnavailable.
        """
        ...
