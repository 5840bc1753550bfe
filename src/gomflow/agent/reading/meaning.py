"""Labels nobody listed, told from what their words mean together."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from gomflow.agent.reading.money import is_only_money
from gomflow.agent.vocabulary import Role, fold, vocabulary
from gomflow.agent.vocabulary.meanings import Concept, role_of

_MOST_WORDS: Final = 7
_SENTENCE: Final = re.compile(r"[!?]\s*$|[,;]\s")
_WORDS: Final = re.compile(r"[^\s()\[\]]+")
_EDGES: Final = ".,:;|-"
_MONEY: Final = frozenset({Role.AMOUNT, Role.TOTAL, Role.FEE, Role.BALANCE, Role.OTHER_MONEY})
_NUMBERS: Final = frozenset({Role.REFERENCE, Role.RAIL_REFERENCE, Role.OTHER_REFERENCE, Role.DATE, Role.TIME})
_VALUE_AHEAD: Final = re.compile(r"(?<=\s)[#+-]?\s?(?:(?:₱|php|rm|myr|p)\s?)?(?:[A-Z]{1,4}-?)?\d", re.IGNORECASE)
_SIDES: Final = frozenset({Role.RECIPIENT, Role.RECIPIENT_ACCOUNT, Role.SENDER, Role.SENDER_ACCOUNT})
_MASKS: Final = frozenset("*•#.(")
_SUM_AHEAD: Final = re.compile(r"[+-]?\s?(?:(?:₱|php|rm|myr|p)\s?)?\d", re.IGNORECASE)
PROMISES: Final = re.compile(r"\b(?:free|zero|waived|libre|percuma)\b|[!?.]$", re.IGNORECASE)
"""What a promise of no fee says, or a sentence ends with."""
_LONGEST_VALUE: Final = 6
"""The most words a value has; what is longer is a sentence."""
_LONG_WORD: Final = 7
_SHORT_WORD: Final = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What a text begins with: a label, what follows it, what stood in brackets between, and whether a colon did."""

    role: Role
    phrase: str
    rest: str
    unit: str
    colon: bool


def by_meaning(text: str, *, valued: bool = False) -> Said | None:
    """The label whose words a text consists of, or begins with before a colon or a value of its kind.

    "Money sent" is a label only where a value is known to stand by it.
    """
    before, colon, after = parted(text)
    if colon and not _TIME_AHEAD.search(text[: len(before) + 3]):
        is_sum = is_only_money(after.strip())
        role = _meant(before, funded=is_sum, moved=is_sum) or _by_ending(before)
        if role in {None, Role.HEADING}:
            return None
        return Said(role, fold(before), after.strip(), "", colon=True)
    role = _meant(text, funded=valued, moved=valued) or _by_ending(text)
    return Said(role, fold(text), "", "", colon=False) if role else _before_value(text)


def by_some_words(text: str, fitting: AbstractSet[Role]) -> Said | None:
    """The label a short text is of which at least half the words are known, if its value could be such a one's."""
    before, colon, after = parted(text)
    words = [word for match in _WORDS.finditer(before) for word in _parts(match[0])]
    if after.strip() or not 1 < len(words) <= _SHORT or _SENTENCE.search(before) or any(map(str.isdigit, before)):
        return None
    known = [concepts for word in words if (concepts := _concepts_of(word)) is not None]
    telling = [concepts for concepts in known if concepts != {Concept.FILLER}]
    if states(before) or PROMISES.search(before.rstrip(".")) or not telling or 2 * len(known) < len(words):
        return None
    role = role_of(frozenset().union(*known))
    return Said(role, fold(before), "", "", bool(colon)) if role is not None and role in fitting else None


def names_no_sum(phrase: str, text: str) -> bool:
    """Whether a label of an amount only says that something was sent or paid, which it may as well say of somebody."""
    words = [
        word
        for match in _WORDS.finditer(text)
        if fold(match[0]) and fold(match[0]) in phrase
        for word in _parts(match[0])
    ]
    concepts = frozenset[Concept]().union(*(found for word in words if (found := _concepts_of(word)) is not None))
    return Concept.MOVED in concepts and not concepts & {Concept.MONEY, Concept.FUNDS, Concept.TRANSFER}


def parted(text: str) -> tuple[str, str, str]:
    """A text before and after its first colon, or a dash that stands for one."""
    before, colon, after = text.partition(":")
    dash = _DASH.search(before)
    return (text[: dash.start()], dash[0], text[dash.end() :]) if dash else (before, colon, after)


_DASH: Final = re.compile(r"(?<=[A-Za-z.)]) -(?: |$)")


def states(text: str) -> bool:
    """Whether a text has a word for what became of a transfer."""
    known = vocabulary()
    return any(words.are_in(text) for words in (known.success, known.success_alone, known.pending, known.failed))


def is_under_way(text: str) -> bool:
    """Whether a text names somebody as one to whom something is being sent, which labels do long after it was."""
    return len(text.split()) <= _SHORT and _SENDING.match(text) is not None


_SENDING: Final = re.compile(r"(?:sending|transferring|paying) (?:money )?to\b(?!.*(?:\.\.|!))", re.IGNORECASE)
_SHORT: Final = 5
_TIME_AHEAD: Final = re.compile(r"\d:\d")


