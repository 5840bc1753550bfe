"""Which pages of a document hold the receipt: banks put covers before it, and terms and advertisements behind it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gomflow.agent.reading import read_fields
from gomflow.ports.reader import Reading, below_another
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import ReceiptFields, TransferStatus


def receipt_in(
    reading: Reading, pay_to: Sequence[PayTo] = (), days: tuple[date, date] | None = None
) -> tuple[Reading, ReceiptFields]:
    """What a reading says of a transfer, and the part of it that says so: a picture, or the pages of the receipt.

    Each page is read by itself first. One that is a receipt is joined by those that have what it lacks. Several
    receipts are read together, as pictures that were sent together are: where they differ, a person sees both. So are
    all pages where none is a receipt by itself.
    """
    written = [sheet.reading for sheet in reading.sheets if sheet.reading.lines]
    if not written:
        return reading, read_fields(reading, pay_to, days)
    read = [(page, read_fields(page, pay_to, days)) for page in written]
    receipts = [fields for _, fields in read if _is_one(fields)]
    told = set[str]().union(*map(_told, receipts))

    def belongs(fields: ReceiptFields) -> bool:
        return not receipts or _is_one(fields) or bool(_told(fields) - told)

    chosen = [one for one in read if belongs(one[1])]
    page, fields = chosen[0]
    if len(chosen) > 1:
        page = below_another([one for one, _ in chosen])
        fields = read_fields(page, pay_to, days)
    return page, _doubted(fields, [other for _, other in read if not belongs(other)])


def _is_one(fields: ReceiptFields) -> bool:
    return fields.is_receipt or fields.is_example


def _told(fields: ReceiptFields) -> set[str]:
    """Which of the facts of a transfer a page tells. How it went is no fact by itself: terms speak of that, too."""
    facts = {
        "amount": fields.amount,
        "reference": fields.reference,
        "date": fields.paid_at,
        "recipient": fields.recipient or fields.recipient_account,
        "success": fields.status is TransferStatus.SUCCESS or None,
    }
    return {name for name, fact in facts.items() if fact is not None}


def _doubted(fields: ReceiptFields, left_out: Sequence[ReceiptFields]) -> ReceiptFields:
    """What was read, for a person to see where only a page that was left out says how the transfer went.

    It may be this one's failure, or the terms'.
    """
    bad = {TransferStatus.FAILED, TransferStatus.PENDING}
    if fields.status is TransferStatus.UNKNOWN and any(other.status in bad for other in left_out):
        return replace(fields, contradicted=True)
    return fields
