"""References that go on in the next line, for want of room or by design."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from gomflow.agent.reading.labels import Label
from gomflow.agent.reading.lines import Line
from gomflow.agent.reading.relations import Receipt
from gomflow.agent.reading.shapes import is_when
from gomflow.agent.references import canonical

_FULL_LINE: Final = 18
"""How many signs a line of a reference has, at the least, where the reference is wrapped for want of room."""
_CLOSE: Final = 0.5
"""How far apart, and how different in height, the lines of one number are at the most, in heights of a line."""
_HYPHEN: Final = "-"


@dataclass(frozen=True, slots=True)
class Part:
    """What one line says of a reference."""

    text: str
    line: Line


def text_of(parts: Iterable[Part]) -> str:
    """The canonical reference of its parts, in the order in which they stand."""
    return canonical("".join(part.text for part in sorted(parts, key=lambda part: part.line.top)))


def is_hyphened(one: Part, other: Part) -> bool:
    """Whether a hyphen says that the number goes on."""
    upper, lower = sorted((one, other), key=lambda part: part.line.top)
    return upper.text.endswith(_HYPHEN) or lower.text.startswith(_HYPHEN)


def is_close(one: Part, other: Part) -> bool:
    """Whether two lines are set as the lines of one value are."""
    upper, lower = sorted((one.line, other.line), key=lambda line: line.top)
    return upper.gap_to(lower) <= _CLOSE and abs(upper.height - lower.height) <= _CLOSE * upper.height


def is_half(receipt: Receipt, label: Label, lines: Sequence[Line]) -> bool:
    """Whether lines stand right over or under those of a number that can only be more of it."""
    used = {line.index for line in (*lines, *label.lines)}
    first, last = min(lines, key=lambda line: line.top), max(lines, key=lambda line: line.bottom)
    for other in receipt.lines:
        if other.index in used or other.index in receipt.labels or receipt.is_of_another(other, label):
            continue
        under = -_CLOSE <= last.gap_to(other) <= _CLOSE and other.top > last.middle
        over = -_CLOSE <= other.gap_to(first) <= _CLOSE and other.bottom < first.middle
        begins_anew = under and abs(other.left - label.box.left) <= other.height
        near = (under and last.shares_column(other)) or (over and first.shares_column(other)) or begins_anew
        if near and _MORE.fullmatch(other.text) and not is_when(other.text):
            return True
    return False


_MORE: Final = re.compile(r"-?(?:[A-Z0-9]{1,2}|(?=\S*\d)[A-Z0-9-]+(?: [A-Z0-9-]+)*)")
"""What the rest of a number looks like: figures and capitals alone."""


def goes_on(one: Part, other: Part) -> bool:
    """Whether the line is full, or the next one stands as close and in as large letters as the rest of it would."""
    upper = min(one, other, key=lambda part: part.line.top)
    return len(canonical(upper.text)) >= _FULL_LINE or is_hyphened(one, other) or is_close(one, other)
