"""The flows about a line of a statement: whose money it is, and that it is not after all."""

from datetime import datetime

from gomflow.conversation.answers import Problem
from gomflow.conversation.flows.flow import Flow, Step, Taken, Values, confirm
from gomflow.conversation.flows.matching import REASON, fits, matching, recording, rests_on_its_line
from gomflow.conversation.intents import AnswerGiven
from gomflow.conversation.known import LineFound, SubmissionFound
from gomflow.conversation.turn import Said, Turn
from gomflow.ports.precedents import Candidate
from gomflow.statement.state import Kept
from gomflow_events.codec import from_json, to_json
from gomflow_events.fact import Json
from gomflow_events.identity import PaymentId, SubmissionId
from gomflow_events.order.requests import ApprovalUndoRequested
from gomflow_events.payment.requests import RecordingRequested, UnmatchingRequested
from gomflow_events.payment.terms import UnmatchCause
from gomflow_events.statement.terms import StatementLine

MOST = 30
"""What a line may be, in a chat."""


def choices_of(kept: Kept, turn: Turn) -> list[Json]:
    """What a line may be, the likeliest first, each with what is asked for it."""
    places = {one.submission.reference: one for one in turn.known.candidates}
    known = [_candidate(one) for one in places.values()]
    return [
        {
            "argument": fit.argument,
            "reference": fit.reference,
            "label": fit.buyer,
            "amount": None if fit.amount is None else to_json(fit.amount),
            "is_proof": fit.is_proof,
            "recording": None if fit.is_proof else to_json(_recording(kept, places[fit.reference], turn)),
        }
        for fit in fits(turn.known.proofs, known, kept.line.amount)[:MOST]
    ]


def _candidate(found: SubmissionFound) -> Candidate:
    one = found.submission
    return Candidate(
        reference=one.reference,
        buyer=one.contact.name,
        order_title=found.order.details.title,
        balance=one.balance,
    )


def _recording(kept: Kept, found: SubmissionFound, turn: Turn) -> RecordingRequested:
    return recording(kept.bank, kept.line, found.order_id, found.order, found.submission, turn.at)


def _take_candidate(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    """One of them, pressed; or by its reference or a part of the buyer's name, where that fits only one."""
    said = answer.said.strip().lower()
    fitting = [
        one["argument"]
        for one in values["choices"]
        if said and (said in {one["argument"].lower(), one["reference"].lower()} or said in one["label"].lower())
    ]
    if len(fitting) != 1:
        raise Problem("which-submission", found=len(fitting))
    return Taken(fitting[0])


def _match(values: Values, turn: Turn) -> Said:
    chosen = next(one for one in values["choices"] if one["argument"] == values["candidate"])
    if chosen["is_proof"]:
        line = from_json(values["line"], StatementLine)
        return [turn.ask("payment", chosen["argument"], matching(values["bank"], line))]
    return [turn.ask("payment", turn.chance.ids[1], from_json(chosen["recording"], RecordingRequested))]


MATCH = Flow(
    name="match",
    steps=(Step(name="candidate", take=_take_candidate, shows=("choices", "line", "bank")),),
    finish=_match,
)


def seed_of_unmatching(found: LineFound) -> Json:
    """What the flow knows of a line that is some payment's money."""
    assert found.payment is not None, "only what is matched is unmatched"
    proof = found.payment.payment.proof
    return {
        "line": to_json(found.kept.line),
        "bank": found.kept.bank,
        "reference": found.payment.reference,
        "payment_id": found.payment.payment_id,
        "order_id": proof.order_id,
        "submission_id": proof.submission_id,
        "rests": rests_on_its_line(found.payment.payment),
    }


def _unmatch(values: Values, turn: Turn) -> Said:
    payment_id = PaymentId(values["payment_id"])
    if not values["rests"]:
        line_id = from_json(values["line"], StatementLine).line_id
        return [turn.ask("payment", payment_id, UnmatchingRequested(line_id=line_id))]
    request = ApprovalUndoRequested(
        submission_id=SubmissionId(values["submission_id"]),
        payment_id=payment_id,
        reason=REASON,
        unmatched=UnmatchCause.SAID,
    )
    return [turn.ask("order", values["order_id"], request)]


UNMATCH = Flow(name="unmatch", steps=(confirm("line", "bank", "reference", "rests"),), finish=_unmatch)
