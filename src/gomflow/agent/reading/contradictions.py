"""What a receipt says that cannot all be true, as on one that was painted over or made up.

Each of these is for a person to look at: none of them happens on a receipt that an app printed.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from gomflow.agent.matching import Recipient, match_recipient
from gomflow.agent.reading.amounts import Amounts
from gomflow.agent.reading.dates import dates_in, impossible_in, weekdays_by
from gomflow.agent.reading.lines import Line
from gomflow.agent.reading.moments import Moment
from gomflow.agent.reading.money import is_only_money, sums_in
from gomflow.agent.reading.numerals import sum_in_words
from gomflow.agent.reading.parties import Party, party_in
from gomflow.agent.reading.relations import Receipt
from gomflow.agent.references import SHORTEST, canonical
from gomflow.agent.vocabulary import Role, vocabulary
from gomflow.methods import DateOrder
from gomflow_events.order.terms import PayTo

_LONGEST: Final = 16
"""The most words a sentence has that tells of this transfer; a longer one is small print."""
_DATED: Final = re.compile(r"20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=[0-9A-Z])")
_NEAR: Final = timedelta(days=4)
"""How far the day in a reference may lie from that of the transfer: banks number what they booked after a holiday."""
_PARTY: Final = 4
"""The most lines that one side takes."""
_BRIEF: Final = 6
"""The most words on a line that is nothing but a moment."""
_SUMS: Final = (Role.AMOUNT, Role.TOTAL, Role.FEE)


def contradicts_itself(
    receipt: Receipt,
    amounts: Amounts,
    moment: Moment | None,
    recipient: Party,
    reference: str | None,
    order: DateOrder,
    pay_to: Sequence[PayTo],
) -> bool:
    """Whether two things on the receipt cannot both be true, or one cannot be at all."""
    return (
        _tells_another_sum(receipt, amounts)
        or _writes_two_currencies(receipt, amounts)
        or _has_no_such_day(receipt, order)
        or (moment is not None and _is_of_another_day(receipt, moment, reference, order))
        or _names_two(receipt, recipient, pay_to)
        or _is_numbered_twice(receipt)
        or _is_being_edited(receipt)
    )


def _tells_another_sum(receipt: Receipt, amounts: Amounts) -> bool:
    """Whether a sentence about the transfer, or the sum in words, is of another sum than its figures."""
    if amounts.amount is None:
        return False
    fee = amounts.fee or Decimal(0)
    right = {amounts.amount, amounts.amount + fee, amounts.amount - fee}
    texts = [*(line.text for line in receipt.lines), *_two_lines(receipt)]
    words = {found for text in texts if (found := sum_in_words(text)) is not None}
    told = {one.value for text in _told(receipt) for one in sums_in(text) if one.currency and one.value}
    return bool(words - right) or bool(told and not told & right)


def _two_lines(receipt: Receipt) -> Iterator[str]:
    """What two lines of one value say together."""
    for label, values in receipt.labelled(*Role):
        yield from (f"{one.text} {other.text}" for one, other in pairwise(receipt.block(label, values)))


def _told(receipt: Receipt) -> Iterator[str]:
    """The short sentences that say of this transfer that it was made."""
    known = vocabulary()
    for text in (line.text for line in receipt.lines):
        if len(text.split()) > _LONGEST or known.rule.are_in(text) or known.wish.are_in(text):
            continue
        if (known.told.are_in(text) or known.success.are_in(text)) and not known.incoming.are_in(text):
            yield text


def _writes_two_currencies(receipt: Receipt, amounts: Amounts) -> bool:
    """Whether sums of the transfer stand there in another currency than the amount, with no rate of exchange."""
    if amounts.currency is None or any(receipt.labelled(Role.OTHER_MONEY)):
        return False
    labelled = {line.index for label, values in receipt.labelled(*_SUMS) for line in receipt.block(label, values)}
    return any(
        one.currency not in {None, amounts.currency} and (line.index in labelled or one.value == amounts.amount)
        for line in receipt.lines
        if is_only_money(line.text)
        for one in sums_in(line.text)
    )


def _has_no_such_day(receipt: Receipt, order: DateOrder) -> bool:
    """Whether a line names a day that no calendar has, or one by the wrong day of the week."""
    for line in receipt.lines:
        if impossible_in(line.text):
            return True
        for dated, weekday in weekdays_by(line.text, order):
            if weekday not in {day.weekday() for day in (dated.day, dated.otherwise) if day is not None}:
                return True
    return False


def _is_of_another_day(receipt: Receipt, moment: Moment, reference: str | None, order: DateOrder) -> bool:
    """Whether the reference carries another day than the transfer, or another moment of it is given."""
    at = moment.at.date()
    carried = _DATED.match(reference or "")
    day = _day(carried[0]) if carried else None
    if day is not None and abs(day.year - at.year) <= 1 and abs(day - at) > _NEAR:
        return True
    days = [dated for line in _moments(receipt) for dated in dates_in(line.text, order)]
    return any(
        all(abs(one - at) > timedelta(days=1) for one in (found.day, found.otherwise or found.day)) for found in days
    )


def _moments(receipt: Receipt) -> Iterator[Line]:
    """The lines that are nothing but a moment, under a label for that of the transfer or under none."""
    labelled = {
        line.index: label.role
        for label, values in receipt.labelled(*Role)
        for line in receipt.block(label, values)
        if label.role is not Role.HEADING
    }
    for line in receipt.lines:
        role = labelled.get(line.index)
        if role in {None, Role.DATE} and not receipt.is_label(line) and len(line.text.split()) <= _BRIEF:
            yield line


def _names_two(receipt: Receipt, recipient: Party, pay_to: Sequence[PayTo]) -> bool:
    """Whether the recipient is the expected one in one place, and under another label for them is somebody else."""
    if match_recipient(recipient.name, recipient.account, pay_to).recipient is not Recipient.MATCHES:
        return False
    for _, values in receipt.labelled(Role.RECIPIENT, Role.RECIPIENT_ACCOUNT):
        lines = values.beside or (values.above if receipt.values_above else values.below)
        shown = (values.inline,) if values.inline else tuple(line.text for line in lines[:_PARTY])
        other = party_in(shown)
        is_somebody = other.account is not None or len((other.name or "").split()) > 1
        if is_somebody and match_recipient(other.name, other.account, pay_to).recipient is Recipient.DIFFERS:
            return True
    return False


def _is_numbered_twice(receipt: Receipt) -> bool:
    """Whether the same label stands before two references."""
    told: dict[str, set[str]] = {}
    for label, values in receipt.labelled(Role.REFERENCE):
        number = canonical(values.inline)
        if len(number) >= SHORTEST and any(map(str.isdigit, number)):
            told.setdefault(label.said.phrase, set()).add(number)
    return any(len(numbers) > 1 for numbers in told.values())


def _is_being_edited(receipt: Receipt) -> bool:
    """Whether the tools of an editor for pictures stand in a row on it."""
    tools = [line for line in receipt.lines if line.text.lower().strip(" .") in _TOOLS]
    rows = ({line.text.lower(), *(other.text.lower() for other in tools if other.shares_row(line))} for line in tools)
    return any(len(row) >= _ENOUGH_TOOLS for row in rows)


_TOOLS: Final = frozenset(
    {
        "crop", "draw", "sticker", "stickers", "text", "adjust", "filter", "filters", "markup", "brush", "eraser",
        "doodle", "mosaic", "pen", "highlighter", "rotate", "tune", "tools", "effects", "remove", "retouch", "emoji",
    }
)  # fmt: skip
_ENOUGH_TOOLS: Final = 3


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
