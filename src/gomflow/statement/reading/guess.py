"""What the columns of a file hold: guessed from its header and from what is in them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from gomflow.statement.lines import folded
from gomflow.statement.reading.amounts import amount_in
from gomflow.statement.reading.dates import day_in, order_of
from gomflow.statement.reading.table import Row
from gomflow.statement.reading.trouble import StatementTrouble
from gomflow.statement.reading.words import Role, direction_of, is_total, role_of
from gomflow_events.money import Currency
from gomflow_events.statement.terms import Columns

_HEADER_WITHIN: Final = 60
_MOST: Final = 0.8
_HALF: Final = 0.5
_NEARLY_ALL: Final = 0.9
_MONEY: Final = frozenset({Role.AMOUNT, Role.CREDIT, Role.DEBIT})


@dataclass(frozen=True, slots=True)
class Guess:
    """The ways a file can be read, the likeliest first; it is `certain` where there is no doubt about that one."""

    ways: tuple[Columns, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class Headed:
    """The rows behind the header, and the header folded, empty where there is none."""

    header: str
    roles: tuple[Role | None, ...]
    rows: Sequence[Row]


def headed(rows: Sequence[Row]) -> Headed:
    """Find the header, behind whatever a bank prints above its table."""
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        roles = tuple(role_of(cell) for cell in row.cells)
        says = set(roles)
        # "Statement date, 20/11/2026, total credit, 1,250.00" names a date and money too, and is no header.
        is_data = any(day_in(cell, day_first=True) or _is_money(cell) for cell in row.cells)
        if Role.DATE in says and says & _MONEY and not is_data:
            return Headed("|".join(folded(cell) for cell in row.cells).rstrip("|"), roles, rows[place + 1 :])
    return Headed("", (), rows)


def guess(rows: Sequence[Row], currency: Currency, today: date) -> Guess:
    """How a file is to be read. Raises StatementTrouble where that cannot be told."""
    table = headed(rows)
    found = _by_header(table) if table.header else _by_content(table.rows)
    if found is None:
        raise StatementTrouble("no-columns")
    dates = [row.cell(found.date) for row in table.rows]
    order = order_of([cell for cell in dates if day_in(cell, day_first=True)], today, usual=currency is Currency.MYR)
    found = replace(found, day_first=order.day_first)
    directed = _directed(found, table.rows)
    way = directed or replace(found, incoming=True)
    certain = bool(table.header) and directed is not None
    ways = [way]
    if not order.certain:
        ways.append(replace(way, day_first=not order.day_first))
    return Guess(tuple(ways), certain and order.certain)


def said(columns: Columns, rows: Sequence[Row]) -> Columns:
    """Columns as the GOM says they are, with what tells money that came from money that went.

    Where nothing does, all of it came.
    """
    if columns.credit is not None or columns.direction is not None:
        return columns
    if (found := _directed(columns, rows)) is not None:
        return found
    # Nobody is asked for the balance: where a column is one, it shows.
    with_balance = (_directed(replace(columns, balance=place), rows) for place in _others(columns, rows))
    return next((found for found in with_balance if found is not None), replace(columns, incoming=True))


def with_texts(columns: Columns, rows: Sequence[Row]) -> Columns:
    """Columns of which all that is not told yet, and is no money, is words about the row.

    So is what tells the sender: many banks write the reference beside the name.
    """
    told = {columns.date, columns.amount, columns.credit, columns.debit, *columns.references}
    width = max((len(row.cells) for row in rows), default=0)
    texts = tuple(place for place in range(width) if place not in told and _share(rows, place, _is_money) < _HALF)
    return replace(columns, texts=texts)


def _others(columns: Columns, rows: Sequence[Row]) -> Iterator[int]:
    """The columns that have neither the date nor the money nor the reference."""
    told = {columns.date, columns.amount, columns.credit, columns.debit, *columns.references}
    yield from (place for place in range(max((len(row.cells) for row in rows), default=0)) if place not in told)


def _is_of_money(rows: Sequence[Row], place: int) -> bool:
    return _share(rows, place, _is_money) >= _HALF


def can_be_told(rows: Sequence[Row]) -> bool:
    """Whether one column has something like a date and another something like money, so that somebody may say which."""
    days = {place for row in rows for place, cell in enumerate(row.cells) if _is_day(cell)}
    money = {place for row in rows for place, cell in enumerate(row.cells) if amount_in(cell) is not None}
    return bool(days) and bool(money) and len(days | money) > 1


def _by_header(table: Headed) -> Columns | None:
    places: dict[Role, list[int]] = {}
    for place, role in enumerate(table.roles):
        if role is not None:
            places.setdefault(role, []).append(place)

    def first(role: Role) -> int | None:
        return next(iter(places.get(role, ())), None)

    day = first(Role.DATE)
    told = [row for row in table.rows if not is_total(" ".join(row.cells))]
    if day is None or _share(told, day, _is_day) < _HALF:
        return None
    paired = Role.CREDIT in places
    return Columns(
        header=table.header,
        date=day,
        time=first(Role.TIME),
        amount=None if paired else first(Role.AMOUNT),
        credit=first(Role.CREDIT),
        debit=first(Role.DEBIT),
        direction=first(Role.DIRECTION),
        references=tuple(places.get(Role.REFERENCE, ())),
        sender=first(Role.SENDER),
        texts=tuple(sorted([*places.get(Role.TEXT, ()), *places.get(Role.DIRECTION, ())])),
        status=first(Role.STATUS),
        balance=first(Role.BALANCE),
    )


def _by_content(rows: Sequence[Row]) -> Columns | None:
    """Columns without a header: the first of dates, the first of amounts; the rest is text."""
    width = max(len(row.cells) for row in rows)
    days = next((place for place in range(width) if _holds_days(rows, place)), None)
    money = next((place for place in range(width) if place != days and _share(rows, place, _is_money) >= _MOST), None)
    if days is None or money is None:
        return None
    rest = [place for place in range(width) if place not in {days, money} and not _share(rows, place, _is_money)]
    return Columns(header="", date=days, amount=money, texts=tuple(rest))


def _directed(found: Columns, rows: Sequence[Row]) -> Columns | None:
    """The columns with what tells money that came from money that went; None where nothing does."""
    if found.amount is None:
        return found
    amounts = [(row, amount) for row in rows if (amount := amount_in(row.cell(found.amount))) is not None]
    signs = [amount.incoming for _, amount in amounts]
    if any(sign is not None for sign in signs) and (all(sign is not None for sign in signs) or False in signs):
        return replace(found, direction=None, incoming=None in signs)
    for place in _with_words(found):
        told = sum(direction_of(row.cell(place)) is not None for row, _ in amounts)
        if amounts and told >= _NEARLY_ALL * len(amounts):
            return replace(found, direction=place)
    if found.balance is not None and amounts:
        told = sum(came is not None for came in by_balance(rows, found).values())
        if told >= _HALF * len(amounts):
            return found
    if found.debit is not None:
        # An amount beside a column of what went out: it is what came in.
        return replace(found, incoming=True)
    return None


def by_balance(rows: Sequence[Row], columns: Columns) -> Mapping[int, bool]:
    """Whether the money of rows came or went, by their numbers, as far as the balance behind each tells.

    A file may have its oldest row first or its newest; where that is in doubt, or the balance is that of a row before,
    it tells nothing.
    """
    read = [
        (row.number, amount.value, balance.value)
        for row in rows
        if (amount := amount_in(row.cell(columns.amount))) is not None
        and (balance := amount_in(row.cell(columns.balance))) is not None
        and amount.value
    ]
    ways: list[dict[int, bool]] = []
    for ordered in (read, read[::-1]):
        found: dict[int, bool] = {}
        for (_, _, before), (number, moved, after) in pairwise(ordered):
            if abs(after - before) == moved:
                found[number] = after > before
        ways.append(found)
    return max(ways, key=len) if len(ways[0]) != len(ways[1]) else {}


def _with_words(found: Columns) -> Iterator[int]:
    if found.direction is not None:
        yield found.direction
    yield from (place for place in found.texts if place != found.direction)


def _holds_days(rows: Sequence[Row], place: int) -> bool:
    return _share(rows, place, _is_day) >= _MOST


def _is_day(cell: str) -> bool:
    return day_in(cell, day_first=True) is not None


def _share(rows: Sequence[Row], place: int, fits: Callable[[str], object]) -> float:
    """How many of the cells of a column that hold anything fit."""
    cells = [row.cell(place) for row in rows if row.cell(place)]
    return sum(bool(fits(cell)) for cell in cells) / len(cells) if cells else 0.0


def _is_money(cell: str) -> bool:
    """Whether a cell is an amount beyond doubt: with its decimals, or with a sign."""
    amount = amount_in(cell)
    return amount is not None and (any(mark in cell[-8:] for mark in ".,") or amount.incoming is not None)
