"""Which lines of a page are labels, on one line or broken over several."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from gomflow.agent.reading.branding import share_of_names
from gomflow.agent.reading.labels import Label, label_of
from gomflow.agent.reading.lines import Line, Page
from gomflow.agent.reading.meaning import Said, by_meaning, states
from gomflow.agent.reading.money import is_only_money
from gomflow.agent.vocabulary import Role, fold, vocabulary

_NUMBERS: Final = frozenset({Role.REFERENCE, Role.RAIL_REFERENCE, Role.OTHER_REFERENCE})
_CLEARLY: Final = 0.2
"""How much nearer, in heights of a line, counts as nearer."""
_EDGE: Final = 3
"""How much nearer right edges have to be than left ones to be one edge: ragged lines often end nearly together."""
_ROW: Final = 2
_FLUSH: Final = 0.4
_WRAPPED: Final = 0.45
"""How close below a label the rest of it stands, in heights of a line."""


def labels_of(page: Page) -> dict[int, Label]:
    """The labels of a page by the index of each line they stand on."""
    found: dict[int, Label] = {}
    for line in page.lines:
        said = label_of(line.text)
        if said is not None and not page.ends_a_sentence(line):
            found[line.index] = Label(said, (line,))
    for line in page.lines:
        said = by_meaning(line.text, valued=True) if line.index not in found and _is_by_money(page, line) else None
        if said is not None and said.role is Role.AMOUNT:
            found[line.index] = Label(said, (line,))
    for upper in page.lines:
        wrapped = _said_twice(page, upper, found) or _wrapped(page, upper, found)
        if wrapped is not None:
            found |= {line.index: wrapped for line in wrapped.lines}
    written = {index for label in found.values() if label.role is Role.NOTE for index in _written(page, label, found)}
    written |= {line.index for line in page.lines if line.index in found and _is_more_of_a_value(page, line, found)}
    written |= set(under_a_row_of_labels(page, found))
    return {index: label for index, label in found.items() if index not in written}


def _is_more_of_a_value(page: Page, line: Line, found: Mapping[int, Label]) -> bool:
    """Whether what looks like a label is the next line of a value, alone in its row: SHOP under TRADING, WARNA.

    A status says what it says under its label as well, as in: Status of payment / Transferred / successfully.
    """
    label = found[line.index]
    if _is_a_status(page, line, found):
        return True
    over = next(
        (other for other in reversed(page.lines) if other.bottom <= line.middle and _is_flush(other, line)), None
    )
    if label.rest or label.said.colon or len(label.lines) > 1 or over is None or over.gap_to(line) > _WRAPPED:
        return False
    if over.index in found:
        under = _next_below(page.lines, line)
        whole = f"{line.text} {under.text}" if under is not None else line.text
        return found[over.index].role is Role.STATUS and not found[over.index].rest and states(whole)
    if line.text[:1].islower() and states(f"{over.text} {line.text}"):
        return True
    before = [other for other in page.row_of(over) if other.right <= over.left]
    return not page.row_of(line) and any(other.index in found and not found[other.index].rest for other in before)


def under_a_row_of_labels(page: Page, found: Mapping[int, Label], *, others: bool = False) -> Iterator[int]:
    """The values under a row of labels, one under each: those that look like labels, or the others."""
    for first in page.lines:
        heads = [first, *(line for line in page.row_of(first) if line.left > first.left)]
        if len(heads) < _ROW or any(line.index not in found or found[line.index].rest for line in heads):
            continue
        row = [line for line in (_next_below(page.lines, head) for head in heads) if line is not None]
        if len(row) == len(heads) and any(line.index not in found for line in row):
            labels = [line.index for line in row if line.index in found and not found[line.index].rest]
            yield from (line.index for line in row if line.index not in found) if others else labels


def _is_a_status(page: Page, line: Line, found: Mapping[int, Label]) -> bool:
    """Whether a line stands last in its row, after a label for the status, and is one: Status / Credited."""
    row = page.row_of(line)
    label = found.get(row[-1].index) if row and row[-1].right <= line.left else None
    known = vocabulary()
    under = _next_below(page.lines, label.lines[0]) if label is not None else None
    return (
        label is not None
        and (under is None or under.index in found)
        and label.role is Role.STATUS
        and not label.rest
        and (states(line.text) or known.success_labelled.are_all_of(line.text))
    )


def _is_flush(one: Line, other: Line) -> bool:
    """Whether two lines begin or end at the same edge."""
    return min(abs(one.left - other.left), abs(one.right - other.right)) <= _FLUSH * min(one.height, other.height)


def _is_by_money(page: Page, line: Line) -> bool:
    """Whether an amount and nothing else stands right beside a line, or right under one of several words."""
    under = [other for other in page.lines if other.top > line.middle and line.shares_column(other)][:1]
    near = page.row_of(line)
    if len(line.text.split()) > 1:
        near += [other for other in under if line.gap_to(other) <= 1]
    return any(is_only_money(other.text) for other in near)


def _written(page: Page, note: Label, found: Mapping[int, Label]) -> Iterator[int]:
    """The lines of a note that look like labels: a payer may write "Paid to" and a name, and it means nothing."""
    if note.rest or note.said.colon:
        return
    under = _next_below(page.lines, note.box)
    beside = [line for line in page.row_of(note.box) if line.left >= note.box.right]
    if beside and (under is None or under.index in found):
        yield from (line.index for line in beside if line.index in found)
        return
    if under is not None and under.index in found and found[under.index].rest:
        yield under.index


def _wrapped(page: Page, upper: Line, found: Mapping[int, Label]) -> Label | None:
    """A label that goes on in the line below, as in Transaction / No."""
    held = found.get(upper.index)
    if held is not None and len(held.lines) > 1:
        return None
    lower = _next_below(page.lines, upper)
    if (
        lower is None
        or share_of_names(lower.text) >= 1
        or (held is not None and lower.index in found and _are_two_sums(page, upper, lower))
    ):
        return None
    if held is not None and held.rest:
        return _wrapped_before(held, lower) if lower.index not in found else None
    said = label_of(f"{upper.text} {lower.text}") or _broken(upper.text, lower.text)
    if said is None or len(said.phrase) <= len(fold(upper.text)) or _is_sum_for_a_status(page, upper, said):
        return None
    if held is not None and lower.index in found and said.phrase not in vocabulary().labels:
        return Label(said, (upper, lower)) if _is_left_over(page, upper, lower, found) and not said.rest else None
    longer = _over_three(page, upper, lower, found)
    if longer is not None:
        return longer
    if _is_unsure(said, held):
        is_one = _has_value_beside(page, upper, found) and not _begins_another(page, lower)
        return Label(said, (upper, lower)) if is_one and not said.rest else None
    lower_held = found.get(lower.index)
    if lower_held is not None and (lower_held.rest or _has_happened(upper.text, said) or _is_value(page, upper, found)):
        return None
    if held is not None and lower_held is not None and _has_value_beside(page, upper, found):
        is_one = _are_nearest(upper, lower, found) and not _are_two_numbers(page, held, lower_held, found)
        return Label(said, (upper, lower)) if not said.rest and is_one else None
    return Label(said, (upper, lower)) if not said.rest or said.colon else None


def _is_sum_for_a_status(page: Page, upper: Line, said: Said) -> bool:
    """Whether a sum stands beside the upper line: it is that line's own, for no status is a sum."""
    return said.role is Role.STATUS and any(is_only_money(other.text) for other in page.row_of(upper))


