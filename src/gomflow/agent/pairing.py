"""Which lines of a statement are the money of which payments; pure.

A line that carries a payment's reference is that payment's. Any other may be the money of whoever's name it carries,
where amount and days fit. A payment is settled only if it has its line in every best pairing of the two sides: then no
other payment has to go without because of it. That way it does not matter in which order statements come in, for
lines that come later never unsettle what was settled.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from gomflow.agent.names import Likeness, likeness
from gomflow.agent.references import SHORTEST, canonical, look_alike
from gomflow_events.identity import PaymentId
from gomflow_events.money import Money
from gomflow_events.payment.terms import FoundBy
from gomflow_events.statement.terms import StatementLine

_BEFORE: Final = 1
_AFTER: Final = 3
"""How many days before and after the day of a receipt its line can be booked: clocks differ, banks rest on Sundays."""
_LATE: Final = 14
"""How many days a line can lie from a payment whose reference stands somewhere in its words."""
_ITS_OWN: Final = 10
"""The length from which a reference is given to nobody else."""
_IN_TEXT: Final = 8
"""The length from which a reference counts where it stands inside other words."""
_FEWEST_WORDS: Final = 2
_BEGINNING: Final = 3
_WORD: Final = re.compile(r"(?<![^\W\d_*•.])[^\W\d_]+")
"""A word's letters up to where it is masked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPayment:
    """A payment that no line is known for.

    `amount` is what counts, or what its receipt shows; None where that could not be read. `names` are whoever may have
    sent it. `method` is the app its receipt is from, `bank` and `account` where of the GOM's it went to, as far as that
    is known. `not_by` are lines that the GOM said are not its money.
    """

    payment_id: PaymentId
    references: frozenset[str]
    submission: str
    amount: Money | None
    day: date
    names: tuple[str, ...]
    method: str | None
    bank: str | None
    account: str = ""
    not_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FreeLine:
    """A line that no payment is known for, and the account it came to, where that was said."""

    bank: str
    line: StatementLine
    account: str = ""


@dataclass(frozen=True, slots=True)
class Pairing:
    """The payments that have their line beyond doubt, and those that share lines with others."""

    found: Mapping[PaymentId, tuple[FreeLine, FoundBy]]
    unclear: frozenset[PaymentId]


Links = dict[PaymentId, dict[str, FoundBy]]


@dataclass(slots=True)
class _Index:
    """Lines by what they are looked for by."""

    lines: Sequence[FreeLine]
    by_reference: dict[str, list[FreeLine]] = field(default_factory=dict[str, list[FreeLine]])
    by_likeness: dict[str, list[FreeLine]] = field(default_factory=dict[str, list[FreeLine]])
    by_piece: dict[str, list[FreeLine]] = field(default_factory=dict[str, list[FreeLine]])
    said: dict[str, str] = field(default_factory=dict[str, str])
    by_beginning: dict[tuple[Money, str], list[FreeLine]] = field(
        default_factory=dict[tuple[Money, str], list[FreeLine]]
    )

    def __post_init__(self) -> None:
        for free in self.lines:
            said = canonical(" ".join((*free.line.references, free.line.text)))
            self.said[free.line.line_id] = said
            for piece in {said[at : at + _IN_TEXT] for at in range(len(said) - _IN_TEXT + 1)}:
                self.by_piece.setdefault(piece, []).append(free)
            for beginning in _beginnings(free.line.sender or free.line.text):
                self.by_beginning.setdefault((free.line.amount, beginning), []).append(free)
            for reference in {canonical(one) for one in free.line.references}:
                self.by_reference.setdefault(reference, []).append(free)
                self.by_likeness.setdefault(look_alike(reference), []).append(free)

    def by_person(self, payment: OpenPayment) -> Iterable[FreeLine]:
        """The lines of a payment's amount in which a word begins like one of its names.

        A thousand buyers who pay the same on the same day are a million pairs of names: few of them are looked at.
        """
        if payment.amount is None:
            return ()
        words = {beginning for name in payment.names for beginning in _beginnings(name)}
        seen = {word[:size] for word in words for size in range(1, _BEGINNING + 1)}
        found = (free for one in seen for free in self.by_beginning.get((payment.amount, one), ()))
        return {free.line.line_id: free for free in found}.values()

    def saying(self, payment: OpenPayment) -> Iterator[FreeLine]:
        """The lines of a payment's amount that have one of its references anywhere in their words."""
        for one in (*payment.references, payment.submission):
            # References of a day begin alike and end differently.
            for free in self.by_piece.get(one[-_IN_TEXT:], ()) if len(one) >= _IN_TEXT else ():
                near = abs((free.line.day - payment.day).days) <= _LATE
                if near and free.line.amount == payment.amount and one in self.said[free.line.line_id]:
                    yield free


def pair(payments: Sequence[OpenPayment], lines: Sequence[FreeLine], paid: AbstractSet[str] = frozenset()) -> Pairing:
    """Find the money of payments; `paid` are the references of those whose line is known, as they are canonical.

    A line that carries one of these is no namesake's, although its payment does not need it.
    """
    links = _links(payments, _Index(lines), {free.line.line_id for free in lines if _carries(free.line, paid)})
    by_id = {free.line.line_id: free for free in lines}
    days = {payment.payment_id: payment.day for payment in payments}
    choices = {name: _preferred(links[name], by_id, days[name]) for name in sorted(links)}
    matched = _most(choices)
    contested = _contested(choices, matched)
    settled = {name: line_id for line_id, name in matched.items() if name not in contested}
    return Pairing(
        {name: (by_id[line_id], links[name][line_id]) for name, line_id in settled.items()},
        frozenset(name for name in choices if name not in settled),
    )


