"""What a page may say beside a success that makes it none: taken back, put off, to be confirmed, only for show."""

import re
from typing import Final

from gomflow.agent.reading.money import sums_in
from gomflow.agent.reading.numerals import sum_in_words
from gomflow.agent.vocabulary import vocabulary

_MOST_WORDS: Final = 12
"""A longer sentence is small print."""
_SHORT: Final = 7
_ONLY: Final = re.compile(r"(?:\w+[ -]){1,3}only[.!]?", re.IGNORECASE)
_FOR_THE_ORDER: Final = re.compile(r"\b(?:order|group ?buy|pasabuy|batch|purchase) only\b", re.IGNORECASE)
"""What careful buyers write across their receipt, so that nobody uses it for anything else."""
_BACK: Final = re.compile(
    r"\b(?:credited|put|given|went|gone|paid|transferred|returned|sent|placed|moved) back\b"
    r"|\bback (?:in|into|to|on|onto) (?:your|my|the sender|the payer|the source|source)\b",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    r"\b(?:will|shall|we'll|going to|about to|yet to|ready to|set to)\b(?! (?:not|never)\b)", re.IGNORECASE
)
_AGAIN: Final = re.compile(r"\bauto[- ]?(?:transfer|pay|debit|send)|\b(?:is|was|been) set\b", re.IGNORECASE)
_OFFERS: Final = re.compile(
    r"^(?:report|dispute|raise)(?: an?| this| the| with)? "
    r"(?:issue|problem|concern|dispute|transaction|payment|transfer)\b",
    re.IGNORECASE,
)
"""What can be done about a transfer that was made."""
_ASKS: Final = re.compile(
    r"(?:^|[.!;:,]\s*)(?:please |kindly )?(?:review|(?:double[- ]?)?check|verify|authori[sz]e|confirm)\b(?!\s+status)",
    re.IGNORECASE,
)


_GRANTED: Final = re.compile(
    r"\brequest(?= (?:has been|was|is) (?:successfully )?"
    r"(?:completed|processed|executed|successful|fulfilled|done|posted|settled|credited|transferred|paid)\b)",
    re.IGNORECASE,
)
"""A request that was met: the transfer itself."""
_ARRIVES: Final = re.compile(
    r"\b(?:recipient|receiver|beneficiary|payee|they|he|she|merchant|seller)\b.{0,20}"
    r"\bwill (?:get|receive|see|be (?:notified|informed|told))\b",
    re.IGNORECASE,
)
"""What comes after a transfer that was made."""


_NOTHING: Final = re.compile(
    r"(?<!as )(?<!a )\bscam|fraudster|beware|\bawas\b|\bkyc\b|did you know"
    r"|input tax|applicants|insured|\bnon-?refundable"
    r"|^(?:schedule an?|set up|save as|see|view|learn|avoid|allow up to|get|tingnan|lihat|untuk)\b"
    r"|(?:will not|cannot|can't) be (?:refunded|reversed|returned)|tidak (?:akan|boleh|dapat) (?:di)?kembalikan"
    r"|hindi na (?:ma)?ibabalik|mengambil masa|refunds? takes?|points? (?:to be|will be) credited|pulangan tunai"
    r"|^(?:report|dispute|raise) an? (?:problem|issue|dispute)"
    r"|^(?:ada masalah|hindi natanggap|problema|may problema)\b.*\?",
    re.IGNORECASE,
)
"""Advice, rules and buttons: none of them speaks of this transfer."""


def says_nothing(sentence: str) -> bool:
    """Whether a sentence is advice, a rule or a button, or asks whether something went wrong."""
    asks = sentence.rstrip().endswith("?") and next(sums_in(sentence), None) is None and not _ASKS.search(sentence)
    return (asks and vocabulary().failed.are_in(sentence)) or _NOTHING.search(sentence) is not None


def plainly(sentence: str) -> str:
    """A sentence without words that put off what it says was done: Your transfer request has been completed."""
    return _GRANTED.sub("", sentence)


def takes_back(sentence: str) -> bool:
    """Whether a sentence says that money came back, or that something was not done or accepted, and is no rule."""
    known = vocabulary()
    if _is_no_report(sentence):
        return False
    if _BACK.search(sentence):
        return True
    return known.denial.are_in(sentence) and known.things.are_in(sentence)


def is_put_off(sentence: str) -> bool:
    """Whether a sentence says of a transfer that it is to come: set for a day, made again and again, or asked about."""
    known = vocabulary()
    speaks = known.things.are_in(sentence) or known.acts.are_in(sentence)
    if speaks and sentence.rstrip().endswith("?") and next(sums_in(sentence), None) and _is_short(sentence):
        return True
    if _is_no_report(sentence):
        return False
    if (_AHEAD.search(sentence) or _AGAIN.search(sentence)) and speaks:
        return True
    if _ASKS.search(sentence) and (speaks or (len(sentence.split()) <= _SHORT and "detail" in sentence.lower())):
        return True
    return len(sentence.split()) <= _SHORT and known.undone.are_in(sentence) and known.things.are_in(sentence)


def _is_short(sentence: str) -> bool:
    return len(sentence.split()) <= _SHORT


def is_for_show(sentence: str) -> bool:
    """Whether a line says that the page is made for something only, as in: Preview only."""
    if _FOR_THE_ORDER.search(sentence) or sum_in_words(sentence) is not None:
        return False
    return _ONLY.fullmatch(sentence.strip()) is not None


def _is_no_report(sentence: str) -> bool:
    """Whether a sentence is too long to report on this transfer, asks, or says what would be or comes after it."""
    is_small_print = len(sentence.split()) > _MOST_WORDS or vocabulary().rule.are_in(sentence)
    speaks_of_it = _ARRIVES.search(sentence) or _OFFERS.search(sentence)
    return is_small_print or sentence.rstrip().endswith("?") or speaks_of_it is not None
