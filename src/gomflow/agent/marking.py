"""Where on a picture the evidence was read: the lines of a reading that hold what the fields say."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from gomflow.agent.reading.dates import dates_in, times_in
from gomflow.agent.reading.lines import Line, page_of
from gomflow.agent.reading.stating import says_a_status
from gomflow.methods import DateOrder, catalogue
from gomflow.payment.references import canonical
from gomflow.ports.reader import Reading
from gomflow_events.payment.terms import Evidence, FieldPlace, ReceiptFields, TransferStatus

_SUM: Final = re.compile(r"\d[\d,]*(?:\.\d{1,2})?(?![\d,])")
_THOUSAND: Final = 1000
_MARGIN: Final = 0.2
"""How far a mark reaches around its line, in heights of the line."""
_PIECES: Final = 3
"""Lines that a reference may be broken into."""
_FEWEST: Final = 3
"""Signs of a reference that a line ends with at least where it is broken."""
_SHORTEST: Final = 4
"""Letters and digits by which a line is known again at least."""


def places_of(reading: Reading, fields: ReceiptFields) -> tuple[FieldPlace, ...]:
    """Where each piece of evidence stands, in thousandths of the picture as sent, if it is found again."""
    lines = page_of(reading).lines
    if not lines or reading.width <= 0 or reading.height <= 0:
        return ()
    found: dict[Evidence, Sequence[Line]] = {
        Evidence.AMOUNT: _amount(lines, fields.amount),
        Evidence.RECIPIENT: _recipient(lines, fields),
        Evidence.REFERENCE: _reference(lines, fields.reference),
        Evidence.DATE: _date(lines, fields),
        Evidence.SUCCESS: _status(lines, fields),
        Evidence.METHOD: _method(lines, fields.method),
    }
    return tuple(_place(reading, evidence, line) for evidence, where in found.items() for line in where)


def _place(reading: Reading, evidence: Evidence, line: Line) -> FieldPlace:
    margin = _MARGIN * line.height
    shares = reading.as_sent(line.left - margin, line.top - margin, line.right + margin, line.bottom + margin)
    left, top, right, bottom = (min(max(round(_THOUSAND * share), 0), _THOUSAND) for share in shares)
    return FieldPlace(evidence=evidence, left=left, top=top, right=right, bottom=bottom)


def _amount(lines: Sequence[Line], amount: Decimal | None) -> Sequence[Line]:
    """The largest print of the amount."""
    holding = [line for line in lines if amount is not None and amount in _sums(line.text)]
    return [max(holding, key=lambda line: line.height)] if holding else []


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
        return whole[:1]
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
        line = next((line for line in lines if len(wanted) >= _SHORTEST and wanted in _letters(line.text)), None)
        if line is not None and line not in found:
            found.append(line)
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
    return [both] if both is not None else [days[0], *timed[:1]]


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
    return [line for line in lines if says_a_status(line.text)][:1]


def _method(lines: Sequence[Line], key: str | None) -> Sequence[Line]:
    """The name of the app, where it is printed."""
    method = catalogue().get(key or "")
    wanted = _letters(method.name) if method is not None else ""
    return [line for line in lines if len(wanted) >= 2 and wanted in _letters(line.text)][:1]  # noqa: PLR2004 - as in BPI
