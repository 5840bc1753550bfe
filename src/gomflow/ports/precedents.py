"""What went before a proof: who decided on it, what else its buyer sent, and which proofs it is like."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from gomflow.ports.board import Scope
from gomflow_events.identity import MemberId, PaymentId
from gomflow_events.money import Money


class Likeness(StrEnum):
    """In what a proof is like another; the first that fits."""

    PICTURE = "picture"
    REFERENCE = "reference"
    TRANSFER = "transfer"
    LOOKS_ALIKE = "looks_alike"


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierProof:
    """A proof in a history. `reference` is the submission's, `receipt` the one on the receipt, `amount` what was read.

    `decided_by` is `agent` or a member. `theirs`: it is in another GOM's order, and only its outcome may be told.
    """

    payment_id: PaymentId
    order_title: str
    order_code: str
    reference: str
    buyer: str
    status: str
    reason: str
    method: str | None
    receipt: str | None
    amount: Money | None
    decided_by: str | None
    submitted_at: datetime
    decided_at: datetime | None
    picture_kept: bool
    likeness: Likeness | None = None
    theirs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierPlace:
    """A submission in a history, with what came for it and stays."""

    order_title: str
    order_code: str
    reference: str
    status: str
    total: Money
    held: Money
    placed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A submission that awaits payment: what a payment may be for."""

    reference: str
    buyer: str
    order_title: str
    balance: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProof:
    """A payment that counts or waits for the GOM, and that no line of a statement is known to be.

    `amount` is what counts, or what was read.
    """

    payment_id: PaymentId
    reference: str
    buyer: str
    order_title: str
    status: str
    amount: Money | None


class Precedents(Protocol):
    """What went before. All raise gomflow.ports.reads.ReadsUnavailable when Postgres is out of reach."""

    async def decider(self, payment_id: PaymentId) -> str | None:
        """Who decided on a payment: `agent` or a member; None while nobody has."""
        ...

    async def earlier_proofs(
        self, members: Collection[MemberId], scope: Scope, *, besides: PaymentId, most: int = 10
    ) -> Sequence[EarlierProof]:
        """The other proofs of a buyer, under all their ids, the newest first."""
        ...

    async def earlier_places(
        self, members: Collection[MemberId], scope: Scope, *, most: int = 10
    ) -> Sequence[EarlierPlace]:
        """The submissions of a buyer, under all their ids, the newest first."""
        ...

    async def alike(self, payment_id: PaymentId, scope: Scope, *, most: int = 5) -> Sequence[EarlierProof]:
        """The proofs of anybody with the same picture, the same reference, or one that could be taken for it.

        And those that seem to be of the same transfer, whichever of the two was read first.
        """
        ...

    async def awaiting(self, gom_id: MemberId, statuses: Collection[str], *, most: int = 200) -> Sequence[Candidate]:
        """The submissions in a GOM's orders that are in some statuses, the newest first."""
        ...

    async def without_line(self, goms: Collection[MemberId], amount: Money, *, most: int = 60) -> Sequence[OpenProof]:
        """The payments of a GOM's in a currency without a line, the newest first.

        But what waits and may be of this amount comes before what was approved of it, and that before all others.
        """
        ...

    async def decided(self, goms: Collection[MemberId], *, most: int = 10) -> Sequence[EarlierProof]:
        """What was decided last in the orders of a GOM."""
        ...
