"""What receipts call things, in three languages: one part to make a parser with, one part to measure it with."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from typing import Final

import msgspec

from gomflow.simulators.receipts.receipt import Language


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The names of one thing."""

    made_with: tuple[str, ...]
    held_back: tuple[str, ...]


@cache
def _spoken() -> Mapping[str, Mapping[str, Choice]]:
    """The names of everything, by language and thing."""
    return msgspec.toml.decode(
        files(__package__).joinpath("words.toml").read_bytes(), type=dict[str, dict[str, Choice]]
    )


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one receipt, picked anew each time a thing is named, as careless apps do."""

    language: Language
    held_back: bool
    rng: Random

    def __call__(self, thing: str) -> str:
        """What this receipt calls a thing; in English where its language has no word of its own."""
        choice = _spoken()[self.language.value].get(thing) or _spoken()[Language.ENGLISH.value][thing]
        return self.rng.choice(choice.held_back if self.held_back else choice.made_with)


MONTHS: Final = {
    Language.FILIPINO: (
        "Enero", "Pebrero", "Marso", "Abril", "Mayo", "Hunyo", "Hulyo", "Agosto", "Setyembre", "Oktubre", "Nobyembre",
        "Disyembre",
    ),
    Language.MALAY: (
        "Januari", "Februari", "Mac", "April", "Mei", "Jun", "Julai", "Ogos", "September", "Oktober", "November",
        "Disember",
    ),
}  # fmt: skip
