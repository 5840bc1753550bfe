"""Who sent the money and who got it, as far as a receipt says."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gomflow.agent.reading.branding import share_of_names
from gomflow.agent.reading.labels import Label
from gomflow.agent.reading.lines import Line
from gomflow.agent.reading.money import is_only_money, sums_in
from gomflow.agent.reading.placing import places
from gomflow.agent.reading.relations import Receipt
from gomflow.agent.reading.shapes import (
    account_in,
    ending_in,
    is_account_line,
    is_masked_name,
    is_name,
    is_when,
    names_a_bank,
)
from gomflow.agent.reading.stating import says_a_status
from gomflow.agent.reading.telling import whom_beside_a_sum
from gomflow.agent.vocabulary import Role

_SEPARATORS: Final = " -/|:,(•*.)"
_DOTS: Final = re.compile(r"\.{2,}")
_ENDING: Final = re.compile(
    r"\s+(?:on|with|via|at|using|through|gamit|noong|pada|melalui|dengan)\b.*$|[.;](?:\s.*)?$", re.IGNORECASE
)
_TO_SOMEONE: Final = re.compile(r"\b(?:to|kay|kepada|sa)\s+(?P<who>\S.*)$")
_WHOLE: Final = 0.9
"""The share of a text that names take up where it is nothing but a name of a bank."""
_MOST_LINES: Final = 5
_NEAR: Final = 1.5
"""How far from an account number its holder's name may stand, in heights of a line."""


@dataclass(frozen=True, slots=True)
class Party:
    """A side of a transfer: a name and an account, each as printed, masked or not."""

    name: str | None = None
    account: str | None = None
    guessed: bool = False
    """Whether no label says that it is this side."""


def recipient_of(receipt: Receipt, *, above_first: bool) -> Party:
    """Who got the money: what the labels say, else the name over an account number, else a masked name."""
    found = _side(receipt, Role.RECIPIENT, Role.RECIPIENT_ACCOUNT, above_first=above_first)
    if found.account is None and (found.name or any(receipt.labelled(Role.SENDER))):
        account = _plain_account(receipt, above_first=above_first)
        found = Party(found.name, account, guessed=found.guessed or account is not None)
    if found.name and found.account is None:
        # A name without its number is what a forger shows.
        loose = _unlabelled(receipt).account
        found = replace(found, account=loose, guessed=found.guessed or loose is not None)
    if found.name or found.account:
        return found
    told = _told(receipt)
    return told or replace(_unlabelled(receipt), guessed=True)


def _plain_account(receipt: Receipt, *, above_first: bool) -> str | None:
    """The last number under a plain "Account number".

    Where the recipient has none of its own it counts as the recipient's, though the sender was spoken of last: a name
    without its number is what a forger would show.
    """
    found = None
    for label, values in receipt.labelled(Role.ACCOUNT):
        for pieces in places(label, values, above_first=above_first):
            party = party_in((piece.text for piece in pieces[:_MOST_LINES]), follows=True)
            if party.account:
                found = party.account
                break
    return found


def sender_of(receipt: Receipt, *, above_first: bool) -> Party:
    """Who sent the money."""
    return _side(receipt, Role.SENDER, Role.SENDER_ACCOUNT, above_first=above_first)


def _side(receipt: Receipt, side: Role, account: Role, *, above_first: bool) -> Party:
    """One side put together from its own labels and the general ones that stand in its part of the page."""
    named = False
    names: list[str] = []
    accounts: list[str] = []
    beside_accounts: list[str] = []
    for role, label in _belonging(receipt, side, account):
        values = receipt.values[label.lines[0].index]
        if not above_first and (values.inline or values.beside or values.below):
            # What stands over a label that has something below it is another's.
            values = replace(values, above=())
        for around in places(label, values, above_first=above_first):
            pieces = [piece for piece in around if not receipt.is_of_another(piece.line, label)]
            party = party_in((piece.text for piece in pieces[:_MOST_LINES]), follows=role in _NUMBERED)
            wants_name = role not in {account, Role.ACCOUNT}
            if party.name and role is not Role.ACCOUNT:
                (names if wants_name else beside_accounts).append(party.name)
            if party.account:
                accounts.append(party.account)
            if party.account or party.name:
                named = named or role in {side, account}
                break
    # A plain "Name" or "Account" may be the other side's.
    return Party(next(iter(names + beside_accounts), None), accounts[0] if accounts else None, guessed=not named)


def _belonging(receipt: Receipt, side: Role, account: Role) -> Iterator[tuple[Role, Label]]:
    """The labels of a side; a plain "Name" or "Account number" belongs to the side last spoken of."""
    sides = {Role.SENDER, Role.RECIPIENT, Role.SENDER_ACCOUNT, Role.RECIPIENT_ACCOUNT}
    current = Role.RECIPIENT
    for label, _ in receipt.labelled(*sides, Role.NAME, Role.ACCOUNT):
        if label.role in sides:
            current = Role.SENDER if label.role in {Role.SENDER, Role.SENDER_ACCOUNT} else Role.RECIPIENT
        if label.role in {side, account} or (label.role not in sides and current is side):
            yield label.role, label


