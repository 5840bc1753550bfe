"""A wallet's or bank's own words about money that came, as a GOM passes them on."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from gomflow.statement.reading.amounts import number_in
from gomflow.statement.reading.dates import at_of, day_in
from gomflow.statement.reading.rows import numbers_in
from gomflow_events.money import Currency, Money
from gomflow_events.statement.terms import StatementLine

_NUMBER: Final = r"(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)"
_AMOUNT: Final = re.compile(rf"(?i)(?:\b(PHP|MYR|RM)|(₱)|\b(P)(?=\d))\s?{_NUMBER}(?![\d])")
_CAME: Final = re.compile(
    r"(?i)\b(received?|receiving|credited|natanggap|nakatanggap|tinanggap|pumasok|diterima|menerima|terima(?! kasih)|"
    r"dikreditkan|masuk ke|telah masuk|deposited|sent you|transferred to you|incoming|cash[- ]?in)\b"
)
_WENT: Final = re.compile(
    r"(?i)\b(you (?:have )?(?:sent|paid|transferred)|you have successfully (?:sent|paid|transferred)|debited|withdrawn|"
    r"ipinadala mo|nagpadala ka|nagbayad ka|anda telah (?:membayar|memindahkan|menghantar)|pembayaran anda|"
    r"your payment (?:of|to)|didebitkan|one-time|otp|verification code)\b"
)
_BALANCE: Final = re.compile(r"(?i)(balance|baki|balanse|available|natitira|limit)[^.]{0,25}$")
_REFERENCE: Final = re.compile(
    r"(?i)\b(?:ref(?:erence)?|trace|rujukan|ruj|invoice|inv|transaction|txn|confirmation|trn|sanggunian)"
    r"\.?\s*(?:no|num|number|id|nombor|#|code)?\.?\s*[:#.]?\s*((?=[A-Z0-9 -]*\d)[A-Z0-9]{4,}(?:[ -]?\d{3,}){0,4})"
)
_SENDER: Final = re.compile(
    r"(?i)\b(?:from|mula kay|galing kay|mula sa|daripada|dari|by)\s+(?:the account of\s+)?"
    r"((?!your\b|gcash\b|maya\b|a/c\b|acct?\b|account\b|\+?\d)[A-ZÀ-ÿ][A-Za-zÀ-ÿ*•.,'’ ñÑ-]{2,60}?)"
    r"(?=\s*(?:\(|\d|\+|$|[|/;:\n!]|\.\s|\.$|\bw/|\bwith\b|\bon\b|\bref\b|\bvia\b|\bto\b|\bat\b|\busing\b|\bac\b|\bpada\b|"
    r"\bnoong\b|\bmelalui\b|\bke\b|\bsa\b|\bin\b|\binto\b|\bdalam\b|\bthrough\b|\bending\b|\bacct?\b))"
)
_SENT_YOU: Final = re.compile(
    r"(?i)(?:^|[.!]\s+|\n)([A-Z][A-Za-zÀ-ÿ*•.' ñÑ-]{2,60}?) (?:has )?(?:sent you|transferred)\b"
)
_BANKS: Final = (
    ("gcash", r"gcash"),
    ("maya", r"\b(pay)?maya\b"),
    ("unionbank", r"union ?bank"),
    ("gotyme", r"gotyme"),
    ("metrobank", r"metrobank"),
    ("landbank", r"land ?bank"),
    ("rcbc", r"\brcbc\b"),
    ("bpi", r"\bbpi\b"),
    ("bdo", r"\bbdo\b"),
    ("maybank_mae", r"\bmae\b"),
    ("maybank2u", r"maybank|\bm2u\b"),
    ("cimb", r"\bcimb\b"),
    ("public_bank", r"public bank|\bpbe?bank\b"),
    ("hong_leong", r"hong leong|\bhlb\b"),
    ("rhb", r"\brhb\b"),
    ("ambank", r"\bam ?bank\b"),
    ("tng", r"touch ?'?n'? ?go|\btng\b"),
    ("bigpay", r"bigpay"),
    ("boost", r"\bboost\b"),
    ("shopeepay", r"shopee ?pay"),
    ("grabpay", r"grab ?pay"),
)
_LONGEST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Notification:
    """What a text says: the line, and the banks it names, the likeliest recipient first."""

    line: StatementLine
    banks: tuple[str, ...]


def notification_in(text: str, today: date) -> Notification | None:
    """The payment a text tells of; None where it tells of none, or of money that went out."""
    if len(text) > _LONGEST or _CAME.search(text) is None or _WENT.search(text) is not None:
        return None
    amount = _amount(text)
    if amount is None:
        return None
    at = _moment(text, today, amount.currency)
    line = StatementLine(
        day=at[0],
        amount=amount,
        at=at[1],
        references=_references(text),
        sender=_sender(text),
    )
    return Notification(line, banks_in(text))


def _amount(text: str) -> Money | None:
    """The first amount that is no balance."""
    for found in _AMOUNT.finditer(text):
        if _BALANCE.search(text[: found.start()]) is not None:
            continue
        value = number_in(found[4])
        currency = Currency.MYR if (found[1] or "").upper() in {"RM", "MYR"} else Currency.PHP
        if value:
            # Of none at all there is nothing to tell: some messages begin with what they cost.
            return Money(value, currency)
    return None


def _moment(text: str, today: date, currency: Currency) -> tuple[date, datetime | None]:
    """When it says the money came; today where it does not say, or says what cannot be."""
    found = day_in(text, day_first=currency is Currency.MYR, year=today.year)
    if found is not None and found.either and found.day > today:
        found = day_in(text, day_first=currency is not Currency.MYR, year=today.year)
    if found is None or found.day > today:
        return today, None
    return found.day, at_of(found.day, found.clock)


def _references(text: str) -> tuple[str, ...]:
    said = [found[1].strip(" .-") for found in _REFERENCE.finditer(text)]
    first = [one.replace(" ", "").replace("-", "") for one in said]
    return tuple(dict.fromkeys(first or [one for one in numbers_in(text) if not one.startswith(("09", "+63", "01"))]))[
        :4
    ]


def _sender(text: str) -> str:
    for pattern in (_SENDER, _SENT_YOU):
        found = pattern.search(text)
        if found is not None:
            return found[1].strip(" .,-")[:80]
    return ""


def banks_in(text: str) -> tuple[str, ...]:
    """The banks a text names. What stands behind "your" is the recipient's; else the one named first."""
    found: list[tuple[int, str]] = []
    for bank, pattern in _BANKS:
        named = re.search(pattern, text, re.IGNORECASE)
        if named is not None:
            yours = re.search(rf"(?i)\b(?:your|iyong|akaun|mong)\s+(?:\w+\s+)?(?:{pattern})", text)
            of = re.search(rf"(?i)\b(?:of|to|into|ke|sa)\s+(?:your\s+)?(?:{pattern})", text)
            found.append((-2 if yours else -1 if of else named.start(), bank))
    return tuple(bank for _, bank in sorted(found))
