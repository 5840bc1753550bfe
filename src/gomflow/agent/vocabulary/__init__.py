"""The words of receipts in English, Filipino and Malay, kept in one file a language."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, product
from types import MappingProxyType
from typing import Final, Self

import msgspec

from gomflow.agent.vocabulary.meanings import Concept
from gomflow.agent.vocabulary.roles import Role
from gomflow.methods import catalogue

__all__ = ["LANGUAGES", "Phrases", "Prose", "Role", "Vocabulary", "fold", "vocabulary", "without_one"]

LANGUAGES: Final = ("en", "fil", "ms")


class _Statuses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    success: tuple[str, ...]
    success_alone: tuple[str, ...]
    success_labelled: tuple[str, ...]
    pending: tuple[str, ...]
    failed: tuple[str, ...]
    negation: tuple[str, ...]
    rule: tuple[str, ...]
    wish: tuple[str, ...]
    told: tuple[str, ...]
    moved: tuple[str, ...]
    specimen: tuple[str, ...]
    incoming: tuple[str, ...]
    rewards: tuple[str, ...]
    things: tuple[str, ...]
    done: tuple[str, ...]
    denial: tuple[str, ...]
    acts: tuple[str, ...]
    undone: tuple[str, ...]
    aside: tuple[str, ...]


class Prose(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of sentences that tell of a transfer.

    `did` are whole beginnings up to the sum; a thing is said to be `of` a sum, or a sum to be `done`. `ends` are words
    after which nothing of the recipient goes on, and `numbered` ones after which their number may; `holding` may stand
    between `to` and a name.
    """

    did: tuple[str, ...]
    adverbs: tuple[str, ...]
    things: tuple[str, ...]
    of: tuple[str, ...]
    was: tuple[str, ...]
    done: tuple[str, ...]
    to: tuple[str, ...]
    holding: tuple[str, ...]
    ends: tuple[str, ...]
    numbered: tuple[str, ...]
    references: tuple[str, ...]


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    business: tuple[str, ...]
    accounts: tuple[str, ...]
    products: tuple[str, ...]


