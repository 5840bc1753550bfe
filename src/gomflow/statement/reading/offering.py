"""A file as it is offered: what can be told of it before it is taken in, and what has to be asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from gomflow.statement.reading.dates import day_in, order_of
from gomflow.statement.reading.decoding import text_of
from gomflow.statement.reading.guess import can_be_told, guess, headed, said, with_texts
from gomflow.statement.reading.rows import Read, read_rows
from gomflow.statement.reading.table import Row, table_of
from gomflow.statement.reading.trouble import StatementTrouble
from gomflow_events.money import Currency
from gomflow_events.statement.terms import Columns, StatementLine

_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read a file, with what comes of it."""

    columns: Columns
    sample: tuple[StatementLine, ...]
    lines: int
    outgoing: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that can be read: the ways to, the likeliest first; whether that one is beyond doubt."""

    header: str
    ways: tuple[Way, ...]
    certain: bool


def header_of(data: bytes) -> str:
    """The folded header of a file: the same bank's next file has the same. Raises StatementTrouble."""
    return headed(table_of(text_of(data))).header


def above_of(data: bytes) -> str:
    """What a bank prints above its table: whose statement it is, and of when. Raises StatementTrouble."""
    rows = table_of(text_of(data))
    table = headed(rows)
    before = rows[: len(rows) - len(table.rows) - 1] if table.header else ()
    return "\n".join(" | ".join(row.cells) for row in before)


def offer(data: bytes, currency: Currency, today: date, known: Columns | None = None) -> Offer:
    """What a file holds. `known` is how the bank's last file was read. Raises StatementTrouble."""
    rows = table_of(text_of(data))
    header = headed(rows).header
    if known is not None and known.header == header and not _contradicts(rows, known, today):
        way = _way(rows, known, currency, today)
        if way.lines or way.outgoing:
            return Offer(header, (way,), certain=True)
    guessed = guess(rows, currency, today)
    ways = tuple(_way(rows, columns, currency, today) for columns in guessed.ways)
    if not any(way.lines or way.outgoing for way in ways):
        raise StatementTrouble("no-rows")
    return Offer(header, ways, guessed.certain)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file looks: the names of its columns, or their numbers where it has no header, and its first rows."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def layout_of(data: bytes) -> Layout:
    """How a file looks. Raises StatementTrouble."""
    rows = table_of(text_of(data))
    table = headed(rows)
    shown = [row.cells for row in table.rows[:_SHOWN]]
    width = max((len(cells) for cells in shown), default=0)
    header = rows[len(rows) - len(table.rows) - 1].cells if table.header else ()
    names = tuple(header[place] if place < len(header) and header[place] else str(place + 1) for place in range(width))
    return Layout(names, tuple(shown))


def by_hand(data: bytes, columns: Columns, currency: Currency, today: date) -> Offer:
    """A file whose columns are as the GOM says; of these the header is the file's own. Raises StatementTrouble."""
    rows = table_of(text_of(data))
    table = headed(rows)
    meant = said(replace(columns, header=table.header), table.rows if table.header else rows)
    way = _way(rows, meant, currency, today)
    if not (way.lines or way.outgoing):
        raise StatementTrouble("no-rows")
    return Offer(table.header, (way,), certain=True)


def as_told(data: bytes, columns: Columns, currency: Currency, today: date) -> Offer:
    """A file whose columns the GOM told one by one; its dates may be meant in two ways. Raises StatementTrouble."""
    rows = table_of(text_of(data))
    table = headed(rows)
    mine = table.rows if table.header else rows
    meant = said(with_texts(replace(columns, header=table.header), mine), mine)
    dates = [cell for row in mine if day_in(cell := row.cell(columns.date), day_first=True)]
    order = order_of(dates, today, usual=currency is Currency.MYR)
    orders = (order.day_first,) if order.certain else (order.day_first, not order.day_first)
    ways = [_way(rows, replace(meant, day_first=first), currency, today) for first in orders]
    found = tuple(way for way in ways if way.lines)
    if not found:
        raise StatementTrouble("no-rows")
    return Offer(table.header, found, certain=False)


def tellable(data: bytes) -> bool:
    """Whether somebody can say what the columns of a file hold. Raises StatementTrouble."""
    return can_be_told(table_of(text_of(data)))


def read(data: bytes, columns: Columns, currency: Currency, today: date) -> Read:
    """The lines of a file that is taken in. Raises StatementTrouble."""
    return read_rows(table_of(text_of(data)), columns, currency, today)


def best_known(header: str, remembered: Mapping[str, Columns]) -> Columns | None:
    """How a file with this header was read for whichever bank it came from before."""
    return next((columns for columns in remembered.values() if header and columns.header == header), None)


def _way(rows: Sequence[Row], columns: Columns, currency: Currency, today: date) -> Way:
    found = read_rows(rows, columns, currency, today)
    return Way(columns, tuple(found.lines[:_SHOWN]), len(found.lines), found.outgoing)


def _contradicts(rows: Sequence[Row], known: Columns, today: date) -> bool:
    """Whether the dates of a file say themselves that day and month changed places since the last one."""
    cells = [row.cell(known.date) for row in headed(rows).rows]
    dates = [cell for cell in cells if (found := day_in(cell, day_first=True)) is not None and found.either]
    told = order_of([cell for cell in cells if day_in(cell, day_first=True)], today, usual=known.day_first)
    return bool(dates) and told.certain and told.day_first != known.day_first
