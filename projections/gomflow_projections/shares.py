"""Transfers for several submissions: what a payment's events make of the rows of their shares."""

from collections.abc import Iterable
from decimal import Decimal

from gomflow_events.commit import AnyEvent
from gomflow_events.payment import events as e
from gomflow_events.payment.terms import PaidPlace, Share
from gomflow_projections.rows import Book
from gomflow_projections.tables import payment_shares, payments


def apply(book: Book, recorded: AnyEvent) -> None:
    """Change the rows of shares that one event of a payment concerns; they follow the row of the payment."""
    name = recorded.aggregate_id
    match recorded.event:
        case e.ProofSubmitted(also=also) | e.ProofAssigned(also=also):
            _forget(book, name)
            _waits(book, name, also)
        case e.ProofRead(expected=expected) if expected.others:
            others = sum(share.amount.amount for share in expected.others)
            row = book[payments].get(name)
            _put(book, name, row["submission_id"], order_id=row["order_id"], due=expected.due.amount - others)
            for share in expected.others:
                _put(book, name, share.submission_id, order_id=share.order_id, due=share.amount.amount)
        case e.ProofApproved(shares=shares):
            for key in book[payment_shares].under(name):
                book[payment_shares].update(*key, counted=Decimal(0))
            _count(book, name, shares)
        case e.DecisionUndone(stays=stays):
            for key in book[payment_shares].under(name):
                book[payment_shares].update(*key, counted=None)
            _count(book, name, stays)
        case _:
            return


def _waits(book: Book, name: str, also: Iterable[PaidPlace]) -> None:
    places = list(also)
    row = book[payments].get(name)
    for submission_id, order_id in [(row["submission_id"], row["order_id"])] if places else []:
        _put(book, name, submission_id, order_id=order_id)
    for place in places:
        _put(book, name, place.submission_id, order_id=place.order_id)


def _count(book: Book, name: str, shares: Iterable[Share]) -> None:
    for share in shares:
        _put(book, name, share.submission_id, order_id=share.order_id, counted=share.amount.amount)


def _put(book: Book, name: str, submission_id: str, **values: object) -> None:
    if book[payment_shares].has(name, submission_id):
        book[payment_shares].update(name, submission_id, **values)
    else:
        book[payment_shares].insert({"payment_id": name, "submission_id": submission_id, **values})


def _forget(book: Book, name: str) -> None:
    """What counts stays where it is; all else is for other submissions now."""
    for key in book[payment_shares].under(name):
        if book[payment_shares].get(*key)["counted"] is None:
            book[payment_shares].delete(*key)
