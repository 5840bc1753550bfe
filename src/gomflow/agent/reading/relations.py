"""Which lines are a label's value: those beside it, those below it, or those above it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from gomflow.agent.reading.labels import Label, labels_of
from gomflow.agent.reading.lines import Line, Page, page_of
from gomflow.agent.vocabulary import Role
from gomflow.ports.reader import Reading

_FAR_BELOW: Final = 2.6
"""How far below its label a value may begin, in heights of a line."""
_NEXT_LINE: Final = 1.2
"""How far apart the lines of one value may be."""


@dataclass(frozen=True, slots=True)
class Values:
    """Where a label's value may stand, each part from the nearest line on."""

    inline: str
    beside: tuple[Line, ...]
    below: tuple[Line, ...]
    above: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """A page with its labels, and what each label may say."""

    page: Page
    labels: Mapping[int, Label]
    values: Mapping[int, Values]

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.page.lines

    def labelled(self, *roles: Role) -> Iterator[tuple[Label, Values]]:
        """The labels of these roles with their values, from the top."""
        seen: set[int] = set()
        for index in sorted(self.labels):
            label = self.labels[index]
            first = label.lines[0].index
            if label.role in roles and first not in seen:
                seen.add(first)
                yield label, self.values[first]

    def is_label(self, line: Line) -> bool:
        """Whether a line is a label and nothing else."""
        label = self.labels.get(line.index)
        return label is not None and not label.rest

    def words(self, *, without: Iterable[Role] = ()) -> Iterator[Line]:
        """The lines that are no value of these roles and no label alone."""
        hidden = {line.index for label, values in self.labelled(*without) for line in _claimed(label, values)}
        return (line for line in self.lines if line.index not in hidden)


def receipt_of(reading: Reading) -> Receipt:
    """The structure of a reading."""
    page = page_of(reading)
    labels = labels_of(page)
    values = {
        label.lines[0].index: _values(page, labels, label)
        for index, label in labels.items()
        if label.lines[0].index == index
    }
    return Receipt(page, labels, values)


def _claimed(label: Label, values: Values) -> Iterator[Line]:
    """The lines a label certainly speaks for."""
    if values.inline:
        yield from label.lines
    elif values.beside:
        yield from values.beside
    else:
        yield from values.below[:1]


def _values(page: Page, labels: Mapping[int, Label], label: Label) -> Values:
    box = label.box
    beside = tuple(_beside(page, labels, label, box))
    return Values(
        inline=label.rest,
        beside=beside,
        below=tuple(_down(page, labels, box, {line.index for line in (*label.lines, *beside)}, _FAR_BELOW)),
        above=tuple(_up(page, labels, box)),
    )


def _beside(page: Page, labels: Mapping[int, Label], label: Label, box: Line) -> Iterator[Line]:
    """The lines to the right in the same row, then those the last of them goes on in."""
    own = {line.index for line in label.lines}
    others = [line for line in page.lines if line.index not in own and _is_right_of(box, line)]
    row = [line for line in others if box.shares_row(line)] or [
        line for line in others if _is_level(box, line) and not _has_label_before(page, labels, line)
    ]
    row.sort(key=lambda line: (line.top if len(own) > 1 else 0, line.left))
    found: list[Line] = []
    for line in row:
        if line.index in labels:
            break
        found.append(line)
        yield line
    if found:
        yield from _going_on(page, labels, found)


def _is_right_of(box: Line, line: Line) -> bool:
    """Whether a line begins where a label ends, give or take the width of a letter or two, or lies beyond its end."""
    return line.left >= box.right - 0.5 * box.height or (line.centre > box.right and line.left > box.centre)


def _is_level(box: Line, line: Line) -> bool:
    """Whether a line could be one of two a label stands in the middle of."""
    return abs(line.middle - box.middle) <= 1.1 * box.height


def _going_on(page: Page, labels: Mapping[int, Label], found: list[Line]) -> Iterator[Line]:
    """The lines directly under a value that have no label of their own in their row, and the one directly above."""
    taken = {line.index for line in found}
    last = found[-1]
    for line in page.lines:
        if line.index in taken or line.top < last.middle or line.left < found[0].left - 12 * last.height:
            continue
        if last.gap_to(line) > _NEXT_LINE or not last.shares_column(line):
            continue
        if line.index in labels or _has_label_before(page, labels, line):
            return
        taken.add(line.index)
        last = line
        yield line


def _has_label_before(page: Page, labels: Mapping[int, Label], line: Line) -> bool:
    return any(other.index in labels and other.right <= line.left + other.height for other in page.row_of(line))


def _down(page: Page, labels: Mapping[int, Label], box: Line, taken: set[int], furthest: float) -> Iterator[Line]:
    """The lines under a label in its column, until another label or a wide gap."""
    last = box
    for line in page.lines:
        if line.index in taken or line.top < last.middle or line.middle <= box.bottom:
            continue
        if not (box.shares_column(line) or (last is not box and last.shares_column(line))):
            continue
        if line.index in labels or last.gap_to(line) > furthest:
            return
        yield line
        last, furthest = line, _NEXT_LINE


def _up(page: Page, labels: Mapping[int, Label], box: Line) -> Iterator[Line]:
    """The lines over a label in its column, from the nearest up, until another label or a wide gap."""
    last, furthest = box, _FAR_BELOW
    for line in reversed(page.lines):
        if line.bottom > last.middle or not box.shares_column(line):
            continue
        if line.index in labels or line.gap_to(last) > furthest:
            return
        yield line
        last, furthest = line, _NEXT_LINE
