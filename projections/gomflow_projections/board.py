"""The board in Postgres: lists and sums for the dashboard and the HTTP API."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, any_, case, func, literal, select
from sqlalchemy.ext.asyncio import AsyncEngine

from gomflow.ports.board import (
    FIRST_PAGE,
    BuyerRecord,
    Listed,
    OrderCard,
    Paging,
    PaymentCard,
    Person,
    Scope,
    SubmissionCard,
    Sums,
    TokenCard,
)
from gomflow_events.identity import MemberId, OrderId, PaymentId, Role
from gomflow_events.money import Currency
from gomflow_projections import cards, tables
from gomflow_projections.board_queries import (
    FINISHED,
    IN_WORK,
    SETTLED,
    SUMS,
    books_of,
    lines_of,
    of,
    one_page,
    pairs,
    reviews_of,
    words,
)
from gomflow_projections.database import looking
from gomflow_projections.precedents import proofs, proofs_for
from gomflow_projections.tables import (
    api_tokens,
    chats,
    checkpoints,
    members,
    orders,
    payments,
    statement_lines,
    submissions,
)


class PostgresBoard:
    """Asks the tables of the projection `desk`."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def orders(
        self, scope: Scope, *, states: Collection[str] = (), query: str = "", page: Paging = FIRST_PAGE
    ) -> Listed[OrderCard]:
        wanted = select(orders).where(*of(scope, orders.c.gom_id), *words(query, orders.c.title, orders.c.code))
        if states:
            wanted = wanted.where(orders.c.state.in_(states))
        # Those in work by the nearest deadline, those that are over by their age.
        over = case((orders.c.state.in_(FINISHED), func.extract("epoch", orders.c.created_at)), else_=0)
        wanted = wanted.order_by(IN_WORK, over.desc(), orders.c.deadline, orders.c.order_id)
        return await self._listed_orders(wanted, page)

    async def order(self, order_id: OrderId) -> OrderCard | None:
        found = await self._listed_orders(select(orders).where(orders.c.order_id == order_id), FIRST_PAGE)
        return next(iter(found.rows), None)

    async def _listed_orders(self, wanted: Select[Any], page: Paging) -> Listed[OrderCard]:
        async with looking(self._engine) as connection:
            rows, listed = await one_page(connection, wanted, page)
            ids = [row["order_id"] for row in rows]
            books, reviews = await books_of(connection, ids), await reviews_of(connection, ids)
        found = [cards.order(row, books.get(row["order_id"]), reviews.get(row["order_id"], 0)) for row in rows]
        return Listed(found, *listed)

    async def sums(self, scope: Scope) -> Sequence[Sums]:
        wanted = (
            select(submissions.c.currency, *SUMS)
            .where(*of(scope, submissions.c.gom_id))
            .group_by(submissions.c.currency)
            .order_by(submissions.c.currency)
        )
        async with looking(self._engine) as connection:
            rows = (await connection.execute(wanted)).mappings().all()
        return [cards.sums(row, Currency(row["currency"])) for row in rows]

    async def submissions(
        self, order_id: OrderId, *, statuses: Collection[str] = (), query: str = "", page: Paging = FIRST_PAGE
    ) -> Listed[SubmissionCard]:
        who = (submissions.c.buyer_name, submissions.c.reference, submissions.c.buyer_phone)
        wanted = select(submissions).where(submissions.c.order_id == order_id, *words(query, *who))
        if statuses:
            wanted = wanted.where(submissions.c.status.in_(statuses))
        return await self._listed_submissions(wanted.order_by(submissions.c.arrival), page)

    async def submission(self, order_id: OrderId, reference: str) -> SubmissionCard | None:
        wanted = select(submissions).where(submissions.c.order_id == order_id, submissions.c.reference == reference)
        return next(iter((await self._listed_submissions(wanted, FIRST_PAGE)).rows), None)

    async def _listed_submissions(self, wanted: Select[Any], page: Paging) -> Listed[SubmissionCard]:
        async with looking(self._engine) as connection:
            rows, listed = await one_page(connection, wanted, page)
            lines = await lines_of(connection, [row["submission_id"] for row in rows])
        return Listed([cards.submission(row, lines[row["submission_id"]]) for row in rows], *listed)

    async def statuses(self, order_id: OrderId) -> Mapping[str, int]:
        wanted = (
            select(submissions.c.status, func.count())
            .where(submissions.c.order_id == order_id)
            .group_by(submissions.c.status)
        )
        async with looking(self._engine) as connection:
            return pairs(await connection.execute(wanted))

    async def payments(
        self,
        scope: Scope,
        *,
        order_id: OrderId | None = None,
        statuses: Collection[str] = (),
        page: Paging = FIRST_PAGE,
    ) -> Listed[PaymentCard]:
        wanted = (proofs() if order_id is None else proofs_for(order_id)).where(*of(scope, payments.c.gom_id))
        if statuses:
            wanted = wanted.where(payments.c.status.in_(statuses))
        newest = wanted.order_by(payments.c.submitted_at.desc(), payments.c.payment_id.desc())
        return await self._listed_payments(newest, page)

    async def queue(self, scope: Scope, page: Paging = FIRST_PAGE) -> Listed[PaymentCard]:
        waiting = proofs().where(*of(scope, payments.c.gom_id), payments.c.status == "review")
        return await self._listed_payments(waiting.order_by(payments.c.held_at, payments.c.payment_id), page)

    async def _listed_payments(self, wanted: Select[Any], page: Paging) -> Listed[PaymentCard]:
        async with looking(self._engine) as connection:
            rows, listed = await one_page(connection, wanted, page)
        return Listed([cards.payment(row) for row in rows], *listed)

    async def payment(self, payment_id: PaymentId) -> PaymentCard | None:
        async with looking(self._engine) as connection:
            found = await connection.execute(proofs().where(payments.c.payment_id == payment_id))
            row = found.mappings().first()
        return None if row is None else cards.payment(row)

    async def deciders(self, payments: Collection[PaymentId]) -> Mapping[str, str]:
        if not payments:
            return {}
        which = tables.payments.c
        wanted = select(which.payment_id, which.decided_by).where(
            which.payment_id.in_(payments), which.decided_by.is_not(None)
        )
        async with looking(self._engine) as connection:
            return pairs(await connection.execute(wanted))

    async def record(self, members: Collection[MemberId], scope: Scope) -> BuyerRecord:
        joined = select(
            func.count().label("submissions"),
            func.count().filter(submissions.c.status.in_(SETTLED)).label("settled"),
            func.count().filter(submissions.c.ended_because == "unpaid").label("unpaid"),
            func.min(submissions.c.placed_at).label("since"),
        ).where(submissions.c.member_id.in_(members), *of(scope, submissions.c.gom_id))
        sent = select(
            func.count().filter(payments.c.status == "approved").label("approved"),
            func.count().filter(payments.c.status == "rejected").label("rejected"),
        ).where(payments.c.member_id.in_(members), *of(scope, payments.c.gom_id))
        async with looking(self._engine) as connection:
            first = (await connection.execute(joined)).mappings().one()
            second = (await connection.execute(sent)).mappings().one()
        return BuyerRecord(**first, **second)

    async def asking(self, role: Role) -> Sequence[Person]:
        return await self._people(literal(role.value) == any_(members.c.asks_for))

    async def holding(self, role: Role) -> Sequence[Person]:
        return await self._people(literal(role.value) == any_(members.c.roles))

    async def _people(self, who: ColumnElement[bool]) -> Sequence[Person]:
        reached = select(func.array_agg(chats.c.chat)).where(chats.c.member_id == members.c.member_id).scalar_subquery()
        managed = select(func.count()).where(orders.c.gom_id == members.c.member_id).scalar_subquery()
        wanted = select(members, reached.label("chats"), managed.label("orders")).where(
            who, members.c.joined_into.is_(None)
        )
        async with looking(self._engine) as connection:
            found = await connection.execute(wanted.order_by(members.c.registered_at, members.c.member_id))
            return [cards.person(row) for row in found.mappings()]

    async def names(self, members: Collection[str]) -> Mapping[str, str]:
        if not members:
            return {}
        who = tables.members.c
        async with looking(self._engine) as connection:
            return pairs(await connection.execute(select(who.member_id, who.name).where(who.member_id.in_(members))))

    async def tokens(self, members: Collection[MemberId]) -> Sequence[TokenCard]:
        wanted = (
            select(api_tokens)
            .where(api_tokens.c.member_id.in_(members), api_tokens.c.revoked_at.is_(None))
            .order_by(api_tokens.c.issued_at.desc(), api_tokens.c.token_id)
        )
        async with looking(self._engine) as connection:
            return [cards.token(row) for row in await connection.execute(wanted)]

    async def token(self, token_id: str) -> TokenCard | None:
        async with looking(self._engine) as connection:
            row = (await connection.execute(select(api_tokens).where(api_tokens.c.token_id == token_id))).first()
        return None if row is None else cards.token(row)

    async def mark(self, scope: Scope) -> str:
        # Every event of an order raises its version, and each stage of a payment sets a time that was empty before.
        book = select(func.count(), func.sum(orders.c.version)).where(*of(scope, orders.c.gom_id))
        stages = ("read_at", "held_at", "decided_at", "picture_deleted_at")
        # A decision that is taken back empties its time again, and sets that of the review anew.
        latest = (func.max(payments.c[stage]) for stage in ("read_at", "held_at", "decided_at"))
        stages_reached = select(func.count(), *(func.count(payments.c[stage]) for stage in stages), *latest).where(
            *of(scope, payments.c.gom_id)
        )
        mine = of(scope, statement_lines.c.gom_id)
        steps = ("payment_id", "set_aside_at")
        newest = (func.max(statement_lines.c[stage]) for stage in ("imported_at", "explained_at"))
        lines = select(func.count(), *(func.count(statement_lines.c[step]) for step in steps), *newest).where(*mine)
        async with looking(self._engine) as connection:
            found = [(await connection.execute(wanted)).one() for wanted in (book, stages_reached, lines)]
        return " ".join(str(part) for one in found for part in one)

    async def position(self, projection: str) -> int:
        wanted = select(checkpoints.c.position).where(checkpoints.c.projection == projection)
        async with looking(self._engine) as connection:
            return await connection.scalar(wanted) or 0
