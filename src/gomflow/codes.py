"""Short names people can read out: Crockford's base32, without letters that look like digits."""

from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_AS_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})

Pick = Callable[[str], str]
"""Chance, as an argument: one sign out of some."""


def code(pick: Pick, length: int) -> str:
    """A random short name."""
    return "".join(pick(ALPHABET) for _ in range(length))


def as_meant(text: str) -> str:
    """What somebody typed, in the form in which the same code is always the same: O is read as 0, I and L as 1."""
    return text.strip().upper().replace(" ", "").translate(_AS_MEANT)


def split_reference(text: str) -> tuple[str, str] | None:
    """The canonical reference of a submission and the order's code in it; None where it is no reference."""
    meant = text.strip().upper().replace(" ", "").replace("-", "")
    country, signs = meant[:2], as_meant(meant[2:])
    if country not in {"PH", "MY"} or len(signs) != 8 or any(sign not in ALPHABET for sign in signs):  # noqa: PLR2004
        return None
    return f"{country}-{signs}", signs[:4]


LOOKS_LIKE = {"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "G": "6", "B": "8"}
"""Letters that are taken for digits where somebody reads them off a picture, and for which."""
