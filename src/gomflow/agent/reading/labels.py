"""Labels on a page: which line says what the value beside or below it is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from gomflow.agent.reading.lines import Line, Page
from gomflow.agent.reading.meaning import Said, by_meaning, parted, states
from gomflow.agent.reading.money import is_only_money
from gomflow.agent.vocabulary import Role, fold, vocabulary, without_one

_MONEY_ROLES: Final = frozenset({Role.AMOUNT, Role.TOTAL, Role.FEE, Role.BALANCE, Role.OTHER_MONEY})
_NUMBER_ROLES: Final = frozenset(
    {Role.REFERENCE, Role.RAIL_REFERENCE, Role.ACCOUNT, Role.RECIPIENT_ACCOUNT, Role.SENDER_ACCOUNT}
)
_WHEN_ROLES: Final = frozenset({Role.DATE, Role.OTHER_DATE, Role.TIME})
_MONEY_AHEAD: Final = re.compile(r"[+-]?\s*(?:₱|PHP|P|RM|MYR)?\s*[\dOoIl][\d.,OoIl ]*", re.IGNORECASE)
_UNIT: Final = re.compile(r"\s*\(([^()]{1,24})\)")
_DASH: Final = re.compile(r"\.? -(?: |$)")
_MARKS: Final = " .:;=)#|/"
_SHORT: Final = 4
"""The most words a label has that nobody listed."""
_FREE: Final = re.compile(r"\b(?:free|zero|waived|libre|percuma)\b|[!?.]$", re.IGNORECASE)
_FORGIVING_FROM: Final = 8
_CLEARLY: Final = 0.2
"""How much nearer, in heights of a line, counts as nearer."""
_EDGE: Final = 3
"""How much nearer right edges have to be than left ones to be one edge: ragged lines often end nearly together."""
_WRAPPED: Final = 0.45
"""How close below a label the rest of it stands, in heights of a line."""


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
            whole = by_meaning(words) if said.rest and not said.colon else None
            return whole if whole is not None and not whole.rest else said
    return _misspelt(words) or by_meaning(words) or _by_keyword(words)


def labels_of(page: Page) -> dict[int, Label]:
    """The labels of a page by the index of each line they stand on."""
    found: dict[int, Label] = {}
    for line in page.lines:
        said = label_of(line.text)
        if said is not None and not page.ends_a_sentence(line):
            found[line.index] = Label(said, (line,))
    for line in page.lines:
        said = by_meaning(line.text, valued=True) if line.index not in found and _is_by_money(page, line) else None
        if said is not None and said.role is Role.AMOUNT:
            found[line.index] = Label(said, (line,))
    for upper in page.lines:
        wrapped = _wrapped(page, upper, found)
        if wrapped is not None:
            found |= {line.index: wrapped for line in wrapped.lines}
    written = {index for label in found.values() if label.role is Role.NOTE for index in _written(page, label, found)}
    return {index: label for index, label in found.items() if index not in written}


def _is_by_money(page: Page, line: Line) -> bool:
    """Whether an amount and nothing else stands right beside a line, or right under one of several words."""
    under = [other for other in page.lines if other.top > line.middle and line.shares_column(other)][:1]
    near = page.row_of(line)
    if len(line.text.split()) > 1:
        near += [other for other in under if line.gap_to(other) <= 1]
    return any(is_only_money(other.text) for other in near)


def _written(page: Page, note: Label, found: Mapping[int, Label]) -> Iterator[int]:
    """The lines of a note that look like labels: a payer may write "Paid to" and a name, and it means nothing."""
    if note.rest or note.said.colon:
        return
    under = _next_below(page.lines, note.box)
    beside = [line for line in page.row_of(note.box) if line.left >= note.box.right]
    if beside and (under is None or under.index in found):
        yield from (line.index for line in beside if line.index in found)
        return
    if under is not None and under.index in found and found[under.index].rest:
        yield under.index


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
    if states(text) or (before[-1:].isdigit() and after[:1].isdigit()):
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
    if role is None or states(before) or _FREE.search(before):
        return None
    return Said(role, fold(before), after.strip(), "", bool(colon))


def _wrapped(page: Page, upper: Line, found: Mapping[int, Label]) -> Label | None:
    """A label that goes on in the line below, as in Transaction / No."""
    held = found.get(upper.index)
    if held is not None and len(held.lines) > 1:
        return None
    lower = _next_below(page.lines, upper)
    if lower is None:
        return None
    if held is not None and held.rest:
        return _wrapped_before(held, lower) if lower.index not in found else None
    said = label_of(f"{upper.text} {lower.text}") or _broken(upper.text, lower.text)
    if said is None or len(said.phrase) <= len(fold(upper.text)):
        return None
    if held is not None and lower.index in found and said.phrase not in vocabulary().labels:
        return None
    longer = _over_three(page, upper, lower, found)
    if longer is not None:
        return longer
    if _is_unsure(said, held):
        beside = [line for line in page.row_of(upper) if line.left >= upper.right and line.index not in found]
        return Label(said, (upper, lower)) if beside and not said.rest else None
    lower_held = found.get(lower.index)
    if lower_held is not None and (lower_held.rest or _has_happened(upper.text) or _is_value(page, upper, found)):
        return None
    if held is not None and lower_held is not None and _has_value_beside(page, upper):
        return Label(said, (upper, lower)) if not said.rest and _are_nearest(upper, lower, found) else None
    return Label(said, (upper, lower)) if not said.rest or said.colon else None


def _broken(upper: str, lower: str) -> Said | None:
    """A label that was broken inside a word for want of room."""
    said = label_of(f"{upper}{lower}") if lower[:1].islower() else None
    return said if said is not None and not said.rest else None


def _is_unsure(said: Said, held: Label | None) -> bool:
    """Whether the upper line is the same label by itself, so that the lower one may as well be its value."""
    return held is not None and held.role is said.role and said.phrase not in vocabulary().labels


def _over_three(page: Page, upper: Line, middle: Line, found: Mapping[int, Label]) -> Label | None:
    """A label of three lines, beside whose first its value stands."""
    last = _next_below(page.lines, middle)
    said = label_of(f"{upper.text} {middle.text} {last.text}") if last is not None else None
    if last is None or said is None or said.phrase != fold(f"{upper.text} {middle.text} {last.text}"):
        return None
    is_one = _has_value_beside(page, upper) and _are_nearest(upper, last, found)
    return Label(said, (upper, middle, last)) if is_one else None


def _has_happened(text: str) -> bool:
    """Whether a text says that something came to an end; "Processing" may as well begin a label."""
    return states(text) and not vocabulary().pending.are_in(text)


def _wrapped_before(held: Label, lower: Line) -> Label | None:
    """A label whose value stands beside its first line, where the line below is nothing but the rest of the label."""
    phrase = held.said.phrase + fold(lower.text)
    role = vocabulary().labels.get(phrase) if held.said.colon else None
    if role is None:
        return None
    said = Said(role, phrase, held.rest, held.said.unit, colon=True)
    return Label(said, (*held.lines, lower))


def _are_nearest(upper: Line, lower: Line, found: Mapping[int, Label]) -> bool:
    """Whether two lines stand much closer to one another than to the labels over and under them."""
    gap = upper.gap_to(lower) + _CLEARLY
    column = [label.lines[0] for label in found.values() if abs(label.lines[0].left - upper.left) <= upper.height]
    over = [line.gap_to(upper) for line in column if line.bottom <= upper.middle]
    under = [lower.gap_to(line) for line in column if line.top >= lower.middle]
    return all(min(gaps) > gap for gaps in (over, under) if gaps)


def _is_value(page: Page, line: Line, found: Mapping[int, Label]) -> bool:
    """Whether a line that is no label stands close under one, or beside one."""
    if line.index in found:
        return False
    over = [other for other in page.lines if other.index in found and _next_below(page.lines, other) is line]
    return bool(over) or any(other.index in found and other.right <= line.left for other in page.row_of(line))


def _next_below(lines: Iterable[Line], upper: Line) -> Line | None:
    for line in lines:
        aligned = min(abs(line.left - upper.left), _EDGE * abs(line.right - upper.right)) <= upper.height
        if line.top > upper.middle and aligned and upper.gap_to(line) <= _WRAPPED:
            return line
    return None


def _has_value_beside(page: Page, line: Line) -> bool:
    return any(other.left >= line.right for other in page.row_of(line))
