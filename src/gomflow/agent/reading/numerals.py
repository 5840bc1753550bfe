"""Sums written in words, in English and Malay, as banks print them beneath the figures."""

import re
from decimal import Decimal
from typing import Final

_UNITS: Final = {
    word: value
    for value, words in enumerate(
        (
            "zero", "one satu", "two dua", "three tiga", "four empat", "five lima", "six enam", "seven tujuh",
            "eight lapan", "nine sembilan", "ten sepuluh", "eleven sebelas", "twelve", "thirteen", "fourteen",
            "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        )
    )
    for word in words.split()
}  # fmt: skip
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
_TIMES: Final = {"hundred": 100, "ratus": 100, "thousand": 1000, "ribu": 1000, "million": 1_000_000, "juta": 1_000_000}
_ONE_OF: Final = {"seratus": 100, "seribu": 1000}
_SILENT: Final = frozenset(
    {
        "and",
        "dan",
        "only",
        "sahaja",
        "pesos",
        "peso",
        "ringgit",
        "malaysia",
        "malaysian",
        "philippine",
        "exactly",
        "ang",
        "rm",
        "php",
    }
)
_UNIT: Final = re.compile(r"\b(?:pesos?|ringgit)\b", re.IGNORECASE)
_CENTS: Final = re.compile(r"\b(?:centavos?|sen|cents?)\b", re.IGNORECASE)
_HUNDREDTHS: Final = re.compile(r"\b(\d{1,2})\s?/\s?100\b")


def sum_in_words(text: str) -> Decimal | None:
    """The sum a text spells out; None where it is anything else, or says more than a sum."""
    if not _UNIT.search(text):
        return None
    hundredths = _HUNDREDTHS.search(text)
    plain = _HUNDREDTHS.sub(" ", text)
    cents = Decimal(int(hundredths[1])) / 100 if hundredths else Decimal(0)
    if _CENTS.search(plain):
        whole, small = map(_number, _parted(plain))
        return None if small is None or whole is None else whole + small / 100
    whole = _number(plain)
    return None if whole is None else whole + cents


def _parted(text: str) -> tuple[str, str]:
    """What stands before the cents and what they are: "Ringgit Malaysia X dan sen Y", or "X pesos and Y centavos"."""
    leading = re.match(r"\W*ringgit\b", text, re.IGNORECASE)
    found = _CENTS.search(text) if leading else _UNIT.search(text)
    if found is None:
        return text, ""
    return text[: found.start()], _CENTS.sub(" ", text[found.end() :])


def _number(text: str) -> Decimal | None:
    total = group = 0
    seen = False
    for word in re.findall(r"[a-z]+|\S", text.lower()):
        if word in _SILENT or word in "-,.:()*":
            continue
        if word in _UNITS or word in _TENS or word in _ONE_OF:
            group += _UNITS.get(word, 0) + _TENS.get(word, 0) + _ONE_OF.get(word, 0)
        elif word == "belas":
            group += 10
        elif word == "puluh":
            group = group - group % 10 + 10 * (group % 10)
        elif word in _TIMES and _TIMES[word] == 100:  # noqa: PLR2004 - hundreds stay in their group
            group = group - group % 10 + 100 * (group % 10)
        elif word in _TIMES:
            total, group = total + group * _TIMES[word], 0
        else:
            return None
        seen = True
    return Decimal(total + group) if seen else None
