"""Patches: a box of another shade right behind one line of text, as of who paints a value over and types another.

A screen draws boxes, too. They have rounded corners or a border, hold more than one line, keep their distance to the
text or are a colour of their own; what is left is a box that somebody drew around this one value.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

import numpy as np
from PIL import Image

from gomflow.ports.reader import Reading
from gomflow_adapters.pooled.outlines import FAINTEST, Box
from gomflow_adapters.pooled.tracing import Around, Greys, Ground, Pixels, outline_of

_Rows: TypeAlias = list[tuple[float, int]]

_LEVEL: Final = 0.003
"""In radians: two pixels over the width of a screen."""
_LOWEST: Final = 8.0
"""In pixels: what is behind smaller letters cannot be told from them."""
_BANDS: Final = (0.2, 0.42)
"""How far above and below its middle a line is looked at for the shade behind it, in its heights."""
_COMMON: Final = 0.1
"""The least part of a line's pixels that the shade behind it has."""
_SIMILAR: Final = 40.0
"""How far the second shade may differ from the commonest; one that differs more is the text's own."""
_SAME: Final = 1.5
_BEHIND: Final = 0.2
"""The least part of a column's pixels that have the shade behind a line."""
_STRAY: Final = 50
_SHORTEST: Final = 0.8
"""In heights of the line."""
_REACH: Final = 1.9
"""How far above and below the middle of a line an edge is looked for, in its heights."""
_COLUMNS: Final = 48
_NOISE: Final = 5
"""How far a pixel may be off the rest of its row, in a row that no text crosses."""
_MOST: Final = 0.75
_STEADY: Final = 2.0
_FEW: Final = 5
_TRIES: Final = 3


def with_patches(image: Image.Image, reading: Reading) -> Reading:
    """A reading of an upright picture with the patches behind its lines. None are looked for in a tilted one."""
    if abs(reading.tilt) > _LEVEL:
        return reading
    found = patches_in(image, [(line.left, line.top, line.right, line.bottom) for line in reading.lines])
    lines = tuple(replace(line, patch=patch) for line, patch in zip(reading.lines, found, strict=True))
    return replace(reading, lines=lines)


def patches_in(image: Image.Image, lines: Sequence[Box]) -> list[Box | None]:
    """The patch behind each line of an upright picture in RGB, by the boxes of its lines; None for nearly all."""
    pixels = Pixels(image, np.asarray(image.convert("L")))
    return [_behind(pixels, line, [other for other in lines if other is not line]) for line in lines]


def _behind(pixels: Pixels, line: Box, others: Sequence[Box]) -> Box | None:
    left, top, right, bottom = line
    height, (high, wide) = bottom - top, pixels.grey.shape
    if height < _LOWEST or right - left < _SHORTEST * height:
        return None
    if left < 0 or top < 0 or right > wide or bottom > high:
        return None
    for ground in _grounds(pixels.grey, line):
        for around in _around(pixels.grey, ground, line):
            outline = outline_of(pixels, ground, around, line)
            if outline is not None and outline.is_painted and not any(map(outline.holds, others)):
                return outline.box
    return None


def _grounds(grey: Greys, line: Box) -> Iterator[Ground]:
    """The shades that may lie behind a line, or behind a part of it."""
    left, top, right, bottom = line
    height, middle, first = bottom - top, (top + bottom) / 2, int(left)
    found: list[float] = []
    for reach in _BANDS:
        part = grey[
            max(int(middle - reach * height), 0) : int(middle + reach * height + 1), first : int(np.ceil(right))
        ]
        for level in _levels(part):
            if any(abs(level - other) <= _SAME for other in found):
                continue
            near = np.abs(part - np.float32(level)) <= 2 * _SAME
            columns = np.flatnonzero(near.mean(axis=0) >= _BEHIND)
            if len(columns) < _SHORTEST * height:
                continue
            found.append(level)
            stray = len(columns) // _STRAY
            yield Ground(level, first + int(columns[stray]), first + int(columns[-1 - stray]) + 1)


def _levels(part: Greys) -> Iterator[float]:
    """The commonest shade, and the next one if it is like it."""
    counts = np.bincount(part.ravel(), minlength=256).astype(np.float64)
    every, first = counts.sum(), None
    for _ in range(2):
        wide = np.convolve(counts, (1.0, 1.0, 1.5, 1.0, 1.0), "same")
        peak = int(wide.argmax())
        shades = np.arange(max(peak - 2, 0), min(peak + 3, 256))
        share = counts[shades].sum()
        if share < _COMMON * every:
            return
        level = float((counts[shades] * shades).sum() / share)
        if first is not None and abs(level - first) > _SIMILAR:
            return
        first = level
        yield level
        counts[max(peak - 3, 0) : peak + 4] = 0


def _around(grey: Greys, ground: Ground, line: Box) -> Iterator[Around]:
    """The shades that lie both above and below a line, other than the one behind it; the nearest first."""
    height, middle = line[3] - line[1], (line[1] + line[3]) / 2
    start, end = max(int(middle - _REACH * height), 0), min(int(middle + _REACH * height), grey.shape[0])
    margin = 0.08 * (ground.right - ground.left)
    inner = ground.right - ground.left - 2 * margin
    columns = np.linspace(
        ground.left + margin, ground.right - 1 - margin, int(min(_COLUMNS, max(_LOWEST, inner)))
    ).astype(int)
    rows = grey[start:end, columns].astype(np.int16)
    half = rows.shape[1] // 2
    near = np.abs(rows - np.partition(rows, half, axis=1)[:, half, None]) <= _NOISE
    means = (rows * near).sum(axis=1) / near.sum(axis=1)
    even = (near.mean(axis=1) >= _MOST) & (np.abs(means - ground.level) >= FAINTEST)
    centre = min(max(int(middle) - start, 0), len(rows) - 1)
    values, flags = means.tolist(), even.tolist()
    above = _shades(values, flags, range(centre, -1, -1))
    below = _shades(values, flags, range(centre, len(rows))) if above else []
    pairs = [
        Around((over + under) / 2, top + start, bottom + start)
        for over, top in above
        for under, bottom in below
        if abs(over - under) <= max(_SAME, 0.2 * abs(ground.level - (over + under) / 2))
    ]
    yield from sorted(pairs, key=lambda pair: pair.bottom - pair.top)[:_TRIES]


def _shades(means: Sequence[float], even: Sequence[bool], rows: Iterable[int]) -> _Rows:
    """The shades of the rows that no text crosses, on the way through them, each with the row that it begins at."""
    found: _Rows = []
    first: int | None = None
    for row in rows:
        if not even[row]:
            first = None
        elif first is None or abs(means[row] - means[first]) > _STEADY:
            first = row
        elif abs(row - first) == 1:
            shade = (means[row] + means[first]) / 2
            if all(abs(shade - other) > _SAME for other, _ in found):
                found.append((shade, first))
                if len(found) == _FEW:
                    break
    return found
