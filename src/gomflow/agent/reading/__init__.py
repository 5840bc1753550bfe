"""From the lines a reader saw to the fields of a receipt, by where things stand and what they look like.

No app's layout is known here. What an app prints is told from labels in three languages, from the geometry between a
label and its value, and from the shape of the value; what is known of single methods is data, in gomflow.methods.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from gomflow.agent.example import is_our_example
from gomflow.agent.matching import Recipient, match_recipient
from gomflow.agent.reading.amounts import Amounts, amounts_of
from gomflow.agent.reading.brands import issuers, rails_named, settled
from gomflow.agent.reading.contradictions import contradicts_itself
from gomflow.agent.reading.expecting import as_expected
from gomflow.agent.reading.lines import Line
from gomflow.agent.reading.moments import Moment, days_on, moment_in, moment_of
from gomflow.agent.reading.money import is_only_money
from gomflow.agent.reading.named import without_names
from gomflow.agent.reading.parties import Party, recipient_of, sender_of
from gomflow.agent.reading.placing import stands_above
from gomflow.agent.reading.references import Reference, others_of, reference_of
from gomflow.agent.reading.relations import Receipt, receipt_of
from gomflow.agent.reading.showing import painted_over
from gomflow.agent.reading.statuses import is_incoming, status_of
from gomflow.agent.vocabulary import Role
from gomflow.methods import DateOrder, Method
from gomflow.ports.reader import Reading
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import ReceiptFields, TransferStatus

__all__ = ["read_fields"]

_LABELS: Final = frozenset(
    {
        Role.AMOUNT,
        Role.TOTAL,
        Role.FEE,
        Role.REFERENCE,
        Role.RAIL_REFERENCE,
        Role.DATE,
        Role.STATUS,
        Role.SENDER,
        Role.RECIPIENT,
        Role.RECIPIENT_ACCOUNT,
        Role.CHANNEL,
        Role.KIND,
    }
)
_CONFUSE_LETTERS: Final = frozenset({"easyocr"})
_FEW: Final = 2
_NEARLY_ALL: Final = 4
_SEVERAL: Final = 4
"""Labels of a transfer that make a receipt, with an amount and a date, of whatever app."""


NO_REFERENCE: Final[tuple[str | None, str]] = (None, "")
"""What is known of a reference that is not there: its text, and how it is printed."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the parts of a receipt were read as, before they are put together."""

    receipt: Receipt
    above_first: bool
    candidates: Sequence[Method]
    reference: Reference | None
    amounts: Amounts
    method: Method | None
    order: DateOrder
    moment: Moment | None
    status: TransferStatus
    disowned: bool
    sender: Party
    recipient: Party

    @property
    def text(self) -> str | None:
        return self.reference.text if self.reference else None


def read_fields(reading: Reading, pay_to: Sequence[PayTo] = (), days: tuple[date, date] | None = None) -> ReceiptFields:
    """What a reading says of a transfer; None for what it does not say, or says in two ways. Never raises.

    `pay_to` are the accounts the money should have gone to: they help to see who got it where no label says so.
    `days` are the first and the last on which it can have been paid: they help to tell 5 November from 11 May.
    """
    found = _found(reading, pay_to, days)
    receipt, amounts, moment, recipient = found.receipt, found.amounts, found.moment, found.recipient
    contradicted = contradicts_itself(receipt, amounts, moment, recipient, found.text, found.order, pay_to)
    used = [amounts.line, moment.line if moment else None, *(found.reference.lines if found.reference else ())]
    fields = ReceiptFields(
        is_receipt=_tells_of_us(receipt, recipient, moment, pay_to) or _is_receipt(found),
        method=found.method.key if found.method else None,
        rail=next((rail.key for rail in rails_named(receipt)), None),
        amount=amounts.amount,
        currency=amounts.currency,
        fee=amounts.fee,
        reference=found.text,
        other_references=others_of(receipt, found.reference, found.candidates, above_first=found.above_first),
        paid_at=moment.at if moment else None,
        day_only=moment is not None and not moment.has_time,
        sender=found.sender.name or found.sender.account,
        recipient=recipient.name,
        recipient_account=recipient.account,
        recipient_guessed=recipient.guessed,
        is_example=is_our_example(reading),
        contradicted=found.disowned or contradicted,
        status=found.status,
        confidence=_confidence(reading.reader, found.reference, used),
    )
    return replace(fields, painted_over=painted_over(reading, fields))


