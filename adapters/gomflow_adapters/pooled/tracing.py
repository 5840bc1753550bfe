"""Tracing the outline of a box behind a line of text.

Every pixel near the line is taken as a blend of two shades: 0 is that of what lies around, 1 that behind the text, and
what is neither is text. Averages along a side tell a step of a few shades from the noise of a compression.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gomflow_adapters.pooled.outlines import Box, Outline, Side

Greys: TypeAlias = NDArray[np.uint8]
Floats: TypeAlias = NDArray[np.float32]
Mask: TypeAlias = NDArray[np.bool_]
Frame: TypeAlias = tuple[int, int, int, int]
"""The first column and row of a box, and those after its last, in a part of a picture."""

_ABOVE: Final = 10
"""How many rows above and below an edge are looked at with it."""
_BESIDE: Final = 5.0
"""How far left and right of a line its box is followed, in heights of the line."""
_LOWEST: Final = 9
_SHORTEST: Final = 0.8
"""In heights of the box."""
_NEXT: Final = 5
"""The pixels around a box that it is compared with."""
_OFF: Final = 6.0
"""How many shades a pixel may be off what it belongs to."""
_SLACK, _SLACK_SHADES = 0.5, 7.0
_FAINTEST: Final = 1.5
_ENOUGH: Final = 30
_CHUNK: Final = 8
"""The pixels along a side that are averaged."""
_OUTER, _INNER = 0.38, 0.62
"""The most and the least that an average outside and inside is, as a blend."""
_CORNER: Final = 6
"""The side of the square that is looked at for a corner: one pixel outside the box and five in it."""
_CELL: Final = 4
_INK: Final = 0.01


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture in red, green and blue, and its shades of grey."""

    image: Image.Image
    grey: Greys


@dataclass(frozen=True, slots=True)
class Ground:
    """A shade behind a line, or behind a part of it: from the column `left` up to `right`."""

    level: float
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Around:
    """A shade above and below a line, and the rows in which it comes nearest to the line."""

    level: float
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class _Blend:
    """A part of a picture as a blend of two shades; `ground` are the pixels that are no text."""

    part: Floats
    share: Floats
    ground: Mask

    def turned(self, quarters: int) -> "_Blend":
        return _Blend(np.rot90(self.part, quarters), np.rot90(self.share, quarters), np.rot90(self.ground, quarters))

    def of(self, rows: slice, columns: slice) -> "_Blend":
        return _Blend(self.part[rows, columns], self.share[rows, columns], self.ground[rows, columns])

    def along(self, axis: int) -> tuple[Floats, Floats]:
        """The part of each row or column that is no text, and the average blend of that."""
        count = self.ground.sum(axis=axis)
        return count / self.ground.shape[axis], np.where(
            count > 0, (self.share * self.ground).sum(axis=axis) / np.maximum(count, 1), 1.0
        )

    def near(self, level: float) -> Mask:
        """The pixels that are no text and have a shade."""
        found: Mask = self.ground & (np.abs(self.part - level) <= _OFF)
        return found


def outline_of(pixels: Pixels, ground: Ground, around: Around, line: Box) -> Outline | None:
    """The outline of the box that a line stands on; None where no such box is."""
    height, wide = line[3] - line[1], pixels.grey.shape[1]
    left, right = max(int(line[0] - _BESIDE * height), 0), min(int(line[2] + _BESIDE * height), wide)
    top, bottom = max(around.top - _ABOVE, 0), around.bottom + _ABOVE + 1
    part = pixels.grey[top:bottom, left:right].astype(np.float32)
    blend = _blend(part, ground.level, around.level)
    middle = min(max(int((line[1] + line[3]) / 2) - top, 0), len(part) - 1)
    frame = _frame(blend, ground.left - left, ground.right - left, middle)
    if frame is None:
        return None
    shades = _shades(blend, frame, ground.level, around.level)
    if shades is None:
        return None
    inner, outer, noise = shades
    blend = _blend(part, inner, outer)
    sides = _sides(blend, frame)
    if sides is None:
        return None
    even, filled = _evenness(blend, frame)
    colours = np.asarray(pixels.image.crop((left, top, right, top + len(part))))
    tint = _tint(colours, blend, frame, inner, outer)
    first, start, last, end = frame
    box = (float(first + left), float(start + top), float(last + left), float(end + top))
    return Outline(box, sides, abs(inner - outer), tint, noise, even, filled)