def _by_ending(text: str) -> Role | None:
    """A label that ends as only labels do: Transacted on, Remitted by."""
    if _SENTENCE.search(text) or not 1 < len(text.split()) <= _SHORT:
        return None
    if _ON.search(text):
        return Role.OTHER_DATE if _OTHER_DAY.search(text) else Role.DATE
    words = _BY.sub("", text)
    return Role.SENDER if words != text and vocabulary().concepts.get(fold(words), _NONE) & {Concept.MOVED} else None


_NONE: Final = frozenset[Concept]()
_ON: Final = re.compile(r"(?:\w(?:ed|ade|ent|aid|one) (?:on|at)|\bnoong|\w{4,} pada)$", re.IGNORECASE)
_OTHER_DAY: Final = re.compile(
    r"print|generat|download|expire|valid|issu|schedul|sav|request|open|last|updat|view|cetak|dijana", re.IGNORECASE
)
_BY: Final = re.compile(r" (?:by|ni)$", re.IGNORECASE)


def _before_value(text: str) -> Said | None:
    """A label of money, of a number or of a moment before such a value on its own line."""
    found = _VALUE_AHEAD.search(text)
    if found is None:
        return _before_party(text)
    is_sum = _SUM_AHEAD.match(text[found.start() :]) is not None
    role = _meant(text[: found.start()], funded=True, moved=is_only_money(text[found.start() :]))
    if role in _SIDES:
        return _before_party(text)
    if role not in _NUMBERS and not (role in _MONEY and is_sum):
        return None
    rest = text[found.start() :].strip()
    if len(rest.split()) > _LONGEST_VALUE:
        return None
    return Said(role, fold(text[: found.start()]), rest, "", colon=False)


def _before_party(text: str) -> Said | None:
    """A label of several words for a side or its account, before a name or a number on its own line."""
    words = list(_WORDS.finditer(text))
    for at in range(min(len(words) - 1, _MOST_WORDS), 1, -1):
        before, rest = text[: words[at].start()], text[words[at].start() :]
        starts = rest[0].isupper() or rest[0].isdigit() or rest[0] in _MASKS or rest[:2].lower() == "xx"
        role = _meant(before) if starts and _meant(rest) is None else None
        if role in _SIDES:
            return Said(role, fold(before), rest.strip(), "", colon=False)
    return None


def _meant(text: str, *, funded: bool = False, moved: bool = False) -> Role | None:
    """The role of a text all of whose words have a meaning in labels, if it is short and states nothing."""
    if _SENTENCE.search(text) or _FULL_STOP.search(text) or any(sign.isdigit() for sign in text):
        return None
    words = [word for match in _WORDS.finditer(text) for word in _parts(match[0])]
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    meant: frozenset[Concept] = frozenset()
    for word in words:
        concepts = _concepts_of(word)
        if concepts is None:
            return None
        meant |= concepts
    if "/" in text and Concept.OTHER_NUMBER in meant and meant & {Concept.REFERENCE, Concept.TRANSFER}:
        # Booking / Transaction ID is both.
        meant -= {Concept.OTHER_NUMBER}
    known = vocabulary()
    if known.failed.are_in(text) or (known.pending.are_in(text) and not is_under_way(text)):
        return None
    if {Concept.MONEY, Concept.FEE} <= meant and _BOTH.search(text):
        return Role.HEADING
    if (funded and Concept.FUNDS in meant) or (moved and meant - {Concept.FILLER} == {Concept.MOVED}):
        meant |= {Concept.MONEY}
    elif Concept.FUNDS in meant and Concept.TO not in meant and states(text):
        return None
    role = role_of(meant)
    # "The payment went through" names no channel.
    return None if role in _NEVER_STATING and known.success.are_in(text) else role


_NEVER_STATING: Final = frozenset({Role.CHANNEL, Role.KIND, Role.BANK, Role.NAME, Role.OTHER, Role.NOTE})


_FULL_STOP: Final = re.compile(
    r"\s\S+\s\S+\s(?!(?:no|nos|acct|ref|refs|amt|num|tel|txn|trx|trans|bal|auth|blg|ruj|id)\.)\S+\.\s*$", re.IGNORECASE
)
"""What ends a sentence of several words, and not one that was cut short."""
_BOTH: Final = re.compile(r"(?:\b(?:and|at|dan)\b|&)", re.IGNORECASE)
"""What joins an amount and a fee in a heading over both."""


def _parts(word: str) -> list[str]:
    """A word, or the words on both sides of a stroke in it where it is none itself."""
    bare = word.strip(_EDGES)
    if "/" not in bare or _concepts_of(bare) is not None:
        return [bare] if bare else []
    return [part for part in bare.split("/") if part]


def _concepts_of(word: str) -> frozenset[Concept] | None:
    """What a word means; of one that is none, what two words mean that were run together."""
    known = vocabulary().concepts
    folded = fold(word.removeprefix("E-").removeprefix("e-")) or word
    if folded in known:
        return known[folded]
    if len(folded) < _LONG_WORD:
        return None
    cuts = range(_SHORT_WORD, len(folded) - 1)
    both = next(((folded[:at], folded[at:]) for at in cuts if folded[:at] in known and folded[at:] in known), None)
    return known[both[0]] | known[both[1]] if both else None
