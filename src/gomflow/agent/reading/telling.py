"""What a sentence tells of a transfer, as messages do: You have sent PHP 500.00 to JUAN D. on 11 Nov 2026."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from gomflow.agent.reading.dates import dates_in, time_after
from gomflow.agent.reading.money import FOREIGN_BEFORE, Sum, sums_in
from gomflow.agent.reading.shapes import account_in, is_name, names_a_bank
from gomflow.agent.vocabulary import Prose, vocabulary
from gomflow.methods import DateOrder

_END: Final = re.compile(r"(?<=[^\W\d_]{2})[.!?]+(?=\s|$)|(?<=\d)[.!?](?=\s|$)|(?<=[*•)])\.(?=\s|$)")
"""Where a sentence ends: not behind an initial, nor inside a number."""
_ABBREVIATED: Final = re.compile(
    r"\b(?:no|ref|acct|inc|corp|co|sdn|bhd|jr|sr|st|sta|mr|ms|mrs|dr|trans|txn|num|ruj|blg)$", re.IGNORECASE
)
_REFERENCE: Final = (
    r"(?P<reference>(?=[A-Z0-9 -]*\d)[A-Z0-9]+(?:-[A-Z0-9]+)*(?: (?:\d{3,8}|(?=[A-Z]*\d)[A-Z0-9]{3,5})(?![\w,/:]))*)"
)
_SHORTEST_REFERENCE: Final = 6
_UP_TO: Final = re.compile(r"\s*[,;:!?(]|\s+-\s|\s+(?=(?:[xX*•.]{2,}\s?)?\d{3,})|(?<=\w\w)\.$|\s*\|")
_BRACKETED: Final = re.compile(r"\s*\((?P<who>[^()]{2,60})\)")
"""Whose account it is, behind its number."""
_ARTICLES: Final = ("a", "an", "the")
_LONGEST_NAME: Final = 60
_TO_YOU: Final = re.compile(r"^(?:you|your|iyong|iyo|anda|akaun anda|me|my)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What sentences tell: pieces of their text as they stand there, and what is left of the sentences without them.

    `is_report` where the sentence leaves no doubt that it came to pass.
    """

    amount: str
    recipient: str
    account: str
    date: str
    reference: str
    is_report: bool
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of one language as patterns around a sum."""

    told: re.Pattern[str]
    named: re.Pattern[str]
    whom: re.Pattern[str]
    of: re.Pattern[str]
    done: re.Pattern[str]
    to: re.Pattern[str]
    ends: re.Pattern[str]
    numbered: re.Pattern[str]
    thing: re.Pattern[str]
    led: re.Pattern[str]


def told_in(text: str) -> Told | None:
    """What a text tells of money that somebody sent; None where no sentence of it does, or where it came in."""
    known = vocabulary()
    for start, end in _sentences(text):
        sentence = text[start:end]
        if known.incoming.are_in(sentence):
            continue
        for found in sums_in(sentence):
            for said in _patterns():
                who = _recipient(said, sentence, found) if _is_told(said, sentence, found) else None
                if who is None and _is_told_before(said, sentence, found):
                    who = _recipient_before(said, sentence, found)
                if who is not None:
                    return _told(text, start, found, who, is_report=not _is_open(sentence))
    return None


def whom_beside_a_sum(text: str) -> str | None:
    """Who is named on a line that stands next to a sum, as in: You paid KEDAI BUNGA, or: to KEDAI BUNGA."""
    for said in _patterns():
        match = said.whom.fullmatch(text.strip())
        who = match["who"] if match is not None and not _TO_YOU.match(match["who"]) else ""
        if not who[:1].islower() and is_name(who) and not vocabulary().things.are_all_of(who):
            return None if names_a_bank(who) else who
    return None


def _is_told(said: _Said, sentence: str, found: Sum) -> bool:
    """Whether a sentence says of a sum that it was sent, in so many words or by a thing and a word for success."""
    known = vocabulary()
    before, after = FOREIGN_BEFORE.sub("", sentence[: found.start]), sentence[found.end :]
    if any(words.are_in(before) for words in (known.negation, known.rule, known.wish, known.pending, known.failed)):
        return False
    if said.told.search(before) or said.named.search(before) or said.done.match(after):
        return True
    return said.of.search(before) is not None and known.success.are_in(sentence)


def _is_told_before(said: _Said, sentence: str, found: Sum) -> bool:
    """Whether a sentence says that it succeeded, of a thing to somebody, and then of how much."""
    known, before = vocabulary(), sentence[: found.start]
    if any(words.are_in(sentence) for words in (known.negation, known.rule, known.wish, known.pending, known.failed)):
        return False
    is_over = known.success.are_in(sentence) or said.done.match(sentence[found.end :]) is not None
    return is_over and said.thing.search(before) is not None and said.led.search(before) is not None


def _is_open(sentence: str) -> bool:
    """Whether the same sentence says that it is not over, or did not come to pass."""
    known = vocabulary()
    return any(words.are_in(sentence) for words in (known.pending, known.failed, known.denial))


def _recipient(said: _Said, sentence: str, found: Sum) -> tuple[str, str, str] | None:
    """The name and the account of who got a sum, at the least one of the two, and all that is said of them."""
    named = said.named.search(sentence[: found.start])
    if named is not None and is_name(named["who"].strip()):
        return named["who"].strip(), "", named["who"]
    for match in said.to.finditer(sentence, found.end):
        chunk = sentence[match.end() : match.end() + 2 * _LONGEST_NAME]
        if _TO_YOU.match(chunk):
            continue
        theirs = _up_to(chunk, said.ends)
        name = _up_to(theirs, said.numbered, _UP_TO).strip(" ,;:-")
        # A hidden number begins with what hides it.
        name = re.sub(r"[\s(]+[xX*•.]{2,}$", "", name).strip()
        number = account_in(theirs)
        account = number.text.strip(" ()") if number is not None else ""
        known = name if is_name(name) and not names_a_bank(name) and len(name) <= _LONGEST_NAME else ""
        if number is not None and not known:
            after = _BRACKETED.match(theirs, number.end)
            behind = _up_to(theirs[number.end :], said.numbered, _UP_TO).strip(" ,;:-.")
            who = after["who"] if after is not None else behind
            known = who if is_name(who) and not names_a_bank(who) and not who[0].islower() else ""
        if known or account:
            return known, account, theirs
    return None


def _recipient_before(said: _Said, sentence: str, found: Sum) -> tuple[str, str, str] | None:
    """Who is named between what was done and its sum, as in: Transfer to 1122 0099 (SITI) for RM 75.00 completed."""
    for match in said.to.finditer(sentence[: found.start]):
        theirs = _up_to(sentence[match.end() : found.start], said.led)
        number = account_in(theirs)
        bracketed = _BRACKETED.match(theirs, number.end) if number is not None else None
        name = bracketed["who"] if bracketed is not None else _up_to(theirs, said.numbered, _UP_TO).strip(" ,;:-")
        known = name if is_name(name) and not names_a_bank(name) and not name[0].islower() else ""
        if (known or number is not None) and not _TO_YOU.match(theirs):
            return known, number.text.strip(" ()") if number is not None else "", theirs
    return None


def _up_to(text: str, *ends: re.Pattern[str]) -> str:
    """A text up to where the first of these is found."""
    return text[: min((cut.start() for end in ends if (cut := end.search(text))), default=len(text))]


def _told(text: str, start: int, found: Sum, who: tuple[str, str, str], *, is_report: bool) -> Told:
    dated = _date(text, start) or _date(text, 0)
    labelled = _reference(text)
    reference = labelled.span("reference") if labelled else None
    spans = [(start + found.start, start + found.end)]
    spans += [(at, at + len(part)) for part in who if part and (at := text.find(part, start)) >= 0]
    spans += [dated] if dated else []
    spans += [labelled.span()] if labelled else []
    return Told(
        amount=" ".join((text[slice(*spans[0])].strip(" .,"), *_foreign(text[: spans[0][0]]))),
        recipient=who[0],
        account=who[1],
        date=text[slice(*dated)] if dated else "",
        reference=text[slice(*reference)] if reference else "",
        is_report=is_report,
        rest=tuple(_rest(text, spans)),
    )


def _foreign(before: str) -> tuple[str, ...]:
    """The sign of a currency that is none of those used here, where it stands before a sum."""
    unit = FOREIGN_BEFORE.search(before)
    return (unit[0].strip(),) if unit else ()


def _rest(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The sentences without what was taken out of them, and without the small words that led to it."""
    cut = list(text)
    for start, end in spans:
        led = _led().search(text[:start])
        first = led.start() if led else start
        cut[first:end] = "\0" * (end - first)
    for start, end in _sentences(text):
        left = re.sub(r"\s+(?=[,;)])", "", " ".join("".join(cut[start:end]).replace("\0", " ").split()))
        if sum(map(str.isalpha, left)) > 1:
            yield left.strip()