def _broken(upper: str, lower: str) -> Said | None:
    """A label that was broken inside a word for want of room."""
    said = label_of(f"{upper}{lower}") if lower[:1].islower() else None
    return said if said is not None and not said.rest else None


def _is_unsure(said: Said, held: Label | None) -> bool:
    """Whether the upper line is the same label by itself, so that the lower one may as well be its value."""
    return held is not None and held.role is said.role and said.phrase not in vocabulary().labels


def _over_three(page: Page, upper: Line, middle: Line, found: Mapping[int, Label]) -> Label | None:
    """A label of three lines, beside whose first its value stands."""
    last = _next_below(page.lines, middle)
    said = label_of(f"{upper.text} {middle.text} {last.text}") if last is not None else None
    if last is None or said is None or said.phrase != fold(f"{upper.text} {middle.text} {last.text}"):
        return None
    is_one = _has_value_beside(page, upper, found) and _are_nearest(upper, last, found)
    return Label(said, (upper, middle, last)) if is_one else None


def _said_twice(page: Page, upper: Line, found: Mapping[int, Label]) -> Label | None:
    """A label in two languages, one under the other, with the value beside the first; and not two rows of one kind."""
    held, lower = found.get(upper.index), _next_below(page.lines, upper)
    other = found.get(lower.index) if lower is not None else None
    if held is None or lower is None or other is None or other.role is not held.role:
        return None
    if held.rest or other.rest or len(held.lines) > 1 or len(other.lines) > 1:
        return None
    is_one = _has_value_beside(page, upper, found) and _are_nearest(upper, lower, found)
    return Label(held.said, (upper, lower)) if is_one else None


