"""What improvised receipts call things: parts of a vocabulary that share no word."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from typing import Final

import msgspec

from gomflow.simulators.receipts.receipt import Language, Style

_PARTS: Final = {
    Style.IMPROVISED_A: 0,
    Style.IMPROVISED_B: 1,
    Style.IMPROVISED_C: 2,
    Style.IMPROVISED_D: 3,
    Style.IMPROVISED_E: 4,
    Style.IMPROVISED_F: 5,
}
_Spoken = Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]


@cache
def spoken() -> _Spoken:
    """The names of everything, by language, thing and part."""
    return msgspec.toml.decode(
        files(__package__).joinpath("words.toml").read_bytes(), type=dict[str, dict[str, tuple[tuple[str, ...], ...]]]
    )


def part_of(style: Style) -> int:
    """Which part of the vocabulary a style draws from. Raises KeyError for a style that is not improvised."""
    return _PARTS[style]


@dataclass(frozen=True, slots=True)
class Improvising:
    """The words of one receipt: each thing keeps its name on it, as on real ones."""

    language: Language
    part: int
    seed: int

    def __call__(self, thing: str) -> str:
        """What this receipt calls a thing; in English where its language has no word of its own."""
        every = spoken()
        choice = every[self.language.value].get(thing) or every[Language.ENGLISH.value][thing]
        return Random(f"{self.seed} {thing}").choice(choice[self.part])
