"""What can have happened to the proofs and the money of a submission."""

from gomflow_events.fact import Personal, fact
from gomflow_events.identity import PaymentId, SubmissionId
from gomflow_events.money import Money
from gomflow_events.order.terms import LeavingCause, SetAsideCause, SubmissionStatus
from gomflow_events.payment.terms import Doubt, UnmatchCause


@fact
class ProofReceived:
    """A payment proof came in for the submission and is being read."""

    submission_id: SubmissionId
    payment_id: PaymentId
    status: SubmissionStatus


@fact
class ReviewStarted:
    """The proof is doubtful: the GOM decides."""

    submission_id: SubmissionId
    payment_id: PaymentId
    status: SubmissionStatus


@fact
class PaymentRefused:
    """The proof was not accepted, for the Smart Agent's `doubts` or as the GOM says; the buyer can send another."""

    submission_id: SubmissionId
    payment_id: PaymentId
    doubts: tuple[Doubt, ...]
    status: SubmissionStatus


@fact
class PaymentCounted:
    """Money arrived for the submission.

    `paid` is all that counts so far; `balance` is still due after it, `credit` is paid beyond the total.
    """

    submission_id: SubmissionId
    payment_id: PaymentId
    amount: Money
    paid: Money
    balance: Money
    credit: Money
    status: SubmissionStatus


@fact
class ProofSetAside:
    """A proof does not wait here any more: the GOM asked for a better one, or it is for another submission."""

    submission_id: SubmissionId
    payment_id: PaymentId
    cause: SetAsideCause
    status: SubmissionStatus


@fact
class RefundVoided:
    """`amount` does not have to go back to the buyer after all: it turned out that it had not come."""

    submission_id: SubmissionId
    payment_id: PaymentId
    amount: Money
    status: SubmissionStatus


@fact
class PaymentUncounted:
    """The approval of a payment was undone, for the reason in these words: the proof waits for the GOM again.

    `paid` is all that counts without it; `balance` is due after it, `credit` is still paid beyond the total.
    `unmatched` says why the line it rests on is not its money.
    """

    submission_id: SubmissionId
    payment_id: PaymentId
    amount: Money
    paid: Money
    balance: Money
    credit: Money
    status: SubmissionStatus
    reason: Personal = ""
    unmatched: UnmatchCause | None = None


@fact
class RefundDue:
    """The submission is over, and `amount` that was paid goes back to the buyer."""

    submission_id: SubmissionId
    amount: Money
    cause: LeavingCause


@fact
class Refunded:
    """The GOM sent the money back."""

    submission_id: SubmissionId
    amount: Money
