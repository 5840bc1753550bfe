"""What a receipt says, before anybody draws it: the facts of one payment as the payer's app would show them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gomflow_events.money import Money


class Status(StrEnum):
    """How the transfer ended, as the app tells it."""

    SUCCESS = "success"
    PENDING = "pending"
    FAILED = "failed"


class Scene(StrEnum):
    """What the screen is of: a transfer that was sent, or something that only looks like one."""

    SENT = "sent"
    RECEIVED = "received"  # money that came in instead of going out
    NOT_YET = "not_yet"  # the page before the transfer, where it is confirmed
    SCHEDULED = "scheduled"
    SPECIMEN = "specimen"  # a sample, as generators of receipts make them
    CONTRADICTED = "contradicted"  # the headline says success, the rest says otherwise


class Style(StrEnum):
    """Which designs a receipt is drawn in."""

    KNOWN = "known"  # those drawn by hand for this app
    FREE = "free"  # one put together from chance
    HELD_BACK = "held_back"  # the same, from words and arrangements the parser was not made with
    IMPROVISED_A = "improvised_a"  # nothing designed at all, in words and forms of the first part
    IMPROVISED_B = "improvised_b"  # the same in those of the second, and so on
    IMPROVISED_C = "improvised_c"
    IMPROVISED_D = "improvised_d"
    IMPROVISED_E = "improvised_e"
    IMPROVISED_F = "improvised_f"


class Language(StrEnum):
    """The language the app is set to; of the designs drawn by hand only some Malaysian ones have a second face."""

    ENGLISH = "en"
    FILIPINO = "fil"
    MALAY = "ms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One payment, as the app named by its key in ``APPS`` will show it.

    ``reference`` is canonical: no spaces. ``paid_at`` is naive local time. ``account`` is a phone number of a wallet or
    the number of a bank account. ``seed`` settles what the facts leave open: the phone, the variant of the layout, the
    payer's bank, the note; the same receipt always makes the same picture.
    """

    app: str
    amount: Money
    fee: Money
    reference: str
    paid_at: datetime
    sender: str
    recipient: str
    account: str
    status: Status = Status.SUCCESS
    dark: bool = False
    language: Language = Language.ENGLISH
    scene: Scene = Scene.SENT
    style: Style = Style.KNOWN
    seed: int = 0

    @property
    def total(self) -> Money:
        """What left the sender: the amount and the fee."""
        return self.amount + self.fee
