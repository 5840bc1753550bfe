"""What is looked up before a message is understood: the rest of the world, as far as the conversation needs it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from gomflow.conversation.state import Flowing
from gomflow.member.state import Member
from gomflow.order.state import Existing
from gomflow.order.submission import Submission
from gomflow.payment.state import Sent
from gomflow.ports.precedents import OpenProof
from gomflow.statement.state import Kept
from gomflow_events.fact import Json
from gomflow_events.identity import ChatKey, MemberId, OrderId, PaymentId
from gomflow_events.money import Currency
from gomflow_events.payment.terms import Picture
from gomflow_events.statement.terms import Columns, StatementLine


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFound:
    """The order a command is about."""

    order_id: OrderId
    order: Existing


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionFound:
    """The submission a command is about, in its order."""

    order_id: OrderId
    order: Existing
    submission: Submission


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFound:
    """The payment a command is about; `reference` is its submission's, where that was looked up."""

    payment_id: PaymentId
    payment: Sent
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several things a command could be about: what a button says and sends."""

    argument: str
    label: str


@dataclass(frozen=True, slots=True)
class Several:
    """More than one fits: the person chooses."""

    choices: tuple[Choice, ...]


class Missing(StrEnum):
    """Why there is nothing: what was named does not exist (or is not theirs), or nothing fits."""

    NOT_FOUND = "not_found"
    NOTHING_FITS = "nothing_fits"


Target: TypeAlias = OrderFound | SubmissionFound | PaymentFound | Several | Missing


class Admission(StrEnum):
    """How a person becomes a GOM on this installation."""

    OPEN = "open"
    INVITE = "invite"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class PictureTrouble:
    """Why a picture could not be taken in: the key of the sentence, and what it needs."""

    code: str
    facts: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StatementTroubled:
    """Why a statement could not be taken in: the key of the sentence, and what it needs."""

    code: str
    facts: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSeen:
    """A statement's file that lies in the vault, and the ways to read it, each with its first line.

    `bank` is empty where only the GOM knows, and then one of `banks`. `accounts` are the person's numbers at each bank,
    `account` the one it is of, where the file tells. `columns` are the names of its columns, each with what its first
    rows say there, where they may have to be told.
    """

    file: str
    sha256: str
    size: int
    bank: str
    banks: tuple[tuple[str, Currency], ...]
    currency: Currency
    accounts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    account: str = ""
    ways: tuple[tuple[Columns, StatementLine | None], ...]
    certain: bool
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsRead:
    """A file whose columns the GOM told: the ways its dates may be meant, each with its first line, and how many."""

    ways: tuple[tuple[Columns, StatementLine | None], ...]
    lines: int
    outgoing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneySeen:
    """Money that a notification tells of."""

    line: StatementLine
    bank: str
    banks: tuple[tuple[str, Currency], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFound:
    """A line of the person's own statements, and where it is some payment's money, the payment with its reference."""

    kept: Kept
    payment: PaymentFound | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherFlow:
    """A flow of the same person in another of their chats."""

    chat: ChatKey
    flow: Flowing


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known when a message arrives.

    `member` is None when the person wrote for the first time; `member_id` is theirs from now on in any case.
    `awaiting` are the submissions a picture could be a proof for. `code_is_right` tells of the word in the message
    whether it is the installation's invite code; `code_owner` whose link code it is. `queue` are the proofs that wait
    for the person; `candidates` the submissions in their orders that await payment. `lines` are those of their
    statements that the command may be about, and `proofs` the payments that one of them may be.
    """

    member_id: MemberId
    member: Member | None
    target: Target | None = None
    picture: Picture | PictureTrouble | None = None
    awaiting: tuple[SubmissionFound, ...] = ()
    admission: Admission = Admission.INVITE
    code_is_right: bool = False
    code_owner: MemberId | None = None
    other_flow: OtherFlow | None = None
    queue: tuple[PaymentFound, ...] = ()
    candidates: tuple[SubmissionFound, ...] = ()
    lines: tuple[LineFound, ...] = ()
    proofs: tuple[OpenProof, ...] = ()
    statement: StatementSeen | MoneySeen | ColumnsRead | StatementTroubled | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """Fresh ids and random characters for whatever the message brings about."""

    ids: tuple[str, ...]
    codes: tuple[str, ...]
    suffixes: tuple[str, ...]
    secret: str