def _are_two_numbers(page: Page, upper: Label, lower: Label, found: Mapping[int, Label]) -> bool:
    """Whether two labels are of numbers of two kinds, and the lower one has its own beside it."""
    kinds = {upper.role, lower.role}
    return len(kinds) > 1 and kinds <= _NUMBERS and _has_value_beside(page, lower.lines[0], found)


def _begins_another(page: Page, line: Line) -> bool:
    """Whether a line is the beginning of a label that is listed, and goes on in the line below it."""
    last = _next_below(page.lines, line)
    said = label_of(f"{line.text} {last.text}") if last is not None else None
    return (
        said is not None
        and not said.rest
        and len(said.phrase) > len(fold(line.text))
        and said.phrase in vocabulary().labels
    )


def _is_left_over(page: Page, upper: Line, lower: Line, found: Mapping[int, Label]) -> bool:
    """Whether the lower of two labels has no value of its own, and can only be more of the upper one, which has."""
    alone = _has_value_beside(page, upper, found) and not _has_value_beside(page, lower, found)
    return alone and _are_nearest(upper, lower, found)


def _are_two_sums(page: Page, upper: Line, lower: Line) -> bool:
    """Whether a sum stands beside each of two lines."""
    return all(any(is_only_money(other.text) for other in page.row_of(line)) for line in (upper, lower))


def _has_happened(text: str, both: Said) -> bool:
    """Whether a text says that something came to an end; "Processing" may as well begin a label.

    "Amount credited to" says nothing, where with the line below it is a label that is listed.
    """
    return states(text) and both.phrase not in vocabulary().labels and not vocabulary().pending.are_in(text)


def _wrapped_before(held: Label, lower: Line) -> Label | None:
    """A label whose value stands beside its first line, where the line below is nothing but the rest of the label."""
    phrase = held.said.phrase + fold(lower.text)
    role = vocabulary().labels.get(phrase) if held.said.colon else None
    if role is None:
        return None
    said = Said(role, phrase, held.rest, held.said.unit, colon=True)
    return Label(said, (*held.lines, lower))


def _are_nearest(upper: Line, lower: Line, found: Mapping[int, Label]) -> bool:
    """Whether two lines stand much closer to one another than to the labels over and under them."""
    gap = upper.gap_to(lower) + _CLEARLY
    column = [label.lines[0] for label in found.values() if abs(label.lines[0].left - upper.left) <= upper.height]
    over = [line.gap_to(upper) for line in column if line.bottom <= upper.middle]
    under = [lower.gap_to(line) for line in column if line.top >= lower.middle]
    return all(min(gaps) > gap for gaps in (over, under) if gaps)


def _is_value(page: Page, line: Line, found: Mapping[int, Label]) -> bool:
    """Whether a line that is no label stands close under one, or beside one."""
    if line.index in found:
        return False
    over = [other for other in page.lines if other.index in found and _next_below(page.lines, other) is line]
    return bool(over) or any(other.index in found and other.right <= line.left for other in page.row_of(line))


def _next_below(lines: Iterable[Line], upper: Line) -> Line | None:
    for line in lines:
        aligned = min(abs(line.left - upper.left), _EDGE * abs(line.right - upper.right)) <= upper.height
        if line.top > upper.middle and aligned and upper.gap_to(line) <= _WRAPPED:
            return line
    return None


def _has_value_beside(page: Page, line: Line, found: Mapping[int, Label]) -> bool:
    return any(other.left >= line.right and other.index not in found for other in page.row_of(line))


def has_label_before(page: Page, labels: Mapping[int, Label], line: Line) -> bool:
    """Whether a label stands in the row of a line, to its left, whose value it would be."""
    before = (other for other in page.row_of(line) if other.index in labels)
    return any(
        other.right <= line.left + other.height and not _is_under_labels(page, labels, other) for other in before
    )


def _is_under_labels(page: Page, labels: Mapping[int, Label], line: Line) -> bool:
    """Whether a line is the rest of a label that stands in a row of labels, so that their values are all below."""
    first = labels[line.index].lines[0]
    return first is not line and any(
        other.index in labels and other.left >= first.right for other in page.row_of(first)
    )
