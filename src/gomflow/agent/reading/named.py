"""The names that are expected on a receipt, cut out where words are looked for: a shop may be called Pending Tea."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from gomflow.agent.reading.lines import Page
from gomflow.agent.reading.relations import Receipt
from gomflow.agent.vocabulary import fold

_ENOUGH: Final = 2
"""As many words of a name in a row are the name; a single one is, where nothing else is on its line."""


def without_names(receipt: Receipt, names: Iterable[str]) -> Receipt:
    """The receipt with these names left out of its lines, whole or broken over several."""
    words = [[fold(word) for word in name.split()] for name in names]
    lines = tuple(replace(line, text=_without(line.text, words)) for line in receipt.lines)
    return replace(receipt, page=Page(lines, receipt.page.height))


def _without(text: str, names: Iterable[Sequence[str]]) -> str:
    tokens = text.split()
    for name in names:
        folded = [fold(token) for token in tokens]
        cut = {at for first, size in _runs(folded, name) for at in range(first, first + size)}
        tokens = [token for at, token in enumerate(tokens) if at not in cut]
    return " ".join(tokens)


def _runs(tokens: Sequence[str], name: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where as many words of a text as possible are words of a name in the same order, and how many."""
    at = 0
    while at < len(tokens):
        sizes = (_shared(tokens[at:], name[start:]) for start in range(len(name)))
        size = max(sizes, default=0)
        if size >= _ENOUGH or size == len(tokens):
            yield at, size
        at += max(size, 1)


def _shared(tokens: Sequence[str], words: Sequence[str]) -> int:
    pairs = zip(tokens, words, strict=False)
    return next((at for at, (token, word) in enumerate(pairs) if token != word), min(len(tokens), len(words)))
