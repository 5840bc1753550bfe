"""Payments: what a payment's events make of its row."""

from collections.abc import Callable
from typing import Any

from gomflow_events.codec import to_json
from gomflow_events.commit import AnyEvent
from gomflow_events.identity import ActorKind
from gomflow_events.payment import events as e
from gomflow_projections import shares
from gomflow_projections.rows import Book
from gomflow_projections.tables import payments


def apply(book: Book, recorded: AnyEvent) -> None:
    """Change the row that one event of a payment concerns."""
    _HANDLERS[type(recorded.event)](book, recorded, recorded.event)
    shares.apply(book, recorded)


def _submitted(book: Book, recorded: AnyEvent, event: e.ProofSubmitted) -> None:
    _arrived(
        book,
        recorded,
        event,
        picture=event.picture.name,
        picture_sha256=event.picture.sha256,
        picture_type=event.picture.media_type,
        picture_size=event.picture.size,
        seen_before=event.seen_before,
    )


def _recorded(book: Book, recorded: AnyEvent, event: e.PaymentRecorded) -> None:
    _arrived(book, recorded, event, seen_before=False, **_transfer(event))


def _arrived(book: Book, recorded: AnyEvent, event: e.ProofSubmitted | e.PaymentRecorded, **columns: object) -> None:
    """A payment's row begins, with what is known however it came."""
    book[payments].insert(
        {
            "payment_id": recorded.aggregate_id,
            "order_id": event.order_id,
            "submission_id": event.submission_id,
            "member_id": event.member_id,
            "gom_id": event.gom_id,
            "status": "reading",
            "doubts": [],
            "same_as": [],
            "submitted_at": recorded.at,
            **columns,
        }
    )


def _transfer(event: e.ProofRead | e.PaymentRecorded) -> dict[str, object]:
    """What a picture or a line of a statement says of the transfer, and what was due."""
    fields = event.fields
    return {
        "method": fields.method,
        "amount_read": fields.amount,
        "currency_read": fields.currency,
        "receipt_at": fields.paid_at,
        "sender": fields.sender,
        "amount_due": event.expected.due.amount,
    }


def _read(book: Book, recorded: AnyEvent, event: e.ProofRead) -> None:
    fields = event.fields
    book[payments].update(
        recorded.aggregate_id,
        **_transfer(event),
        reader=event.reader,
        reference=fields.reference,
        recipient=fields.recipient,
        recipient_account=fields.recipient_account,
        transfer_status=fields.status.value,
        score=event.score,
        findings=[to_json(finding) for finding in event.findings],
        took_ms=event.took_ms,
        same_as=list(event.same_as),
        read_at=recorded.at,
    )


def _decided(book: Book, recorded: AnyEvent, status: str, **columns: object) -> None:
    by = "agent" if recorded.actor.kind is ActorKind.AGENT else recorded.actor.id
    book[payments].update(recorded.aggregate_id, status=status, decided_by=by, decided_at=recorded.at, **columns)


def _approved(book: Book, recorded: AnyEvent, event: e.ProofApproved) -> None:
    _decided(book, recorded, "approved", amount_counted=event.amount.amount)


def _held(book: Book, recorded: AnyEvent, event: e.ProofHeld) -> None:
    doubts = [doubt.value for doubt in event.doubts]
    book[payments].update(recorded.aggregate_id, status="review", doubts=doubts, held_at=recorded.at)


def _rejected(book: Book, recorded: AnyEvent, event: e.ProofRejected) -> None:
    doubts = [doubt.value for doubt in event.doubts]
    _decided(book, recorded, "rejected", doubts=doubts, reason=event.reason or None)


def _asked_again(book: Book, recorded: AnyEvent, event: e.BetterProofAsked) -> None:
    _decided(book, recorded, "asked_again", reason=event.reason or None)


def _undone(book: Book, recorded: AnyEvent, _event: e.DecisionUndone) -> None:
    undecided = dict.fromkeys(("amount_counted", "reason", "decided_by", "decided_at", "missing_since"))
    book[payments].update(recorded.aggregate_id, status="review", held_at=recorded.at, **undecided)


def _given_back(_book: Book, _recorded: AnyEvent, _event: e.ReferenceGivenBack) -> None:
    """What may be used again is the broker's business; the row keeps the reference that was read."""


def _assigned(book: Book, recorded: AnyEvent, event: e.ProofAssigned) -> None:
    book[payments].update(
        recorded.aggregate_id,
        order_id=event.order_id,
        submission_id=event.submission_id,
        status="reading",
        doubts=[],
        held_at=None,
    )


def _deleted(book: Book, recorded: AnyEvent, _event: e.ProofImageDeleted) -> None:
    book[payments].update(recorded.aggregate_id, picture_deleted_at=recorded.at)


def _confirmed(book: Book, recorded: AnyEvent, event: e.PaymentConfirmed) -> None:
    book[payments].update(
        recorded.aggregate_id,
        statement_line=event.line_id,
        arrived=event.amount.amount,
        confirmed_at=recorded.at,
        missing_since=None,
    )


def _unmatched(book: Book, recorded: AnyEvent, _event: e.PaymentUnmatched) -> None:
    nothing = dict.fromkeys(("statement_line", "arrived", "confirmed_at"))
    book[payments].update(recorded.aggregate_id, **nothing)


def _differs(book: Book, recorded: AnyEvent, event: e.PaymentAmountDiffers) -> None:
    book[payments].update(
        recorded.aggregate_id, statement_line=event.line_id, arrived=event.arrived.amount, missing_since=None
    )


def _missing(book: Book, recorded: AnyEvent, _event: e.PaymentMissing) -> None:
    book[payments].update(recorded.aggregate_id, missing_since=recorded.at)


def _not_missed(book: Book, recorded: AnyEvent, _event: e.PaymentNotMissed) -> None:
    book[payments].update(recorded.aggregate_id, missing_since=None)


_HANDLERS: dict[type, Callable[[Book, AnyEvent, Any], None]] = {
    e.ProofSubmitted: _submitted,
    e.PaymentRecorded: _recorded,
    e.ProofRead: _read,
    e.ProofApproved: _approved,
    e.ProofHeld: _held,
    e.ProofRejected: _rejected,
    e.DecisionUndone: _undone,
    e.ReferenceGivenBack: _given_back,
    e.BetterProofAsked: _asked_again,
    e.ProofAssigned: _assigned,
    e.ProofImageDeleted: _deleted,
    e.PaymentConfirmed: _confirmed,
    e.PaymentUnmatched: _unmatched,
    e.PaymentAmountDiffers: _differs,
    e.PaymentMissing: _missing,
    e.PaymentNotMissed: _not_missed,
}
