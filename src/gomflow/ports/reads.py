"""The read models, as chats and pages ask them: lists that no single aggregate can give."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from gomflow.ports.precedents import Precedents
from gomflow_events.identity import MemberId, OrderId, PaymentId, Role, SubmissionId
from gomflow_events.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """An order in a list. `buyers` have a place, `waiting` stand in line, `paid` is what counts so far."""

    order_id: OrderId
    code: str
    gom_id: MemberId
    title: str
    state: str
    deadline: datetime
    minimum: int
    maximum: int | None
    buyers: int
    waiting: int
    to_review: int
    lowest_price: Money
    paid: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionRow:
    """A submission in a list."""

    submission_id: SubmissionId
    order_id: OrderId
    reference: str
    member_id: MemberId
    status: str
    title: str
    total: Money
    balance: Money
    placed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A doubtful proof in the queue."""

    payment_id: PaymentId
    order_id: OrderId
    submission_id: SubmissionId
    reference: str
    score: int
    held_at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """One page of orders. `pages` is how many there are."""

    rows: Sequence[OrderRow]
    number: int
    pages: int


class Reads(Precedents, Protocol):
    """Questions to the read models. All raise ReadsUnavailable when Postgres is out of reach."""

    async def reach(self, sequence: int, patience: float = 2.0) -> bool:
        """Wait until the read models show the effect of a commit, at most `patience` seconds; whether they do."""
        ...

    async def open_orders(self, page: int, query: str = "") -> Page:
        """Orders that can be joined, those with the nearest deadline first; `query` narrows by words of the title."""
        ...

    async def orders_of(self, goms: Collection[MemberId], states: Collection[str] = ()) -> Sequence[OrderRow]:
        """The orders of a GOM, newest first."""
        ...

    async def submissions_of(
        self, members: Collection[MemberId], statuses: Collection[str] = ()
    ) -> Sequence[SubmissionRow]:
        """The submissions of a person, newest first."""
        ...

    async def submissions_in(self, goms: Collection[MemberId], statuses: Collection[str]) -> Sequence[SubmissionRow]:
        """The submissions in a GOM's orders that are in some states, newest first."""
        ...

    async def reviews_of(self, goms: Collection[MemberId]) -> Sequence[ReviewRow]:
        """The doubtful proofs that wait for a GOM, the oldest first."""
        ...

    async def payments_without_line(self, goms: Collection[MemberId]) -> Sequence[PaymentId]:
        """A GOM's payments in review and approved ones whose money no line of a statement is known to be."""
        ...

    async def references_on_statements(self, goms: Collection[MemberId]) -> Sequence[str]:
        """The references of a GOM's payments whose money a line of a statement is known to be."""
        ...

    async def missing_payments(self, goms: Collection[MemberId]) -> Sequence[PaymentId]:
        """A GOM's approved payments that their statements lack, the oldest first."""
        ...

    async def link_code_owner(self, code_hash: str, at: datetime) -> MemberId | None:
        """Whose link code this is, while it is good."""
        ...

    async def members_with(self, role: Role) -> Sequence[MemberId]:
        """Who holds a role."""
        ...


class ReadsUnavailable(Exception):
    """Postgres is out of reach. Ask again later."""