def _found(reading: Reading, pay_to: Sequence[PayTo], days: tuple[date, date] | None) -> _Found:
    receipt = receipt_of(reading)
    above = stands_above(receipt)
    receipt = receipt.settled(values_above=above)
    candidates = issuers(receipt, above_first=above)
    reference = reference_of(receipt, candidates, above_first=above)
    text, printed = (reference.text, reference.printed) if reference else NO_REFERENCE
    amounts = amounts_of(receipt, candidates, above_first=above)
    method = settled(candidates, text, printed, days_on(receipt), amounts.currency)
    order = _date_order(method, amounts.currency)
    moment = moment_of(receipt, order, text, above_first=above)
    if moment is None and days is not None:
        moment = moment_in(receipt, days)
    if moment is not None and days is not None:
        moment = moment.within(days, order_known=method is not None and method.date_order is not None)
    spoken = without_names(receipt, (way.holder for way in pay_to))
    status, disowned = status_of(spoken, above_first=above)
    sender = sender_of(receipt, above_first=above)
    recipient = _recipient(receipt, sender, above_first=above)
    if not is_incoming(spoken):
        recipient = as_expected(receipt, recipient, text, pay_to)
    return _Found(
        receipt, above, candidates, reference, amounts, method, order, moment, status, disowned, sender, recipient
    )


def _recipient(receipt: Receipt, sender: Party, *, above_first: bool) -> Party:
    """Who got the money; where it seems to be the sender, two labels were mistaken for one another."""
    if is_incoming(receipt):
        return Party()
    found = recipient_of(receipt, above_first=above_first)
    return replace(found, guessed=found.guessed or (found.name is not None and found.name == sender.name))


def _tells_of_us(receipt: Receipt, recipient: Party, moment: Moment | None, pay_to: Sequence[PayTo]) -> bool:
    """Whether a picture tells of money for one of these accounts, how much and when: a person has to see it."""
    known = match_recipient(recipient.name, recipient.account, pay_to).recipient is Recipient.MATCHES
    return known and moment is not None and any(is_only_money(line.text) for line in receipt.lines)


def _is_receipt(found: _Found) -> bool:
    """Whether enough of a receipt is there: an amount with no app and no reference to it never is one."""
    receipt, has_amount, has_date = found.receipt, found.amounts.amount is not None, found.moment is not None
    by_app = found.method is not None and not found.method.is_a_rail
    has_reference, has_status = found.reference is not None, found.status is not TransferStatus.UNKNOWN
    labels = sum(1 for _ in receipt.labelled(*_LABELS))
    signs = sum((by_app, has_reference, has_date, has_status, labels >= _FEW))
    if labels >= _SEVERAL and has_amount and has_date:
        return True
    if not by_app and not (has_reference and (has_status or any(receipt.labelled(Role.RECIPIENT, Role.SENDER)))):
        return False
    return signs >= (_FEW if has_amount else _NEARLY_ALL)


def _date_order(method: Method | None, currency: str | None) -> DateOrder:
    if method is not None and method.date_order is not None:
        return method.date_order
    return DateOrder.MONTH_FIRST if currency == "PHP" else DateOrder.DAY_FIRST


def _confidence(reader: str, reference: Reference | None, used: Iterable[Line | None]) -> float:
    """The reader's doubt about the worst of the lines that count.

    A reader that takes O for 0 and S for 5 is never sure of a reference that has letters. To others O and 0 look alike
    as well where no form of the app's says which it is; but those are one to whoever asks whether it was used before.
    """
    if reader in _CONFUSE_LETTERS and reference is not None and not reference.text.isdigit():
        return 0.0
    return min((line.confidence for line in used if line is not None), default=0.0)
