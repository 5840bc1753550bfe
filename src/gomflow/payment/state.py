"""What a payment can look like: a union of shapes."""

from dataclasses import dataclass
from typing import TypeAlias

from gomflow_events.identity import MemberId, OrderId, SubmissionId
from gomflow_events.money import Money
from gomflow_events.payment.terms import (
    Doubt,
    Expected,
    FieldPlace,
    Finding,
    Ground,
    PaidPlace,
    Picture,
    ReceiptFields,
    Share,
)


@dataclass(frozen=True, slots=True)
class Unsent:
    """No payment yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """What an approval used up in the whole installation: the numbers by which its transfer is known."""

    method: str | None
    reference: str | None
    also_known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a buyer sent, and for what.

    `picture` is None for a payment that the GOM recorded from a line of their statement. `uses` is what it holds since
    it was approved, also while that is undone; `stays` what of an undone approval still counts where it was. `not_by`
    are the lines that the GOM said are not its money, and `unmatched` is how often it lost one.
    """

    order_id: OrderId
    submission_id: SubmissionId
    member_id: MemberId
    gom_id: MemberId
    picture: Picture | None
    seen_before: bool
    picture_deleted: bool = False
    also: tuple[PaidPlace, ...] = ()
    chosen: bool = False
    uses: Uses | None = None
    stays: tuple[Share, ...] = ()
    not_by: frozenset[str] = frozenset()
    unmatched: int = 0

    @property
    def is_recorded(self) -> bool:
        """Whether there never was a picture: all that speaks for it is a line of the GOM's statement."""
        return self.picture is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """What the Smart Agent made of it: what `reader` read, and where on the picture, and what that is worth."""

    fields: ReceiptFields
    expected: Expected
    score: int
    findings: tuple[Finding, ...]
    reader: str = ""
    places: tuple[FieldPlace, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OnStatement:
    """What the GOM's own statement says of a payment.

    `line_id` is the line that is its money, and `arrived` what that line says; `missing` that there should be a line
    and is none. `settled`: it was approved because of the line.
    """

    line_id: str = ""
    arrived: Money | None = None
    confirmed: bool = False
    missing: bool = False
    settled: bool = False


UNHEARD = OnStatement()
"""No statement has said anything yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The picture is being read; or what was read of it, `known`, is weighed anew for another submission."""

    proof: Proof
    known: Assessed | None = None
    on_statement: OnStatement = UNHEARD


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Read, and about to be decided by the same request: no payment stays here."""

    proof: Proof
    assessed: Assessed
    on_statement: OnStatement = UNHEARD


@dataclass(frozen=True, slots=True, kw_only=True)
class InReview:
    """The GOM decides; `ground` is the rule that left it to them."""

    proof: Proof
    assessed: Assessed
    doubts: tuple[Doubt, ...]
    ground: Ground | None = None
    on_statement: OnStatement = UNHEARD


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """The money counts."""

    proof: Proof
    assessed: Assessed
    amount: Money
    reference: str | None
    doubts: tuple[Doubt, ...] = ()
    on_statement: OnStatement = UNHEARD
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The money does not count."""

    proof: Proof
    assessed: Assessed
    doubts: tuple[Doubt, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAgain:
    """The money does not count, and the buyer was asked for a better picture."""

    proof: Proof
    assessed: Assessed
    doubts: tuple[Doubt, ...]
    reason: str


Sent: TypeAlias = Reading | Weighed | InReview | Approved | Refused | AskedAgain
Payment: TypeAlias = Unsent | Sent

INITIAL: Payment = Unsent()


def status_of(payment: Payment) -> str:
    """The word for where a payment stands: reading, review, approved, rejected, asked_again."""
    words = {
        Reading: "reading",
        Weighed: "reading",
        InReview: "review",
        Approved: "approved",
        Refused: "rejected",
        AskedAgain: "asked_again",
    }
    return words.get(type(payment), "unsent")