class _Composed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Labels put together from one word of each part, in this order; an empty word leaves a part out."""

    role: Role
    parts: tuple[tuple[str, ...], ...]

    def labels(self) -> Iterable[str]:
        return (" ".join(filter(None, words)) for words in product(*self.parts))


class _Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names_begin_with: tuple[str, ...]
    labels: dict[Role, tuple[str, ...]]
    status: _Statuses
    prose: Prose
    months: dict[str, tuple[str, ...]]
    composed: tuple[_Composed, ...] = ()
    keywords: dict[Role, tuple[str, ...]] = {}
    concepts: dict[Concept, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases to be found in a text as whole words, whatever their capitals, spaces and misread letters."""

    pattern: re.Pattern[str]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Self:
        """A long word counts inside a longer one as well, for readers that lose the spaces between words.

        Not so where letters that could be the rest of un- or not stand before it.
        """
        spelt = [(sum(map(len, phrase.split())), _spelt(phrase)) for phrase in phrases]
        long = [pattern for size, pattern in sorted(spelt, reverse=True) if size >= _LONG_WORD]
        short = [pattern for size, pattern in sorted(spelt, reverse=True) if size < _LONG_WORD]
        either = [rf"(?<!\bu)(?<!\bn)(?<!un)(?<!no)(?<!not)(?:{'|'.join(long)})"] if long else []
        either += [rf"(?<![a-z])(?:{'|'.join(short)})(?![a-z])"] if short else []
        return cls(re.compile("|".join(either)))

    def are_in(self, text: str) -> bool:
        """Whether one of them is in a text."""
        return self.pattern.search(_flat(text)) is not None

    def are_all_of(self, text: str) -> bool:
        """Whether a text is one of them and nothing else."""
        return self.pattern.fullmatch(_flat(text).strip(" .!-✓✔☑√")) is not None

    def begin(self, text: str) -> bool:
        """Whether a text begins with one of them."""
        return self.pattern.match(_flat(text)) is not None

    def told_by(self, text: str) -> set[str]:
        """Those that are in a text."""
        return set(self.pattern.findall(_flat(text)))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All languages together: folded labels with their roles, months by name, and patterns over lower-case text.

    `longest` is the length of the longest folded label. `slips` maps a long label, whole or with one letter left out,
    to itself. `label_words` are the single words labels consist of; `keywords` are those of which one makes a short
    text a label; `concepts` are what single words mean, folded. `business` are words of names that tell nobody apart,
    and `products` those of accounts' names that no person is called by, both in capitals.
    """

    labels: Mapping[str, Role]
    longest: int
    slips: Mapping[str, str]
    names_begin_with: frozenset[str]
    label_words: frozenset[str]
    keywords: Mapping[Role, Phrases]
    concepts: Mapping[str, frozenset[Concept]]
    months: Mapping[str, int]
    success: Phrases
    success_alone: Phrases
    success_labelled: Phrases
    pending: Phrases
    failed: Phrases
    negation: Phrases
    rule: Phrases
    wish: Phrases
    told: Phrases
    moved: Phrases
    specimen: Phrases
    incoming: Phrases
    rewards: Phrases
    things: Phrases
    done: Phrases
    denial: Phrases
    acts: Phrases
    undone: Phrases
    aside: Phrases
    prose: Sequence[Prose]
    business: frozenset[str]
    products: frozenset[str]
    not_a_name: Phrases


_LOOKS_LIKE: Final = str.maketrans("01i|!5", "olllls")
_MISREAD: Final = str.maketrans("01i5", "olls")
_LONG_WORD: Final = 8
_KEPT: Final = 512
"""How many texts are kept folded: those of one picture are looked at again and again."""
_FORGIVING_FROM: Final = 8
"""Letters a label needs before one wrong or missing letter is forgiven."""


@lru_cache(maxsize=_KEPT)
def fold(text: str) -> str:
    """A text as labels are compared: letters and digits only, small, look-alikes made one."""
    return "".join(sign for sign in text.lower().translate(_LOOKS_LIKE) if sign.isalnum() or sign == "#")


def without_one(folded: str) -> Iterable[str]:
    """A folded text with each of its letters left out in turn."""
    return (folded[:at] + folded[at + 1 :] for at in range(len(folded)))


@cache
def vocabulary() -> Vocabulary:
    """The words of all languages. Raises msgspec.ValidationError for a language file that is malformed."""
    spoken = [msgspec.toml.decode(_file(code), type=_Language) for code in LANGUAGES]
    names = msgspec.toml.decode(_file("names"), type=_Names)
    labels = {fold(phrase): rule.role for language in spoken for rule in language.composed for phrase in rule.labels()}
    # What is written out wins over what is put together.
    labels |= {
        fold(phrase): role for language in spoken for role, phrases in language.labels.items() for phrase in phrases
    }
    return Vocabulary(
        labels=MappingProxyType(labels),
        longest=max(map(len, labels)),
        slips=MappingProxyType(_slips(labels)),
        names_begin_with=frozenset(fold(word) for language in spoken for word in language.names_begin_with),
        label_words=frozenset(word for language in spoken for phrase in _phrases(language) for word in phrase.split()),
        keywords=MappingProxyType(
            {
                role: Phrases.of(word for language in spoken for word in language.keywords.get(role, ()))
                for role in dict.fromkeys(role for language in spoken for role in language.keywords)
            }
        ),
        concepts=MappingProxyType(_concepts(spoken)),
        months=MappingProxyType(
            {name: int(month) for language in spoken for month, names in language.months.items() for name in names}
        ),
        prose=tuple(language.prose for language in spoken),
        business=frozenset(word.upper() for word in names.business),
        products=frozenset(word.upper() for word in names.products),
        not_a_name=Phrases.of((*catalogue()["bank_transfer"].brands, *names.accounts)),
        **{
            kind: Phrases.of(phrase for language in spoken for phrase in getattr(language.status, kind))
            for kind in _Statuses.__struct_fields__
        },
    )


def _phrases(language: _Language) -> Iterable[str]:
    """Every label of a language, as it is spelt."""
    written = (phrase for phrases in language.labels.values() for phrase in phrases)
    return chain(written, (phrase for rule in language.composed for phrase in rule.labels()))


def _concepts(spoken: Iterable[_Language]) -> dict[str, frozenset[Concept]]:
    """What each word means in whatever language; a sign that is no letter stands for itself."""
    meant: dict[str, frozenset[Concept]] = {}
    for language in spoken:
        for concept, words in language.concepts.items():
            for word in words:
                meant[fold(word) or word] = meant.get(fold(word) or word, frozenset()) | {concept}
    return meant


def _file(name: str) -> bytes:
    return files(__name__).joinpath(f"{name}.toml").read_bytes()


def _slips(labels: Iterable[str]) -> dict[str, str]:
    """Long labels by themselves with one letter left out: two texts that share such a form are one letter apart."""
    return {
        slip: label
        for label in labels
        if len(label) >= _FORGIVING_FROM and "#" not in label
        for slip in (label, *without_one(label))
    }


@lru_cache(maxsize=_KEPT)
def _flat(text: str) -> str:
    return text.lower().translate(_MISREAD)


def _spelt(phrase: str) -> str:
    return r"\s*".join(re.escape(word.translate(_MISREAD)) for word in phrase.lower().split())
