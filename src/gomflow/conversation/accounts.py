"""The accounts a GOM takes money on, as they are written in a chat."""

import re
from collections.abc import Mapping

from gomflow.conversation.answers import Problem, words
from gomflow.methods import offered
from gomflow_events.money import Currency
from gomflow_events.order.terms import PayTo

EXAMPLES: Mapping[Currency, str] = {
    Currency.PHP: "GCash 0917 123 4567 Juana Cruz",
    Currency.MYR: "Maybank 5123 4567 8901 Nur Aisyah",
}
"""An account as it can be written, for each currency."""


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
    """The method a line begins with, and the rest of the line; the longest name wins."""
    methods = offered(currency.value)
    named = [
        (len(name), key, line[len(name) :])
        for key, method in methods.items()
        for name in method.called
        if line.lower().startswith(name.lower())
    ]
    if not named:
        raise Problem("method", line=line[:80], known=", ".join(method.shown for method in methods.values()))
    _, key, rest = max(named)
    return key, rest
