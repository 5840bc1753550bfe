"""Fields as they were read beside fields as they are: right, wrong, or not read."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from gomflow.agent.references import canonical
from gomflow.evaluating.truth import Facts, Sample
from gomflow_events.payment.terms import ReceiptFields, TransferStatus

_NOT_SHOWN: Final = frozenset({"partial_crop", "unreadable", "edited_partly", "not_yet_sent"})
"""Cases whose pictures do not show all the facts, or show them in two ways; what is not read there is not missed."""
_IN_TRUTH: Final = {"account": "recipient_acct"}
_STROKES: Final = str.maketrans("l1|i", "IIII")
_MASK: Final = re.compile(r"[•*·.…xX#]+")


class Mark(StrEnum):
    """How a field was read."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    HIDDEN = "hidden"
    """Not read, and not to be seen in the picture."""


def marks_of(sample: Sample, fields: ReceiptFields) -> Mapping[str, Mark]:
    """A mark for every field of a sample; none where it is no receipt."""
    if sample.fields is None:
        return {}
    hidden = sample.what in _NOT_SHOWN or sample.degradation == "heavy_blur"
    return {
        name: _mark(agrees=compare(sample.fields, fields), hidden=hidden or _is_unsaid(name, sample.fields))
        for name, compare in _FIELDS.items()
    }


def _is_unsaid(name: str, true: Facts) -> bool:
    """Whether the truth has nothing for a field: the picture does not show it."""
    return getattr(true, _IN_TRUTH.get(name, name)) is None


def read_and_true(name: str, sample: Sample, fields: ReceiptFields) -> tuple[str, str]:
    """A field as it was read and as it is, in words."""
    read = {"datetime": fields.paid_at, "account": fields.recipient_account}.get(name, getattr(fields, name, None))
    return str(read), str(getattr(sample.fields, _IN_TRUTH.get(name, name), None))


def _mark(*, agrees: bool | None, hidden: bool) -> Mark:
    if agrees is None:
        return Mark.HIDDEN if hidden else Mark.MISSED
    return Mark.RIGHT if agrees else Mark.WRONG


def _amount(true: Facts, read: ReceiptFields) -> bool | None:
    return None if read.amount is None else read.amount == true.amount


def _reference(true: Facts, read: ReceiptFields) -> bool | None:
    return None if read.reference is None else read.reference == canonical(true.reference or "")


def _method(true: Facts, read: ReceiptFields) -> bool | None:
    return None if read.method is None or true.method is None else true.method in {read.method, read.rail}


def _currency(true: Facts, read: ReceiptFields) -> bool | None:
    return None if read.currency is None or true.currency is None else read.currency == true.currency


def _datetime(true: Facts, read: ReceiptFields) -> bool | None:
    if read.paid_at is None:
        return None
    if not true.datetime:
        return False
    paid = datetime.fromisoformat(true.datetime)
    shows_time = not true.shown_date or re.search(r"\d[:.]\d\d", true.shown_date) is not None
    if not shows_time:
        return read.paid_at.date() == paid.date()
    return read.paid_at.replace(second=0, microsecond=0) == paid.replace(second=0, microsecond=0, tzinfo=None)


def _status(true: Facts, read: ReceiptFields) -> bool | None:
    if true.status is None:
        return None
    if true.status == TransferStatus.UNKNOWN.value:
        return True
    return None if read.status is TransferStatus.UNKNOWN else read.status.value == true.status


def _recipient(true: Facts, read: ReceiptFields) -> bool | None:
    if not true.recipient:
        return True
    return None if not read.recipient else _plain(read.recipient) == _plain(true.recipient)


def _account(true: Facts, read: ReceiptFields) -> bool | None:
    if not read.recipient_account or not true.recipient_acct:
        return None
    whole = _digits(true.recipient_acct)
    parts = [_digits(part) for part in _MASK.split(read.recipient_account) if _digits(part)]
    if len(parts) > 1 or _MASK.search(read.recipient_account):
        return bool(parts) and whole.endswith(parts[-1])
    return _local(_digits(read.recipient_account)) == _local(whole)


def _sender(true: Facts, read: ReceiptFields) -> bool | None:
    if not true.sender:
        return True
    return None if not read.sender else _plain(read.sender) == _plain(true.sender)


def _plain(name: str) -> str:
    """The letters of a name that are shown; I, l, 1 and | are one stroke."""
    return re.sub(r"[^A-Z0-9]", "", name.translate(_STROKES).upper())


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _local(digits: str) -> str:
    return re.sub(r"^(63(?=9)|60(?=1)|0)", "", digits)


_FIELDS: Final[Mapping[str, Callable[[Facts, ReceiptFields], bool | None]]] = {
    "amount": _amount,
    "currency": _currency,
    "reference": _reference,
    "method": _method,
    "datetime": _datetime,
    "status": _status,
    "recipient": _recipient,
    "account": _account,
}
