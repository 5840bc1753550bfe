"""What a receipt is worth as a proof: the points of each piece of evidence, and every doubt against it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from typing import Final

from gomflow.agent.matching import Match, Recipient, has_arrived, match_recipient
from gomflow.agent.references import Form, contradicts_its_day, form_of
from gomflow.methods import Kind, Method, catalogue
from gomflow.payment.rules import POINTS, score_of
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import Doubt, Evidence, Expected, Finding, ReceiptFields, TransferStatus

LOCAL: Final = timezone(timedelta(hours=8))
"""The time of day on receipts of both countries."""
SKEW: Final = timedelta(minutes=10)
"""How far a phone's clock may be off."""
_SURE_ENOUGH: Final = 0.6
"""The confidence below which the lines that count are taken as guessed."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """Six findings, the doubts, and the score: the points of the findings together, 0 to 100."""

    findings: tuple[Finding, ...]
    doubts: tuple[Doubt, ...]
    score: int


@dataclass(frozen=True, slots=True)
class _Weight:
    """One finding before it has its points."""

    evidence: Evidence
    expected: str
    read: str
    doubts: tuple[Doubt, ...]


def weigh(fields: ReceiptFields, expected: Expected) -> Assessment:
    """Hold what was read against what was expected: a finding has all its points, or none and a doubt to say why."""
    method = catalogue().get(fields.method or "")
    match = match_recipient(fields.recipient, fields.recipient_account, expected.pay_to)
    every = (
        _amount(fields, expected),
        _recipient(fields, expected, match),
        _reference(fields, method),
        _date(fields, expected),
        _success(fields),
        _method(fields, expected, method),
    )
    weights = [_doubting_paint(weight, fields) for weight in every]
    findings = tuple(
        Finding(
            evidence=weight.evidence,
            points=0 if weight.doubts else POINTS[weight.evidence],
            expected=weight.expected,
            read=weight.read,
        )
        for weight in weights
    )
    doubts = [*_overall(fields), *(doubt for weight in weights for doubt in weight.doubts)]
    return Assessment(findings, tuple(dict.fromkeys(doubts)), score_of(findings))


def _doubting_paint(weight: _Weight, fields: ReceiptFields) -> _Weight:
    """A value that somebody seems to have painted over is none that the receipt gives, whatever it says."""
    if weight.evidence not in fields.painted_over:
        return weight
    return replace(weight, doubts=(*weight.doubts, Doubt.PAINTED_OVER))


def days_of(expected: Expected) -> tuple[date, date]:
    """The first and the last day a receipt may show."""
    return (_local(expected.since) - SKEW).date(), (_local(expected.until) + SKEW).date()


def _overall(fields: ReceiptFields) -> Iterator[Doubt]:
    if fields.is_example:
        yield Doubt.OUR_EXAMPLE
    elif not fields.is_receipt:
        yield Doubt.NOT_A_RECEIPT
    elif fields.confidence < _SURE_ENOUGH:
        yield Doubt.UNREADABLE
    if fields.contradicted:
        yield Doubt.CONTRADICTED


def _amount(fields: ReceiptFields, expected: Expected) -> _Weight:
    due = expected.due
    doubts: tuple[Doubt, ...] = ()
    if fields.amount is None or not fields.amount.is_finite():
        doubts = (Doubt.AMOUNT_UNREADABLE,)
    elif fields.amount != due.amount:
        doubts = (Doubt.AMOUNT_DIFFERS,)
    read = "" if fields.amount is None else f"{fields.currency or ''} {fields.amount}".strip()
    return _Weight(Evidence.AMOUNT, str(due), read, doubts)


def _recipient(fields: ReceiptFields, expected: Expected, match: Match) -> _Weight:
    doubt = {
        Recipient.MATCHES: (),
        Recipient.DIFFERS: (Doubt.WRONG_RECIPIENT,),
        Recipient.UNREADABLE: (Doubt.RECIPIENT_UNREADABLE,),
    }[match.recipient]
    if fields.recipient_guessed and match.recipient is Recipient.DIFFERS:
        # Nobody is refused by a guess.
        doubt = (Doubt.RECIPIENT_UNREADABLE,)
    ways = (match.pay_to,) if match.pay_to and match.recipient is Recipient.MATCHES else expected.pay_to
    wanted = ", ".join(dict.fromkeys(f"{way.holder} {way.account}" for way in ways))
    return _Weight(
        Evidence.RECIPIENT, wanted, " ".join(filter(None, (fields.recipient, fields.recipient_account))), doubt
    )


def _reference(fields: ReceiptFields, method: Method | None) -> _Weight:
    wanted = next((form.pattern for form in method.references), "") if method else ""
    if not fields.reference:
        return _Weight(Evidence.REFERENCE, wanted, "", (Doubt.REFERENCE_UNREADABLE,))
    day = fields.paid_at.date() if fields.paid_at else None
    broken = form_of(fields.reference, method, day) is Form.BROKEN or contradicts_its_day(fields.reference, day)
    return _Weight(Evidence.REFERENCE, wanted, fields.reference, (Doubt.REFERENCE_MALFORMED,) if broken else ())


def _date(fields: ReceiptFields, expected: Expected) -> _Weight:
    since, until = _local(expected.since), _local(expected.until)
    window = f"{since:%Y-%m-%d %H:%M} - {until:%Y-%m-%d %H:%M}"
    if fields.paid_at is None:
        return _Weight(Evidence.DATE, window, "", (Doubt.DATE_UNREADABLE,))
    at = fields.paid_at.replace(tzinfo=None)
    earliest, latest = since - SKEW, until + SKEW
    if fields.day_only:
        earliest, latest = _midnight(earliest), _midnight(latest)
    doubts: tuple[Doubt, ...] = ()
    if at > latest:
        doubts = (Doubt.DATE_IN_FUTURE,)
    elif at < earliest:
        doubts = (Doubt.DATE_TOO_OLD,)
    return _Weight(Evidence.DATE, window, f"{at:%Y-%m-%d}" if fields.day_only else f"{at:%Y-%m-%d %H:%M}", doubts)


def _success(fields: ReceiptFields) -> _Weight:
    doubt = {
        TransferStatus.SUCCESS: (),
        TransferStatus.PENDING: (Doubt.TRANSFER_PENDING,),
        TransferStatus.FAILED: (Doubt.TRANSFER_FAILED,),
        TransferStatus.UNKNOWN: (Doubt.STATUS_UNREADABLE,),
    }[fields.status]
    return _Weight(Evidence.SUCCESS, TransferStatus.SUCCESS.value, fields.status.value, doubt)


def _method(fields: ReceiptFields, expected: Expected, method: Method | None) -> _Weight:
    """The app pays in this currency, and is one the GOM takes money by or one that cannot be told but paid them."""
    currency = expected.due.currency.value
    doubts: list[Doubt] = []
    if fields.currency != currency:
        doubts.append(Doubt.CURRENCY_DIFFERS if fields.currency else Doubt.AMOUNT_UNREADABLE)
    if method is None:
        if not _has_arrived(fields, expected):
            doubts.append(Doubt.METHOD_UNKNOWN)
    elif currency not in method.currencies:
        doubts.append(Doubt.METHOD_NOT_ACCEPTED)
    elif not _is_taken(method, fields, expected):
        doubts.append(Doubt.METHOD_NOT_ACCEPTED if method.issues_receipts else Doubt.METHOD_UNKNOWN)
    wanted = ", ".join(dict.fromkeys(way.method for way in expected.pay_to))
    read = " ".join(filter(None, (method.name if method else "", fields.currency)))
    return _Weight(Evidence.METHOD, f"{wanted} {currency}".strip(), read, tuple(doubts))


def _is_taken(method: Method, fields: ReceiptFields, expected: Expected) -> bool:
    """Whether the GOM takes money by this app or another of its family, or by any, into the account that was paid.

    Where only the rail can be told and not the app, the account itself has to be on the receipt beyond doubt.
    """
    if method.issues_receipts and any(_is_of(way, method) for way in expected.pay_to):
        return True
    if not method.issues_receipts and _has_arrived(fields, expected):
        return True
    open_to_it = [way for way in expected.pay_to if _takes_any(way, fields.rail)]
    match = match_recipient(fields.recipient, fields.recipient_account, open_to_it)
    return match.recipient is Recipient.MATCHES and (method.issues_receipts or match.by_number)


def _has_arrived(fields: ReceiptFields, expected: Expected) -> bool:
    """Whether it does not matter which app it is of, for the GOM's account is on it beyond doubt."""
    open_to_it = [way for way in expected.pay_to if _takes_any(way, fields.rail)]
    return has_arrived(fields.recipient, fields.recipient_account, expected.pay_to, open_to_it)


def _is_of(way: PayTo, method: Method) -> bool:
    taken = catalogue().get(way.method)
    return way.method == method.key or (taken is not None and taken.family != "" and taken.family == method.family)


def _takes_any(way: PayTo, rail: str | None) -> bool:
    """Whether a way to pay is open to every app: any bank is, and a rail to what went by it."""
    taken = catalogue().get(way.method)
    return taken is not None and (taken.kind is Kind.ANY or (taken.kind is Kind.RAIL and taken.key == rail))


def _local(moment: datetime) -> datetime:
    """A moment as receipts show it; one without a zone is taken as shown already."""
    return moment.astimezone(LOCAL).replace(tzinfo=None) if moment.tzinfo else moment


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
