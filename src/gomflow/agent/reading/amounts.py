"""The amount of a transfer, told from its fee, its total, balances and whatever else is money on a page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gomflow.agent.reading.brands import named, rails_named
from gomflow.agent.reading.labels import Label
from gomflow.agent.reading.lines import Line
from gomflow.agent.reading.money import Sum, currency_in, foreign_in, is_only_money, sum_at_start, sums_in
from gomflow.agent.reading.placing import Piece, places
from gomflow.agent.reading.relations import Receipt, Values
from gomflow.agent.vocabulary import Role
from gomflow.methods import Method

_LARGEST_WITHIN: Final = 1.12
"""Amounts whose letters differ in height by less than this are equally prominent."""
_PROMINENT: Final = 1.25
"""How much taller than a labelled amount one without a label must be to matter beside it."""
_CENTS: Final = re.compile(r"[.,]?\d\d")
_FIGURES: Final = re.compile(r"[+-]?[\d.,]+")
_SENTENCE: Final = 5
"""As many words make a sentence, and an amount in it is an offer or a rule."""
_APART: Final = 0.7
"""How far apart the parts of one amount may stand, in heights of a line."""
_SIGN_ALONE: Final = re.compile(r"[+-]?\s*(?:₱|PHP|RM|MYR|P)\s*[+-]?", re.IGNORECASE)
_NOTHING: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Amounts:
    """The money a receipt tells of; `line` is where the amount stands."""

    amount: Decimal | None = None
    currency: str | None = None
    fee: Decimal | None = None
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    sum: Sum
    line: Line


def amounts_of(receipt: Receipt, issuers: Sequence[Method], *, above_first: bool) -> Amounts:
    """The amount, its currency and the fee; no amount where the page contradicts itself or shows several alike."""
    said = {
        role: list(_labelled(receipt, role, above_first=above_first))
        for role in (Role.AMOUNT, Role.TOTAL, Role.FEE, Role.BALANCE, Role.OTHER_MONEY)
    }
    fees = {seen.sum.value for seen in said[Role.FEE]} - {_NOTHING}
    claimed = {seen.line.index for role in said for seen in said[role]}
    lettering = max((seen.line.height for seen in said[Role.AMOUNT]), default=0.0)
    heroes = [hero for hero in _heroes(receipt, claimed) if hero.line.height >= _PROMINENT * lettering]
    fee = fees.pop() if len(fees) == 1 else (_NOTHING if said[Role.FEE] and not fees else None)
    if fee is None:
        fee = _reckoned_fee([*said[Role.AMOUNT], *heroes], said[Role.TOTAL], _loose(receipt, claimed))
    totals = said[Role.TOTAL]
    if fee and any(seen.sum.value + fee in _loose(receipt, claimed) for seen in totals):
        # What is called a total is the amount: with the fee it makes another sum.
        said[Role.AMOUNT], totals = [*said[Role.AMOUNT], *totals], []
    chosen = _chosen(said[Role.AMOUNT], totals, heroes, fee)
    if chosen is None or _is_contradicted(receipt, claimed, chosen[0], fee):
        return Amounts(fee=fee, currency=_currency(receipt, issuers, None))
    value, seen = chosen
    return Amounts(value, _currency(receipt, issuers, seen), fee, seen.line)


def _labelled(receipt: Receipt, role: Role, *, above_first: bool) -> Iterator[_Seen]:
    for label, values in receipt.labelled(role):
        seen = _value(receipt, label, values, above_first=above_first)
        if seen is not None:
            yield seen


def _value(receipt: Receipt, label: Label, values: Values, *, above_first: bool) -> _Seen | None:
    """A label's amount; a figure with neither a currency nor cents only where no place has a better one."""
    bare: _Seen | None = None
    for pieces in places(label, values, above_first=above_first):
        # A sum that ends a sentence is what may be won.
        for piece in pieces[: 1 if len(pieces[0].text.split()) >= _SENTENCE else 2]:
            if receipt.is_of_another(piece.line, label):
                continue
            found = _sum_in(receipt, piece)
            if found is None:
                continue
            unit = found.currency or currency_in(label.said.unit)
            seen = _Seen(Sum(found.value, unit, found.has_cents, found.sign, 0, 0), piece.line)
            if unit or found.has_cents or label.role is Role.OTHER_MONEY:
                return seen
            bare = bare or seen
    return bare


def _sum_in(receipt: Receipt, piece: Piece) -> Sum | None:
    """The amount a piece begins with, put together again where its currency or its cents stand apart."""
    found = sum_at_start(piece.text)
    if found is not None and (found.has_cents or not found.currency):
        unit = found.currency or _unit_before(receipt, piece.line)
        return Sum(found.value, unit, found.has_cents, found.sign, found.start, found.end)
    if found is None and not _SIGN_ALONE.fullmatch(piece.text):
        return None
    text, last = piece.text, piece.line
    for line in receipt.page.row_of(piece.line):
        if -0.3 * line.height <= line.left - last.right <= _APART * line.height and _FIGURES.fullmatch(line.text):
            cents = found is not None and _CENTS.fullmatch(line.text)
            text, last = f"{text}.{line.text.lstrip('.,')}" if cents else f"{text} {line.text}", line
            found = sum_at_start(text)
    return found


