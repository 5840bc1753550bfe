"""The outline of a box behind a line of text, and whether somebody drew it by hand to type another value on it.

A screen draws boxes, too. They have rounded corners or a border, hold more than one line, keep their distance to the
text or are a colour of their own. The limits are from drawings: a thousand honest pictures, and six hundred forged.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""

FAINTEST: Final = 3.0
"""In shades of 256: what differs by less can be the work of a compression."""
_FAINTEST_OPEN: Final = 5.0
_OVER_NOISE: Final = 3.0
_EVEN, _EVEN_OPEN, _EVEN_TINTED = 0.42, 0.6, 0.5
_FILLED, _FILLED_TINTED = 0.85, 0.92
_THROUGH: Final = 0.9
"""The part of a side's length at which there is an edge, for the side to be one."""
_WORST_INSIDE, _INSIDE = 0.45, 0.6
_MISSING, _MOST_MISSING, _LEAST_MISSING = 1.5, 2.5, -3.0
"""In pixels of a corner's area, on average and at the most. A radius of four pixels takes three and a half."""
_NEUTRAL: Final = 0.5
_STRONG: Final = 60.0
"""In shades: a box that differs more is a designer's, unless it leaves the text hardly any room."""
_HARDLY, _SLIM, _TIGHT, _TALLEST, _NEAR, _FAR, _WIDEST = 0.3, 0.4, 0.45, 0.7, 0.9, 2.6, 6.0
"""Margins, in heights of the text."""
_COLOURLESS: Final = 8.0
_TINTED, _TINTED_TIGHT, _MOST_TINTED = 0.3, 0.5, 16.0
"""How far the difference in one of red, green and blue may be from that in another: as a part of it, and in shades."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a box. The box lies `margin` beyond the text, in heights of the text.

    `outside` and `inside` are the parts of its length in which the shade on that side of it is what it should be.
    `missing` is how much of the corner at its beginning is not there, in pixels; None where something else lies in it.
    """

    outside: float
    inside: float
    margin: float
    missing: float | None


@dataclass(frozen=True, slots=True)
class Outline:
    """A box behind a line, its top, right, bottom and left side, and how it differs from what lies around it.

    `step` is by how many shades of grey, `tint` by how many of red, green and blue; `noise` is by how many the pixels
    around it differ from one another. `even` is the part of its pixels that have its shade, `filled` that of its
    little squares.
    """

    box: Box
    sides: tuple[Side, Side, Side, Side]
    step: float
    tint: tuple[float, float, float]
    noise: float
    even: float
    filled: float

    def holds(self, line: Box) -> bool:
        """Whether the middle of a line is in the box."""
        left, top, right, bottom = self.box
        across, down = (line[0] + line[2]) / 2, (line[1] + line[3]) / 2
        return left - 2 < across < right + 2 and top - 2 < down < bottom + 2

    @property
    def is_painted(self) -> bool:
        """Whether somebody drew it by hand: a screen draws none like it by itself, and no compression does."""
        return self._is_plain and self._is_closed and self._is_sharp and self._is_close and self._is_colourless

    @property
    def _is_open(self) -> bool:
        """Whether something else lies beside it at a side, as a label does."""
        return min(side.outside for side in self.sides) < _THROUGH

    @property
    def _is_plain(self) -> bool:
        """Whether it is of one shade, and of one that differs by enough."""
        faintest, evenest, fullest = FAINTEST, _EVEN, _FILLED
        if max(self.tint) - min(self.tint) > _NEUTRAL * max(map(abs, self.tint)):
            evenest, fullest = _EVEN_TINTED, _FILLED_TINTED
        if self._is_open:
            faintest, evenest = _FAINTEST_OPEN, _EVEN_OPEN
        return self.step >= max(faintest, _OVER_NOISE * self.noise) and self.even >= evenest and self.filled >= fullest

    @property
    def _is_closed(self) -> bool:
        """Whether its sides go through, but for one at which something lies beside it."""
        outside, inside = sorted(side.outside for side in self.sides), sorted(side.inside for side in self.sides)
        return outside[1] >= _THROUGH and inside[0] >= _WORST_INSIDE and inside[1] >= _INSIDE

    @property
    def _is_sharp(self) -> bool:
        """Whether the corners that can be seen are square, but for one."""
        missing = sorted(side.missing for side in self.sides if side.missing is not None)[:3]
        if len(missing) < 2 or missing[-1] > _MOST_MISSING:  # noqa: PLR2004 - one corner proves nothing
            return False
        return sum(max(area, _LEAST_MISSING) for area in missing) <= _MISSING * len(missing)

    @property
    def _is_close(self) -> bool:
        """Whether it keeps as near to the text as somebody does who covers one value and nothing else."""
        top, right, bottom, left = (side.margin for side in self.sides)
        tall, wide, narrow = max(top, bottom), max(left, right), min(left, right)
        if self.step > _STRONG and max(tall, wide) > _HARDLY:
            return False
        return tall <= _TALLEST and wide <= _WIDEST and narrow <= (_FAR if tall <= _SLIM else _NEAR)

    @property
    def _is_colourless(self) -> bool:
        """Whether it has no colour of its own, as badges, highlighters and selected texts have."""
        top, right, bottom, left = (side.margin for side in self.sides)
        strongest = max(map(abs, self.tint))
        is_tight = max(top, bottom, min(left, right)) <= _TIGHT
        most = min(_MOST_TINTED, _TINTED_TIGHT * strongest) if is_tight else _TINTED * strongest
        return max(self.tint) - min(self.tint) <= max(_COLOURLESS, most)