def _links(payments: Iterable[OpenPayment], index: _Index, named: set[str]) -> Links:
    """What line may be whose: by reference, and else, of lines that name none, by the person."""
    links: Links = {}
    for payment in payments:
        for free in _by_reference(payment, index):
            if free.line.line_id in payment.not_by:
                continue
            links.setdefault(payment.payment_id, {})[free.line.line_id] = FoundBy.REFERENCE
            named.add(free.line.line_id)
    for payment in payments:
        for free in index.by_person(payment):
            if free.line.line_id not in named | payment.not_by and _is_by(payment, free):
                links.setdefault(payment.payment_id, {})[free.line.line_id] = FoundBy.PERSON
    return links


def _by_reference(payment: OpenPayment, index: _Index) -> list[FreeLine]:
    found: dict[str, FreeLine] = {}
    for reference in payment.references:
        for free in index.by_reference.get(reference, ()):
            if len(reference) >= _ITS_OWN or _is_near(payment, free):
                found[free.line.line_id] = free
        for free in index.by_likeness.get(look_alike(reference), ()):
            if len(reference) >= SHORTEST and _is_near(payment, free):
                found[free.line.line_id] = free
    for free in index.saying(payment):
        found[free.line.line_id] = free
    return list(found.values())


def _carries(line: StatementLine, references: AbstractSet[str]) -> bool:
    return any(canonical(one) in references for one in line.references)


def _is_near(payment: OpenPayment, free: FreeLine) -> bool:
    """Whether amount and day fit as well: a short number, or one that is only alike, proves nothing by itself."""
    return payment.amount == free.line.amount and _is_in_time(payment, free)


def _is_in_time(payment: OpenPayment, free: FreeLine) -> bool:
    return -_BEFORE <= (free.line.day - payment.day).days <= _AFTER


def _is_by(payment: OpenPayment, free: FreeLine) -> bool:
    """Whether the sender of a line may have made a payment of this amount."""
    if not _is_in_time(payment, free) or payment.bank not in {None, free.bank}:
        return False
    if payment.account and free.account and canonical(payment.account) != canonical(free.account):
        return False
    if payment.method == free.bank and payment.references and free.line.references:
        # The same wallet wrote both, and gave them different numbers: they are two transfers.
        return False
    return any(_names(free.line, name) for name in payment.names)


def _names(line: StatementLine, name: str) -> bool:
    """Whether a line names a person: as its sender, or with every word of the name in its text."""
    if line.sender:
        return _may_be(line.sender, name) and likeness(line.sender, name) is Likeness.SAME
    words = canonical_words(name)
    return len(words) >= _FEWEST_WORDS and words <= canonical_words(line.text)


def _may_be(printed: str, name: str) -> bool:
    """Whether comparing two names is worth it: two of the words begin alike, or the only one does."""
    shown, known = _beginnings(printed), _beginnings(name)
    alike = sum(any(one.startswith(other) or other.startswith(one) for other in known) for one in shown)
    return alike >= min(_FEWEST_WORDS, len(shown))


@lru_cache(maxsize=20_000)
def _beginnings(name: str) -> frozenset[str]:
    """How the words of a name begin, as far as they are to be seen."""
    words = _WORD.findall(name.upper().replace("'", "").replace("’", ""))
    return frozenset(word[:_BEGINNING] for word in words)


def canonical_words(text: str) -> AbstractSet[str]:
    """The words of a text that can tell a person, in capitals."""
    return {word for part in text.split() if len(word := canonical(part)) >= _FEWEST_WORDS}


def _preferred(links: Mapping[str, FoundBy], by_id: Mapping[str, FreeLine], day: date) -> list[str]:
    """Lines of a payment, the best first: by reference, then the nearest day."""
    return sorted(
        links,
        key=lambda name: (links[name] is not FoundBy.REFERENCE, abs((by_id[name].line.day - day).days), name),
    )


def _most(choices: Mapping[PaymentId, Sequence[str]]) -> dict[str, PaymentId]:
    """A pairing of as many payments as can be: the payment of each line that has one."""
    matched: dict[str, PaymentId] = {}
    for start in choices:
        came_by: dict[str, PaymentId] = {}
        waiting = deque([start])
        while waiting:
            name = waiting.popleft()
            fresh = [line for line in choices[name] if line not in came_by]
            came_by.update(dict.fromkeys(fresh, name))
            free = next((line for line in fresh if line not in matched), None)
            if free is not None:
                _pass_on(free, start, came_by, matched)
                break
            waiting.extend(matched[line] for line in fresh)
    return matched


def _pass_on(free: str, start: PaymentId, came_by: Mapping[str, PaymentId], matched: dict[str, PaymentId]) -> None:
    """Give a free line to the payment that found it, whose own goes to the one that asked it, and so on."""
    held = {name: line for line, name in matched.items()}
    line = free
    while True:
        name = came_by[line]
        before = held.get(name)
        matched[line] = name
        if name == start or before is None:
            return
        line = before


def _contested(choices: Mapping[PaymentId, Sequence[str]], matched: Mapping[str, PaymentId]) -> set[PaymentId]:
    """The payments that go without a line in some best pairing: those that do now, and all they could change with."""
    settled = set(matched.values())
    found = {name for name in choices if name not in settled}
    waiting = deque(sorted(found))
    while waiting:
        for line in choices[waiting.popleft()]:
            other = matched.get(line)
            if other is not None and other not in found:
                found.add(other)
                waiting.append(other)
    return found
