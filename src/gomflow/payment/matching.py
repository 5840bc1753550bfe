"""What a GOM says of a line of their statement: it is this payment's money, or it is not after all."""

from collections.abc import Sequence

from gomflow.aggregate import Asked
from gomflow.payment.claiming import given_back, is_used
from gomflow.payment.evolve import evolve
from gomflow.payment.rejections import (
    AmountInvalid,
    ApprovalStands,
    HasAnotherLine,
    LineTaken,
    PaymentDecided,
    ProofNotReadYet,
    ReferenceUsed,
)
from gomflow.payment.rules import only_the_gom
from gomflow.payment.settling import LINE, approved_by_line
from gomflow.payment.sharing import is_enough
from gomflow.payment.state import Approved, InReview, Payment, Reading, Sent, Unsent, Weighed, status_of
from gomflow.rejected import NotAllowed, NothingToChange
from gomflow_events.identity import Role
from gomflow_events.payment import events as e
from gomflow_events.payment import requests as r
from gomflow_events.payment.terms import FoundBy, UnmatchCause

REASON = "reason-unmatched"
"""Why a payment does not count whose line is not its money after all."""


def match_line(request: r.MatchRequested, payment: Sent, asked: Asked) -> Sequence[e.PaymentEvent]:
    """The GOM says that a line is this payment's money: they know better than any comparison."""
    only_the_gom(payment, asked)
    if isinstance(payment, Reading | Weighed):
        raise ProofNotReadYet
    if not isinstance(payment, InReview | Approved):
        raise PaymentDecided(status=status_of(payment))
    if request.amount.currency is not payment.assessed.expected.due.currency:
        raise AmountInvalid(currency=payment.assessed.expected.due.currency)
    if payment.on_statement.line_id not in {"", request.line_id}:
        raise HasAnotherLine
    _only_free(request.line_id, asked)
    if isinstance(payment, InReview):
        if not is_enough(request.amount, payment.proof):
            raise AmountInvalid(currency=request.amount.currency)
        if is_used(payment.assessed.fields, asked):
            raise ReferenceUsed(reference=payment.assessed.fields.reference)
        return [approved_by_line(request.amount, payment, asked), _confirmed(request, settled=True)]
    if payment.on_statement.line_id:
        raise NothingToChange
    if payment.amount == request.amount:
        return [_confirmed(request, settled=False)]
    return [
        e.PaymentAmountDiffers(
            bank=request.bank,
            line_id=request.line_id,
            counted=payment.amount,
            arrived=request.amount,
            day=request.day,
        )
    ]


def record(request: r.RecordingRequested, payment: Payment, asked: Asked) -> Sequence[e.PaymentEvent]:
    """The GOM says whose payment a line is that nobody sent a proof for."""
    if not (asked.actor.is_member(request.gom_id) or asked.actor.has(Role.OPERATOR)):
        raise NotAllowed
    if not isinstance(payment, Unsent):
        raise NothingToChange
    if request.amount.currency is not request.expected.due.currency:
        raise AmountInvalid(currency=request.expected.due.currency)
    _only_free(request.line_id, asked)
    recorded = e.PaymentRecorded(
        order_id=request.order_id,
        submission_id=request.submission_id,
        member_id=request.member_id,
        gom_id=request.gom_id,
        fields=request.fields,
        expected=request.expected,
    )
    weighed = evolve(payment, recorded)
    assert isinstance(weighed, Weighed)
    return [recorded, approved_by_line(request.amount, weighed, asked), _confirmed(request, settled=True)]


def unmatch(request: r.UnmatchingRequested, payment: Sent, asked: Asked) -> Sequence[e.PaymentEvent]:
    """The line is not its money after all. What counts goes on counting: the order takes an approval back."""
    only_the_gom(payment, asked)
    if not isinstance(payment, InReview | Approved) or payment.on_statement.line_id != request.line_id:
        raise NothingToChange
    if not payment.proof.is_recorded:
        return let_go(payment, request.cause, request.import_id)
    if isinstance(payment, Approved):
        raise ApprovalStands
    return withdrawn(payment, request.cause, request.import_id)


def withdrawn(payment: InReview | Approved, cause: UnmatchCause, import_id: str = "") -> Sequence[e.PaymentEvent]:
    """What is left of a payment that was recorded from a line which is not its money: nothing."""
    gone = e.ProofRejected(score=0, doubts=(), reason=REASON)
    return [gone, *given_back(payment.proof), *let_go(payment, cause, import_id)]


def let_go(
    payment: Sent, cause: UnmatchCause = UnmatchCause.NOT_COUNTED, import_id: str = ""
) -> Sequence[e.PaymentUnmatched]:
    """The line that a payment has, which may be another's now."""
    line_id = "" if not isinstance(payment, Reading | Weighed | InReview | Approved) else payment.on_statement.line_id
    return [e.PaymentUnmatched(line_id=line_id, cause=cause, import_id=import_id)] if line_id else []


def _only_free(line_id: str, asked: Asked) -> None:
    if asked.is_taken(LINE, line_id):
        raise LineTaken


def _confirmed(request: r.MatchRequested | r.RecordingRequested, *, settled: bool) -> e.PaymentConfirmed:
    return e.PaymentConfirmed(
        bank=request.bank,
        line_id=request.line_id,
        amount=request.amount,
        day=request.day,
        found_by=FoundBy.GOM,
        settled=settled,
    )
