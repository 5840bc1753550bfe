"""What a payment answers to the GOM's own statement: a screenshot is a claim, a line of the statement is the money."""

from collections.abc import Sequence
from dataclasses import replace

from gomflow.aggregate import Asked
from gomflow.payment.claiming import also_known_as, is_used, reads_like_another
from gomflow.payment.rules import amount_of
from gomflow.payment.sharing import is_enough, shares_of
from gomflow.payment.state import Approved, InReview, Sent, Weighed
from gomflow.ports.log import Claim
from gomflow.rejected import NotAllowed
from gomflow_events.identity import ActorKind
from gomflow_events.money import Money
from gomflow_events.payment import events as e
from gomflow_events.payment import requests as r

LINE = "line"
"""The kind of the claim on a line of a statement: it is the money of one payment at most."""


def claim_on_line(line_id: str, payment_id: str = "") -> Claim:
    """The claim on a line."""
    return Claim(LINE, line_id, payment_id)


def find_money(request: r.MoneyFound, payment: Sent, asked: Asked) -> Sequence[e.PaymentEvent]:
    """A line is this payment's money: what was in review counts, what counts is confirmed, another amount is flagged.

    Nothing happens where the line turned out to be another payment's, or another line was found before.
    """
    _only_the_agent(asked)
    if asked.is_taken(LINE, request.line_id) or request.line_id in payment.proof.not_by:
        return []
    if isinstance(payment, Approved):
        return _confirm(request, payment)
    if isinstance(payment, InReview):
        return _settle(request, payment, asked)
    return []


def _confirm(request: r.MoneyFound, payment: Approved) -> Sequence[e.PaymentEvent]:
    on = payment.on_statement
    if on.confirmed or on.line_id not in {"", request.line_id}:
        return []
    if payment.amount == request.amount:
        return [_confirmed(request)]
    return [] if on.line_id else [_differs(request, payment.amount)]


def _settle(request: r.MoneyFound, payment: InReview, asked: Asked) -> Sequence[e.PaymentEvent]:
    """Approve what the statement proves; the score stays what the screenshot earned.

    Its own line proves it anew where it was assigned to another submission.
    """
    on, fields, expected = payment.on_statement, payment.assessed.fields, payment.assessed.expected
    is_another = bool(on.line_id) and not (on.confirmed and on.line_id == request.line_id)
    if (
        is_another
        or request.amount.currency is not expected.due.currency
        or not is_enough(request.amount, payment.proof)
    ):
        return []
    shown = amount_of(fields, expected)
    if shown is not None and shown != request.amount:
        return [_differs(request, shown)]
    if is_used(fields, asked):
        # The reference has paid for something else: which of the two the money is for, the GOM has to say.
        return []
    return [approved_by_line(request.amount, payment, asked), replace(_confirmed(request), settled=True)]


def approved_by_line(amount: Money, payment: InReview | Weighed, asked: Asked) -> e.ProofApproved:
    """The approval of what a line brought."""
    fields, expected = payment.assessed.fields, payment.assessed.expected
    return e.ProofApproved(
        amount=amount,
        method=fields.method,
        reference=fields.reference,
        also_known_as=also_known_as(fields, asked),
        score=payment.assessed.score,
        looks_like_another=reads_like_another(fields, asked),
        shares=shares_of(amount, payment.proof, expected),
    )


def miss_money(request: r.MoneyMissed, payment: Sent, asked: Asked) -> Sequence[e.PaymentEvent]:
    """It was approved, and the statement that should have it does not: the GOM is told, and decides."""
    _only_the_agent(asked)
    if not isinstance(payment, Approved) or payment.on_statement.line_id or payment.on_statement.missing:
        return []
    return [e.PaymentMissing(bank=request.bank, until=request.until, import_id=request.import_id)]


def unclear_money(request: r.MoneyUnclear, payment: Sent, asked: Asked) -> Sequence[e.PaymentEvent]:
    """It was missing, and now it cannot be said: a line may be it or another's, or its day is not covered any more."""
    _only_the_agent(asked)
    if not isinstance(payment, Approved) or not payment.on_statement.missing:
        return []
    return [e.PaymentNotMissed(import_id=request.import_id)]


def _confirmed(request: r.MoneyFound) -> e.PaymentConfirmed:
    return e.PaymentConfirmed(
        bank=request.bank,
        line_id=request.line_id,
        amount=request.amount,
        day=request.day,
        found_by=request.found_by,
        import_id=request.import_id,
    )


def _differs(request: r.MoneyFound, counted: Money) -> e.PaymentAmountDiffers:
    return e.PaymentAmountDiffers(
        bank=request.bank,
        line_id=request.line_id,
        counted=counted,
        arrived=request.amount,
        day=request.day,
        import_id=request.import_id,
    )


def _only_the_agent(asked: Asked) -> None:
    if asked.actor.kind is not ActorKind.AGENT:
        raise NotAllowed
