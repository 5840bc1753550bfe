"""What a payment answers to each request."""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from gomflow.aggregate import Aggregate, Asked
from gomflow.payment import deciding_again
from gomflow.payment.claiming import (
    IMAGE,
    MOMENT,
    also_known_as,
    claim_on_image,
    claim_on_moment,
    given_back,
    is_like_another,
    is_used,
    moment_of,
    of_approval,
    of_giving_back,
    of_reading,
    reads_like_another,
)
from gomflow.payment.evolve import evolve
from gomflow.payment.matching import let_go, match_line, record, unmatch
from gomflow.payment.rejections import AmountInvalid, AmountUnknown, PaymentUnknown, ReferenceUsed
from gomflow.payment.rules import Verdict, amount_of, judged, score_of, waiting_for_the_gom
from gomflow.payment.settling import claim_on_line, find_money, miss_money, unclear_money
from gomflow.payment.sharing import is_enough, shares_of
from gomflow.payment.state import INITIAL, Payment, Proof, Reading, Sent, Unsent
from gomflow.ports.log import Claim
from gomflow.rejected import NotAllowed, NothingToChange
from gomflow_events.identity import ActorKind
from gomflow_events.payment import events as e
from gomflow_events.payment import requests as r
from gomflow_events.payment.terms import Doubt

_OF_A_REFERENCE = frozenset({Doubt.REFERENCE_USED, Doubt.REFERENCE_LOOKS_LIKE_ANOTHER})
"""What says already that the number is another proof's."""


def decide(request: r.PaymentRequest, payment: Payment, asked: Asked) -> Sequence[e.PaymentEvent]:
    """The events a request brings; none when there is nothing to do. Raises Rejected."""
    match request:
        case r.ProofSent():
            return submit(request, payment, asked)
        case r.ProofAssessed():
            return assess(request, _sent(payment), asked)
        case r.ApprovalRequested():
            return approve(request, _sent(payment), asked)
        case r.RejectionRequested():
            return reject(request, _sent(payment), asked)
        case r.UndoneApprovalReported():
            return deciding_again.undo(request, _sent(payment), asked)
        case r.ReopeningRequested():
            return deciding_again.reopen(request, _sent(payment), asked)
        case r.BetterProofRequested():
            return deciding_again.ask_again(request, _sent(payment), asked)
        case r.AssignmentRequested():
            return deciding_again.assign(request, _sent(payment), asked)
        case r.ProofMeant():
            return deciding_again.mean(request, _sent(payment), asked)
        case r.ImageDeletionReported():
            return forget_image(request, _sent(payment), asked)
        case r.MoneyFound():
            return find_money(request, _sent(payment), asked)
        case r.MatchRequested():
            return match_line(request, _sent(payment), asked)
        case r.RecordingRequested():
            return record(request, payment, asked)
        case r.UnmatchingRequested():
            return unmatch(request, _sent(payment), asked)
        case r.MoneyMissed():
            return miss_money(request, _sent(payment), asked)
        case r.MoneyUnclear():
            return unclear_money(request, _sent(payment), asked)
        case _:
            assert_never(request)


def submit(request: r.ProofSent, payment: Payment, asked: Asked) -> Sequence[e.PaymentEvent]:
    """Take a picture in; the same picture sent before is noted, and rejected once it is read."""
    if not isinstance(payment, Unsent):
        raise NothingToChange
    if not asked.actor.is_member(request.member_id):
        raise NotAllowed
    return [
        e.ProofSubmitted(
            order_id=request.order_id,
            submission_id=request.submission_id,
            member_id=request.member_id,
            gom_id=request.gom_id,
            picture=request.picture,
            seen_before=asked.is_taken(IMAGE, request.picture.sha256),
            also=request.also,
            chosen=request.chosen,
        )
    ]


def assess(request: r.ProofAssessed, payment: Sent, asked: Asked) -> Sequence[e.PaymentEvent]:
    """Decide what the Smart Agent read: approve, ask the GOM, or reject.

    Nothing yet where another proof of the same sum and time came in between: the Smart Agent has to look at it first.
    """
    if asked.actor.kind is not ActorKind.AGENT:
        raise NotAllowed
    if not isinstance(payment, Reading) or _came_in_between(request, asked):
        return []
    score = score_of(request.findings)
    read = e.ProofRead(
        reader=request.reader,
        fields=request.fields,
        expected=request.expected,
        score=score,
        findings=request.findings,
        took_ms=request.took_ms,
        places=request.places,
        among=request.among,
        same_as=request.same_as,
    )
    decided = _decision(request, payment.proof, _doubts(request, payment, asked), asked)
    if not isinstance(decided, e.ProofRejected):
        return [read, decided]
    return [read, decided, *given_back(payment.proof), *let_go(payment)]


