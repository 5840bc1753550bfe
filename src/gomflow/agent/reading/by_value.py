"""Labels that are told by the value that stands by them, where their own words leave it open.

"You paid" over a sum is the amount, over a name the recipient, over a date the moment. And where some words of a label
are known and others are not, the value has to be of the kind that the known words ask for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from gomflow.agent.reading.finding import under_a_row_of_labels
from gomflow.agent.reading.labels import Label
from gomflow.agent.reading.lines import Line, Page
from gomflow.agent.reading.meaning import Said, by_some_words, names_no_sum
from gomflow.agent.reading.money import is_only_money, sum_at_start, sums_in
from gomflow.agent.reading.shapes import account_in, is_name, is_when, names_a_bank, runs_of
from gomflow.agent.vocabulary import Role, vocabulary

_SIDES: Final = frozenset({Role.RECIPIENT, Role.SENDER, Role.RECIPIENT_ACCOUNT, Role.SENDER_ACCOUNT, Role.ACCOUNT})
_NUMBERS: Final = frozenset({Role.REFERENCE, Role.RAIL_REFERENCE, Role.OTHER_REFERENCE, Role.NOTE})
_MONEY: Final = frozenset({Role.AMOUNT, Role.TOTAL, Role.FEE, Role.BALANCE, Role.OTHER_MONEY})
_WHEN: Final = frozenset({Role.DATE, Role.OTHER_DATE})
_LONG_ENOUGH: Final = 8
"""How long a number is that may be a reference."""
_NEXT: Final = 0.9
"""How far below a label of which not all words are known its value begins at the most, in heights of a line."""


def half_known(page: Page, found: Mapping[int, Label]) -> Iterator[tuple[int, Label]]:
    """Labels some of whose words are known, beside or over a value of the kind they ask for."""
    values = set(under_a_row_of_labels(page, found, others=True))
    for line in page.lines:
        if line.index in found or line.index in values or page.ends_a_sentence(line):
            continue
        value = _value_of(page, found, line)
        said = by_some_words(line.text, kinds_of(value.text)) if value is not None else None
        if said is not None:
            yield line.index, Label(said, (line,))


def kinds_of(text: str) -> frozenset[Role]:
    """What labels could stand by a text, from what it looks like."""
    if is_only_money(text):
        return _MONEY
    if is_when(text):
        return _WHEN
    fits: frozenset[Role] = frozenset()
    if any(sum(map(len, run)) >= _LONG_ENOUGH for run in runs_of(text)):
        fits |= _NUMBERS
    if account_in(text) is not None or (is_name(text) and not names_a_bank(text)):
        fits |= _SIDES
    return fits


def retold(label: Label, shown: Sequence[str]) -> Label:
    """The label of a sum as one of a side or a moment, where that is shown in the places of its value."""
    if label.role in {Role.RECIPIENT, Role.SENDER} and vocabulary().success_alone.are_all_of(label.box.text):
        # "Credited" over a sum says what became of it, and of whom it is said stands elsewhere.
        return _as(label, Role.AMOUNT) if is_only_money(shown[0] if shown else "") else label
    if label.role is not Role.AMOUNT or not names_no_sum(label.said.phrase, label.box.text):
        return label
    if not shown or sum_at_start(shown[0]) is not None or any(next(sums_in(text), None) for text in shown):
        return label
    first = shown[0]
    if is_when(first):
        return _as(label, Role.DATE)
    is_party = Role.RECIPIENT in kinds_of(first) and _NO_NAME.match(first) is None
    is_party = is_party and len(first.split()) <= _MOST_WORDS
    return _as(label, Role.RECIPIENT) if is_party else label


_NO_NAME: Final = re.compile(
    r"(?:www\.|\S+\.(?:com|ph|my)\b)|(?:\w+ )?(?:by|via|with|using|through|from|gamit|dengan|melalui|mula)\b",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 6
"""The most words a name has here; more are a sentence."""


def _as(label: Label, role: Role) -> Label:
    said = label.said
    return replace(label, said=Said(role, said.phrase, said.rest, said.unit, said.colon))


def _value_of(page: Page, found: Mapping[int, Label], line: Line) -> Line | None:
    """The line right beside, or else right under, which is no label."""
    beside = [other for other in page.row_of(line) if other.left >= line.right]
    if beside:
        return beside[0] if beside[0].index not in found else None
    under = (other for other in page.lines if other.top > line.middle and line.shares_column(other))
    first = next(under, None)
    return first if first is not None and first.index not in found and line.gap_to(first) <= _NEXT else None
