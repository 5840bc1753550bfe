"""The flows about proofs besides approving and rejecting one: why to ask again, why to undo, for whom, and many."""

from datetime import datetime

from gomflow.conversation import answers
from gomflow.conversation.answers import Problem
from gomflow.conversation.flows.flow import Flow, Step, Taken, Values, confirm
from gomflow.conversation.intents import AnswerGiven
from gomflow.conversation.turn import Said, Turn
from gomflow_events.fact import Json
from gomflow_events.identity import MemberId, OrderId, PaymentId, SubmissionId
from gomflow_events.order.requests import ApprovalUndoRequested
from gomflow_events.payment.requests import ApprovalRequested, AssignmentRequested, BetterProofRequested

LONGEST_REASON = 300


def _take_reason(answer: AnswerGiven, _values: Values, _at: datetime) -> Taken:
    return Taken(answers.words(answer.said, 3, LONGEST_REASON))


def _ask_again(values: Values, turn: Turn) -> Said:
    return [turn.ask("payment", values["payment_id"], BetterProofRequested(reason=values["text"]))]


ASK_AGAIN = Flow(name="ask_again", steps=(Step(name="text", take=_take_reason),), finish=_ask_again)


def undoing(values: Values, turn: Turn) -> Said:
    """The order is asked, for it knows what became of the money."""
    request = ApprovalUndoRequested(
        submission_id=SubmissionId(values["submission_id"]),
        payment_id=PaymentId(values["payment_id"]),
        reason=values["text"],
    )
    return [turn.ask("order", values["order_id"], request)]


UNDO = Flow(name="undo", steps=(Step(name="text", take=_take_reason),), finish=undoing)


def _take_submission(answer: AnswerGiven, values: Values, _at: datetime) -> Taken:
    """One of the submissions, pressed; or by its reference or a part of the buyer's name, where that fits only one."""
    said = answer.said.strip().lower()
    fitting = [
        choice["argument"]
        for choice in values["choices"]
        if said and (said == choice["argument"].lower() or said in choice["label"].lower())
    ]
    if len(fitting) != 1:
        raise Problem("which-submission", found=len(fitting))
    return Taken(fitting[0])


def _assign(values: Values, turn: Turn) -> Said:
    chosen: Json = next(choice for choice in values["choices"] if choice["argument"] == values["candidate"])
    request = AssignmentRequested(
        order_id=OrderId(chosen["order_id"]),
        submission_id=SubmissionId(chosen["submission_id"]),
        gom_id=MemberId(chosen["gom_id"]),
    )
    return [turn.ask("payment", values["payment_id"], request)]


ASSIGN = Flow(
    name="assign",
    steps=(Step(name="candidate", take=_take_submission, shows=("choices",)),),
    finish=_assign,
)


def _approve_all(values: Values, turn: Turn) -> Said:
    """Each is a request of its own, with an answer of its own."""
    chosen = values["payments"]
    return [turn.ask("payment", one["payment_id"], ApprovalRequested(), number) for number, one in enumerate(chosen)]


APPROVE_ALL = Flow(name="approve_all", steps=(confirm("payments", "left_out"),), finish=_approve_all)
