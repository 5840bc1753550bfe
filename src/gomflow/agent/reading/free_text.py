"""What on a receipt may be a statement about the transfer: what is no value, or stands as one and is none."""

import re
from collections.abc import Iterator
from statistics import median
from typing import Final

from gomflow.agent.reading.lines import Line
from gomflow.agent.reading.relations import Receipt
from gomflow.agent.vocabulary import Role

_TALLER: Final = 1.25
"""How much taller than most lines of its page a headline is."""


def free_words(receipt: Receipt) -> list[Line]:
    """The lines that are no value of a label that is spoken for, from the top."""
    free = {*receipt.words(without=_SPOKEN_FOR), *_no_numbers(receipt)}
    return sorted(free, key=lambda line: line.index)


def hidden(receipt: Receipt) -> Iterator[str]:
    """What stands where a value is expected that is no status, and is no note: it may be a statement all the same."""
    heard = {line.index for line in receipt.words(without=_SPOKEN_FOR)} | set(receipt.labels)
    usual = median(line.height for line in receipt.lines) if receipt.lines else 0.0
    for label, values in receipt.labelled(Role.STATUS, Role.NOTE):
        heard |= {line.index for line in receipt.claimed(label, values) if line.height < _TALLER * usual}
    yield from (line.text for line in receipt.lines if line.index not in heard)


def _no_numbers(receipt: Receipt) -> Iterator[Line]:
    """The lines that stand where a number is asked for and hold none: a menu beside a page labels nothing."""
    for label, values in receipt.labelled(*_NUMBERED):
        if not values.inline:
            yield from (line for line in receipt.claimed(label, values) if not _NUMBER.search(line.text))


_NUMBERED: Final = (Role.ACCOUNT, Role.RECIPIENT_ACCOUNT, Role.SENDER_ACCOUNT, Role.REFERENCE, Role.OTHER_REFERENCE)
_NUMBER: Final = re.compile(r"[\d*•]|xx", re.IGNORECASE)


_SPOKEN_FOR: Final = (
    Role.STATUS,
    Role.NOTE,
    Role.RECIPIENT,
    Role.SENDER,
    Role.NAME,
    Role.ACCOUNT,
    Role.RECIPIENT_ACCOUNT,
    Role.SENDER_ACCOUNT,
    Role.BANK,
    Role.REFERENCE,
    Role.RAIL_REFERENCE,
    Role.OTHER_REFERENCE,
    Role.OTHER,
)
