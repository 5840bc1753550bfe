"""Straightening what was read: the boxes of a tilted photo, turned back so that rows are rows again."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

Corner = tuple[float, float]

_LONG_ENOUGH: Final = 40.0
"""In pixels: shorter texts say little about the tilt."""
_SIDEWAYS: Final = 1.5
_LEVEL: Final = 1e-6
_ENOUGH_STEPS: Final = 4
_WORTHWHILE: Final = math.radians(1.5)
_AT_ONE, _NEARLY_ALL = math.radians(1.0), 0.75
"""How far apart the slopes of one tilt are, and the share of them that has to be of it: cells of a table have steps."""
_OVERLAP, _GAP = 0.7, 1.5
"""In heights of a word: how far the next of its line may lie above or below it, and how far away."""


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
    """The tilt of the page in radians: the median of its texts', each counting by its length.

    Some readers set nearly every box upright, whatever the page, and part tilted lines into words: of these the way
    from one word to the next counts.
    """
    tilt = _median([(box.tilt, box.width) for box in boxes if box.width >= _LONG_ENOUGH])
    if abs(tilt) > _LEVEL:
        return tilt
    steps = [step for box in boxes for step in _step_to_next(box, boxes)]
    tilt = _median(steps) if len(steps) >= _ENOUGH_STEPS else 0.0
    agreed = sum(length for slope, length in steps if abs(slope - tilt) <= _AT_ONE)
    is_one = agreed >= _NEARLY_ALL * sum(length for _, length in steps)
    return tilt if is_one and abs(tilt) > _WORTHWHILE else 0.0


def _median(weighed: Sequence[tuple[float, float]]) -> float:
    half = sum(weight for _, weight in weighed) / 2
    for value, weight in sorted(weighed):
        half -= weight
        if half <= 0:
            return value
    return 0.0


def _step_to_next(box: Boxed, boxes: Sequence[Boxed]) -> Iterator[tuple[float, float]]:
    """The slope to the next word of the same line and the length of the step, where there is one close by."""
    x, y = _middle(box)
    right = box.corners[1][0]
    after = [
        (other.corners[0][0], *_middle(other))
        for other in boxes
        if -_OVERLAP * box.height <= other.corners[0][0] - right <= _GAP * box.height
        and abs(_middle(other)[1] - y) <= _OVERLAP * max(box.height, other.height)
        and _middle(other)[0] > x
    ]
    if after:
        _, next_x, next_y = min(after)
        yield math.atan2(next_y - y, next_x - x), next_x - x


def _middle(box: Boxed) -> Corner:
    return sum(x for x, _ in box.corners) / 4, sum(y for _, y in box.corners) / 4


def is_sideways(boxes: Sequence[Boxed]) -> bool:
    """Whether most texts run from top to bottom: the picture lies on its side."""
    standing = sum(len(box.text) for box in boxes if _spans(box)[1] > _SIDEWAYS * _spans(box)[0])
    return standing > sum(len(box.text) for box in boxes) / 2


def _spans(box: Boxed) -> tuple[float, float]:
    xs, ys = [x for x, _ in box.corners], [y for _, y in box.corners]
    return max(xs) - min(xs), max(ys) - min(ys)