def _blend(part: Floats, inner: float, outer: float) -> _Blend:
    share = (part - np.float32(outer)) / np.float32(inner - outer)
    slack = max(_SLACK, _SLACK_SHADES / abs(inner - outer))
    return _Blend(part, share, (share > -slack) & (share < 1 + slack))


def _frame(blend: _Blend, left: int, right: int, middle: int) -> Frame | None:
    """The box around the middle of a line, as far as its shade reaches without a break."""
    stray = max(2, int(0.08 * (right - left)))
    seen, share = blend.of(slice(None), slice(left + stray, right - stray)).along(1)
    rows = _span((seen > 0.6) & (share < 0.5), middle)  # noqa: PLR2004 - more than half
    if rows is None or rows[1] - rows[0] < _LOWEST:
        return None
    inset = max(1, int(0.12 * (rows[1] - rows[0])))
    seen, share = blend.of(slice(rows[0] + inset, rows[1] - inset), slice(None)).along(0)
    columns = _span((seen > 0.25) & (share < 0.4), (left + right) // 2)  # noqa: PLR2004 - the rest is text
    if columns is None or columns[1] - columns[0] < _SHORTEST * (rows[1] - rows[0]):
        return None
    high, wide = blend.share.shape
    if min(rows[0], columns[0]) < _NEXT or rows[1] > high - _NEXT or columns[1] > wide - _NEXT:
        return None
    return columns[0], rows[0], columns[1], rows[1]


def _span(out: Mask, middle: int) -> tuple[int, int] | None:
    """From where to where nothing is out, around a middle: it ends where two in a row are out."""
    pairs = np.flatnonzero(out[1:] & out[:-1])
    before, after = pairs[pairs < middle], pairs[pairs >= middle]
    return (int(before[-1]) + 2, int(after[0])) if len(before) and len(after) else None


def _shades(blend: _Blend, frame: Frame, inner: float, outer: float) -> tuple[float, float, float] | None:
    """The two shades, more exactly now that the box is known, and the noise of the one around."""
    left, top, right, bottom = frame
    inside = blend.of(slice(top + 2, bottom - 2), slice(left + 2, right - 2))
    within = inside.part[inside.near(inner)]
    strips = (
        blend.of(slice(top - _NEXT, top - 2), slice(left, right)),
        blend.of(slice(bottom + 2, bottom + _NEXT), slice(left, right)),
        blend.of(slice(top, bottom), slice(left - _NEXT, left - 2)),
        blend.of(slice(top, bottom), slice(right + 2, right + _NEXT)),
    )
    beside = np.concatenate([strip.part[strip.near(outer)] for strip in strips])
    if min(len(within), len(beside)) < _ENOUGH:
        return None
    inner, outer = float(within.mean()), float(beside.mean())
    return (inner, outer, float(beside.std())) if abs(inner - outer) >= _FAINTEST else None


def _sides(blend: _Blend, frame: Frame) -> tuple[Side, Side, Side, Side] | None:
    """The sides from the top on, clockwise: the picture is turned, and each is the top once."""
    left, top, right, bottom = frame
    ink = ~blend.ground[top + 2 : bottom - 2, left + 2 : right - 2]
    rows, columns = (np.flatnonzero(ink.mean(axis=axis) > _INK) for axis in (1, 0))
    if min(len(rows), len(columns)) < _CELL:
        return None
    height = float(rows[-1] - rows[0] + 1)
    gaps = (rows[0], ink.shape[1] - 1 - columns[-1], ink.shape[0] - 1 - rows[-1], columns[0])
    views = []
    for quarter in range(4):
        view = blend.turned(quarter)
        views.append((view, frame, _profile(view, frame)))
        left, top, right, bottom = frame
        frame = top, view.share.shape[1] - right, bottom, view.share.shape[1] - left
    top_side, right_side, bottom_side, left_side = (
        Side(*_edge(view, box), float(gap + 2) / height, _missing(view, box, profile, views[at - 1][2]))
        for at, ((view, box, profile), gap) in enumerate(zip(views, gaps, strict=True))
    )
    return top_side, right_side, bottom_side, left_side


def _edge(view: _Blend, frame: Frame) -> tuple[float, float]:
    """In how much of its length the top of a box has the shade around above it, and that of the box below it."""
    left, top, right, _ = frame
    seen, outside = _chunks(view.of(slice(top - 4, top - 1), slice(left, right)))
    through = float(((seen >= 0.75) & (outside < _OUTER)).mean())  # noqa: PLR2004 - nearly all
    seen, inside = _chunks(view.of(slice(top + 1, top + 3), slice(left + 1, right - 1)))
    shown = seen >= 0.25  # noqa: PLR2004 - the rest is text
    return through, float((inside[shown] > _INNER).mean()) if shown.any() else 0.0


def _chunks(strip: _Blend) -> tuple[Floats, Floats]:
    """Piece by piece, the part of a strip that is no text and the average blend of that."""
    high, wide = strip.share.shape
    count = max(1, wide // _CHUNK)
    each = wide // count
    cut = strip.of(slice(None), slice(count * each))
    known = cut.ground.reshape(high, count, each).sum(axis=(0, 2))
    total = (cut.share.clip(-1, 2) * cut.ground).reshape(high, count, each).sum(axis=(0, 2))
    return known / (high * each), total / np.maximum(known, 1)


def _profile(view: _Blend, frame: Frame) -> Floats:
    """The blend across the top of a box, from one pixel above it on, and whole where it has to be."""
    left, top, right, _ = frame
    seen, share = view.of(slice(top - 1, top + 2), slice(left + 3, right - 3)).along(1)
    across = np.ones(_CORNER, dtype=np.float32)
    across[:3] = np.where(seen >= 0.2, share, 1.0).clip(0, 1)  # noqa: PLR2004 - the rest is text
    return across


def _missing(view: _Blend, frame: Frame, down: Floats, across: Floats) -> float | None:
    """How much of the top left corner is not there, beside what the edges that meet in it lack."""
    left, top = frame[:2]
    corner = view.of(slice(top - 1, top + _CORNER - 1), slice(left - 1, left + _CORNER - 1))
    if corner.ground.mean() <= 0.6:  # noqa: PLR2004 - something else lies there
        return None
    return float(((np.outer(down, across) - corner.share.clip(-0.5, 1.5)) * corner.ground).sum())


def _evenness(blend: _Blend, frame: Frame) -> tuple[float, float]:
    """The part of a box's pixels that have its shade, and that of its little squares."""
    left, top, right, bottom = frame
    inside = blend.of(slice(top + 2, bottom - 2), slice(left + 2, right - 2))
    even = float((np.abs(inside.share.clip(-1, 2) - 1)[inside.ground] <= 0.5).mean())  # noqa: PLR2004 - nearer than 0
    high, wide = inside.share.shape[0] // _CELL, inside.share.shape[1] // _CELL
    cut = inside.of(slice(high * _CELL), slice(wide * _CELL))
    known = cut.ground.reshape(high, _CELL, wide, _CELL).sum(axis=(1, 3))
    total = (cut.share.clip(-1, 2) * cut.ground).reshape(high, _CELL, wide, _CELL).sum(axis=(1, 3))
    shown = known > _CELL * _CELL // 2
    return even, float((total[shown] / known[shown] > 0.6).mean()) if shown.any() else 0.0  # noqa: PLR2004


def _tint(colours: Greys, blend: _Blend, frame: Frame, inner: float, outer: float) -> tuple[float, float, float]:
    """By how much the box differs from what lies around it, in red, green and blue."""
    left, top, right, bottom = frame
    within = slice(top + 2, bottom - 2), slice(left + 2, right - 2)
    over, under = slice(top - _NEXT, top - 2), slice(bottom + 2, bottom + _NEXT)
    across = slice(left, right)
    inside = colours[within][blend.of(*within).near(inner)]
    outside = np.concatenate([colours[rows, across][blend.of(rows, across).near(outer)] for rows in (over, under)])
    if not len(outside):
        return (0.0, 0.0, 0.0)
    red, green, blue = (inside.mean(axis=0, dtype=np.float64) - outside.mean(axis=0, dtype=np.float64)).tolist()
    return red, green, blue
