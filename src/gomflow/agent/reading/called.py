"""Numbers called something else than a reference, which number the transfer all the same."""

from typing import Final

from gomflow.agent.vocabulary import fold

_TELLING: Final = 10
_LONG: Final = 14
"""As long is no number by which a shop counts its orders."""
_ORDER: Final = fold("order")
_OF_THE_TRANSFER: Final = tuple(map(fold, ("journal", "trace", "sequence", "audit", "jurnal", "jejak")))


def numbers_the_transfer(phrase: str, number: str) -> bool:
    """Whether a long canonical number under a label of this folded phrase is of the transfer, and of no bill."""
    if len(number) >= _TELLING and any(word in phrase for word in _OF_THE_TRANSFER):
        return True
    return _ORDER in phrase and _is_no_count(number)


def _is_no_count(number: str) -> bool:
    """Whether a number is too long, or has too many letters, to be one by which a shop counts."""
    letters = sum(map(str.isalpha, number))
    return len(number) >= _LONG or (len(number) >= _TELLING and letters >= _TELLING // 2)
