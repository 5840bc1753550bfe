"""When a receipt says the transfer was made."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from gomflow.agent.reading.dates import Dated, dates_in, time_after, time_before, times_in, yearless_in
from gomflow.agent.reading.lines import Line
from gomflow.agent.reading.placing import places
from gomflow.agent.reading.relations import Receipt
from gomflow.agent.vocabulary import Role, fold
from gomflow.methods import DateOrder

_NEXT_LINE: Final = 0.6
"""How far below, in heights of a line, the rest of a date stands."""
_BOOKED: Final = (fold("posted"), fold("posting"), fold("value date"))


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in the receipt's own time; midnight where it gives no time of day. `line` is where the date stands.

    `otherwise` is the other day its numbers may mean, and `is_open` says that the app's order does not settle which.
    """

    at: datetime
    has_time: bool
    line: Line
    otherwise: date | None = None
    is_open: bool = False

    def within(self, days: tuple[date, date], *, order_known: bool) -> "Moment":
        """The same moment, on the one of its two days that lies between these where the other does not."""
        first, last = days
        if self.otherwise is None or (order_known and not self.is_open) or first <= self.at.date() <= last:
            return self
        meant = datetime.combine(self.otherwise, self.at.time())
        return replace(self, at=meant) if first <= self.otherwise <= last else self


def moment_of(receipt: Receipt, order: DateOrder, reference: str | None, *, above_first: bool) -> Moment | None:
    """The moment of the transfer: the labelled one, else the first date with a time, else the first date."""
    labelled = list(_labelled(receipt, order, reference, above_first=above_first))
    found = labelled or list(_anywhere(receipt, order, reference))
    found = found or list(_posted(receipt, order, reference, above_first=above_first))
    best = next((moment for moment in found if moment.has_time), found[0] if found else None)
    if best is None or best.has_time:
        return best
    alone = _labelled_time(receipt, above_first=above_first) or _same_day(receipt, order, best)
    return replace(best, at=datetime.combine(best.at, alone), has_time=True) if alone else best


def moment_in(receipt: Receipt, days: tuple[date, date]) -> Moment | None:
    """The moment of a receipt that gives no year but the day of the week, in a year in which the order is open."""
    years = sorted({days[0].year, days[1].year})
    for line in receipt.lines:
        for dated in yearless_in(line.text, years):
            return _moment(receipt, line.text, dated, line, None)
    return None


def days_on(receipt: Receipt) -> frozenset[date]:
    """Every day a receipt names, whichever way its numbers are read."""
    found = [dated for line in receipt.lines for dated in dates_in(line.text, DateOrder.DAY_FIRST)]
    return frozenset(day for dated in found for day in (dated.day, dated.otherwise) if day is not None)


def _posted(receipt: Receipt, order: DateOrder, reference: str | None, *, above_first: bool) -> Iterator[Moment]:
    """When the transfer was booked, on a page with no other date."""
    for moment in _labelled(receipt, order, reference, Role.OTHER_DATE, above_first=above_first):
        label = receipt.labels.get(receipt.owners.get(moment.line.index, moment.line.index))
        if label is not None and label.said.phrase.startswith(_BOOKED):
            yield moment


def _labelled(
    receipt: Receipt, order: DateOrder, reference: str | None, role: Role = Role.DATE, *, above_first: bool
) -> Iterator[Moment]:
    for label, values in receipt.labelled(role):
        for pieces in places(label, values, above_first=above_first):
            text = " ".join(piece.text for piece in pieces[:2])
            found = next(dates_in(text, order), None)
            if found is not None:
                yield _moment(receipt, text, found, pieces[0].line, reference)
                break


def _anywhere(receipt: Receipt, order: DateOrder, reference: str | None) -> Iterator[Moment]:
    claimed = {
        line.index
        for label, values in receipt.labelled(Role.OTHER_DATE, Role.NOTE)
        for line in (label.lines if values.inline else values.beside or values.below[:1])
    }
    for line in receipt.lines:
        if line.index in claimed:
            continue
        for text in (line.text, *_with_next(receipt, line)):
            found = list(dates_in(text, order))
            for dated in found:
                yield _moment(receipt, text, dated, line, reference)
            if found:
                break


def _with_next(receipt: Receipt, line: Line) -> Iterator[str]:
    """A line that is no label with the one it may go on in, as a long date does."""
    if line.index in receipt.labels:
        return
    for other in receipt.lines:
        if other.top > line.middle and line.shares_column(other) and line.gap_to(other) <= _NEXT_LINE:
            if other.index not in receipt.labels:
                yield f"{line.text} {other.text}"
            return


def _moment(receipt: Receipt, text: str, found: Dated, line: Line, reference: str | None) -> Moment:
    """A date with the time of day next to it: in its text, beside it, or in the line below."""
    day, otherwise = found.day, found.otherwise
    if otherwise is not None and reference is not None and otherwise.strftime("%Y%m%d") in reference:
        day, otherwise = otherwise, None
    timed = time_after(text, found.end) or time_before(text, found.start)
    at = timed.time if timed else _neighbouring_time(receipt, line)
    return Moment(datetime.combine(day, at or time()), at is not None, line, otherwise, found.is_open)


def _neighbouring_time(receipt: Receipt, line: Line) -> time | None:
    beside = [other for other in receipt.page.row_of(line) if other.left >= line.left]
    below = [other for other in receipt.lines if other.top > line.middle and line.shares_column(other)]
    for other in (*beside, *below[:1]):
        if other in below and line.gap_to(other) > 1:
            continue
        timed = next(times_in(other.text), None)
        if timed is not None and timed.is_sure and timed.start == 0:
            return timed.time
    return None


def _labelled_time(receipt: Receipt, *, above_first: bool) -> time | None:
    for label, values in receipt.labelled(Role.TIME):
        for pieces in places(label, values, above_first=above_first):
            timed = next(times_in(pieces[0].text), None)
            if timed is not None:
                return timed.time
    return None


def _same_day(receipt: Receipt, order: DateOrder, moment: Moment) -> time | None:
    """The time another line gives the same date."""
    others = (other for other in _anywhere(receipt, order, None) if other.has_time)
    return next((other.at.time() for other in others if other.at.date() == moment.at.date()), None)
