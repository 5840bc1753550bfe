"""The accounts a GOM takes money on, as they are written in a chat."""

import re
from collections.abc import Mapping
from typing import Any

from gomflow.conversation.answers import Problem, words
from gomflow.member.state import Member
from gomflow.methods import offered
from gomflow.statement.state import Import
from gomflow_events.codec import to_json
from gomflow_events.money import Currency
from gomflow_events.order.terms import PayTo
from gomflow_events.statement.terms import Source

EXAMPLES: Mapping[Currency, str] = {
    Currency.PHP: "GCash 0917 123 4567 Juana Cruz",
    Currency.MYR: "Maybank 5123 4567 8901 Nur Aisyah",
}
"""An account as it can be written, for each currency."""


def known_accounts(member: Member | None) -> dict[str, list[Any]]:
    """The accounts a GOM gave before, for each currency; those of an earlier release are told by their methods."""
    if member is None:
        return {}
    return {
        currency.value: [to_json(way) for way in ways]
        for currency in Currency
        if (ways := accounts_in(member, currency))
    }


def accounts_in(member: Member, currency: Currency) -> tuple[PayTo, ...]:
    """A GOM's accounts for orders in a currency."""
    if currency in member.accounts:
        return member.accounts[currency]
    return tuple(way for way in member.pay_to if way.method in offered(currency.value))


def remembered(values: Mapping[str, Any]) -> list[Any]:
    """The accounts that a flow can offer again: those of its currency. A flow of an earlier release has one list."""
    known: dict[str, list[Any]] | list[Any] = values.get("accounts") or {}
    return known if isinstance(known, list) else known.get(values["currency"], [])


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


def accounts_at(member: Member, bank: str) -> tuple[str, ...]:
    """The numbers of a GOM's accounts at a bank."""
    ways = (way for currency in Currency for way in accounts_in(member, currency))
    return tuple(dict.fromkeys(way.account for way in ways if way.method == bank))


def account_is_unclear(one: Import, member: Member | None) -> bool:
    """Whether nobody said which of several accounts a file is of: then nothing is missed on it."""
    if member is None or one.source is not Source.FILE or one.purse[1]:
        return False
    return len(accounts_at(member, one.bank)) > 1
