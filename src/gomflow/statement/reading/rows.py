"""From the rows of a file to lines of money that came in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from gomflow.statement.reading.amounts import Amount, amount_in
from gomflow.statement.reading.dates import Day, at_of, clock_in, day_in
from gomflow.statement.reading.guess import by_balance, headed
from gomflow.statement.reading.table import Row
from gomflow.statement.reading.words import direction_of, is_done, is_total
from gomflow_events.money import Currency, Money
from gomflow_events.statement.terms import Columns, Skip, SkippedRow, StatementLine

_TOKEN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{6,39}")
_SPACED: Final = re.compile(r"(?<![\dA-Za-z])\d{3,4}(?: \d{3,6}){1,4}(?![\dA-Za-z])")
_FEWEST_DIGITS: Final = 6
_LONGEST_TEXT: Final = 200
_MOST_REFERENCES: Final = 6
_FROM: Final = re.compile(
    r"(?i)\b(?:from|daripada|dari|mula kay|galing kay|pengirim|penghantar|sender)[:\s]+"
    r"(?!wallet|account|acct|your\b|bank\b)"
    r"([A-Za-zÀ-ÿ*•.,'’ ñÑ-]{3,60}?)(?=\s*(?:\d|$|[|/;:·]|\bref\b|\bto\b|\bvia\b|\bac\b|\ba/c\b|\bwith\b))"
)
_AHEAD: Final = timedelta(days=1)
"""A row dated tomorrow may be one of today, read where it is still yesterday."""


@dataclass(slots=True)
class Read:
    """What a file holds: its lines, the days of its first and last rows, and what was left out.

    `came` says of rows, by their numbers, whether money came, as far as the balances tell.
    """

    lines: list[StatementLine] = field(default_factory=list[StatementLine])
    skipped: list[SkippedRow] = field(default_factory=list[SkippedRow])
    days: list[date] = field(default_factory=list[date])
    outgoing: int = 0
    rows: int = 0
    came: Mapping[int, bool] = field(default_factory=dict[int, bool])

    def amount(self, row: Row, columns: Columns, currency: Currency) -> tuple[Amount | None, bool | None]:
        """How much a row moved, and whether it came in; None for the latter where nothing tells."""
        amount, incoming = _amount(row, columns, currency)
        return amount, self.came.get(row.number) if incoming is None else incoming

    @property
    def since(self) -> date | None:
        """The first day."""
        return min(self.days, default=None)

    @property
    def until(self) -> date | None:
        """The last day."""
        return max(self.days, default=None)


def read_rows(rows: Sequence[Row], columns: Columns, currency: Currency, today: date) -> Read:
    """The lines of a file whose columns are known."""
    table = headed(rows)
    mine = table.rows if columns.header else rows
    read = Read(came=by_balance(mine, columns) if columns.balance is not None else {})
    for row in mine:
        _take(read, row, columns, currency, today)
    return read


def _take(read: Read, row: Row, columns: Columns, currency: Currency, today: date) -> None:
    day = day_in(row.cell(columns.date), day_first=columns.day_first)
    cells = [row.cell(place) for place in (columns.amount, columns.credit, columns.debit)]
    if day is None:
        if any(cells) and not is_total(" ".join(row.cells)) and row.cell(columns.date):
            read.rows += 1
            read.skipped.append(SkippedRow(row=row.number, why=Skip.DATE))
        return
    if is_total(" ".join(row.cell(place) for place in columns.texts)) and not read.amount(row, columns, currency)[0]:
        return
    read.rows += 1
    why = _reason(read, row, day, columns, currency, today)
    if why is not None:
        read.skipped.append(SkippedRow(row=row.number, why=why))
        return
    read.days.append(day.day)
    amount, incoming = read.amount(row, columns, currency)
    assert amount is not None, "a row without an amount has a reason"
    if not incoming:
        read.outgoing += 1
        return
    read.lines.append(_line(row, day, Money(amount.value, currency), columns))


def _reason(read: Read, row: Row, day: Day, columns: Columns, currency: Currency, today: date) -> Skip | None:
    """Why a row with a date is left out, if it is."""
    if day.day > today + _AHEAD:
        return Skip.IN_THE_FUTURE
    amount, incoming = read.amount(row, columns, currency)
    if amount is None:
        cells = [row.cell(place) for place in (columns.amount, columns.credit, columns.debit)]
        elsewhere = any(amount_in(cell) is not None for cell in cells)
        return Skip.CURRENCY if elsewhere else Skip.AMOUNT
    if incoming is None:
        return Skip.DIRECTION
    status = row.cell(columns.status)
    return Skip.NOT_COMPLETED if status and not is_done(status) else None


def _amount(row: Row, columns: Columns, currency: Currency) -> tuple[Amount | None, bool | None]:
    """How much a row moved, and whether it came in; None for the latter where nothing tells."""
    credit = amount_in(row.cell(columns.credit), currency)
    debit = amount_in(row.cell(columns.debit), currency)
    if credit is not None and credit.value:
        return credit, credit.incoming is not False
    if debit is not None and debit.value:
        return debit, debit.incoming is True if columns.debit == columns.credit else False
    found = amount_in(row.cell(columns.amount), currency)
    if found is None or not found.value:
        return None, None
    if found.incoming is not None:
        return found, found.incoming
    if columns.incoming:
        return found, True
    return found, direction_of(row.cell(columns.direction)) if columns.direction is not None else None


def _line(row: Row, day: Day, amount: Money, columns: Columns) -> StatementLine:
    text = " · ".join(dict.fromkeys(cell for place in columns.texts if (cell := row.cell(place))))
    clock = day.clock or clock_in(row.cell(columns.time))
    printed = [row.cell(place) for place in columns.references]
    references = [*(cell for cell in printed if any(sign.isdigit() for sign in cell)), *numbers_in(text)]
    sender = row.cell(columns.sender) or sender_in(text)
    return StatementLine(
        day=day.day,
        amount=amount,
        at=at_of(day.day, clock),
        references=tuple(dict.fromkeys(one[:60] for one in references))[:_MOST_REFERENCES],
        sender=sender[:80],
        text=text[:_LONGEST_TEXT],
    )


def numbers_in(text: str) -> tuple[str, ...]:
    """What in a text could be a reference: a word with enough digits, or spaced groups of them."""
    words = [word for word in _TOKEN.findall(text) if sum(sign.isdigit() for sign in word) >= _FEWEST_DIGITS]
    spaced = [group.replace(" ", "") for group in _SPACED.findall(text)]
    return tuple(dict.fromkeys([*words, *(group for group in spaced if len(group) >= _FEWEST_DIGITS)]))


def sender_in(text: str) -> str:
    """Who sent the money, where a text says from whom it is."""
    found = _FROM.search(text)
    return "" if found is None else found[1].strip(" .,-·")
