"""Which lines show what was read: those that hold a value, found again by what they say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from gomflow.agent.reading.dates import dates_in, times_in
from gomflow.agent.reading.lines import Line, page_of
from gomflow.agent.reading.stating import says_a_status
from gomflow.methods import DateOrder, catalogue
from gomflow.payment.references import canonical
from gomflow.ports.reader import Reading
from gomflow_events.payment.terms import Evidence, ReceiptFields, TransferStatus

_SUM: Final = re.compile(r"\d[\d,]*(?:\.\d{1,2})?(?![\d,])")
_PIECES: Final = 3
"""Lines that a reference may be broken into."""
_FEWEST: Final = 3
"""Signs of a reference that a line ends with at least where it is broken."""
_SHORTEST: Final = 4
"""Letters and digits by which a line is known again at least."""


def lines_showing(reading: Reading, fields: ReceiptFields) -> Mapping[Evidence, Sequence[Line]]:
    """The lines that show each piece of evidence, if they are found again: one for each fact, and all painted ones."""
    lines = page_of(reading).lines
    return {
        Evidence.AMOUNT: _amount(lines, fields.amount),
        Evidence.RECIPIENT: _recipient(lines, fields),
        Evidence.REFERENCE: _reference(lines, fields.reference),
        Evidence.DATE: _date(lines, fields),
        Evidence.SUCCESS: _status(lines, fields),
        Evidence.METHOD: _method(lines, fields.method),
    }


def painted_over(reading: Reading, fields: ReceiptFields) -> tuple[Evidence, ...]:
    """The evidence that stands on a patch. The app's name is none of it: apps print it on a ground of its own."""
    if not any(line.patch for line in reading.lines):
        return ()
    showing = lines_showing(reading, fields)
    return tuple(
        evidence
        for evidence, lines in showing.items()
        if evidence is not Evidence.METHOD and any(line.patch for line in lines)
    )


def _chosen(first: Sequence[Line], holding: Sequence[Line]) -> Sequence[Line]:
    """Some of the lines that hold a value, with all of them that were painted."""
    return [*first, *(line for line in holding if line.patch and line not in first)]


def _amount(lines: Sequence[Line], amount: Decimal | None) -> Sequence[Line]:
    """The largest print of the amount."""
    holding = [line for line in lines if amount is not None and amount in _sums(line.text)]
    return _chosen([max(holding, key=lambda line: line.height)], holding) if holding else []


def _sums(text: str) -> Iterator[Decimal]:
    for match in _SUM.finditer(text):
        try:
            yield Decimal(match[0].replace(",", ""))
        except InvalidOperation:
            continue


def _reference(lines: Sequence[Line], reference: str | None) -> Sequence[Line]:
    """The line of the reference, or the lines it is broken into."""
    if not reference:
        return []
    wanted = canonical(reference)
    whole = [line for line in lines if wanted in canonical(line.text)]
    if whole:
        return _chosen(whole[:1], whole)
    return next((found for line in lines if (found := _broken(line, wanted, lines, _PIECES))), [])


def _broken(first: Line, wanted: str, lines: Sequence[Line], pieces: int) -> Sequence[Line]:
    """A line that ends with the beginning of the reference, and the lines below it that go on."""
    text = canonical(first.text)
    head = next((size for size in range(len(wanted) - 1, _FEWEST - 1, -1) if text.endswith(wanted[:size])), 0)
    if not head or pieces < 2:  # noqa: PLR2004 - one for the beginning, one for the rest
        return []
    rest = wanted[head:]
    for below in lines:
        if below.index > first.index and first.shares_column(below) and first.gap_to(below) < 1:
            if canonical(below.text).startswith(rest):
                return [first, below]
            if further := _broken(below, rest, lines, pieces - 1):
                return [first, *further]
    return []


def _recipient(lines: Sequence[Line], fields: ReceiptFields) -> Sequence[Line]:
    """The recipient's name and account, where they are printed."""
    found: list[Line] = []
    for value in (fields.recipient, fields.recipient_account):
        wanted = _letters(value or "")
        holding = [line for line in lines if len(wanted) >= _SHORTEST and wanted in _letters(line.text)]
        found += [line for line in _chosen(holding[:1], holding) if line not in found]
    return found


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _date(lines: Sequence[Line], fields: ReceiptFields) -> Sequence[Line]:
    """The day, and the time where it stands on a line of its own."""
    at = fields.paid_at
    if at is None:
        return []
    days = [line for line in lines if at.date() in _days(line.text)]
    if not days:
        return []
    minute = (at.hour, at.minute)
    timed = [line for line in lines if not fields.day_only and minute in _times(line.text)]
    both = next((line for line in days if line in timed), None)
    return _chosen([both] if both is not None else [days[0], *timed[:1]], [*days, *timed])


def _days(text: str) -> Iterator[object]:
    for order in DateOrder:
        for dated in dates_in(text, order):
            yield dated.day
            yield dated.otherwise


def _times(text: str) -> Iterator[tuple[int, int]]:
    for timed in times_in(text):
        yield timed.time.hour, timed.time.minute


def _status(lines: Sequence[Line], fields: ReceiptFields) -> Sequence[Line]:
    if fields.status is TransferStatus.UNKNOWN:
        return []
    stating = [line for line in lines if says_a_status(line.text)]
    return _chosen(stating[:1], stating)


def _method(lines: Sequence[Line], key: str | None) -> Sequence[Line]:
    """The name of the app, where it is printed."""
    method = catalogue().get(key or "")
    wanted = _letters(method.name) if method is not None else ""
    return [line for line in lines if len(wanted) >= 2 and wanted in _letters(line.text)][:1]  # noqa: PLR2004 - as in BPI
