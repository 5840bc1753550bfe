"""Labels: what the value beside or below a text is, by the words it begins with."""

import re
from dataclasses import dataclass
from typing import Final

from gomflow.agent.reading.branding import share_of_names
from gomflow.agent.reading.lines import Line
from gomflow.agent.reading.meaning import PROMISES, Said, by_meaning, parted, states
from gomflow.agent.vocabulary import Role, fold, vocabulary, without_one

_MONEY_ROLES: Final = frozenset({Role.AMOUNT, Role.TOTAL, Role.FEE, Role.BALANCE, Role.OTHER_MONEY})
_NUMBER_ROLES: Final = frozenset(
    {Role.REFERENCE, Role.RAIL_REFERENCE, Role.ACCOUNT, Role.RECIPIENT_ACCOUNT, Role.SENDER_ACCOUNT}
)
_WHEN_ROLES: Final = frozenset({Role.DATE, Role.OTHER_DATE, Role.TIME})
_MONEY_AHEAD: Final = re.compile(r"[+-]?\s*(?:₱|PHP|P|RM|MYR)?\s*[\dOoIl][\d.,OoIl ]*", re.IGNORECASE)
_UNIT: Final = re.compile(r"\s*\(([^()]{1,24})\)")
_DASH: Final = re.compile(r"\.? -(?: |$)")
_NUMBER_AHEAD: Final = re.compile(r"-?(?:no|num|id)\b[-.:# ]*(?=[A-Z0-9])|-(?=[A-Z0-9])", re.IGNORECASE)
"""What stands between a label for a number and its value on the same line, as in: Reference #-No.123."""
_MARKS: Final = " .:;=)#|/"
_SHORT: Final = 4
"""The most words a label has that nobody listed."""
_FORGIVING_FROM: Final = 8


@dataclass(frozen=True, slots=True)
class Label:
    """A label where it stands: on one line, or on two where it is wrapped."""

    said: Said
    lines: tuple[Line, ...]

    @property
    def role(self) -> Role:
        return self.said.role

    @property
    def rest(self) -> str:
        """What follows the label on its own line."""
        return self.said.rest

    @property
    def box(self) -> Line:
        """The label as one line."""
        if len(self.lines) == 1:
            return self.lines[0]
        first, last = self.lines[0], self.lines[-1]
        right = max(first.right, last.right)
        return Line(
            first.index, first.text, first.confidence, min(first.left, last.left), first.top, right, last.bottom
        )


def label_of(text: str) -> Said | None:
    """The label a text begins with, the longest one; None when it begins with none."""
    words = text.lstrip("•*-+<>✓✔√ ")
    known = vocabulary()
    folded, ends = _folded(words, known.longest)
    for size in range(len(folded), 1, -1):
        role = known.labels.get(folded[:size])
        if role is None or not _ends_a_word(words, ends[size - 1]):
            continue
        said = _said(role, folded[:size], words, ends[size - 1])
        if _is_meant(said, words[: ends[size - 1]]):
            whole = by_meaning(words) if said.rest and not (said.colon or said.role is Role.STATUS) else None
            return whole if whole is not None and not whole.rest else said
    if share_of_names(words) >= 1:
        return None
    meant = by_meaning(words)
    # Words that are all known are not misspelt, however near to another label they come.
    return meant if meant is not None and not meant.rest else _misspelt(words) or meant or _by_keyword(words)


def _folded(text: str, longest: int) -> tuple[str, list[int]]:
    """The folded beginning of a text, and for each of its letters where in the text it ends."""
    letters: list[str] = []
    ends: list[int] = []
    for at, sign in enumerate(text):
        folded = fold(sign)
        if folded:
            letters.append(folded[0])
            ends.append(at + 1)
        if len(letters) == longest:
            break
    return "".join(letters), ends


def _ends_a_word(text: str, end: int) -> bool:
    """Whether a word ends there: no letter follows, and no digit belongs to what was matched."""
    if end >= len(text):
        return True
    following = text[end]
    if following.isdigit():
        return not text[end - 1].isdigit()
    return not following.isalpha() and not (following == "'" and text[end + 1 : end + 2].isalpha())


def _said(role: Role, phrase: str, text: str, end: int) -> Said:
    rest = text[end:]
    unit = _UNIT.match(rest)
    if unit:
        rest = rest[unit.end() :]
    marks = rest[: len(rest) - len(rest.lstrip(_MARKS))]
    dash = _DASH.match(rest)
    rest = rest[dash.end() :] if dash else rest.lstrip(_MARKS)
    if role in _NUMBER_ROLES:
        rest = _NUMBER_AHEAD.sub("", rest, count=1) if _NUMBER_AHEAD.match(rest) else rest
    return Said(role, phrase, rest.strip(), unit[1] if unit else "", bool(dash) or ":" in marks or "=" in marks)


def _is_meant(said: Said, label: str) -> bool:
    """Whether the words are a label here, and not the beginning of a sentence or a name."""
    rest = said.rest
    if not rest or said.colon:
        return True
    if rest[0].islower() and not any(sign.isdigit() for sign in rest.split()[0]):
        return _is_status(said)
    several = " " in label.strip()
    if said.role in _MONEY_ROLES:
        return several or bool(_MONEY_AHEAD.match(rest))
    if said.role in _NUMBER_ROLES or said.role in _WHEN_ROLES:
        return several or any(sign.isdigit() for sign in rest)
    if said.role is Role.STATUS:
        return _is_status(said)
    return said.phrase not in vocabulary().names_begin_with and (several or said.role in {Role.SENDER, Role.RECIPIENT})


def _is_status(said: Said) -> bool:
    known = vocabulary()
    told = any(words.begin(said.rest) for words in (known.success, known.success_alone, known.pending, known.failed))
    return said.role is Role.STATUS and told


def _misspelt(text: str) -> Said | None:
    """A long label with one letter wrong, missing or too many, alone on its line or before a colon."""
    before, colon, after = text.partition(":")
    folded = fold(before)
    known = vocabulary()
    if states(text) or (before[-1:].isdigit() and after[:1].isdigit()) or sum(map(str.isdigit, before)) > 1:
        return None
    if not _FORGIVING_FROM <= len(folded) <= known.longest + 1:
        return None
    for form in (folded, *without_one(folded)):
        label = known.slips.get(form)
        if label is not None:
            return Said(known.labels[label], label, after.strip(), "", bool(colon))
    return None


def _by_keyword(text: str) -> Said | None:
    """A label nobody listed, told by one word of it: short, and alone on its line or before a colon."""
    before, colon, after = parted(text)
    known = vocabulary()
    if len(before.split()) > _SHORT or any(sign.isdigit() for sign in before) or known.negation.are_in(before):
        return None
    role = next((role for role, words in known.keywords.items() if words.are_in(before)), None)
    if role is None or states(before) or PROMISES.search(before):
        return None
    return Said(role, fold(before), after.strip(), "", bool(colon))
