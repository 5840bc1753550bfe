"""One buyer's place in an order, and the machine it moves through."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from gomflow_events.identity import MemberId, PaymentId, SubmissionId
from gomflow_events.money import Money
from gomflow_events.order.terms import Contact, Line, SubmissionStatus

Status = SubmissionStatus
_S = Status
_LEAVING = frozenset({_S.EXPIRED, _S.CANCELLED, _S.REFUND_DUE})
_PAYING = frozenset({_S.PROOF_RECEIVED, _S.UNDER_REVIEW, _S.REJECTED, _S.PARTLY_PAID, _S.PAID})

MOVES: Mapping[Status, frozenset[Status]] = {
    _S.WAITLISTED: frozenset({_S.OFFERED}) | _LEAVING,
    _S.OFFERED: frozenset({_S.AWAITING_PAYMENT, _S.PARTLY_PAID, _S.PAID}) | _LEAVING,
    _S.AWAITING_PAYMENT: _PAYING | _LEAVING,
    _S.PROOF_RECEIVED: _PAYING | _LEAVING | {_S.AWAITING_PAYMENT},
    _S.UNDER_REVIEW: _PAYING | _LEAVING | {_S.AWAITING_PAYMENT},
    _S.REJECTED: _PAYING | _LEAVING,
    _S.PARTLY_PAID: _PAYING | _LEAVING,
    _S.PAID: _PAYING | _LEAVING | {_S.SHIPPED},
    _S.SHIPPED: frozenset({_S.RECEIVED}),
    _S.RECEIVED: frozenset(),
    _S.EXPIRED: frozenset({_S.REFUND_DUE}),
    _S.CANCELLED: frozenset({_S.REFUND_DUE}),
    _S.REFUND_DUE: frozenset({_S.REFUNDED, _S.CANCELLED}),
    _S.REFUNDED: frozenset({_S.REFUND_DUE}),
}
"""The moves a submission can make. Nothing else happens to one, whatever the platform or the API asks for."""

HOLDS_A_PLACE = frozenset(
    {
        _S.OFFERED,
        _S.AWAITING_PAYMENT,
        _S.PROOF_RECEIVED,
        _S.UNDER_REVIEW,
        _S.REJECTED,
        _S.PARTLY_PAID,
        _S.PAID,
        _S.SHIPPED,
        _S.RECEIVED,
    }
)
"""A submission in one of these counts towards the maximum."""

JOINED = HOLDS_A_PLACE - {_S.OFFERED}
"""A submission in one of these counts towards the minimum: a buyer who is really in."""

ENDED = frozenset({_S.EXPIRED, _S.CANCELLED, _S.REFUND_DUE, _S.REFUNDED})
PAYABLE = frozenset({_S.AWAITING_PAYMENT, _S.PROOF_RECEIVED, _S.UNDER_REVIEW, _S.REJECTED, _S.PARTLY_PAID})
"""A proof is welcome for a submission in one of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One buyer's place in the order.

    `counted` are the payments that count, `reading` and `reviewing` the proofs without a decision. `refund` is what is
    owed back now, `refunded` what went back.
    """

    submission_id: SubmissionId
    reference: str
    member_id: MemberId
    status: Status
    lines: tuple[Line, ...]
    total: Money
    contact: Contact
    note: str
    placed_at: datetime
    counted: Mapping[PaymentId, Money]
    reading: frozenset[PaymentId] = frozenset()
    reviewing: frozenset[PaymentId] = frozenset()
    refund: Money
    refunded: Money
    offered_until: datetime | None = None
    courier: str = ""
    tracking: str = ""

    @property
    def paid(self) -> Money:
        """All that counts so far, whether or not some of it went back."""
        return sum(self.counted.values(), Money.zero(self.total.currency))

    @property
    def held(self) -> Money:
        """What of the payments is still with the GOM and not owed back."""
        return self.paid - self.refund - self.refunded

    @property
    def balance(self) -> Money:
        """What the buyer still owes."""
        return max(self.total - self.held, Money.zero(self.total.currency))

    @property
    def credit(self) -> Money:
        """What was paid beyond the total."""
        return max(self.held - self.total, Money.zero(self.total.currency))

    @property
    def settled(self) -> Status:
        """The status that the money and the proofs without a decision say, while a payment can be awaited."""
        if self.held >= self.total:
            return Status.PAID
        if self.reviewing:
            return Status.UNDER_REVIEW
        if self.reading:
            return Status.PROOF_RECEIVED
        return Status.PARTLY_PAID if self.held else Status.AWAITING_PAYMENT