def party_in(texts: Iterable[str], *, follows: bool = False) -> Party:
    """The name and the account in the lines of a value, up to where it turns into something else.

    Four digits by themselves behind a name, or behind a label for a number where `follows`, are the end of an account
    whose mask was not read.
    """
    name: list[str] = []
    account: str | None = None
    for text in _without_banks(list(texts)):
        if next(sums_in(text), None) or is_when(text):
            break
        number = account_in(text) or (ending_in(text) if name or follows else None)
        if number is not None:
            account = account or number.text
            text = (text[: number.start] + " " + text[number.end :]).strip(_SEPARATORS)  # noqa: PLW2901 - what is left of it
        elif account and name:
            break
        if text and not names_a_bank(text) and is_name(text) and not says_a_status(text) and (not account or not name):
            name.append(_DOTS.sub("••", text))
        elif name and not number and not names_a_bank(text):
            break
    return Party(" ".join(name[:2]) or None, account)


def _without_banks(texts: Sequence[str]) -> Iterator[str]:
    """The lines of a value without the name of a bank that takes two of them."""
    skip = -1
    for at, text in enumerate(texts):
        if at == skip:
            continue
        if at + 1 < len(texts) and names_a_bank(text) and share_of_names(f"{text} {texts[at + 1]}") >= _WHOLE:
            skip = at + 1
            continue
        yield text


def _told(receipt: Receipt) -> Party | None:
    """The recipient in a sentence, as in: You sent PHP 500.00 to JUAN D. 09171234567."""
    for text in (*(line.text for line in receipt.lines), *receipt.page.paragraphs()):
        match = _TO_SOMEONE.search(text) if next(sums_in(text), None) else None
        if match is None:
            continue
        number = account_in(match["who"])
        name = match["who"][: number.start] if number else match["who"]
        name = _ENDING.sub("", name).strip(_SEPARATORS.replace("•", "").replace("*", "").replace(".", ""))
        # "Scan to pay" goes to nobody.
        known = name if is_name(name) and not names_a_bank(name) and not name[0].islower() else None
        if known or number:
            return Party(known, number.text if number else None)
    beside = (whom_beside_a_sum(line.text) for line in receipt.lines if _stands_by_a_sum(receipt, line))
    name = next(filter(None, beside), None)
    return Party(name) if name else None


def _stands_by_a_sum(receipt: Receipt, line: Line) -> bool:
    """Whether nothing but an amount stands right over a line or right under it."""
    sums = (other for other in receipt.lines if is_only_money(other.text) and line.shares_column(other))
    return any(max(line.gap_to(other), other.gap_to(line)) <= 1 for other in sums)


def _unlabelled(receipt: Receipt) -> Party:
    theirs = {
        line.index
        for label, values in receipt.labelled(Role.SENDER, Role.SENDER_ACCOUNT)
        for line in receipt.block(label, values)
    } | set(_numbers_under(receipt))
    words = receipt.words(without=_SPOKEN_FOR)
    free = [line for line in words if line.index not in receipt.labels and line.index not in theirs]
    for line in free:
        number = account_in(line.text) if is_account_line(line.text) else None
        if number is None or next(sums_in(line.text), None):
            continue
        own = (line.text[: number.start] + line.text[number.end :]).strip(_SEPARATORS)
        if own and is_name(own) and not names_a_bank(own):
            return Party(own, number.text)
        if own and not names_a_bank(own):
            continue
        return Party(_name_near(free, line), number.text)
    masked = [line.text for line in free if is_masked_name(line.text) and not names_a_bank(line.text)]
    return Party(_DOTS.sub("••", masked[0])) if len(masked) == 1 else Party()


def _numbers_under(receipt: Receipt) -> Iterator[int]:
    """The numbers right under what money was paid with, as in: Paid with Maya Wallet / •••• 6888."""
    for label, values in receipt.labelled(Role.SENDER, Role.SENDER_ACCOUNT, Role.CHANNEL):
        under = values.below[:1] if values.inline else ()
        yield from (line.index for line in under if label.box.gap_to(line) <= 1 and is_account_line(line.text))


def _name_near(free: Sequence[Line], line: Line) -> str | None:
    """The name standing directly over an account number, or directly under it."""
    over = [
        other for other in free if other.top < line.top and other.shares_column(line) and other.gap_to(line) <= _NEAR
    ]
    under = [
        other for other in free if other.top > line.top and other.shares_column(line) and line.gap_to(other) <= _NEAR
    ]
    for other in (*reversed(over), *under):
        text = other.text
        if is_name(text) and not names_a_bank(text) and not says_a_status(text) and text[:1].upper() == text[:1]:
            return _DOTS.sub("••", text)
    return None


_NUMBERED: Final = frozenset({Role.ACCOUNT, Role.RECIPIENT_ACCOUNT, Role.SENDER_ACCOUNT})
_SPOKEN_FOR: Final = (
    Role.SENDER,
    Role.SENDER_ACCOUNT,
    Role.REFERENCE,
    Role.RAIL_REFERENCE,
    Role.OTHER_REFERENCE,
    Role.NOTE,
    Role.CHANNEL,
    Role.KIND,
    Role.STATUS,
    Role.BALANCE,
    Role.OTHER,
)
