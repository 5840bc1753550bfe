"""The words a statement is described in."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from gomflow_events.fact import Confidential, Personal, fact
from gomflow_events.identity import PaymentId
from gomflow_events.money import Money


class Source(StrEnum):
    """How lines came: a file of many, or one notification that was passed on."""

    FILE = "file"
    NOTIFICATION = "notification"


@fact
class Columns:
    """What the columns of a bank's file hold, by their place from 0; None where there is no such column.

    `header` is the header row folded to its letters and digits, empty where the file has none. `incoming` says that
    amounts without any sign are money that came in. `day_first` decides where 03/04 could be either. `balance` tells
    what came from what went where nothing else does.
    """

    header: str
    date: int
    time: int | None = None
    amount: int | None = None
    credit: int | None = None
    debit: int | None = None
    direction: int | None = None
    references: tuple[int, ...] = ()
    sender: int | None = None
    texts: tuple[int, ...] = ()
    status: int | None = None
    day_first: bool = False
    incoming: bool = False
    balance: int | None = None


@fact
class StatementLine:
    """Money that came in, as one line of a statement says it.

    `line_id` follows from what the line says and from its running number among lines that say the same; it is empty
    until the line is taken in. `at` is the bank's own local time, where it tells one. `references` are all numbers the
    line could be known by.
    """

    day: date
    amount: Money
    line_id: str = ""
    at: Annotated[datetime, Meta(tz=False)] | None = None
    references: Confidential[tuple[str, ...]] = ()
    sender: Personal = ""
    text: Personal = ""


class Skip(StrEnum):
    """Why a row was left out."""

    DATE = "date"
    AMOUNT = "amount"
    DIRECTION = "direction"
    NOT_COMPLETED = "not_completed"
    CURRENCY = "currency"
    IN_THE_FUTURE = "in_the_future"


@fact
class SkippedRow:
    """A row that was left out: its number in the file, from 1, and why."""

    row: int
    why: Skip


class How(StrEnum):
    """What a line did for a payment.

    `settled`: it was in review and counts now. `confirmed`: it counted already. `differs`: another amount came.
    """

    SETTLED = "settled"
    CONFIRMED = "confirmed"
    DIFFERS = "differs"


@fact
class Explained:
    """A line is the money of a payment."""

    line_id: str
    payment_id: PaymentId
    how: How
