"""Rows of the read models as the cards that the board shows."""

from decimal import Decimal
from typing import Any

from sqlalchemy import Row, RowMapping

from gomflow.ports.board import OrderCard, PaymentCard, Person, SubmissionCard, Sums, TokenCard
from gomflow_events.identity import ChatKey, MemberId, OrderId, PaymentId, SubmissionId
from gomflow_events.money import Currency, Money

_NOTHING = Decimal(0)


def money(amount: Decimal | None, currency: Currency) -> Money:
    """An amount of a column, zero where there is none."""
    return Money(amount or _NOTHING, currency)


def sums(row: RowMapping | None, currency: Currency) -> Sums:
    """The sums of some submissions; all zero where there are none."""
    found: dict[str, Any] = dict(row) if row is not None else {}
    names = ("expected", "received", "missing", "credit", "refunds")
    return Sums(**{name: money(found.get(name), currency) for name in names})


def order(row: RowMapping, book: RowMapping | None, to_review: int) -> OrderCard:
    """An order, with what is counted about its submissions."""
    currency = Currency(row["currency"])
    counted: dict[str, Any] = dict(book) if book is not None else {}
    return OrderCard(
        order_id=OrderId(row["order_id"]),
        code=row["code"],
        gom_id=MemberId(row["gom_id"]),
        title=row["title"],
        state=row["state"],
        currency=currency,
        created_at=row["created_at"],
        deadline=row["deadline"],
        minimum=row["minimum"],
        maximum=row["maximum"],
        buyers=counted.get("buyers", 0),
        settled=counted.get("settled", 0),
        waiting=counted.get("waiting", 0),
        to_review=to_review,
        sums=sums(book, currency),
    )


def submission(row: RowMapping, lines: list[tuple[str, int]]) -> SubmissionCard:
    """A submission, with the items it takes."""
    currency = Currency(row["currency"])
    held = row["paid"] - row["refund_due"] - row["refunded"]
    return SubmissionCard(
        submission_id=SubmissionId(row["submission_id"]),
        order_id=OrderId(row["order_id"]),
        reference=row["reference"],
        member_id=MemberId(row["member_id"]),
        status=row["status"],
        lines=lines,
        total=money(row["total"], currency),
        held=money(held, currency),
        balance=money(max(row["total"] - held, _NOTHING), currency),
        refund_due=money(row["refund_due"], currency),
        name=row["buyer_name"],
        phone=row["buyer_phone"],
        address=row["buyer_address"],
        note=row["note"],
        via=row["via"],
        courier=row["courier"] or "",
        tracking=row["tracking"] or "",
        placed_at=row["placed_at"],
    )


def payment(row: RowMapping) -> PaymentCard:
    """A payment proof, with the order and the buyer it is from."""
    currency = Currency(row["currency"])
    due, counted = row["amount_due"], row["amount_counted"]
    share = row.get("share")
    return PaymentCard(
        payment_id=PaymentId(row["payment_id"]),
        order_id=OrderId(row["order_id"]),
        order_code=row["order_code"],
        order_title=row["order_title"],
        submission_id=SubmissionId(row.get("share_of") or row["submission_id"]),
        reference=row["submission_reference"],
        buyer=row["buyer_name"],
        member_id=MemberId(row["member_id"]),
        status=row["status"],
        score=row["score"],
        doubts=row["doubts"],
        reason=row["reason"] or "",
        method=row["method"],
        receipt=row["reference"],
        amount_read=row["amount_read"],
        currency_read=row["currency_read"],
        due=None if due is None else money(due, currency),
        counted=None if counted is None else money(counted, currency),
        share=None if share is None else money(share, currency),
        decided_by=row["decided_by"],
        submitted_at=row["submitted_at"],
        held_at=row["held_at"],
        decided_at=row["decided_at"],
        picture_kept=row["picture"] is not None and row["picture_deleted_at"] is None,
    )


def person(row: RowMapping) -> Person:
    """A member, with their chats and the number of their orders."""
    return Person(
        member_id=MemberId(row["member_id"]),
        name=row["name"],
        language=row["language"],
        roles=row["roles"],
        chats=[ChatKey(chat) for chat in row["chats"] or ()],
        orders=row["orders"] or 0,
        since=row["registered_at"],
    )


def token(row: Row[Any]) -> TokenCard:
    """A key to the API."""
    return TokenCard(
        token_id=row.token_id,
        member_id=MemberId(row.member_id),
        label=row.label,
        issued_at=row.issued_at,
        revoked_at=row.revoked_at,
    )
