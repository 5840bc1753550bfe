"""The accounts a GOM takes money on, as they are written in a chat."""

import re
from collections.abc import Mapping

from gomflow.conversation.answers import Problem, words
from gomflow_events.money import Currency
from gomflow_events.order.terms import PayTo

METHODS: Mapping[Currency, Mapping[str, tuple[str, ...]]] = {
    Currency.PHP: {
        "gcash": ("GCash",),
        "maya": ("Maya", "PayMaya"),
        "bpi": ("BPI",),
        "bdo": ("BDO",),
        "unionbank": ("UnionBank",),
        "gotyme": ("GoTyme",),
        "metrobank": ("Metrobank",),
        "landbank": ("LandBank", "Land Bank"),
        "rcbc": ("RCBC",),
        "shopeepay": ("ShopeePay",),
        "grabpay": ("GrabPay",),
        "bank_transfer": ("Bank transfer", "InstaPay", "PESONet", "Bank"),
    },
    Currency.MYR: {
        "tng": ("Touch 'n Go", "TNG", "Touch n Go"),
        "maybank_mae": ("MAE",),
        "maybank2u": ("Maybank2u", "Maybank", "M2U"),
        "cimb": ("CIMB",),
        "public_bank": ("Public Bank",),
        "hong_leong": ("Hong Leong",),
        "rhb": ("RHB",),
        "ambank": ("AmBank",),
        "boost": ("Boost",),
        "bigpay": ("BigPay",),
        "grabpay": ("GrabPay",),
        "shopeepay": ("ShopeePay",),
        "duitnow": ("DuitNow",),
        "bank_transfer": ("Bank transfer", "Bank"),
    },
}
"""The methods of each currency's country, by key, with the names people write; the first is the one shown."""


EXAMPLES: Mapping[Currency, str] = {
    Currency.PHP: "GCash 0917 123 4567 Juana Cruz",
    Currency.MYR: "Maybank 5123 4567 8901 Nur Aisyah",
}
"""An account as it can be written, for each currency."""


def method_name(method: str) -> str:
    """A method's name as it is shown."""
    return next((names[method][0] for names in METHODS.values() if method in names), method)


def accounts(text: str, currency: Currency) -> tuple[PayTo, ...]:
    """Accounts, one a line: `GCash 0917 123 4567 Juana Cruz`. Raises Problem, saying which line is the trouble."""
    found = tuple(_account(line.strip(), currency) for line in text.splitlines() if line.strip())
    if not 1 <= len(found) <= 10:  # noqa: PLR2004 - more accounts than anybody could check
        raise Problem("accounts-count")
    return found


def _account(line: str, currency: Currency) -> PayTo:
    method, rest = _method(line, currency)
    match = re.fullmatch(r"[\s:,-]*(\+?\d[\d\s-]{4,24}\d)[\s:,-]+(.*\w.*)", rest)
    if match is None:
        raise Problem("account", line=line[:80], example=EXAMPLES[currency])
    digits = re.sub(r"[\s-]", "", match[1])
    return PayTo(method=method, account=digits, holder=words(match[2], 2, 80))


def _method(line: str, currency: Currency) -> tuple[str, str]:
    named = [
        (len(name), key, line[len(name) :])
        for key, names in METHODS[currency].items()
        for name in names
        if line.lower().startswith(name.lower())
    ]
    if not named:
        raise Problem("method", line=line[:80], known=", ".join(names[0] for names in METHODS[currency].values()))
    _, key, rest = max(named)
    return key, rest
