"""Amounts as banks print them: 1,234.50, 1.234,50, (20.00), 850.00+, PHP 850 CR; exact, never a float."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_ABROAD: Final = "usd|sgd|eur|gbp|aud|jpy|krw|cny|hkd|idr|thb"
_SIGNS: Final = re.compile(rf"(?i)^(php|myr|rm|₱|p|\$|{_ABROAD})\s*|\s*(php|myr|rm|pesos?|ringgit|{_ABROAD})$")
_MARKED: Final = re.compile(r"(?i)(?<![a-z])\s*(cr|dr|c|d)\.?$")
_DECIMALS: Final = 2
_LARGEST: Final = Decimal(100_000_000)


@dataclass(frozen=True, slots=True)
class Amount:
    """What a cell says: how much, and whether it came in; None where the cell has no sign of that."""

    value: Decimal
    incoming: bool | None


def amount_in(cell: str, currency: str = "") -> Amount | None:
    """The amount in a cell; None where there is none, or one in another currency."""
    text = cell.strip().replace("'", "").replace("’", "").replace("\u2212", "-").replace("–", "-")
    if currency and re.search(rf"(?i)\b(php|myr|rm|{_ABROAD})(?=\b|\d)|₱", text) and not _is_of(text, currency):
        return None
    incoming: bool | None = None
    marked = _MARKED.search(text)
    if marked is not None:
        incoming = marked[1].lower().startswith("c")
        text = text[: marked.start()].strip()
    if text.startswith("(") and text.endswith(")"):
        text, incoming = text[1:-1].strip(), False
    bare = _without_signs(text)
    for place in (bare[:1], bare[-1:]):
        if place in {"+", "-"}:
            incoming = place == "+" if incoming is None else incoming and place == "+"
    bare = _without_signs(bare.strip("+-").strip())
    if bare[:1] in {"+", "-"}:
        incoming = bare[0] == "+"
        bare = bare[1:].strip()
    value = number_in(bare)
    return None if value is None else Amount(value, incoming)


def number_in(text: str) -> Decimal | None:
    """An unsigned number with at most two decimals, whichever of point and comma is its decimal mark.

    Three digits behind the only mark are thousands: no amount of money has three decimals.
    """
    bare = text.replace(" ", "")
    if not re.fullmatch(r"\d[\d.,]*|[.,]\d{1,2}", bare, re.ASCII):
        return None
    last = max(bare.rfind("."), bare.rfind(","))
    mark = bare[last] if last >= 0 else ""
    tail = bare[last + 1 :] if last >= 0 else ""
    if mark and len(tail) <= _DECIMALS and bare.count(mark) == 1:
        whole, decimals = bare[:last], tail
    else:
        whole, decimals = bare, ""
    if not re.fullmatch(r"\d*|\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*", whole):
        return None
    value = Decimal(f"{re.sub(r'[.,]', '', whole) or '0'}.{decimals or '0'}")
    return value if value < _LARGEST else None


def _without_signs(text: str) -> str:
    before = None
    while before != text:
        before, text = text, _SIGNS.sub("", text).strip()
    return text


def _is_of(text: str, currency: str) -> bool:
    ours = {"PHP": r"(?i)\bphp\b|₱", "MYR": r"(?i)\b(myr|rm)(?=\b|\d)"}
    return re.search(ours.get(currency, r"(?!)"), text) is not None