def _date(text: str, start: int) -> tuple[int, int] | None:
    found = next(dates_in(text[start:], DateOrder.DAY_FIRST), None)
    if found is None:
        return None
    timed = time_after(text[start:], found.end)
    return start + found.start, start + (timed.end if timed else found.end)


def _reference(text: str) -> re.Match[str] | None:
    found = _references().finditer(text)
    return next((one for one in found if len(one["reference"].replace(" ", "")) >= _SHORTEST_REFERENCE), None)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATED.search(text[: match.start()]):
            continue
        yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


@cache
def _patterns() -> tuple[_Said, ...]:
    return tuple(map(_said, vocabulary().prose))


def _said(words: Prose) -> _Said:
    adverbs = rf"(?:\s+{_any(words.adverbs)})*"
    did = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in _adverbial(words))
    told = rf"\b(?:{did})\b"
    return _Said(
        told=re.compile(rf"{told}{adverbs}(?:\s+{_any(words.of)})?{adverbs}[\s:]*$", re.IGNORECASE),
        named=re.compile(
            rf"{told}\s+(?P<who>(?!{_any((*words.to, *words.of, *words.adverbs, *_ARTICLES))}\b)"
            rf"[^.,:;]{{2,{_LONGEST_NAME}}}?)\s*$",
            re.IGNORECASE,
        ),
        whom=re.compile(rf"(?:{told}|{_any(words.to)})\s+(?P<who>[^\s\d].{{1,{_LONGEST_NAME}}})", re.IGNORECASE),
        of=re.compile(rf"\b{_any(words.things)}(?:\s+\w+)?(?:\s+{_any(words.of)})?{adverbs}[\s:]*$", re.IGNORECASE),
        done=re.compile(
            rf"\s*(?:{_any(words.was)}\s+)?(?:{_any(words.adverbs)}\s+)*{_any(words.done)}\b", re.IGNORECASE
        ),
        to=re.compile(rf"\b{_any(words.to)}\s+(?:{_any(words.holding)}[\s.:]+)*", re.IGNORECASE),
        ends=re.compile(rf"\s+{_any(words.ends)}\b"),
        numbered=re.compile(rf"[\s,(]+{_any(words.numbered)}\b"),
        thing=re.compile(rf"\b{_any(words.things)}\b", re.IGNORECASE),
        led=re.compile(rf"\s+{_any(words.of)}{adverbs}[\s:]*$", re.IGNORECASE),
    )


def _adverbial(words: Prose) -> Iterator[str]:
    """The beginnings, each also with "successfully" and its like before the verb."""
    for phrase in words.did:
        yield phrase
        *first, last = phrase.split()
        yield from (" ".join((*first, adverb, last)) for adverb in words.adverbs if first and " " not in adverb)


def _any(phrases: Iterable[str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first) + ")"


@cache
def _led() -> re.Pattern[str]:
    small = (word for one in vocabulary().prose for word in (*one.to, *one.of, *one.ends, *one.holding, *one.numbered))
    return re.compile(rf"(?:\b{_any(small)}[\s.:,(]*)+$", re.IGNORECASE)


@cache
def _references() -> re.Pattern[str]:
    words = _any(phrase for prose in vocabulary().prose for phrase in prose.references)
    return re.compile(
        rf"\b(?i:{words})[\s.:]*(?i:no|num|number|nombor|id|code|blg|#)?\s*[.:#]*\s*(?i:is|ay|ialah|adalah)?\s*[:#]?\s*{_REFERENCE}"
    )
