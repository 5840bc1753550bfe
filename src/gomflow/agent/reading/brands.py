"""Which app or bank issued a receipt, as against the ones it only mentions."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final

from gomflow.agent.reading.branding import brand_patterns, company_patterns, misspelt_names, phrase_patterns
from gomflow.agent.reading.lines import Line
from gomflow.agent.reading.relations import Receipt
from gomflow.agent.reading.shapes import is_account_line, names_a_bank
from gomflow.agent.vocabulary import Role, fold, without_one
from gomflow.methods import Method, catalogue

_OWN: Final = re.compile(
    r"(?:via|with|using|through|by|from|powered by|gamit(?: ang)?|sa pamamagitan ng|mula sa|dengan|melalui|daripada)"
    r"\s*(?:your|my|the|ang)?\s*$"
)
_OTHERS: Final = re.compile(r"(?:\bto|\bke|\bkepada|\bsa|\bpara sa|/|->)\s*(?:your|my|the)?\s*$")
_TO: Final = re.compile(r"\S\s(?:to|kay|sa|kepada|ke)\s*:?$", re.IGNORECASE)
_SITE: Final = re.compile(r"[@./]\s*$|^\s*\.(?:com|my|ph|net|app)")
_ENOUGH: Final = 3.0
_TOP: Final = 0.3
"""The share of a page in which a title stands."""
_TITLE_WORDS: Final = 3
_SHORT_LINE: Final = 6
_LONGEST_NAME: Final = 24

_MENTIONS: Final = (Role.RECIPIENT, Role.RECIPIENT_ACCOUNT, Role.BANK, Role.NAME, Role.ACCOUNT, Role.NOTE)
_SOURCES: Final = (Role.SENDER, Role.CHANNEL)


def issuers(receipt: Receipt, *, above_first: bool) -> tuple[Method, ...]:
    """The method a receipt is of; several of one family where only its reference tells them apart; none if unknown.

    A rail alone, such as InstaPay, is given where no app can be made out, and any bank where it is one without a file.
    """
    scores = dict.fromkeys(catalogue(), 0.0)
    mentioned = _mentioned(receipt, above_first=above_first)
    sources = {
        line.index
        for label, values in receipt.labelled(*_SOURCES)
        for line in (*values.beside, *(values.above if above_first else values.below)[:2])
    }
    reach = max((line.bottom for line in receipt.lines), default=1.0)
    for line in receipt.lines:
        is_top, is_source = line.top <= _TOP * reach, line.index in sources
        for key, score in _evidence(line, is_top, line.index in mentioned, is_source):
            scores[key] = max(scores[key], score) + 0.1 * min(scores[key], score)
    apps = [(score, key) for key, score in scores.items() if score >= _ENOUGH and not _is_rail(key)]
    return _best(apps) or tuple(rails_named(receipt))[:1]


def settled(
    candidates: Sequence[Method], reference: str | None, printed: str, days: Collection[date], currency: str | None
) -> Method | None:
    """The one method of the candidates: the one whose references look like this, or else the first.

    Where the app's name is not to be seen, a reference tells the method when only one gives such, and its letters say
    so, or the way it is grouped, or the day it carries being one the receipt shows.
    """
    if reference is None:
        return candidates[0] if candidates else None
    apps = [method for method in candidates if not method.is_a_rail]
    if apps:
        return next((method for method in apps if any(form.fits(reference) for form in method.references)), apps[0])
    possible = (one for one in catalogue().values() if currency is None or currency in one.currencies)
    telling = [method for method in possible if _tells(method, reference, printed, days)]
    if len(telling) == 1:
        return telling[0]
    return candidates[0] if candidates else None


def rails_named(receipt: Receipt) -> Iterator[Method]:
    """The rails a receipt names, first those by themselves, then those in its small print or as a kind of account."""
    asides = {line.index for label, _ in receipt.labelled(Role.RECIPIENT_ACCOUNT) for line in label.lines}
    asides |= {line.index for line in receipt.lines if len(line.text.split()) >= _SHORT_LINE}
    plain = [line for line in receipt.lines if line.index not in asides]
    rails = [(key, method) for key, method in catalogue().items() if _is_rail(key)]
    found = [
        method
        for lines in (plain, receipt.lines)
        for key, method in rails
        if any(brand_patterns()[key].search(line.text.lower()) for line in lines)
    ]
    yield from dict.fromkeys(found)


def named(lines: Iterable[Line]) -> Iterator[Method]:
    """The methods whose names, or those of their firms, stand anywhere on these lines."""
    lowered = [line.text.lower() for line in lines]
    for key, method in catalogue().items():
        patterns = brand_patterns()[key], company_patterns()[key]
        if any(pattern.search(text) for pattern in patterns for text in lowered):
            yield method


def _tells(method: Method, reference: str, printed: str, days: Collection[date]) -> bool:
    fitting = [form for form in method.references if form.fits(reference)]
    return method.issues_receipts and any(
        form.tells
        or form.date_in(reference) in days
        or (form.printed != "" and re.fullmatch(form.printed, printed) is not None)
        for form in fitting
    )


def _is_rail(key: str) -> bool:
    return catalogue()[key].is_a_rail


def _best(scored: Sequence[tuple[float, str]]) -> tuple[Method, ...]:
    if not scored:
        return ()
    best = max(score for score, _ in scored)
    first = [catalogue()[key] for score, key in scored if score == best]
    family = first[0].family
    if len(first) > 1 and (not family or any(method.family != family for method in first)):
        return ()
    close = [catalogue()[key] for _, key in scored if catalogue()[key].family == family] if family else []
    return (*first, *(method for method in close if method not in first))


def _mentioned(receipt: Receipt, *, above_first: bool) -> set[int]:
    """The lines that speak of the receiving side: values of its labels, and lines next to an account number."""
    found: set[int] = set()
    for label, values in receipt.labelled(*_MENTIONS):
        told = label.lines if values.inline else values.beside or (values.above if above_first else values.below)
        found.update(line.index for line in told)
    for line in receipt.lines:
        if _TO.search(line.text):
            # Whatever stands under "Successfully sent to" is where it went.
            under = (other for other in receipt.lines if other.top > line.middle and line.shares_column(other))
            found.update(other.index for other in islice(under, 1) if line.gap_to(other) <= 1)
        if not is_account_line(line.text) or line.index in receipt.labels:
            continue
        found.add(line.index)
        found.update(other.index for other in receipt.page.row_of(line) if abs(line.left - other.right) <= line.height)
        near = (other for other in receipt.lines if other is not line and line.shares_column(other))
        found.update(other.index for other in near if _touches(line, other) and not _OWN.search(_before_brand(other)))
    return found


def _touches(line: Line, other: Line) -> bool:
    upper, lower = (line, other) if line.top <= other.top else (other, line)
    return upper.gap_to(lower) <= 1


def _before_brand(line: Line) -> str:
    """What stands before the first brand on a line."""
    lowered = line.text.lower()
    starts = [match.start() for pattern in brand_patterns().values() if (match := pattern.search(lowered))]
    return lowered[: min(starts)] if starts else ""


def _evidence(line: Line, is_top: bool, is_mention: bool, is_source: bool) -> Iterator[tuple[str, float]]:  # noqa: FBT001 - three facts about one line
    """What a line says for each method."""
    lowered = line.text.lower()
    if is_mention:
        # What only one app says, it says wherever it stands.
        yield from ((key, 3.5) for key, pattern in phrase_patterns().items() if pattern.search(lowered))
        return
    misspelt = _misspelt(line.text)
    if misspelt is not None:
        yield misspelt, 4.0
    for key, pattern in brand_patterns().items():
        match = pattern.search(lowered)
        if match is not None:
            yield key, _weight(lowered, match, is_top, is_source)
        if phrase_patterns()[key].search(lowered):
            yield key, 3.5
        elif match is None and (firm := company_patterns()[key].search(lowered)):
            yield key, 0.5 if _OTHERS.search(lowered[: firm.start()]) else 4.0


def _is_no_person(rest: str) -> bool:
    """Whether what stands beside a brand in a line about the sender is not the rest of a person's name."""
    words = [word for word in re.findall(r"[a-z]{3,}", rest) if not names_a_bank(word)]
    return not words


def _misspelt(text: str) -> str | None:
    """The method whose app's name a line is, but for one letter."""
    folded = fold(text)
    known = misspelt_names()
    if folded in known or not 0 < len(folded) < _LONGEST_NAME:
        return None
    return next((known[form] for form in without_one(folded) if form in known), None)


def _weight(text: str, match: re.Match[str], is_top: bool, is_source: bool) -> float:  # noqa: FBT001 - as above
    """How much a brand on a line says that its app issued the receipt."""
    before, after = text[: match.start()], text[match.end() :]
    if _OTHERS.search(before) or text.endswith("?"):
        return 0.5
    if _OWN.search(before):
        return 8.0
    if after.startswith(":") and len(before.split()) <= 1 and after.strip(" :"):
        # Who speaks in a message: RM0 MAYBANK2U: Transfer of ...
        return 6.0
    if _SITE.search(before) or _SITE.search(after):
        return 6.0
    words = len((before + after).split())
    if words == 0:
        return 7.0 if is_top else 5.0
    if is_source:
        return 4.0 if _is_no_person(before + after) else 0.5
    if words <= _TITLE_WORDS:
        return 5.0 if is_top else 3.0
    return 1.0 if words > _SHORT_LINE else 2.0
