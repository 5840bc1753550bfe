"""The names of methods as patterns over lower-case text, forgiving about spaces and punctuation."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from gomflow.agent.vocabulary import fold, without_one
from gomflow.methods import catalogue

_PIECES: Final = re.compile(r"[a-z0-9]+|[^\sa-z0-9]", re.IGNORECASE)
_FORGIVING_FROM: Final = 6
_END: Final = r"(?:(?![a-z0-9])|(?=(?:e-?)?(?:receipt|transfer|transaction|payment|wallet)(?![a-z])))"
"""Where a name ends; what follows on a title may have been read without the space before it."""
NEVER: Final = re.compile(r"(?!)")


@cache
def brand_patterns() -> Mapping[str, re.Pattern[str]]:
    """By method, what its app is called."""
    return MappingProxyType({key: _any_of(method.brands) for key, method in catalogue().items()})


@cache
def company_patterns() -> Mapping[str, re.Pattern[str]]:
    """By method, what the firms behind it are called."""
    return MappingProxyType({key: _any_of(method.companies) for key, method in catalogue().items()})


@cache
def phrase_patterns() -> Mapping[str, re.Pattern[str]]:
    """By method, wording only its app uses."""
    return MappingProxyType({key: _any_of(method.phrases) for key, method in catalogue().items()})


@cache
def _any_name() -> re.Pattern[str]:
    """The brands and companies of all methods."""
    return _any_of(name for method in catalogue().values() for name in (*method.brands, *method.companies))


@cache
def misspelt_names() -> Mapping[str, str]:
    """The methods by the folded names of their apps, whole or with one letter left out, where a name is long enough."""
    names = {fold(name): key for key, method in catalogue().items() for name in method.brands}
    long = {name: key for name, key in names.items() if len(name) >= _FORGIVING_FROM}
    return MappingProxyType({slip: key for name, key in long.items() for slip in (name, *without_one(name))})


def share_of_names(text: str) -> float:
    """How much of a text's letters are names of methods and of the firms behind them, 0 to 1."""
    lowered = text.lower()
    letters = sum(sign.isalnum() for sign in lowered)
    named = sum(sum(sign.isalnum() for sign in match[0]) for match in _any_name().finditer(lowered))
    return named / letters if letters else 0.0


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    spelt = sorted({_spelt(name) for name in names}, key=len, reverse=True)
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(spelt)}){_END}") if spelt else NEVER


def _spelt(name: str) -> str:
    """A name as a pattern: between its words, and around its punctuation, anything a reader makes of a gap."""
    pieces = [re.escape(piece.lower()) for piece in _PIECES.findall(name) if piece[0].isalnum()]
    return r"[\s'.&()-]*".join(pieces)
