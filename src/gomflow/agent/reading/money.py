"""Amounts of money in a text, in the ways receipts write them and readers misread them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_CURRENCIES: Final = {"₱": "PHP", "PHP": "PHP", "P": "PHP", "RM": "MYR", "MYR": "MYR"}
_SIGN: Final = r"(?P<sign>[+-])?\s*"
_MISREAD_PESO: Final = r"(?:[FBRβ]|[^\w\s.,:;/+$£()-])(?=\s?\d[\d,.]*[.,]\d\d(?!\d))"
"""One sign that a reader may take the peso sign for; it names no currency."""
_BEFORE: Final = rf"(?:(?P<before>₱|PHP|MYR|RM|P)\s*[:.]?|{_MISREAD_PESO})\s*(?P<inner>[+-])?\s*"
_AFTER: Final = r"\s*(?P<after>₱|PHP|MYR|RM)(?![A-Za-z])"
_ENDS: Final = r"(?![\w:/]|[.,]\d|\s?[AaPp]\.?[Mm]\b|\s?%)"
_DIGIT: Final = r"[0-9OoIlSBZ]"
_CENTS_WRITTEN: Final = rf"(?:\s?[.,]\s?{_DIGIT}{{1,2}})?"
_NUMBER: Final = rf"(?P<number>{_DIGIT}{{1,3}}(?:[,. ]\s?{_DIGIT}{{3}})+{_CENTS_WRITTEN}|{_DIGIT}+{_CENTS_WRITTEN})"
_MONEY: Final = re.compile(
    rf"(?<![\w.,/:$£-]){_SIGN}(?:{_BEFORE})?{_NUMBER}(?:{_AFTER}|{_ENDS})", re.IGNORECASE | re.ASCII
)
_READ_AS: Final = str.maketrans("OoIiLlSsBbZz", "001111558822")
_LARGEST: Final = Decimal(10_000_000)
_THOUSANDS: Final = 3
_CENTS: Final = 2
_FEW: Final = 0.3
_UNIT: Final = re.compile(r"₱|\bPHP\b|\bMYR\b|\bRM\b|(?<![A-Za-z])P(?=\s?\d)|\bpesos?\b|\bringgit\b", re.IGNORECASE)
_UNITS: Final = _CURRENCIES | {"PESO": "PHP", "PESOS": "PHP", "RINGGIT": "MYR"}


_FOREIGN: Final = (
    r"(?:THB|SGD|USD|IDR|VND|HKD|CNY|RMB|EUR|GBP|AUD|JPY|KRW|TWD|INR|BND|AED|SAR|Rp|S\$|US\$|A\$|HK\$|[$฿€£¥₩])"
)
FOREIGN_BEFORE: Final = re.compile(rf"(?<![A-Za-z]){_FOREIGN}\s*$")
_FOREIGN_SUM: Final = re.compile(
    rf"(?<![A-Za-z])(?P<unit>{_FOREIGN})\s*(?P<number>\d[\d,]*(?:\.\d\d)?)(?![\d.])"
    rf"|(?<![\d.,])(?P<first>\d[\d,]*(?:\.\d\d)?)\s?(?P<after>{_FOREIGN})(?![A-Za-z])"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount as written: its currency where it has one, whether cents were written, and its sign, if any.

    `start` and `end` are its place in the text.
    """

    value: Decimal
    currency: str | None
    has_cents: bool
    sign: str
    start: int
    end: int


def sums_in(text: str) -> Iterator[Sum]:
    """The amounts in a text; a number is one when it has a currency or two decimals."""
    for match in _MONEY.finditer(text):
        found = _sum(match)
        if found is not None and (found.currency or found.has_cents):
            yield found


def sum_at_start(text: str) -> Sum | None:
    """The amount a label's value begins with; a bare whole number is one if there is nothing else."""
    value = text.lstrip("(: ")
    match = _MONEY.match(value)
    found = _sum(match, labelled=True) if match else None
    if found is None or found.currency or found.has_cents or not value[found.end :].strip():
        return found
    return None


def is_only_money(text: str) -> bool:
    """Whether a text is one amount and nothing else."""
    match = _MONEY.fullmatch(text.strip())
    found = _sum(match) if match else None
    return found is not None and bool(found.currency or found.has_cents)


def foreign_in(text: str, value: Decimal) -> str | None:
    """The sign of a currency that is not used here, where a text has this sum in it."""
    for match in _FOREIGN_SUM.finditer(text):
        if Decimal((match["number"] or match["first"]).replace(",", "")) == value:
            return match["unit"] or match["after"]
    return None


def currency_in(text: str) -> str | None:
    """The currency a text names; None when it names none, or two."""
    found = {_UNITS[match[0].upper()] for match in _UNIT.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _sum(match: re.Match[str], *, labelled: bool = False) -> Sum | None:
    """The amount matched; letters for digits are believed next to a currency or a label, and only there."""
    written = match["number"]
    if not any(sign.isdigit() for sign in written):
        return None
    before, after = match["before"], match["after"]
    misread = sum(sign.isalpha() for sign in written)
    if misread and not (before or after) and (not labelled or misread > _FEW * len(written)):
        return None
    groups = re.split(r"[.,\s]+", written.translate(_READ_AS))
    value, has_cents = _value(groups)
    if value is None or value >= _LARGEST or (groups[0].startswith("0") and len(groups[0]) > 1):
        return None
    currency = _CURRENCIES[(before or after).upper()] if before or after else None
    return Sum(value, currency, has_cents, match["sign"] or match["inner"] or "", match.start(), match.end())


def _value(groups: list[str]) -> tuple[Decimal | None, bool]:
    """A number from its groups of digits: a last one of two is cents, wherever a comma was read as a point."""
    whole, cents = (groups[:-1], groups[-1]) if len(groups) > 1 and len(groups[-1]) < _THOUSANDS else (groups, "")
    if any(len(group) != _THOUSANDS for group in whole[1:]):
        return None, False
    return Decimal("".join(whole) + (f".{cents}" if cents else "")), len(cents) == _CENTS
