"""The questions of the board, in SQL: what is listed, counted and summed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from gomflow.ports.board import Paging, Scope
from gomflow_projections.reads import BUYING
from gomflow_projections.tables import order_items, orders, payments, submission_lines, submissions

SETTLED = ("paid", "shipped", "received")
"""Statuses of a submission whose buyer has paid everything."""

_HELD = submissions.c.paid - submissions.c.refund_due - submissions.c.refunded
_IN = submissions.c.status.in_(BUYING)
SUMS = (
    func.sum(submissions.c.total).filter(_IN).label("expected"),
    func.sum(_HELD).label("received"),
    func.sum(func.greatest(submissions.c.total - _HELD, 0)).filter(_IN).label("missing"),
    func.sum(func.greatest(_HELD - submissions.c.total, 0)).filter(_IN).label("credit"),
    func.sum(submissions.c.refund_due).label("refunds"),
)
IN_WORK = case({"open": 0, "closed": 1, "ordered": 2, "shipped": 3, "draft": 4}, value=orders.c.state, else_=5)
FINISHED = ("completed", "cancelled")


def of(scope: Scope, column: ColumnElement[str]) -> tuple[ColumnElement[bool], ...]:
    """What keeps a question within its scope."""
    return () if scope is None else (column.in_(scope),)


def words(query: str, *columns: ColumnElement[str]) -> list[ColumnElement[bool]]:
    """Each word is in one of the columns, whatever signs it holds."""
    return [or_(*(column.icontains(word, autoescape=True) for column in columns)) for word in query.split()]


async def one_page(
    connection: AsyncConnection, wanted: Select[Any], page: Paging
) -> tuple[Sequence[RowMapping], tuple[int, int, int]]:
    """The rows of one page, and the page's number, the number of pages, the number of rows."""
    total = await connection.scalar(select(func.count()).select_from(wanted.order_by(None).subquery())) or 0
    pages = max(-(-total // page.size), 1)
    number = min(max(page.number, 1), pages)
    found = await connection.execute(wanted.limit(page.size).offset((number - 1) * page.size))
    return found.mappings().all(), (number, pages, total)


async def books_of(connection: AsyncConnection, ids: Sequence[str]) -> Mapping[str, RowMapping]:
    """What is counted about the submissions of some orders."""
    wanted = (
        select(
            submissions.c.order_id,
            func.count().filter(_IN).label("buyers"),
            func.count().filter(submissions.c.status.in_(SETTLED)).label("settled"),
            func.count().filter(submissions.c.status == "waitlisted").label("waiting"),
            *SUMS,
        )
        .where(submissions.c.order_id.in_(ids))
        .group_by(submissions.c.order_id)
    )
    return {row["order_id"]: row for row in (await connection.execute(wanted)).mappings()}


async def reviews_of(connection: AsyncConnection, ids: Sequence[str]) -> Mapping[str, int]:
    """How many proofs of some orders wait for the GOM."""
    wanted = (
        select(payments.c.order_id, func.count())
        .where(payments.c.order_id.in_(ids), payments.c.status == "review")
        .group_by(payments.c.order_id)
    )
    return pairs(await connection.execute(wanted))


async def lines_of(connection: AsyncConnection, ids: Sequence[str]) -> Mapping[str, list[tuple[str, int]]]:
    """The items some submissions take, with their names."""
    same_item = (order_items.c.order_id == submission_lines.c.order_id) & (
        order_items.c.item_id == submission_lines.c.item_id
    )
    wanted = (
        select(submission_lines.c.submission_id, order_items.c.name, submission_lines.c.quantity)
        .join(order_items, same_item)
        .where(submission_lines.c.submission_id.in_(ids))
        .order_by(submission_lines.c.submission_id, submission_lines.c.item_id)
    )
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for submission_id, name, quantity in await connection.execute(wanted):
        found[submission_id].append((name, quantity))
    return found


def pairs(rows: Iterable[Any]) -> dict[str, Any]:
    """Rows of two columns as a mapping of the first to the second."""
    return {row[0]: row[1] for row in rows}
