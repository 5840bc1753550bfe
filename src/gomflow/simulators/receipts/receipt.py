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


class Language(StrEnum):
    """The language the app is set to; only some Malaysian apps have a Malay face here."""

    ENGLISH = "en"
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
    seed: int = 0

    @property
    def total(self) -> Money:
        """What left the sender: the amount and the fee."""
        return self.amount + self.fee
