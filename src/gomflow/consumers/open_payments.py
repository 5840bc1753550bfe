"""Payments as lines of a statement are held against them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from gomflow.agent.matching import Recipient, match_recipient
from gomflow.agent.pairing import OpenPayment
from gomflow.agent.references import SHORTEST, canonical
from gomflow.notify.views.ask import Sources
from gomflow.payment.rules import amount_of
from gomflow.payment.state import Approved, AskedAgain, InReview, Refused, Sent
from gomflow.texts.formats import ZONES
from gomflow_events.identity import PaymentId
from gomflow_events.payment import events as p
from gomflow_events.statement.terms import How

Open = InReview | Approved


async def described(sources: Sources, payment_id: PaymentId, payment: Open) -> OpenPayment:
    """A payment with all that a line can be known by. Raises LogUnavailable."""
    fields, expected = payment.assessed.fields, payment.assessed.expected
    order = await sources.order(payment.proof.order_id)
    submission = None if order is None else order.book.get(payment.proof.submission_id)
    numbers = {canonical(one) for one in (fields.reference or "", *fields.other_references)}
    bank, account = purse_of(payment)
    names = (fields.sender or "", submission.contact.name if submission is not None else "")
    return OpenPayment(
        payment_id=payment_id,
        references=frozenset(one for one in numbers if len(one) >= SHORTEST),
        submission=canonical(submission.reference) if submission is not None else "",
        amount=payment.amount if isinstance(payment, Approved) else amount_of(fields, expected),
        day=day_of(payment),
        names=tuple(name for name in names if name),
        method=fields.method,
        bank=bank,
        account=account,
        not_by=payment.proof.not_by,
    )


def day_of(payment: Open) -> date:
    """The day of a payment: its receipt's, or where that could not be read, the day it was sent to us."""
    fields, expected = payment.assessed.fields, payment.assessed.expected
    if fields.paid_at is not None:
        return fields.paid_at.date()
    return expected.until.astimezone(ZoneInfo(ZONES[expected.due.currency])).date()


def purse_of(payment: Open) -> tuple[str | None, str]:
    """The GOM's bank that a payment went to, and the number of the account there, as far as both are known.

    It is the account its receipt shows, or the only one there is. A holder's name tells of two accounts neither.
    """
    fields, accounts = payment.assessed.fields, payment.assessed.expected.pay_to
    match = match_recipient(fields.recipient, fields.recipient_account, accounts)
    found = match.pay_to.method if match.recipient is Recipient.MATCHES and match.pay_to is not None else None
    methods = {way.method for way in accounts}
    bank = found or (next(iter(methods)) if len(methods) == 1 else None)
    numbers = {canonical(way.account): way.account for way in accounts if way.method == bank}
    if match.by_number and found is not None and match.pay_to is not None:
        return bank, match.pay_to.account
    return bank, next(iter(numbers.values())) if len(numbers) == 1 else ""


def accounts_of(payments: Iterable[Open]) -> Mapping[str, frozenset[str]]:
    """The account numbers that buyers were given, by bank."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for payment in payments:
        for way in payment.assessed.expected.pay_to:
            found[way.method].add(canonical(way.account))
    return defaultdict(frozenset, {bank: frozenset(numbers) for bank, numbers in found.items()})


def standing(payment: Open) -> str:
    """How a payment stands, as far as it changes what a line means for it."""
    before = f" {payment.proof.unmatched}" if payment.proof.unmatched else ""
    if isinstance(payment, Approved):
        return f"approved {payment.amount} {payment.on_statement.line_id}{before}"
    return f"review{before}"


def how_of(events: Sequence[object]) -> How | None:
    """What a line did for a payment; None where it did nothing."""
    kinds = {type(event) for event in events}
    if p.PaymentAmountDiffers in kinds:
        return How.DIFFERS
    if p.PaymentConfirmed in kinds:
        return How.SETTLED if p.ProofApproved in kinds else How.CONFIRMED
    return None


def line_of(payment: Sent) -> str:
    """The line that is a payment's money, as far as is known; empty where there is none."""
    return "" if isinstance(payment, Refused | AskedAgain) else payment.on_statement.line_id
