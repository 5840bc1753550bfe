"""What an order can look like: a union of shapes."""

from dataclasses import dataclass, field
from typing import TypeAlias

from gomflow.order.book import Book
from gomflow_events.identity import MemberId
from gomflow_events.order.terms import OrderDetails


@dataclass(frozen=True, slots=True)
class Unwritten:
    """No order yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What every order that exists has. `reason` says why it was called off, where it was."""

    code: str
    gom_id: MemberId
    details: OrderDetails
    book: Book = field(default_factory=Book)
    minimum_reached: bool = False
    reason: str = ""


class Draft(Written):
    """Written down; nobody can join."""

    __slots__ = ()


class Open(Written):
    """Buyers join."""

    __slots__ = ()


class Closed(Written):
    """Nobody joins any more; payments are completed."""

    __slots__ = ()


class Ordered(Written):
    """The goods are bought."""

    __slots__ = ()


class Shipped(Written):
    """The goods are on their way."""

    __slots__ = ()


class Completed(Written):
    """Done."""

    __slots__ = ()


class Cancelled(Written):
    """Called off."""

    __slots__ = ()


Existing: TypeAlias = Draft | Open | Closed | Ordered | Shipped | Completed | Cancelled
Order: TypeAlias = Unwritten | Existing

INITIAL: Order = Unwritten()


def state_name(order: Written | Unwritten) -> str:
    """The word for an order's state: draft, open, closed, ordered, shipped, completed, cancelled."""
    return type(order).__name__.lower()
