"""What a screen lists under a receipt, and is none of this payment: older ones in a history, things to buy."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gomflow.agent.reading.labels import Label
from gomflow.agent.reading.lines import Line, Page
from gomflow.agent.reading.money import is_only_money, sum_at_start

_SIGNED: Final = re.compile(r"[+-]\s*\S")
_FEWEST: Final = {True: 2, False: 3}
"""How many sums make a list, by whether they bear a sign as those of a history do."""


def without_listing(page: Page, labels: Mapping[int, Label]) -> Page:
    """The page up to the list of other sums that ends it, if one does; each has a text of its own and no label."""
    last = max((line.bottom for index, line in enumerate(page.lines) if index in labels), default=0.0)
    sums = [line for line in page.lines if is_only_money(line.text)]
    below = [line for line in sums if line.top > last and _named(page, line) is not None]
    signed = [line for line in below if _SIGNED.match(line.text)]
    listed = next((lines for lines in (signed, below) if len(lines) >= _FEWEST[lines is signed]), [])
    if not listed or len({_value(line) for line in listed}) < len(listed) or len(sums) == len(below):
        return page
    names = [named for line in listed if (named := _named(page, line)) is not None]
    end = min(line.top for line in (*listed, *names))
    kept = [replace(line, index=index) for index, line in enumerate(line for line in page.lines if line.top < end)]
    return Page(tuple(kept), max((line.bottom for line in kept), default=0.0))


def _named(page: Page, line: Line) -> Line | None:
    """The text beside a sum, or else right over it."""
    beside = [other for other in page.row_of(line) if other.right <= line.left and not is_only_money(other.text)]
    over = [other for other in page.lines if other.bottom <= line.middle and line.shares_column(other)][-1:]
    near = [other for other in over if other.gap_to(line) <= 1 and not is_only_money(other.text)]
    return next(iter((*beside, *near)), None)


def _value(line: Line) -> str:
    found = sum_at_start(line.text)
    return str(found.value) if found is not None else line.text
