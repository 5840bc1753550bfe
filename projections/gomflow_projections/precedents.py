"""What went before a proof, from the read models: histories, likenesses, who decided."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Select, func, literal, or_, select, union
from sqlalchemy.ext.asyncio import AsyncEngine

from gomflow.ports.board import Scope
from gomflow.ports.precedents import Candidate, EarlierPlace, EarlierProof, Likeness, OpenProof
from gomflow_events.identity import MemberId, OrderId, PaymentId
from gomflow_events.money import Currency, Money
from gomflow_projections.columns import alike as alike_of
from gomflow_projections.database import looking
from gomflow_projections.tables import orders, payment_shares, payments, submissions


class PostgresPrecedents:
    """Asks the tables of the projection `desk`; implements gomflow.ports.precedents.Precedents."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def decider(self, payment_id: PaymentId) -> str | None:
        wanted = select(payments.c.decided_by).where(payments.c.payment_id == payment_id)
        async with looking(self._engine) as connection:
            found: str | None = await connection.scalar(wanted)
        return found

    async def earlier_proofs(
        self, members: Collection[MemberId], scope: Scope, *, besides: PaymentId, most: int = 10
    ) -> Sequence[EarlierProof]:
        # What they sent, and what was sent for them: each found by its own index.
        sent = select(payments.c.payment_id).where(payments.c.member_id.in_(members))
        for_them = (
            select(payments.c.payment_id)
            .join(submissions, submissions.c.submission_id == payments.c.submission_id)
            .where(submissions.c.member_id.in_(members))
        )
        theirs = payments.c.payment_id.in_(union(sent, for_them))
        wanted = proofs().where(theirs, payments.c.payment_id != besides, *_within(scope, payments.c.gom_id))
        return await self._listed(wanted.order_by(payments.c.submitted_at.desc()).limit(most), scope)

    async def earlier_places(
        self, members: Collection[MemberId], scope: Scope, *, most: int = 10
    ) -> Sequence[EarlierPlace]:
        wanted = (
            select(submissions, orders.c.title, orders.c.code)
            .join(orders, orders.c.order_id == submissions.c.order_id)
            .where(submissions.c.member_id.in_(members), *_within(scope, submissions.c.gom_id))
            .order_by(submissions.c.placed_at.desc())
            .limit(most)
        )
        async with looking(self._engine) as connection:
            return [_place(row) for row in (await connection.execute(wanted)).mappings()]

    async def alike(self, payment_id: PaymentId, scope: Scope, *, most: int = 5) -> Sequence[EarlierProof]:
        own = select(payments).where(payments.c.payment_id == payment_id)
        async with looking(self._engine) as connection:
            this = (await connection.execute(own)).mappings().first()
        if this is None:
            return []
        same = [payments.c.picture_sha256 == this["picture_sha256"]] if this["picture_sha256"] else []
        if this["reference"]:
            # As a reference pays once whatever app it is read from.
            same.append(alike_of(payments.c.reference) == alike_of(literal(this["reference"])))
        if not same:
            return []  # It was recorded without a picture, and under no reference.
        same.extend((payments.c.payment_id.in_(this["same_as"]), payments.c.same_as.contains([payment_id])))
        wanted = proofs().where(or_(*same), payments.c.payment_id != payment_id)
        latest = wanted.order_by(payments.c.submitted_at.desc()).limit(most)
        return await self._listed(latest, scope, this)

    async def awaiting(self, gom_id: MemberId, statuses: Collection[str], *, most: int = 200) -> Sequence[Candidate]:
        wanted = (
            select(submissions, orders.c.title)
            .join(orders, orders.c.order_id == submissions.c.order_id)
            .where(submissions.c.gom_id == gom_id, submissions.c.status.in_(statuses))
            .order_by(submissions.c.placed_at.desc())
            .limit(most)
        )
        async with looking(self._engine) as connection:
            return [_candidate(row) for row in (await connection.execute(wanted)).mappings()]

    async def without_line(self, goms: Collection[MemberId], amount: Money, *, most: int = 60) -> Sequence[OpenProof]:
        said = func.coalesce(payments.c.amount_counted, payments.c.amount_read)
        wanted = proofs().where(
            payments.c.gom_id.in_(goms),
            payments.c.status.in_(("review", "approved")),
            payments.c.statement_line.is_(None),
            orders.c.currency == amount.currency.value,
        )
        fitting = func.coalesce(said == amount.amount, literal(value=False))
        # However many were approved of this amount, what waits and may be it is among the first.
        waiting = (payments.c.status == "review") & or_(fitting, said.is_(None))
        best = wanted.order_by(waiting.desc(), fitting.desc(), payments.c.submitted_at.desc()).limit(most)
        async with looking(self._engine) as connection:
            return [_open(row) for row in (await connection.execute(best)).mappings()]

    async def decided(self, goms: Collection[MemberId], *, most: int = 10) -> Sequence[EarlierProof]:
        wanted = proofs().where(payments.c.gom_id.in_(goms), payments.c.decided_at.is_not(None))
        return await self._listed(wanted.order_by(payments.c.decided_at.desc()).limit(most), None)

    async def _listed(
        self, wanted: Select[Any], scope: Scope, like: RowMapping | None = None
    ) -> Sequence[EarlierProof]:
        async with looking(self._engine) as connection:
            return [_proof(row, scope, like) for row in (await connection.execute(wanted)).mappings()]


