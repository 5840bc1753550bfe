"""The truth about a folder of pictures: what each shows, and what should become of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

import msgspec

from gomflow.agent.weighing import LOCAL
from gomflow.methods import catalogue
from gomflow.payment.rules import Verdict
from gomflow_events.money import Currency, Money
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import Expected

_CURRENCIES: Final = {"PH": Currency.PHP, "MY": Currency.MYR}
_ANY_COUNTRY: Final = "PH"
_ANY_SUM: Final = Decimal("1250.00")
_ANY_TIME: Final = datetime(2026, 11, 10, 12, tzinfo=LOCAL)
_ORDER_STOOD_FOR: Final = timedelta(days=2)
_SENT_WITHIN: Final = timedelta(hours=3)


class TruthMissing(Exception):
    """The folder holds no truth that can be used; the message says what is wrong with it."""


class Account(msgspec.Struct, frozen=True):
    """Where a merchant takes money in one country: a bank account of the shop, a wallet of its owner."""

    name: str
    acct: str
    msisdn: str
    person: str


class Facts(msgspec.Struct, frozen=True):
    """What a picture shows; None for what it does not."""

    method: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    reference: str | None = None
    datetime: str | None = None
    status: str | None = None
    sender: str | None = None
    recipient: str | None = None
    recipient_acct: str | None = None
    shown_date: str | None = None


class Sample(msgspec.Struct, frozen=True):
    """One picture: a row of truth.json. `due`, `accepted` and `sent_at` are derived where a set does not give them."""

    id: int
    case: str
    degradation: str
    file: str
    expected_decision: Verdict
    merchant: Mapping[str, Account]
    app: str | None = None
    country: str | None = None
    dark: bool | None = None
    kind: str | None = None
    style: str | None = None
    detectable: bool | None = None
    fields: Facts | None = None
    due: Decimal | None = None
    expected_delta: Decimal = Decimal(0)
    accepted: tuple[str, ...] | None = None
    sent_at: datetime | None = None
    duplicate_of: int | None = None

    @property
    def what(self) -> str:
        """The kind of proof, as finely as the set says."""
        return self.kind if self.kind and self.case != "non_receipt" else self.case

    @property
    def is_honest(self) -> bool:
        return self.expected_decision is Verdict.APPROVE

    @property
    def can_be_detected(self) -> bool:
        """Whether the picture gives away that it is not to be approved: an edited amount equal to the due does not."""
        return self.detectable if self.detectable is not None else self.what != "edited_amount"


def samples_in(folder: Path) -> Sequence[Sample]:
    """The rows of `folder/truth.json`. Raises TruthMissing."""
    path = folder / "truth.json"
    try:
        rows = msgspec.json.decode(path.read_bytes(), type=tuple[Sample, ...], strict=False)
    except OSError as error:
        raise TruthMissing(
            f"{path} cannot be read ({error.strerror}). The folder needs a truth.json and the pictures in images/."
        ) from error
    except msgspec.MsgspecError as error:
        raise TruthMissing(f"{path} is not in the form of an evaluation set: {error}") from error
    if not rows:
        raise TruthMissing(f"{path} names no picture.")
    return rows


def picture_of(folder: Path, sample: Sample) -> Path:
    """Where a sample's picture lies."""
    return folder / "images" / sample.file


def days_open(samples: Sequence[Sample]) -> tuple[datetime, datetime] | None:
    """From the first to the last moment an honest receipt of a set shows: while its orders were open."""
    moments = [_paid(sample) for sample in samples if sample.is_honest and sample.fields and sample.fields.datetime]
    return (min(moments), max(moments)) if moments else None


def expected_of(sample: Sample, days: tuple[datetime, datetime] | None = None) -> Expected:
    """What the proof would have been held against, had it been sent for an order.

    Its order was open in the days before, as far as these are among the `days` on which any of the set's was.
    """
    country = sample.country or _ANY_COUNTRY
    currency = _CURRENCIES[country]
    amount = sample.due if sample.due is not None else _due(sample)
    paid = _paid(sample)
    if days is not None and sample.sent_at is None:
        paid = min(max(paid, days[0]), days[1])
    return Expected(
        due=Money(amount.quantize(currency.minor_unit), currency),
        pay_to=tuple(_ways(sample, sample.merchant[country], currency.value)),
        since=paid - _ORDER_STOOD_FOR,
        until=sample.sent_at.replace(tzinfo=LOCAL) if sample.sent_at else paid + _SENT_WITHIN,
    )


def _due(sample: Sample) -> Decimal:
    shown = sample.fields.amount if sample.fields else None
    return (_ANY_SUM if shown is None else shown) + sample.expected_delta


def _paid(sample: Sample) -> datetime:
    if sample.sent_at is not None:
        return sample.sent_at.replace(tzinfo=LOCAL)
    shown = sample.fields.datetime if sample.fields else None
    return datetime.fromisoformat(shown).replace(tzinfo=LOCAL) if shown else _ANY_TIME


def _ways(sample: Sample, account: Account, currency: str) -> Iterator[PayTo]:
    """The merchant's accounts with every method that is accepted: numbers of wallets are those of a phone.

    Where the set does not say what is accepted, everything is: every app, every rail and any bank.
    """
    for key, method in catalogue().items():
        taken = sample.accepted is None or key in sample.accepted
        if taken and currency in method.currencies:
            mobile = method.accounts.mobile
            yield PayTo(
                method=key,
                account=account.msisdn if mobile else account.acct,
                holder=account.person if mobile else account.name,
            )
