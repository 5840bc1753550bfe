"""References that go on in the next line, for want of room or by design."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gomflow.agent.reading.lines import Line
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


def goes_on(one: Part, other: Part) -> bool:
    """Whether the line is full, or the next one stands as close and in as large letters as the rest of it would."""
    upper = min(one, other, key=lambda part: part.line.top)
    return len(canonical(upper.text)) >= _FULL_LINE or is_hyphened(one, other) or is_close(one, other)
