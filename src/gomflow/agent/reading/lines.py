"""The lines of a reading, cleaned, and how they lie to one another."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from gomflow.agent.reading.bilingual import without_chinese
from gomflow.ports.reader import Reading, TextLine

BULLET: Final = "•"

_SIGNS: Final = str.maketrans(
    dict.fromkeys("·∙⋅●▪◦・⋯‧", BULLET)
    | dict.fromkeys("–—−‐‑", "-")  # noqa: RUF001 - these are what is made plain
    | dict.fromkeys("‘’`´ʼ", "'")  # noqa: RUF001 - these are what is made plain
    | {"…": BULLET * 2, "₽": "₱", "Р": "P", "＊": "*", "✱": "*", "✽": "*"}  # noqa: RUF001 - these are what is made plain
)
_PESO_MISREAD: Final = re.compile(
    r"[\u3040-\u9fff\u03b2\u0411\u0412\u00fe\u00de\u20a7\u20bf]\s?(?=\d[\d,.]*[.,]\d\d(?!\d))"
)
"""The peso sign where a reader took it for a Chinese character, a Greek or Cyrillic B, a thorn or another coin's."""
_STUCK: Final = re.compile(r"(?<=[a-z])(?=(?:RM|PHP|MYR|₱)\s?\d)")
"""Where a sum was read without the space before its currency."""
_UNSEEN: Final = re.compile(r"[\u0000-\u001f\u007f\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]")
_COLONS: Final = ":;= "
"""What parts a label from its value may have been read with the value."""
_MASK_OF_NUMBER_SIGNS: Final = re.compile(r"#{2,}")
_RUNS_ON: Final = 0.45
"""How close below one line of a sentence the next one stands, in heights of a line."""
_SENTENCE: Final = 5
_SPACES: Final = re.compile(r"\s+")


def clean(text: str) -> str:
    """A text with one kind of space, dash, quote and bullet, and nothing invisible."""
    plain = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)
    plain = _MASK_OF_NUMBER_SIGNS.sub(lambda mask: "*" * len(mask[0]), plain)
    plain = without_chinese(_PESO_MISREAD.sub("₱", _UNSEEN.sub("", plain)))
    return _SPACES.sub(" ", _STUCK.sub(" ", plain)).strip()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text with its box in pixels. `index` is its place from the top, `patch` what it was painted on."""

    index: int
    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float
    patch: tuple[float, float, float, float] | None = None

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1.0)

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """How far right its middle is."""
        return (self.left + self.right) / 2

    def shares_row(self, other: "Line") -> bool:
        """Whether the two stand side by side."""
        overlap = min(self.bottom, other.bottom) - max(self.top, other.top)
        return overlap >= 0.5 * min(self.height, other.height)

    def shares_column(self, other: "Line") -> bool:
        """Whether the two stand one above the other: on one left edge, right edge or middle, or overlapping."""
        near = 0.9 * max(self.height, other.height)
        aligned = (
            abs(self.left - other.left) <= near
            or abs(self.right - other.right) <= near
            or abs(self.centre - other.centre) <= near
        )
        overlap = min(self.right, other.right) - max(self.left, other.left)
        return aligned or overlap >= 0.5 * min(self.right - self.left, other.right - other.left)

    def gap_to(self, lower: "Line") -> float:
        """How far below this line the other begins, in heights of a line; negative where they overlap."""
        return (lower.top - self.bottom) / min(self.height, lower.height)


@dataclass(frozen=True, slots=True)
class Page:
    """A reading as lines from top to bottom, with the height in pixels up to which they reach."""

    lines: tuple[Line, ...]
    height: float

    def row_of(self, line: Line) -> list[Line]:
        """The other lines beside one, from left to right."""
        beside = [other for other in self.lines if other is not line and line.shares_row(other)]
        return sorted(beside, key=lambda other: other.left)

    def ends_a_sentence(self, line: Line) -> bool:
        """Whether a line is the rest of a sentence over it, as in: ... within 7 days, / ref. 2024-118."""
        if not line.text[:1].islower():
            return False
        over = [other for other in self.lines if other.bottom <= line.middle and line.shares_column(other)]
        return bool(over) and over[-1].gap_to(line) <= _RUNS_ON and len(over[-1].text.split()) >= _SENTENCE

    def paragraphs(self) -> Iterator[str]:
        """The texts that run over several lines set close under one another at one left edge, as messages are."""
        text, last, size = "", None, 0
        for line in self.lines:
            if last is not None and line.gap_to(last) > 0 and line.shares_row(last):
                continue
            follows = last is not None and abs(line.left - last.left) <= line.height and last.gap_to(line) <= _RUNS_ON
            if follows:
                text, size = f"{text} {line.text}", size + 1
            else:
                if size > 1:
                    yield text
                text, size = line.text, 1
            last = line
        if size > 1:
            yield text


def page_of(reading: Reading) -> Page:
    """The page a reading shows, without lines that say nothing."""
    said = [pair for line in reading.lines for pair in _parted(clean(line.text).lstrip(_COLONS), line)]
    kept = [(text, line) for text, line in said if _says_something(text)]
    ordered = sorted(kept, key=lambda pair: (pair[1].top + pair[1].bottom, pair[1].left))
    lines = tuple(
        Line(index, text, line.confidence, line.left, line.top, line.right, line.bottom, line.patch)
        for index, (text, line) in enumerate(ordered)
    )
    return Page(lines, _reach(lines, reading.height))


_NAMED_SUM: Final = re.compile(r"(?P<who>.*[A-Za-z)])\s+(?P<sum>[+-]\s?(?:RM|PHP|₱|P|MYR)\s?[\d,]+\.\d\d)")


def _parted(text: str, line: TextLine) -> Iterator[tuple[str, TextLine]]:
    """A line, or two where a name and the sum at the other end of its row were read as one."""
    both = _NAMED_SUM.fullmatch(text)
    if both is None:
        yield text, line
        return
    letter = (line.right - line.left) / len(text)
    yield both["who"], replace(line, right=line.left + letter * both.end("who"))
    yield both["sum"], replace(line, left=line.right - letter * len(both["sum"]))


def _says_something(text: str) -> bool:
    return any(sign.isalnum() or sign in "₱*•" for sign in text)


def _reach(lines: Iterable[Line], height: float) -> float:
    return max([float(height), *(line.bottom for line in lines)])
