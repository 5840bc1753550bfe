"""Straightening what was read: the boxes of a tilted photo, turned back so that rows are rows again."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Corner = tuple[float, float]

_LONG_ENOUGH: Final = 40.0
"""In pixels: shorter texts say little about the tilt."""
_SIDEWAYS: Final = 1.5


@dataclass(frozen=True, slots=True)
class Boxed:
    """A text with its confidence and the corners of its box, clockwise from the top left of the text."""

    text: str
    confidence: float
    corners: tuple[Corner, Corner, Corner, Corner]

    @property
    def width(self) -> float:
        return math.dist(self.corners[0], self.corners[1])

    @property
    def height(self) -> float:
        return math.dist(self.corners[0], self.corners[3])

    @property
    def tilt(self) -> float:
        """In radians, clockwise."""
        (left, top), (right, bottom) = self.corners[0], self.corners[1]
        return math.atan2(bottom - top, right - left)


def straightened(boxes: Sequence[Boxed]) -> list[tuple[Boxed, float, float, float, float]]:
    """Each box with its left, top, right and bottom after all were turned by the tilt of the page."""
    cos, sin = math.cos(tilt_of(boxes)), math.sin(tilt_of(boxes))
    turned = []
    for box in boxes:
        xs = [x * cos + y * sin for x, y in box.corners]
        ys = [y * cos - x * sin for x, y in box.corners]
        edges = ((xs[0] + xs[3]) / 2, (ys[0] + ys[1]) / 2, (xs[1] + xs[2]) / 2, (ys[2] + ys[3]) / 2)
        turned.append((box, *edges))
    return turned


def tilt_of(boxes: Sequence[Boxed]) -> float:
    """The tilt of the page in radians: the median of its texts', each counting by its length."""
    tilts = sorted((box.tilt, box.width) for box in boxes if box.width >= _LONG_ENOUGH)
    half = sum(width for _, width in tilts) / 2
    for tilt, width in tilts:
        half -= width
        if half <= 0:
            return tilt
    return 0.0


def is_sideways(boxes: Sequence[Boxed]) -> bool:
    """Whether most texts run from top to bottom: the picture lies on its side."""
    standing = sum(len(box.text) for box in boxes if _spans(box)[1] > _SIDEWAYS * _spans(box)[0])
    return standing > sum(len(box.text) for box in boxes) / 2


def _spans(box: Boxed) -> tuple[float, float]:
    xs, ys = [x for x, _ in box.corners], [y for _, y in box.corners]
    return max(xs) - min(xs), max(ys) - min(ys)
