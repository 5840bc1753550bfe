"""Payment references: the form in which two spellings of one are equal, and the form in which misreadings are."""

import re

from gomflow.codes import LOOKS_LIKE

_AS_DIGITS = str.maketrans(LOOKS_LIKE)


def canonical(text: str) -> str:
    """A reference without spaces, dashes and other decoration, in capitals."""
    return re.sub(r"[^0-9A-Z]", "", text.upper())


def look_alike(reference: str) -> str:
    """What a reference and all its likely misreadings have in common: O and 0, S and 5, B and 8 and so on are one."""
    return canonical(reference).translate(_AS_DIGITS)