def _came_in_between(request: r.ProofAssessed, asked: Asked) -> bool:
    moment = moment_of(request.fields, request.expected)
    if moment is None or request.among is None:
        return False
    return asked.is_taken(MOMENT, claim_on_moment(moment, request.among).key)


def _doubts(request: r.ProofAssessed, payment: Reading, asked: Asked) -> tuple[Doubt, ...]:
    found = [*request.doubts]
    if payment.proof.seen_before:
        found.append(Doubt.IMAGE_USED)
    if is_used(request.fields, asked):
        found.append(Doubt.REFERENCE_USED)
    elif is_like_another(request.fields, asked):
        found.append(Doubt.REFERENCE_LOOKS_LIKE_ANOTHER)
    if request.same_as and not _OF_A_REFERENCE.intersection(found):
        found.append(Doubt.TRANSFER_SHOWN_BEFORE)
    return tuple(dict.fromkeys(found))


def _decision(request: r.ProofAssessed, proof: Proof, doubts: tuple[Doubt, ...], asked: Asked) -> e.PaymentEvent:
    score = score_of(request.findings)
    amount = amount_of(request.fields, request.expected)
    judgement = judged(score, doubts, request.fields, request.expected)
    if judgement.verdict is Verdict.REJECT:
        return e.ProofRejected(score=score, doubts=doubts)
    if judgement.verdict is Verdict.REVIEW or amount is None or proof.stays:
        # Of an approval that was undone, the GOM says what becomes of the rest.
        return e.ProofHeld(score=score, doubts=doubts, ground=judgement.ground)
    return e.ProofApproved(
        amount=amount,
        method=request.fields.method,
        reference=request.fields.reference,
        also_known_as=also_known_as(request.fields, asked),
        score=score,
        ground=judgement.ground,
        shares=shares_of(amount, proof, request.expected),
    )


def approve(request: r.ApprovalRequested, payment: Sent, asked: Asked) -> Sequence[e.PaymentEvent]:
    """The GOM lets it count, as long as its reference has not paid for something already."""
    waiting = waiting_for_the_gom(payment, asked)
    fields, expected = waiting.assessed.fields, waiting.assessed.expected
    amount = request.amount or amount_of(fields, expected)
    if amount is None:
        raise AmountUnknown
    if amount.currency is not expected.due.currency or not is_enough(amount, waiting.proof):
        raise AmountInvalid(currency=expected.due.currency)
    if is_used(fields, asked):
        raise ReferenceUsed(reference=fields.reference)
    return [
        e.ProofApproved(
            amount=amount,
            method=fields.method,
            reference=fields.reference,
            score=waiting.assessed.score,
            also_known_as=also_known_as(fields, asked),
            looks_like_another=reads_like_another(fields, asked),
            shares=shares_of(amount, waiting.proof, expected),
            note=request.note,
        )
    ]


def reject(request: r.RejectionRequested, payment: Sent, asked: Asked) -> Sequence[e.PaymentEvent]:
    """The GOM does not let it count."""
    waiting = waiting_for_the_gom(payment, asked)
    rejected = e.ProofRejected(score=waiting.assessed.score, doubts=waiting.doubts, reason=request.reason)
    return [rejected, *given_back(waiting.proof), *let_go(waiting)]


def forget_image(request: r.ImageDeletionReported, payment: Sent, asked: Asked) -> Sequence[e.PaymentEvent]:
    """The picture is gone from the object store."""
    if asked.actor.kind is not ActorKind.CLOCK:
        raise NotAllowed
    if payment.proof.picture_deleted:
        return []
    return [e.ProofImageDeleted(name=request.name, sha256=request.sha256)]


def _sent(payment: Payment) -> Sent:
    if isinstance(payment, Unsent):
        raise PaymentUnknown
    return payment


def claims(payment_id: str, events: Sequence[e.PaymentEvent]) -> tuple[Claim, ...]:
    """A picture is sent once, and a reference pays once."""
    found: list[Claim] = []
    for event in events:
        if isinstance(event, e.ProofSubmitted) and not event.seen_before:
            found.append(claim_on_image(event.picture.sha256, payment_id))
        if isinstance(event, e.ProofRead):
            found.extend(of_reading(event, payment_id))
        if isinstance(event, e.ProofApproved):
            found.extend(of_approval(event, payment_id))
        if isinstance(event, e.ReferenceGivenBack):
            found.extend(of_giving_back(event, payment_id))
        if isinstance(event, e.PaymentConfirmed | e.PaymentAmountDiffers):
            found.append(claim_on_line(event.line_id, payment_id))
        if isinstance(event, e.PaymentUnmatched):
            found.append(replace(claim_on_line(event.line_id, payment_id), given_back=True))
    return tuple(found)


PAYMENT: Aggregate[Payment, r.PaymentRequest, e.PaymentEvent] = Aggregate(
    name="payment", initial=INITIAL, decide=decide, evolve=evolve, claims=claims
)
