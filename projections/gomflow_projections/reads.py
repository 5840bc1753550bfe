"""Answers from the read models: the lists that chats and pages show."""

from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, any_, func, literal, select
from sqlalchemy.ext.asyncio import AsyncEngine

from gomflow.ports.reads import OrderRow, Page, ReviewRow, SubmissionRow
from gomflow_events.identity import MemberId, OrderId, PaymentId, Role, SubmissionId
from gomflow_events.money import Currency, Money
from gomflow_projections.database import looking
from gomflow_projections.precedents import PostgresPrecedents
from gomflow_projections.progress import Progress
from gomflow_projections.tables import members, order_items, orders, payments, submissions

PER_PAGE = 6

BUYING = (
    "awaiting_payment",
    "proof_received",
    "under_review",
    "rejected",
    "partly_paid",
    "paid",
    "shipped",
    "received",
)
"""Statuses of a submission whose buyer is in."""


class PostgresReads(PostgresPrecedents):
    """Asks the read models; `progress` tells how far they have come."""

    def __init__(self, engine: AsyncEngine, progress: Progress) -> None:
        super().__init__(engine)
        self._progress = progress

    async def reach(self, sequence: int, patience: float = 2.0) -> bool:
        return await self._progress.wait_for(sequence, patience)

    async def open_orders(self, page: int, query: str = "") -> Page:
        where: list[ColumnElement[bool]] = [orders.c.state == "open", orders.c.deadline > func.now()]
        where += [orders.c.title.icontains(word, autoescape=True) for word in query.split()]
        async with looking(self._engine) as connection:
            count = await connection.scalar(select(func.count()).select_from(orders).where(*where)) or 0
            pages = max(-(-count // PER_PAGE), 1)
            number = min(max(page, 1), pages)
            nearest = _orders().where(*where).order_by(orders.c.deadline, orders.c.order_id)
            found = await connection.execute(nearest.limit(PER_PAGE).offset((number - 1) * PER_PAGE))
            return Page([_order(row) for row in found.mappings()], number, pages)

    async def orders_of(self, goms: Collection[MemberId], states: Collection[str] = ()) -> Sequence[OrderRow]:
        wanted = _orders().where(orders.c.gom_id.in_(goms)).order_by(orders.c.created_at.desc())
        if states:
            wanted = wanted.where(orders.c.state.in_(states))
        async with looking(self._engine) as connection:
            return [_order(row) for row in (await connection.execute(wanted)).mappings()]

    async def submissions_of(
        self, members: Collection[MemberId], statuses: Collection[str] = ()
    ) -> Sequence[SubmissionRow]:
        return await self._submissions(submissions.c.member_id.in_(members), statuses)

    async def submissions_in(self, goms: Collection[MemberId], statuses: Collection[str]) -> Sequence[SubmissionRow]:
        return await self._submissions(submissions.c.gom_id.in_(goms), statuses)

    async def _submissions(self, whose: ColumnElement[bool], statuses: Collection[str]) -> Sequence[SubmissionRow]:
        wanted = (
            select(submissions, orders.c.title)
            .join(orders, orders.c.order_id == submissions.c.order_id)
            .where(whose)
            .order_by(submissions.c.placed_at.desc())
        )
        if statuses:
            wanted = wanted.where(submissions.c.status.in_(statuses))
        async with looking(self._engine) as connection:
            return [_submission(row) for row in (await connection.execute(wanted)).mappings()]

    async def reviews_of(self, goms: Collection[MemberId]) -> Sequence[ReviewRow]:
        wanted = (
            select(payments, submissions.c.reference.label("submission_reference"))
            .join(submissions, submissions.c.submission_id == payments.c.submission_id)
            .where(payments.c.gom_id.in_(goms), payments.c.status == "review")
            .order_by(payments.c.held_at, payments.c.payment_id)
        )
        async with looking(self._engine) as connection:
            return [_review(row) for row in (await connection.execute(wanted)).mappings()]

    async def payments_without_line(self, goms: Collection[MemberId]) -> Sequence[PaymentId]:
        wanted = (
            select(payments.c.payment_id)
            .where(
                payments.c.gom_id.in_(goms),
                payments.c.status.in_(("review", "approved")),
                payments.c.statement_line.is_(None),
            )
            .order_by(payments.c.payment_id)
        )
        async with looking(self._engine) as connection:
            return [PaymentId(name) for name in await connection.scalars(wanted)]

    async def references_on_statements(self, goms: Collection[MemberId]) -> Sequence[str]:
        wanted = select(payments.c.reference).where(
            payments.c.gom_id.in_(goms), payments.c.statement_line.is_not(None), payments.c.reference.is_not(None)
        )
        async with looking(self._engine) as connection:
            return [str(reference) for reference in await connection.scalars(wanted)]

    async def missing_payments(self, goms: Collection[MemberId]) -> Sequence[PaymentId]:
        wanted = (
            select(payments.c.payment_id)
            .where(payments.c.gom_id.in_(goms), payments.c.missing_since.is_not(None))
            .order_by(payments.c.missing_since, payments.c.payment_id)
        )
        async with looking(self._engine) as connection:
            return [PaymentId(name) for name in await connection.scalars(wanted)]

    async def link_code_owner(self, code_hash: str, at: datetime) -> MemberId | None:
        wanted = select(members.c.member_id).where(
            members.c.link_code_hash == code_hash, members.c.link_code_until >= at
        )
        async with looking(self._engine) as connection:
            found = await connection.scalar(wanted)
        return None if found is None else MemberId(found)

    async def members_with(self, role: Role) -> Sequence[MemberId]:
        holds = literal(role.value) == any_(members.c.roles)
        wanted = select(members.c.member_id).where(holds, members.c.joined_into.is_(None))
        async with looking(self._engine) as connection:
            return [MemberId(name) for name in await connection.scalars(wanted)]


def _orders() -> Select[Any]:
    """Orders with what is counted about them."""
    book = (
        select(
            submissions.c.order_id,
            func.count().filter(submissions.c.status.in_(BUYING)).label("buyers"),
            func.count().filter(submissions.c.status == "waitlisted").label("waiting"),
            func.sum(submissions.c.paid - submissions.c.refund_due - submissions.c.refunded).label("paid"),
        )
        .group_by(submissions.c.order_id)
        .subquery()
    )
    prices = (
        select(order_items.c.order_id, func.min(order_items.c.price).label("lowest"))
        .group_by(order_items.c.order_id)
        .subquery()
    )
    reviews = (
        select(payments.c.order_id, func.count().label("to_review"))
        .where(payments.c.status == "review")
        .group_by(payments.c.order_id)
        .subquery()
    )
    return (
        select(orders, book.c.buyers, book.c.waiting, book.c.paid, prices.c.lowest, reviews.c.to_review)
        .join(book, book.c.order_id == orders.c.order_id, isouter=True)
        .join(prices, prices.c.order_id == orders.c.order_id, isouter=True)
        .join(reviews, reviews.c.order_id == orders.c.order_id, isouter=True)
    )


def _order(row: RowMapping) -> OrderRow:
    currency = Currency(row["currency"])
    return OrderRow(
        order_id=OrderId(row["order_id"]),
        code=row["code"],
        gom_id=MemberId(row["gom_id"]),
        title=row["title"],
        state=row["state"],
        deadline=row["deadline"],
        minimum=row["minimum"],
        maximum=row["maximum"],
        buyers=row["buyers"] or 0,
        waiting=row["waiting"] or 0,
        to_review=row["to_review"] or 0,
        lowest_price=Money(row["lowest"] or Decimal(0), currency),
        paid=Money(row["paid"] or Decimal(0), currency),
    )


def _submission(row: RowMapping) -> SubmissionRow:
    currency = Currency(row["currency"])
    held = row["paid"] - row["refund_due"] - row["refunded"]
    return SubmissionRow(
        submission_id=SubmissionId(row["submission_id"]),
        order_id=OrderId(row["order_id"]),
        reference=row["reference"],
        member_id=MemberId(row["member_id"]),
        status=row["status"],
        title=row["title"],
        total=Money(row["total"], currency),
        balance=Money(max(row["total"] - held, Decimal(0)), currency),
        placed_at=row["placed_at"],
    )


def _review(row: RowMapping) -> ReviewRow:
    return ReviewRow(
        payment_id=PaymentId(row["payment_id"]),
        order_id=OrderId(row["order_id"]),
        submission_id=SubmissionId(row["submission_id"]),
        reference=row["submission_reference"],
        score=row["score"],
        held_at=row["held_at"],
    )