def _unit_before(receipt: Receipt, line: Line) -> str | None:
    """The currency whose sign stands by itself close before an amount, in smaller letters perhaps."""
    before = [other for other in receipt.page.row_of(line) if other.right <= line.left + _APART * other.height]
    near = before[-1] if before else None
    if near is None or line.left - near.right > _APART * line.height or not _SIGN_ALONE.fullmatch(near.text):
        return None
    return currency_in(near.text)


def _heroes(receipt: Receipt, claimed: set[int]) -> Iterator[_Seen]:
    """The amounts that stand alone on their lines without a label, the most prominent ones of the page."""
    alone = []
    for line in receipt.lines:
        if line.index in claimed or line.index in receipt.labels or not _stands_alone(line.text):
            continue
        found = _sum_in(receipt, Piece(line.text, line))
        if found is not None and (found.currency or found.has_cents):
            alone.append(_Seen(found, line))
    tallest = max((seen.line.height for seen in alone), default=0.0)
    return (seen for seen in alone if seen.line.height * _LARGEST_WITHIN >= tallest)


def _loose(receipt: Receipt, claimed: set[int]) -> set[Decimal]:
    """The sums that stand alone on the page under no label that is known."""
    alone = (line for line in receipt.lines if line.index not in claimed and line.index not in receipt.labels)
    found = (sum_at_start(line.text) for line in alone if is_only_money(line.text))
    return {one.value for one in found if one is not None and one.has_cents}


def _reckoned_fee(shown: Sequence[_Seen], totals: Sequence[_Seen], loose: set[Decimal]) -> Decimal | None:
    """The fee where nothing says so, but an amount and a smaller sum make a third one together."""
    sums = loose | {seen.sum.value for seen in totals}
    found = {
        whole - seen.sum.value
        for seen in shown
        for whole in sums
        if whole - seen.sum.value in loose and 0 < whole - seen.sum.value < seen.sum.value
    }
    return found.pop() if len(found) == 1 else None


def _is_contradicted(receipt: Receipt, claimed: set[int], amount: Decimal, fee: Decimal | None) -> bool:
    """Whether another amount stands alone on the page that nothing explains, and is less.

    A forger paints a smaller payment over and forgets the smallest print; what is more is a balance.
    """
    explained = {amount, amount + (fee or _NOTHING), fee or _NOTHING, _NOTHING}
    elsewhere = {
        line.index
        for label, values in receipt.labelled(Role.NOTE, Role.OTHER)
        for line in (*label.lines, *values.beside, *values.below[:1])
    }
    for line in receipt.lines:
        if line.index in claimed or line.index in elsewhere or line.index in receipt.labels:
            continue
        if is_only_money(line.text):
            found = sum_at_start(line.text)
            less = found is not None and found.value < amount and found.value not in explained
            if found is not None and found.currency and found.has_cents and less:
                return True
    return False


def _stands_alone(text: str) -> bool:
    return is_only_money(text) or _SIGN_ALONE.fullmatch(text) is not None


def _chosen(
    amounts: Sequence[_Seen], totals: Sequence[_Seen], heroes: Sequence[_Seen], fee: Decimal | None
) -> tuple[Decimal, _Seen] | None:
    """The one amount all others agree with, being equal to it or to it and the fee."""
    shown = [*amounts, *heroes, *totals]
    if any(seen.sum.sign == "+" for seen in shown):
        return None
    certain = [(seen.sum.value, seen) for seen in shown]
    if fee and totals and not amounts:
        if {seen.sum.value for seen in heroes} & {seen.sum.value for seen in totals}:
            # What is shown large is called the total: whether the fee is in it, nothing says.
            return None
        certain = [(seen.sum.value - fee, seen) for seen in totals] + certain
    return next(((value, seen) for value, seen in certain if value > 0 and _agree(value, shown, fee)), None)


def _agree(value: Decimal, shown: Iterable[_Seen], fee: Decimal | None) -> bool:
    return {seen.sum.value for seen in shown} <= {value, value + (fee or _NOTHING)}


def _currency(receipt: Receipt, issuers: Sequence[Method], seen: _Seen | None) -> str | None:
    """The amount's own currency, else the one the page writes, else the only one of its app or of its rail."""
    foreign = (foreign_in(line.text, seen.sum.value) for line in receipt.lines) if seen is not None else ()
    if (other := next(filter(None, foreign), None)) is not None:
        return other
    if seen is not None and seen.sum.currency:
        return seen.sum.currency
    alone = {found.currency for line in receipt.lines if is_only_money(line.text) for found in sums_in(line.text)}
    if len(alone - {None}) == 1:
        return next(iter(alone - {None}))
    brief = [line for line in receipt.lines if len(line.text.split()) < _SENTENCE]
    written = {found.currency for line in brief for found in sums_in(line.text) if found.currency}
    written |= {unit for line in receipt.lines if (unit := currency_in(line.text)) and len(line.text) <= 4}  # noqa: PLR2004 - a sign alone
    if len(written) == 1:
        return written.pop()
    possible = {method.currencies for method in issuers} | {rail.currencies for rail in rails_named(receipt)}
    only = [currencies[0] for currencies in possible if len(currencies) == 1]
    if not only:
        only = list({method.currencies[0] for method in named(receipt.lines) if len(method.currencies) == 1})
    return only[0] if len(only) == 1 and not written else None
