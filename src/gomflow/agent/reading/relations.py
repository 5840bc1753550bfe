"""Which lines are a label's value: those beside it, those below it, or those above it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from gomflow.agent.reading.by_value import half_known, retold
from gomflow.agent.reading.finding import has_label_before, labels_of
from gomflow.agent.reading.labels import Label
from gomflow.agent.reading.lines import Line, Page, page_of
from gomflow.agent.reading.listing import without_listing
from gomflow.agent.reading.messages import with_messages_as_rows, without_addressee, without_other_notifications
from gomflow.agent.vocabulary import Role
from gomflow.ports.reader import Reading

_FAR_BELOW: Final = 2.6
"""How far below its label a value may begin, in heights of a line."""
_ENOUGH_MIRRORED: Final = 3
_ALIKE: Final = 0.65
"""How much lower the lines of one value may be than its first, as a share."""
_TOGETHER: Final = 0.6
"""How far apart the lines of one value are at the most where it stands over its label."""
_STEP: Final = 1.0
"""How far below its label a value at the other edge may begin, in heights of a line."""
_NEXT_LINE: Final = 1.2
"""How far apart the lines of one value may be."""


@dataclass(frozen=True, slots=True)
class Values:
    """Where a label's value may stand, each part from the nearest line on."""

    inline: str
    beside: tuple[Line, ...]
    below: tuple[Line, ...]
    above: tuple[Line, ...]

    @property
    def first_texts(self) -> tuple[str, ...]:
        """What stands first in each of these places, the likeliest first."""
        places = (lines[0].text for lines in (self.beside, self.below, self.above) if lines)
        return tuple(filter(None, (self.inline, *places)))


@dataclass(frozen=True, slots=True)
class Receipt:
    """A page with its labels, and what each label may say."""

    page: Page
    labels: Mapping[int, Label]
    values: Mapping[int, Values]
    values_above: bool = False
    """Whether the values of this page stand over their labels."""
    owners: Mapping[int, int] = field(default_factory=dict)
    """For each line that is a value in all likelihood, the label it is a value of."""

    def settled(self, *, values_above: bool) -> "Receipt":
        """The same receipt, knowing where its values stand and whose they are."""
        known = replace(self, values_above=values_above)
        return replace(known, owners=_owners(known))

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
        hidden = {line.index for label, values in self.labelled(*without) for line in self.claimed(label, values)}
        return (line for line in self.lines if line.index not in hidden)

    def is_of_another(self, line: Line, label: Label) -> bool:
        """Whether a line is the value of another label in all likelihood."""
        return self.owners.get(line.index, label.lines[0].index) != label.lines[0].index

    def claimed(self, label: Label, values: Values) -> tuple[Line, ...]:
        """The lines a label certainly speaks for."""
        if values.inline or values.beside:
            return label.lines if values.inline else values.beside
        block = self.block(label, values)
        return block[-1:] if self.values_above else block[:1]

    def block(self, label: Label, values: Values) -> tuple[Line, ...]:
        """The lines of a label's value, so far as they are set as one."""
        if values.inline:
            return label.lines
        lines = values.beside or self._nearest(values)
        return lines[: _together(lines)]

    def _nearest(self, values: Values) -> tuple[Line, ...]:
        return values.above if self.values_above else values.below


def receipt_of(reading: Reading) -> Receipt:
    """The structure of a reading."""
    page = with_messages_as_rows(without_other_notifications(without_addressee(page_of(reading))))
    labels = labels_of(page)
    if (cut := without_listing(page, labels)) is not page:
        page, labels = cut, labels_of(cut)
    labels |= dict(half_known(page, labels))
    mirrored = _is_mirrored(page, labels)
    values = {
        label.lines[0].index: _values(page, labels, label, mirrored=mirrored)
        for index, label in labels.items()
        if label.lines[0].index == index
    }
    told = {index: retold(label, values[label.lines[0].index].first_texts) for index, label in labels.items()}
    return Receipt(page, told, values)


def _owners(receipt: Receipt) -> dict[int, int]:
    """Whose value each line is: of the label it stands beside, else of the one it stands nearest to."""
    claims: dict[int, tuple[float, int]] = {}
    for first, values in receipt.values.items():
        label = receipt.labels[first]
        if label.role is Role.HEADING or values.inline:
            continue
        block = receipt.block(label, values)
        box = label.box
        gap = 0.0 if values.beside else 1 + min((abs(box.middle - line.middle) for line in block), default=0.0)
        # What kind of transfer it is takes a line; "Transaction details" over all of them takes nothing more.
        for line in block[: 1 if label.role is Role.KIND else None]:
            claims[line.index] = min(claims.get(line.index, (gap, first)), (gap, first))
    return {index: first for index, (_, first) in claims.items()}


def _is_mirrored(page: Page, labels: Mapping[int, Label]) -> bool:
    """Whether the values of a page stand to the left of their labels: most labels that have a value beside them do."""
    left = right = 0
    for label in labels.values():
        if label.rest or label.role is Role.HEADING:
            continue
        row = [line for line in page.row_of(label.box) if line.index not in labels]
        after = any(line.left >= label.box.right - label.box.height for line in row)
        right += after
        left += not after and any(line.right <= label.box.left + label.box.height for line in row)
    return left > right and left >= _ENOUGH_MIRRORED


