"""The board: what the dashboard and the HTTP API ask of the read models, always within what somebody may see."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Generic, Protocol, TypeAlias, TypeVar

from gomflow_events.identity import ChatKey, MemberId, OrderId, PaymentId, Role, SubmissionId
from gomflow_events.money import Currency, Money

T = TypeVar("T")

Scope: TypeAlias = frozenset[MemberId] | None
"""Whose orders a question is about: those of these GOMs, or everybody's (None), which only operators may see."""


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page is asked for: its number from 1, and how many rows it has at most."""

    number: int = 1
    size: int = 25


FIRST_PAGE = Paging()


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """One page of a list; `number` is at most `pages`, `total` counts the rows of all of them."""

    rows: Sequence[T]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Money of some submissions in one currency.

    `expected` is what buyers who are in owe in all, `received` what came in and stays, `missing` what is still to come,
    `credit` what was paid too much, `refunds` what is owed back now.
    """

    expected: Money
    received: Money
    missing: Money
    credit: Money
    refunds: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCard:
    """An order in a list. `buyers` are in, `settled` of them have paid everything, `waiting` stand in line."""

    order_id: OrderId
    code: str
    gom_id: MemberId
    title: str
    state: str
    currency: Currency
    created_at: datetime
    deadline: datetime
    minimum: int
    maximum: int | None
    buyers: int
    settled: int
    waiting: int
    to_review: int
    sums: Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionCard:
    """A submission in a list. `lines` are the names of the items with their quantities; `held` is what came and stays.

    Name, phone, address and note are personal.
    """

    submission_id: SubmissionId
    order_id: OrderId
    reference: str
    member_id: MemberId
    status: str
    lines: Sequence[tuple[str, int]]
    total: Money
    held: Money
    balance: Money
    refund_due: Money
    name: str
    phone: str
    address: str
    note: str
    via: str
    courier: str
    tracking: str
    placed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentCard:
    """A payment proof in a list. `reference` is the submission's, `receipt` the one on the receipt.

    `decided_by` is `agent` or a member. `amount_read` is in `currency_read`, which is not always the order's. In the
    list of an order, `share` is what of a transfer for several submissions counts or is due for the one there.
    """

    payment_id: PaymentId
    order_id: OrderId
    order_code: str
    order_title: str
    submission_id: SubmissionId
    reference: str
    buyer: str
    member_id: MemberId
    status: str
    score: int | None
    doubts: Sequence[str]
    reason: str
    method: str | None
    receipt: str | None
    amount_read: Decimal | None
    currency_read: str | None
    due: Money | None
    counted: Money | None
    share: Money | None = None
    decided_by: str | None
    submitted_at: datetime
    held_at: datetime | None
    decided_at: datetime | None
    picture_kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyerRecord:
    """What is known of a buyer from their submissions and proofs, counted."""

    submissions: int
    settled: int
    unpaid: int
    approved: int
    rejected: int
    since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member in a list, with how many orders they manage."""

    member_id: MemberId
    name: str
    language: str
    roles: Sequence[str]
    chats: Sequence[ChatKey]
    orders: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenCard:
    """A key to the API in a list."""

    token_id: str
    member_id: MemberId
    label: str
    issued_at: datetime
    revoked_at: datetime | None


class Board(Protocol):
    """Lists and sums. All raise gomflow.ports.reads.ReadsUnavailable when Postgres is out of reach."""

    async def orders(
        self, scope: Scope, *, states: Collection[str] = (), query: str = "", page: Paging = FIRST_PAGE
    ) -> Listed[OrderCard]:
        """Orders, those in work first; `query` narrows by words of the title or code."""
        ...

    async def order(self, order_id: OrderId) -> OrderCard | None:
        """One order."""
        ...

    async def sums(self, scope: Scope) -> Sequence[Sums]:
        """The money of all submissions, one entry a currency."""
        ...

    async def submissions(
        self, order_id: OrderId, *, statuses: Collection[str] = (), query: str = "", page: Paging = FIRST_PAGE
    ) -> Listed[SubmissionCard]:
        """The submissions of an order as they arrived; `query` narrows by words of name, phone or reference."""
        ...

    async def submission(self, order_id: OrderId, reference: str) -> SubmissionCard | None:
        """One submission of an order."""
        ...

    async def statuses(self, order_id: OrderId) -> Mapping[str, int]:
        """How many submissions of an order are in which status."""
        ...

    async def payments(
        self,
        scope: Scope,
        *,
        order_id: OrderId | None = None,
        statuses: Collection[str] = (),
        page: Paging = FIRST_PAGE,
    ) -> Listed[PaymentCard]:
        """Payment proofs, the newest first; of an order also those that pay it besides another."""
        ...

    async def queue(self, scope: Scope, page: Paging = FIRST_PAGE) -> Listed[PaymentCard]:
        """The proofs that wait for a GOM, the oldest first."""
        ...

    async def payment(self, payment_id: PaymentId) -> PaymentCard | None:
        """One payment proof."""
        ...

    async def deciders(self, payments: Collection[PaymentId]) -> Mapping[str, str]:
        """Who decided on payments, by payment: `agent` or a member; those without a decision are left out."""
        ...

    async def record(self, members: Collection[MemberId], scope: Scope) -> BuyerRecord:
        """What the orders in scope tell of a buyer, under all their ids."""
        ...

    async def asking(self, role: Role) -> Sequence[Person]:
        """Who asks for a role and has no answer yet."""
        ...

    async def holding(self, role: Role) -> Sequence[Person]:
        """Who holds a role."""
        ...

    async def names(self, members: Collection[str]) -> Mapping[str, str]:
        """The names of members, where they are known."""
        ...

    async def tokens(self, members: Collection[MemberId]) -> Sequence[TokenCard]:
        """The keys of a member that are in use, the newest first."""
        ...

    async def token(self, token_id: str) -> TokenCard | None:
        """One key."""
        ...

    async def mark(self, scope: Scope) -> str:
        """A text that is another one as soon as anything that is listed for this scope changes."""
        ...

    async def position(self, projection: str) -> int:
        """How far a projection has come in the log, as Postgres says."""
        ...
