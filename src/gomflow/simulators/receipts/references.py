"""References as each app's transfers carry them, made from templates.

In a template ``#`` is a digit, ``@`` a hexadecimal digit, ``?`` a letter or digit, ``^`` a letter, ``%Y`` and its like
are the date of the payment, and everything else stands for itself. The formats of GCash, BPI, BDO, both Maybanks, CIMB,
Public Bank, RHB and DuitNow follow receipts that were described in public; Maya and Metrobank rest on one description
each; the rest are plausible inventions.
"""

import re
from datetime import datetime
from random import Random

_TEMPLATES: dict[str, tuple[str, ...]] = {
    "gcash": ("00###########", "10###########", "30###########", "70###########"),
    "maya": ("@@@@@@@@@@@@",),
    "bpi": ("%Y%m%d^^^#####",),
    "bdo": ("BN-%Y%m%d-########",),
    "unionbank": ("UB############",),
    "gotyme": ("@@@@@@@@@@@@",),
    "metrobank": ("############",),
    "landbank": ("%Y%m%d######",),
    "rcbc": ("RC##########",),
    "hong_leong": ("^###############",),
    "ambank": ("FIN#############",),
    "bigpay": ("@@@@@@@@@@",),
    "shopeepay": ("##################",),
    "instapay": ("%Y%m%d######", "%Y%m%d#######"),
    "maybank_mae": ("#########^",),
    "maybank2u": ("7#########",),
    "cimb": ("%Y%m%d##########",),
    "public_bank": ("%y%m%d##########",),
    "rhb": ("%y%m%d######",),
    "tng": ("%Y%m%d####################",),
    "grabpay": ("A-????????????",),
    "boost": ("##################",),
    "duitnow": tuple(f"%Y%m%d{bank}010OCB########" for bank in ("HLBBMYKL", "OCBCMYKL", "ARBKMYKL", "BIMBMYKL")),
}
_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CLEAR_LETTERS = _LETTERS.replace("I", "").replace("O", "")  # no bank was seen to use the two beside digits
_ALPHABETS = {"#": _DIGITS, "@": _DIGITS + "ABCDEF", "^": _CLEAR_LETTERS, "?": _DIGITS + _LETTERS}
_TWINS = ("0O", "8B", "5S", "1I", "2Z", "6G")
_RENUMBERED = 5  # the last signs, which no template keeps for anything: forgers change those
_LOOK_ALIKES = {pair[at]: pair[1 - at] for pair in _TWINS for at in (0, 1)}


def reference_for(app: str, rng: Random, paid_at: datetime) -> str:
    """A well-formed reference of the app, without spaces. Raises KeyError for an app that is not in ``APPS``."""
    template = paid_at.strftime(rng.choice(_TEMPLATES[app]))
    return "".join(rng.choice(_ALPHABETS[mark]) if mark in _ALPHABETS else mark for mark in template)


def is_well_formed(app: str, reference: str) -> bool:
    """Whether the reference could be one of the app's."""
    return any(re.fullmatch(_expression(template), reference) for template in _TEMPLATES[app])


def _expression(template: str) -> str:
    parts = []
    for mark in re.findall(r"%.|.", template):
        if mark in _ALPHABETS:
            parts.append(f"[{_ALPHABETS[mark]}]")
        elif mark.startswith("%"):
            parts.append(r"\d{4}" if mark == "%Y" else r"\d{2}")
        else:
            parts.append(re.escape(mark))
    return "".join(parts)


def has_look_alike(reference: str) -> bool:
    return any(letter in _LOOK_ALIKES for letter in reference)


def look_alike(app: str, reference: str, rng: Random) -> str:
    """The reference with one character swapped for its twin: O/0, B/8, S/5, I/1, Z/2 or G/6.

    Swaps that keep the reference well formed are preferred. Raises ValueError where no character has a twin.
    """
    if not has_look_alike(reference):
        raise ValueError(f"no character of {reference} has a look-alike")
    swaps = [
        reference[:at] + _LOOK_ALIKES[letter] + reference[at + 1 :]
        for at, letter in enumerate(reference)
        if letter in _LOOK_ALIKES
    ]
    return rng.choice([swap for swap in swaps if is_well_formed(app, swap)] or swaps)


def renumbered(app: str, reference: str, rng: Random) -> str:
    """The reference with one or two of its last signs changed for others of the same kind, well formed as before."""
    while True:
        signs = list(reference)
        for at in rng.sample(range(len(signs) - _RENUMBERED, len(signs)), rng.choice((1, 2))):
            kind = _DIGITS if signs[at].isdigit() else _CLEAR_LETTERS
            signs[at] = rng.choice([sign for sign in kind if sign not in {signs[at], _LOOK_ALIKES.get(signs[at])}])
        if is_well_formed(app, "".join(signs)):
            return "".join(signs)
