"""Whether the money went to an account of the GOM's, as far as a receipt shows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gomflow.agent.names import Likeness, likeness
from gomflow_events.order.terms import PayTo

_MASKS: Final = re.compile(r"[xX*•#]+|\.{2,}")
_PHONE: Final = re.compile(r"(?:63|60|0)?(9\d{9}|1\d{8,9})")
_ENOUGH_SHOWN: Final = 4
_ONE_WRONG: Final = 1
_FEWEST_HIDDEN: Final = 2


class Recipient(StrEnum):
    """Whether the recipient on a receipt is the GOM."""

    MATCHES = "matches"
    DIFFERS = "differs"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Match:
    """What came out, the account it is if it is one, and whether the account number itself said so."""

    recipient: Recipient
    pay_to: PayTo | None = None
    by_number: bool = False


class _Number(StrEnum):
    """How an account number on a receipt compares with one of the GOM's."""

    SAME = "same"
    ENDING = "ending"
    LITTLE = "little"
    """What is to be seen of it fits, and is too little to tell by: it speaks neither for it nor against it."""
    UNSURE = "unsure"
    OTHER = "other"
    ABSENT = "absent"


def match_recipient(name: str | None, account: str | None, pay_to: Sequence[PayTo]) -> Match:
    """The best of the GOM's accounts for a name and an account as printed, either of which may be masked or missing.

    A whole number is believed before a name. Part of a number needs a name that does not speak against it, and where
    the two contradict each other the recipient counts as unreadable, so that a person looks.
    """
    found = [_compare(name, account, way) for way in pay_to]
    # The end of one account of the GOM's with the holder of another: some hold the shop's account in their own name.
    ending = [way for way in pay_to if _number(account, way.account) is _Number.ENDING]
    if ending and name and any(likeness(name, way.holder) is Likeness.SAME for way in pay_to):
        return Match(Recipient.MATCHES, ending[0], by_number=True)
    for wanted in (Recipient.MATCHES, Recipient.UNREADABLE):
        fitting = [match for match in found if match.recipient is wanted]
        if fitting:
            return max(fitting, key=lambda match: match.by_number)
    return Match(Recipient.DIFFERS if found and (name or account) else Recipient.UNREADABLE)


def is_whole_number(printed: str, known: str) -> bool:
    """Whether a printed number is a known one with nothing hidden."""
    return _number(printed, known) is _Number.SAME


def has_arrived(name: str | None, account: str | None, pay_to: Sequence[PayTo], open_to_it: Sequence[PayTo]) -> bool:
    """Whether a receipt names one of the GOM's accounts so fully that it does not matter which app it is of.

    By its whole number, by part of it and the holder's name, or, where the account is open to any app, by the holder's
    whole name, which has to have several words.
    """
    if account is None and name and any(_is_whole_name(name, way.holder) for way in open_to_it):
        return True
    for way in pay_to:
        number = _number(account, way.account)
        named = likeness(name, way.holder) if name else Likeness.UNSURE
        if number is _Number.SAME and named is not Likeness.OTHER:
            return True
        if number is _Number.ENDING and named is Likeness.SAME:
            return True
    return False


def _is_whole_name(printed: str, holder: str) -> bool:
    words = re.findall(r"\w+", holder.upper())
    return len(words) > 1 and re.findall(r"\w+", printed.upper()) == words


def is_number_of(printed: str, known: str) -> bool:
    """Whether a printed number, perhaps masked, is a known one; of a masked one at least four digits are to be seen."""
    return _number(printed, known) in {_Number.SAME, _Number.ENDING}


def _compare(name: str | None, account: str | None, way: PayTo) -> Match:
    number = _number(account, way.account)
    named = likeness(name, way.holder) if name else None
    if number is _Number.SAME:
        return Match(Recipient.MATCHES, way, by_number=True)
    if number is _Number.ENDING:
        matches = named is not Likeness.OTHER
        return Match(Recipient.MATCHES, way, by_number=True) if matches else Match(Recipient.UNREADABLE, way)
    if number in {_Number.ABSENT, _Number.LITTLE} and named is Likeness.SAME:
        return Match(Recipient.MATCHES, way)
    if number is _Number.OTHER:
        return Match(Recipient.UNREADABLE if named is Likeness.SAME else Recipient.DIFFERS, way)
    return Match(
        Recipient.DIFFERS if named is Likeness.OTHER and number is _Number.ABSENT else Recipient.UNREADABLE, way
    )


def _number(printed: str | None, known: str) -> _Number:
    """How a printed number, perhaps masked, compares with a known one."""
    if not printed:
        return _Number.ABSENT
    plain = re.sub(r"[^0-9xX*•#.]", "", printed)
    parts = [re.sub(r"\D", "", part) for part in _MASKS.split(plain)]
    digits = re.sub(r"\D", "", known)
    if len(parts) > 1:
        return _masked(parts[0], parts[-1], digits)
    whole = parts[0]
    if len(whole) < _ENOUGH_SHOWN:
        return _Number.ABSENT
    if _bare(whole) == _bare(digits):
        return _Number.SAME
    if _lost_its_mask(whole, digits):
        return _Number.ENDING
    alike = len(whole) == len(digits) and sum(a != b for a, b in zip(whole, digits, strict=True)) <= _ONE_WRONG
    return _Number.UNSURE if alike else _Number.OTHER


def _lost_its_mask(shown: str, digits: str) -> bool:
    """Whether a number is the beginning and the end of a mobile number, run together because its mask was not read."""
    short = _PHONE.fullmatch(digits) is not None and len(shown) <= len(digits) - _FEWEST_HIDDEN
    head, tail = shown[:-_ENOUGH_SHOWN], shown[-_ENOUGH_SHOWN:]
    return short and len(head) > 1 and digits.startswith(head) and digits.endswith(tail)


def _masked(head: str, tail: str, digits: str) -> _Number:
    """How a number of which only the first and last digits are printed compares."""
    phone = _PHONE.fullmatch(digits)
    forms = {digits, digits.lstrip("0")} | (
        {f"63{phone[1]}", f"60{phone[1]}", f"0{phone[1]}", phone[1]} if phone else set()
    )
    if len(head) + len(tail) < _ENOUGH_SHOWN:
        fits = any(form.startswith(head) and form.endswith(tail) for form in forms)
        return _Number.LITTLE if fits else _Number.OTHER
    fits = any(form.startswith(head) and form.endswith(tail) and len(form) > len(head) + len(tail) for form in forms)
    return _Number.ENDING if fits else _Number.OTHER


def _bare(digits: str) -> str:
    """A number without what one writer adds and another leaves out: leading zeros, the country of a mobile number."""
    phone = _PHONE.fullmatch(digits)
    return phone[1] if phone else digits.lstrip("0")