_WITH_NAMES: Final = (
    payments,
    orders.c.code.label("order_code"),
    orders.c.title.label("order_title"),
    orders.c.currency,
    submissions.c.reference.label("submission_reference"),
    submissions.c.buyer_name,
)
"""A payment with the names that belong to it."""


def proofs() -> Select[Any]:
    """Payment proofs with the names that belong to them."""
    return (
        select(*_WITH_NAMES)
        .join(orders, orders.c.order_id == payments.c.order_id)
        .join(submissions, submissions.c.submission_id == payments.c.submission_id)
    )


def proofs_for(order_id: OrderId) -> Select[Any]:
    """The payment proofs of an order, those too that were sent for another as well, each with its share here."""
    here = (payment_shares.c.payment_id == payments.c.payment_id) & (payment_shares.c.order_id == order_id)
    is_shared = payment_shares.c.payment_id.is_not(None)
    of_it = submissions.c.submission_id == func.coalesce(payment_shares.c.submission_id, payments.c.submission_id)
    return (
        select(
            *_WITH_NAMES,
            payment_shares.c.submission_id.label("share_of"),
            func.coalesce(payment_shares.c.counted, payment_shares.c.due).label("share"),
        )
        .outerjoin(payment_shares, here)
        .join(submissions, of_it)
        .join(orders, orders.c.order_id == submissions.c.order_id)
        .where(or_(payments.c.order_id == order_id, is_shared))
    )


def _within(scope: Scope, column: ColumnElement[str]) -> tuple[ColumnElement[bool], ...]:
    return () if scope is None else (column.in_(scope),)


def _proof(row: RowMapping, scope: Scope, like: RowMapping | None) -> EarlierProof:
    theirs = scope is not None and row["gom_id"] not in scope
    amount = row["amount_counted"] if row["amount_counted"] is not None else row["amount_read"]
    return EarlierProof(
        payment_id=PaymentId(row["payment_id"]),
        order_title="" if theirs else row["order_title"],
        order_code="" if theirs else row["order_code"],
        reference="" if theirs else row["submission_reference"],
        buyer="" if theirs else row["buyer_name"],
        status=row["status"],
        reason="" if theirs else row["reason"] or "",
        method=row["method"],
        receipt=row["reference"],
        amount=None if theirs or amount is None else Money(amount, Currency(row["currency"])),
        decided_by=None if theirs else row["decided_by"],
        submitted_at=row["submitted_at"],
        decided_at=row["decided_at"],
        picture_kept=not theirs and row["picture"] is not None and row["picture_deleted_at"] is None,
        likeness=None if like is None else _likeness(row, like),
        theirs=theirs,
    )


def _likeness(row: RowMapping, like: RowMapping) -> Likeness:
    if row["picture_sha256"] is not None and row["picture_sha256"] == like["picture_sha256"]:
        return Likeness.PICTURE
    if row["reference"] == like["reference"]:
        return Likeness.REFERENCE
    is_one = row["payment_id"] in like["same_as"] or like["payment_id"] in row["same_as"]
    return Likeness.TRANSFER if is_one else Likeness.LOOKS_ALIKE


def _open(row: RowMapping) -> OpenProof:
    amount = row["amount_counted"] if row["amount_counted"] is not None else row["amount_read"]
    return OpenProof(
        payment_id=PaymentId(row["payment_id"]),
        reference=row["submission_reference"],
        buyer=row["buyer_name"],
        order_title=row["order_title"],
        status=row["status"],
        amount=None if amount is None else Money(amount, Currency(row["currency"])),
    )


def _candidate(row: RowMapping) -> Candidate:
    owed = max(row["total"] - row["paid"] + row["refund_due"] + row["refunded"], Decimal(0))
    return Candidate(
        reference=row["reference"],
        buyer=row["buyer_name"],
        order_title=row["title"],
        balance=Money(owed, Currency(row["currency"])),
    )


def _place(row: RowMapping) -> EarlierPlace:
    currency = Currency(row["currency"])
    return EarlierPlace(
        order_title=row["title"],
        order_code=row["code"],
        reference=row["reference"],
        status=row["status"],
        total=Money(row["total"], currency),
        held=Money(row["paid"] - row["refund_due"] - row["refunded"], currency),
        placed_at=row["placed_at"],
    )
