"""The shapes of values: what looks like a reference, an account or a name, wherever it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gomflow.agent.reading.branding import share_of_names
from gomflow.agent.reading.dates import dates_in, time_after, times_in
from gomflow.agent.reading.money import currency_in, sums_in
from gomflow.agent.vocabulary import fold, vocabulary
from gomflow.methods import DateOrder

MASK: Final = "*•"

_ACCOUNT: Final = re.compile(
    r"(?<![A-Za-z0-9₱.,])(?:\(?\+?\d|[*•]|[xX]{2}|\.{2,})[\dxX*•. ()-]{2,30}\d(?![A-Za-z0-9]|[.,]\d\d\b)"
)
_REGISTRATION: Final = re.compile(r"\((?:19|20)\d\d0[1-6]\d{6}")
"""The number a Malaysian company is registered under, as its footers give it: the year, its kind, six digits."""
_BULLETED: Final = re.compile(r"•\s+(\d{7,})$")
_ENDS_IN: Final = re.compile(r"(?:ending(?: in)?|ends in|berakhir)\s*(\d{3,6})\b", re.IGNORECASE)
_ENDING: Final = re.compile(r"[^\w]*[xX]{0,4}[^\w]*(\d{4})[^\w]*")
_CALLED: Final = re.compile(r"\b(?:call|hotline|careline|dial|tawag|tumawag|hubungi|talian)\b", re.IGNORECASE)
_FEWEST_SHOWN: Final = 3
_FEWEST_DIGITS: Final = 7
_MOST_DIGITS: Final = 20
_SENTENCE: Final = 5
_MOSTLY: Final = 0.6
_LONGEST_NAME: Final = 64
_LONGEST_MASKED: Final = 6
"""The most words a masked name has; a sentence may hold a bullet as well."""
_NAME_SIGNS: Final = frozenset(" .,'&/()@-+*•|" + '"')


@dataclass(frozen=True, slots=True)
class AccountNumber:
    """An account or mobile number as printed, masked or not, and its place in the text."""

    text: str
    start: int
    end: int


def account_in(text: str) -> AccountNumber | None:
    """The first account or mobile number in a text: seven digits or more, or three after a mask."""
    for match in _ACCOUNT.finditer(text):
        if _REGISTRATION.fullmatch(match[0]):
            continue
        # A bullet parts a bank from the whole number behind it; what hides something stands close to the rest.
        whole = _BULLETED.match(match[0])
        shown = (whole[1] if whole else match[0]).strip(" .-()")
        digits = sum(sign.isdigit() for sign in shown)
        masked = any(sign in "xX*•" for sign in shown) or ".." in shown or match[0].startswith("..")
        if digits > _MOST_DIGITS or (digits < _FEWEST_SHOWN if masked else digits < _FEWEST_DIGITS):
            continue
        if next(dates_in(match[0], DateOrder.DAY_FIRST), None) is None:
            return AccountNumber(whole[1] if whole else match[0].strip(), match.start(), match.end())
    ending = _ENDS_IN.search(text)
    return AccountNumber(f"*{ending[1]}", ending.start(), ending.end()) if ending else None


def is_account_line(text: str) -> bool:
    """Whether a text is an account with at most a name or a bank beside it, and not a sentence with a hotline in it."""
    number = None if _CALLED.search(text) else account_in(text)
    return number is not None and len((text[: number.start] + text[number.end :]).split()) < _SENTENCE


def ending_in(text: str) -> AccountNumber | None:
    """The last four digits of an account, where nothing else is on the line: what hides the rest was not read."""
    match = _ENDING.fullmatch(text)
    return AccountNumber(f"*{match[1]}", 0, len(text)) if match else None


def names_a_bank(text: str) -> bool:
    """Whether a text is the name of a bank or wallet, or of a kind of account."""
    return vocabulary().not_a_name.are_in(text) or share_of_names(text) >= _MOSTLY


def is_name(text: str) -> bool:
    """Whether a text could be the name of a person or a shop, whole or masked."""
    if not 1 < len(text) <= _LONGEST_NAME or next(sums_in(text), None) or is_when(text):
        return False
    if _is_of_label_words(text) or currency_in(text) or (text[0].islower() and fold(text) in vocabulary().labels):
        return False
    if text.islower() and vocabulary().things.are_in(text):
        # "You sent money": it is what was sent, and nobody.
        return False
    letters = sum(sign.isalpha() for sign in text)
    digits = sum(sign.isdigit() for sign in text)
    masks = sum(sign in MASK for sign in text)
    proper = all(sign.isalnum() or sign in _NAME_SIGNS for sign in text)
    return proper and letters + masks > 1 and letters > 0 and digits <= 0.3 * letters


def _is_of_label_words(text: str) -> bool:
    """Whether a text is a label nobody listed: several words, and each one of those that labels are made of."""
    words = re.findall(r"[a-z']+", text.lower())
    return len(words) > 1 and all(word in vocabulary().label_words for word in words)


def is_masked_name(text: str) -> bool:
    """Whether a text is a name with letters hidden, as in MI****L A."""
    return (
        len(text.split()) <= _LONGEST_MASKED
        and is_name(text)
        and re.search(r"[A-Za-z][*•]+|[*•]{2,}[A-Za-z]|[A-Za-z]\.{3,}", text) is not None
    )


def is_when(text: str) -> bool:
    """Whether a text holds a date or a time of day."""
    if next(dates_in(text, DateOrder.DAY_FIRST), None) is not None:
        return True
    return any(timed.is_sure for timed in times_in(text))


def without_when(text: str) -> str:
    """A text with its dates and the times next to them cut out."""
    spans = [(found.start, found.end) for found in dates_in(text, DateOrder.DAY_FIRST)]
    for start, end in list(spans):
        timed = time_after(text, end)
        if timed:
            spans.append((start, timed.end))
    spans.extend((timed.start, timed.end) for timed in times_in(text) if timed.is_sure)
    cut = list(text)
    for start, end in spans:
        cut[start:end] = "\n" * (end - start)
    return "".join(cut)


def runs_of(text: str) -> Iterator[list[str]]:
    """The runs of tokens in a text that a reference could be made of, in capitals."""
    cut = _NUMBERED.sub("", without_when(text))
    for found in sums_in(cut):
        if found.has_cents:
            cut = cut[: found.start] + "\n" * (found.end - found.start) + cut[found.end :]
    for part in cut.split("\n"):
        run: list[str] = []
        tokens = [token.strip("#:.,;•()[]'\"|") for token in part.split()]
        if any(_is_half_read(bare) for bare in tokens):
            continue
        for bare in tokens:
            if _is_token(bare) or (run and bare.isupper() and bare.lower() in vocabulary().months):
                run.append(bare.upper())
            elif bare and run:
                yield run
                run = []
        if run:
            yield run


_NUMBERED: Final = re.compile(r"\b(?:no|nos|num|number|ref)\s?[.:#]\s?(?=[A-Z]{0,4}-?\d)", re.IGNORECASE)
"""What may stand before a number in its own value, as in No.20261116314971."""
_TOKEN: Final = re.compile(r"[A-Za-z0-9]+(?:[-_/]+[A-Za-z0-9]+)*-?")
_NO_TOKENS: Final = frozenset({"AM", "PM", "RM", "PHP", "MYR", "COPY", "DONE", "NO", "ID", "OK", "SHARE", "SAVE", "QR"})
_WHOLE_SUM: Final = re.compile(r"(?:PHP|RM|MYR)\d{1,7}")
_MASKED: Final = re.compile(r"[\d-]*[Xx]{3,}[\dXx-]*")
"""What hides the beginning of an account: no reference has it."""
_LONGEST_WORD: Final = 8
_FEW_VOWELS: Final = 0.15


def is_random(text: str) -> bool:
    """Whether letters are as short of vowels as no words are."""
    return len(text) >= _LONGEST_WORD and sum(sign in "AEIOU" for sign in text) <= len(text) * _FEW_VOWELS


def _is_half_read(token: str) -> bool:
    """Whether a reader put a sign into a number that no number has: what is left of it would be a wrong one."""
    return sum(sign.isdigit() for sign in token) >= _FEWEST_SHOWN and not _TOKEN.fullmatch(token) and "|" in token


def _is_token(token: str) -> bool:
    if not _TOKEN.fullmatch(token) or _WHOLE_SUM.fullmatch(token) or _MASKED.fullmatch(token):
        return False
    if any(sign.isdigit() for sign in token):
        return True
    return (
        token.isupper()
        and (len(token) <= _LONGEST_WORD or "-" in token or is_random(token))
        and token not in _NO_TOKENS
        and token.lower() not in vocabulary().months
    )
