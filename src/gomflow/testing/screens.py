"""Screens made of words: readings as a reader would give them, laid out by hand and without a picture."""

from dataclasses import dataclass, field
from typing import Literal, Self

from gomflow.ports.reader import Reading, TextLine

Place = Literal["left", "centre", "right"] | float

_LETTER = 0.45
"""How wide a letter is on average, in sizes of its line."""


@dataclass(slots=True)
class Screen:
    """A screen written from top to bottom; sizes and places are in pixels."""

    width: int = 720
    height: int = 1560
    margin: int = 40
    size: float = 30.0
    gap: float = 18.0
    confidence: float = 0.98
    down: float = 20.0
    lines: list[TextLine] = field(default_factory=list)

    def text(self, text: str, at: Place = "left", *, size: float = 0.0, gap: float = -1.0) -> Self:
        """A line of its own; `gap` is the space under it."""
        height = size or self.size
        self._put(text, at, self.down, height)
        self.down += height + (self.gap if gap < 0 else gap)
        return self

    def row(self, *cells: tuple[str, Place], size: float = 0.0, gap: float = -1.0) -> Self:
        """Several texts side by side."""
        for text, at in cells:
            self._put(text, at, self.down, size or self.size)
        self.down += (size or self.size) + (self.gap if gap < 0 else gap)
        return self

    def pair(self, label: str, *values: str) -> Self:
        """A label on the left with its value on the right, in as many lines as are given."""
        self.row((label, "left"), (values[0], "right"), gap=6 if len(values) > 1 else -1)
        for number, value in enumerate(values[1:], 2):
            self.text(value, "right", gap=-1 if number == len(values) else 6)
        return self

    def stack(self, label: str, *values: str, at: Place = "left") -> Self:
        """A label with its value under it."""
        self.text(label, at, size=self.size * 0.8, gap=4)
        for number, value in enumerate(values, 1):
            self.text(value, at, gap=-1 if number == len(values) else 4)
        return self

    def space(self, pixels: float) -> Self:
        """Empty space."""
        self.down += pixels
        return self

    def reading(self) -> Reading:
        """What a reader sees of it."""
        lines = sorted(self.lines, key=lambda line: (line.top, line.left))
        return Reading("by-hand", self.width, max(self.height, round(self.down)), tuple(lines), 0)

    def _put(self, text: str, at: Place, top: float, size: float) -> None:
        wide = max(len(text) * size * _LETTER, size * 0.4)
        left = (
            {
                "left": float(self.margin),
                "centre": (self.width - wide) / 2,
                "right": self.width - self.margin - wide,
            }.get(at, 0.0)
            if isinstance(at, str)
            else float(at)
        )
        self.lines.append(TextLine(text, self.confidence, left, top, left + wide, top + size))
