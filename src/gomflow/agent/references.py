"""Payment references: when two spellings of one are equal, and whether one has the form its method gives."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from gomflow.methods import Kind, Known, Method, ReferenceForm, catalogue
from gomflow.payment.references import canonical, look_alike

__all__ = [
    "SHORTEST",
    "Form",
    "canonical",
    "contradicts_its_day",
    "differs_in_looks",
    "form_of",
    "look_alike",
    "mended",
]

SHORTEST: Final = 6
"""The fewest letters and digits a reference has."""
_LONGEST: Final = 40
_FEWEST_DIFFERENT: Final = 3
_MIDNIGHT: Final = timedelta(days=1)
"""A transfer around midnight may be numbered under the day before or after the one it shows."""


_PIECE: Final = re.compile(r"(\\d|\[[^\]]+\]|[A-Z0-9])(?:\{(\d+)(?:,(\d+))?\})?")
_DIGIT_FOR: Final = {"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "G": "6", "B": "8"}
_LETTER_FOR: Final = {"0": "O", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B"}


class Form(StrEnum):
    """How a reference compares with what is known of its method's references."""

    FITS = "fits"
    UNKNOWN = "unknown"
    BROKEN = "broken"


def form_of(reference: str, method: Method | None, paid_on: date | None) -> Form:
    """Whether a canonical reference has its method's form, and carries the day of the transfer where it carries one.

    Only sourced facts make it broken, besides a reference no method would give: too short, too long, or one sign over
    and over.
    """
    if not SHORTEST <= len(reference) <= _LONGEST or len(set(reference)) < _FEWEST_DIFFERENT:
        return Form.BROKEN
    # Which of its numbers an app shows, a network does not say.
    forms = method.references if method and not method.is_a_rail else ()
    fitting = [form for form in forms if form.fits(reference)]
    if not fitting:
        sourced = any(form.known is Known.SOURCED for form in forms)
        return Form.BROKEN if sourced else Form.UNKNOWN
    for form in fitting:
        if form.known is Known.SOURCED and form.date_at is not None:
            dated = form.date_in(reference)
            if dated is None or (paid_on is not None and abs(dated - paid_on) > _MIDNIGHT):
                return Form.BROKEN
    return Form.FITS


def contradicts_its_day(reference: str, paid_on: date | None) -> bool:
    """Whether a reference is a network's, whichever app shows it, and carries another day than that of the transfer."""
    forms = (form for method in catalogue().values() if method.kind is Kind.RAIL for form in method.references)
    days = [form.date_in(reference) for form in forms if form.known is Known.SOURCED and form.fits(reference)]
    return paid_on is not None and any(day is None or abs(day - paid_on) > _MIDNIGHT for day in days)


def mended(text: str, form: ReferenceForm) -> str | None:
    """A canonical text in this form, with digits and letters set right that were read for one another.

    None where it does not have the form even so.
    """
    wanted = list(_places(form.pattern, len(text)))
    if len(wanted) != len(text):
        return None
    right = "".join(_right(sign, place) for sign, place in zip(text, wanted, strict=True))
    return right if form.fits(right) else None


def differs_in_looks(text: str, right: str) -> bool:
    """Whether two texts differ only in signs that nobody can tell apart by looking at them: O and 0, I and 1."""
    return text.translate(_SAME_LOOK) == right.translate(_SAME_LOOK)


_SAME_LOOK: Final = str.maketrans("OIL", "011")


def _places(pattern: str, size: int) -> Iterator[str]:
    """What stands in each place of a reference of this length, as patterns of one sign each."""
    pieces = [(match[1], int(match[2] or 1), int(match[3] or match[2] or 1)) for match in _PIECE.finditer(pattern)]
    spare = size - sum(fewest for _, fewest, _ in pieces)
    for place, fewest, most in pieces:
        count = min(max(fewest + spare, fewest), most)
        spare -= count - fewest
        yield from [place] * count


def _right(sign: str, place: str) -> str:
    if re.fullmatch(place, sign):
        return sign
    likely = (_DIGIT_FOR.get(sign, sign), _LETTER_FOR.get(sign, sign))
    return next((other for other in likely if re.fullmatch(place, other)), sign)