def _values(page: Page, labels: Mapping[int, Label], label: Label, *, mirrored: bool) -> Values:
    box = label.box
    beside = tuple(_before(page, labels, label, box) if mirrored else _beside(page, labels, label, box))
    taken = {line.index for line in (*label.lines, *beside)}
    below = tuple(_alike(_down(page, labels, box, taken, _FAR_BELOW)))
    if not (label.rest or beside or below):
        below = tuple(_alike(_lower_right(page, labels, box)))
    return Values(
        inline=label.rest, beside=beside, below=below, above=tuple(_downward(list(_alike(_up(page, labels, box)))))
    )


def _alike(lines: Iterator[Line]) -> Iterator[Line]:
    """The lines up to one in much smaller or larger letters, which belongs to something else."""
    first: Line | None = None
    for line in lines:
        first = first or line
        if not _ALIKE * first.height <= line.height <= first.height / _ALIKE:
            return
        yield line


def _downward(upward: list[Line]) -> list[Line]:
    """Lines over a label in the order in which they are read, as far as they are set as one value."""
    together = _together(upward)
    return [*reversed(upward[:together]), *upward[together:]]


def _together(lines: Sequence[Line]) -> int:
    """How many of these lines, in either order, are set as one value."""
    gaps = (min(one.gap_to(other), other.gap_to(one), key=abs) for one, other in pairwise(lines))
    return 1 + next((at for at, gap in enumerate(gaps) if gap > _TOGETHER), len(lines) - 1) if lines else 0


def _lower_right(page: Page, labels: Mapping[int, Label], box: Line) -> Iterator[Line]:
    """The lines right under a label at the other edge of the page, where nothing stands in its column."""
    last = box
    for line in page.lines:
        if line.top < last.middle or line.centre < box.right:
            continue
        if line.index in labels or last.gap_to(line) > _STEP or has_label_before(page, labels, line):
            return
        if last is not box and abs(line.right - last.right) > last.height:
            return
        yield line
        last = line


def _beside(page: Page, labels: Mapping[int, Label], label: Label, box: Line) -> Iterator[Line]:
    """The lines to the right in the same row, then those the last of them goes on in."""
    own = {line.index for line in label.lines}
    others = [line for line in page.lines if line.index not in own and _is_right_of(box, line)]
    row = [line for line in others if box.shares_row(line)] or [
        line for line in others if _is_level(box, line) and not has_label_before(page, labels, line)
    ]
    row.sort(key=lambda line: (line.top if len(own) > 1 else 0, line.left))
    found: list[Line] = []
    for line in row:
        if line.index in labels:
            break
        found.append(line)
        yield line
    if found:
        yield from _going_on(page, labels, found, box)


def _before(page: Page, labels: Mapping[int, Label], label: Label, box: Line) -> Iterator[Line]:
    """The nearest line to the left in the same row, then those it goes on in."""
    own = {line.index for line in label.lines}
    row = [line for line in page.row_of(box) if line.index not in own and line.right <= box.left + box.height]
    if not row or row[-1].index in labels:
        return
    column = sorted((line for line in row if abs(line.left - row[-1].left) <= line.height), key=lambda line: line.top)
    yield from column
    last = column[-1]
    ends = [other.box for other in labels.values() if other.box.left >= last.right - last.height]
    for line in page.lines:
        if line.top < last.middle or abs(line.left - last.left) > last.height or line.index in labels:
            continue
        if last.gap_to(line) > _NEXT_LINE or any(end != box and end.shares_row(line) for end in ends):
            return
        yield line
        last = line


def _is_right_of(box: Line, line: Line) -> bool:
    """Whether a line begins where a label ends, give or take the width of a letter or two, or lies beyond its end."""
    return line.left >= box.right - 0.5 * box.height or (line.centre > box.right and line.left > box.centre)


def _is_level(box: Line, line: Line) -> bool:
    """Whether a line could be one of two a label stands in the middle of."""
    return abs(line.middle - box.middle) <= 1.1 * box.height


def _going_on(page: Page, labels: Mapping[int, Label], found: list[Line], box: Line) -> Iterator[Line]:
    """The lines directly under a value that have no label of their own in their row.

    Where the value follows its label as the next word does, it goes on where the label began.
    """
    taken = {line.index for line in found}
    last = found[-1]
    runs_on = found[0].left - box.right <= box.height
    for line in page.lines:
        if line.index in taken or line.top < last.middle or line.left < found[0].left - 12 * last.height:
            continue
        if line.left < box.left - line.height:
            # What begins before the label is no more of its value.
            continue
        begins_anew = runs_on and abs(line.left - box.left) <= box.height
        if last.gap_to(line) > _NEXT_LINE or not (begins_anew or last.shares_column(line)):
            continue
        if line.index in labels or has_label_before(page, labels, line):
            return
        taken.add(line.index)
        last = line
        yield line


def _down(page: Page, labels: Mapping[int, Label], box: Line, taken: set[int], furthest: float) -> Iterator[Line]:
    """The lines under a label in its column, until another label or a wide gap."""
    last = box
    for line in page.lines:
        if line.index in taken or line.top < last.middle or line.middle <= box.bottom:
            continue
        if not (box.shares_column(line) or (last is not box and last.shares_column(line))):
            continue
        if line.index in labels or last.gap_to(line) > furthest or has_label_before(page, labels, line):
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
