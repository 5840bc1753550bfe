"""In which order the places around a label are tried for its value."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from gomflow.agent.reading.labels import Label
from gomflow.agent.reading.lines import Line
from gomflow.agent.reading.money import sum_at_start
from gomflow.agent.reading.relations import Receipt, Values
from gomflow.agent.reading.shapes import is_when, runs_of
from gomflow.agent.vocabulary import Role

_CLEARLY: Final = 0.15
_CERTAIN: Final = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A text and the line it stands on."""

    text: str
    line: Line


def _is_reference(text: str) -> bool:
    return any(sum(map(len, run)) >= 6 for run in runs_of(text))  # noqa: PLR2004 - shorter than any reference


_SHAPES: Final[dict[Role, Callable[[str], bool]]] = {
    Role.AMOUNT: lambda text: sum_at_start(text) is not None,
    Role.TOTAL: lambda text: sum_at_start(text) is not None,
    Role.FEE: lambda text: sum_at_start(text) is not None,
    Role.DATE: is_when,
    Role.REFERENCE: _is_reference,
}


def stands_above(receipt: Receipt) -> bool:
    """Whether the values of this receipt stand over their labels.

    Every label with nothing beside it has a say: by which of its neighbours is the nearer, and twice as loud by which
    of them looks like its value. One alone decides nothing: an amount in large figures may well have its label below.
    """
    up = down = 0
    for label, values in receipt.labelled(*Role):
        if values.inline or values.beside or label.role is Role.HEADING:
            continue
        over = values.above[-1] if values.above else None
        under = values.below[0] if values.below else None
        fits = _SHAPES.get(label.role, _is_anything)
        says = _nearer(label, over, under)
        says += 2 * (bool(over and fits(over.text)) - bool(under and fits(under.text)))
        up += says > 0
        down += says < 0
    return up > down and up >= _CERTAIN


def _is_anything(_text: str) -> bool:
    return True


def _nearer(label: Label, over: Line | None, under: Line | None) -> int:
    """1 where the line over a label is clearly nearer than the line under it, -1 the other way round."""
    if over is None or under is None:
        return 0
    distance = under.top - label.box.bottom - (label.box.top - over.bottom)
    return (distance > _CLEARLY * label.box.height) - (distance < -_CLEARLY * label.box.height)


def places(label: Label, values: Values, *, above_first: bool) -> Iterator[tuple[Piece, ...]]:
    """The places of a label's value, likeliest first, each with the pieces it may be made of."""
    if values.inline:
        inline = Piece(values.inline, label.lines[-1])
        yield (inline, *_pieces(values.below))
        yield (inline, *_pieces(values.beside))
    if values.beside:
        yield _pieces(values.beside)
    vertical = [values.above, values.below] if above_first else [values.below, values.above]
    for lines in vertical:
        if lines:
            yield _pieces(lines)


def _pieces(lines: tuple[Line, ...]) -> tuple[Piece, ...]:
    return tuple(Piece(line.text, line) for line in lines)
