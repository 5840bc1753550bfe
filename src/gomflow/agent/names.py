"""Names of people and shops, compared where one of them may be masked, shortened or misread."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gomflow.agent.vocabulary import vocabulary

_MASK: Final = "*"
_MASKED: Final = re.compile(r"\.*[*•·…#][*•·…#.]*|\.{2,}|-{2,}")
_SMALL_X: Final = re.compile(r"(?<=[A-Z])x{2,}(?=[A-Z. ]|$)")
"""A mask of small letters in a name of capitals, as in AxxxO."""
_WORDS: Final = re.compile(r"[A-Z0-9*]+")
_SMALL_L: Final = re.compile(r"(?<=[A-Z*•.])[l|1](?=[A-Z*•.]|$)|(?<=[A-Z])[l|1](?= )|\b[l|](?=[A-Z*•])")
"""A capital I between capitals or masks, as readers take it for a small l."""
_JOINED: Final = (
    (re.compile(r"\bDE LA\b"), "DELA"),
    (re.compile(r"\bDE LOS\b"), "DELOS"),
    (re.compile(r"\bDE LEON\b"), "DELEON"),
)
_ENOUGH_LETTERS: Final = 4
_ENOUGH_WORDS: Final = 2
_TELLING: Final = 3
_FORGIVING_FROM: Final = 5


class Likeness(StrEnum):
    """How two names compare: the same, possibly the same, or surely not."""

    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a name: all of it, or its letters before and after what is masked."""

    head: str
    tail: str = ""
    masked: bool = False

    @property
    def shown(self) -> int:
        return len(self.head) + len(self.tail)

    @property
    def is_initial(self) -> bool:
        return self.shown == 1

    def could_be(self, whole: str) -> bool:
        """Whether this may be that word, whole, shortened to its initial, masked, or with one letter misread."""
        if self.masked:
            return len(whole) > self.shown and whole.startswith(self.head) and whole.endswith(self.tail)
        if self.is_initial or len(whole) == 1:
            return whole[:1] == self.head[:1]
        return self.head == whole or (
            min(len(self.head), len(whole)) >= _FORGIVING_FROM and _one_apart(self.head, whole)
        )


def likeness(printed: str, holder: str) -> Likeness:
    """How the name printed on a receipt compares with that of an account's holder.

    A masked name is the same only when at least four letters of at least two words are to be seen and all of them fit;
    where less is seen, or only some of it fits, it is unsure.
    """
    words = _words(printed)
    business = vocabulary().business
    whole = [word.head for word in _words(holder) if not word.masked]
    telling = [word for word in words if word.masked or word.head not in business]
    if not telling or not whole:
        return Likeness.UNSURE
    if "".join(word.head for word in words) == "".join(whole) and not any(word.masked for word in words):
        return Likeness.SAME
    fitting = _fitting(telling, whole)
    if len(fitting) == len(telling):
        return _judged(telling, [word for word in whole if word not in business])
    if any(word.shown >= _ENOUGH_WORDS for word in fitting) or _is_shortened(words, whole) or _begins(words, whole):
        return Likeness.UNSURE
    clear = [word for word in telling if word not in fitting]
    return Likeness.OTHER if sum(word.shown for word in clear) >= _TELLING else Likeness.UNSURE


def is_of_one_person(one: str, other: str) -> bool:
    """Whether two names are one person's whole name: nothing of them masked, and neither that of a kind of account."""
    whole = all(_is_a_persons(_words(name)) for name in (one, other))
    return whole and {likeness(one, other), likeness(other, one)} == {Likeness.SAME}


def are_two_people(one: str, other: str) -> bool:
    """Whether two names are surely not of one person: nothing of them masked, and neither fits the other."""
    if any(word.masked for name in (one, other) for word in _words(name)):
        return False
    return {likeness(one, other), likeness(other, one)} == {Likeness.OTHER}


def _is_a_persons(words: Sequence[_Word]) -> bool:
    known = vocabulary()
    telling = [word for word in words if not word.is_initial and word.head not in known.business]
    plain = all(word.head.isalpha() and not word.masked for word in words)
    return plain and len(telling) >= _ENOUGH_WORDS and not any(word.head in known.products for word in words)


def _judged(telling: Sequence[_Word], whole: Sequence[str]) -> Likeness:
    """A name that fits entirely: the same when it shows enough to mean this holder and nobody else."""
    shown = sum(word.shown for word in telling)
    if len(telling) >= _ENOUGH_WORDS and shown >= _ENOUGH_LETTERS:
        return Likeness.SAME
    alone = len(whole) == 1 and not telling[0].masked and shown >= _FORGIVING_FROM
    return Likeness.SAME if alone else Likeness.UNSURE


def _fitting(words: Sequence[_Word], whole: Sequence[str]) -> list[_Word]:
    """The words that each fit a word of the holder's own; a middle initial the holder does not give fits as well."""
    left = list(whole)
    found: list[_Word] = []
    for word in sorted(words, key=lambda word: (-word.shown, word.masked)):
        match = next((other for other in left if word.could_be(other)), None)
        if match is not None:
            left.remove(match)
            found.append(word)
    inner = words[1:-1]
    found.extend(word for word in inner if word.is_initial and not word.masked and word not in found)
    return [word for word in words if word in found]


def _is_shortened(words: Sequence[_Word], whole: Sequence[str]) -> bool:
    """Whether the names run into one another without spaces, or one is cut short."""
    printed, known = "".join(word.head for word in words), "".join(whole)
    shortest = min(len(printed), len(known))
    if any(word.masked for word in words) and sum(word.shown for word in words) >= _TELLING:
        hidden = r"\w+".join(re.escape(part) for word in words for part in (word.head, word.tail) if part)
        return re.match(hidden, known) is not None
    return shortest >= _FORGIVING_FROM and (printed[:shortest] == known[:shortest] or _one_apart(printed, known))


def _begins(words: Sequence[_Word], whole: Sequence[str]) -> bool:
    """Whether a name is what is shown of all the holder's words: what hides the rest of each was not read.

    The first letters of each, of the first at least two, and perhaps its last; of A/L and A/P only the A.
    """
    printed = "".join(word.head for word in words)
    shown = "".join(_shown(word, least=1 if at else 2) for at, word in enumerate(whole))
    return len(whole) > 1 and re.fullmatch(shown, printed) is not None


def _shown(word: str, *, least: int) -> str:
    if len(word) == 1:
        return f"{word}?"
    more = "".join(f"(?:{sign}" for sign in word[2:]) + ")?" * len(word[2:])
    rest = f"{word[1]}{more}{word[-1]}?"
    return word[0] + (rest if least > 1 else f"(?:{rest})?")


def _words(name: str) -> list[_Word]:
    """The words of a name in capitals without accents, surname last."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    plain = _SMALL_L.sub("I", _SMALL_X.sub(_MASK, plain)).upper()
    if plain.count(",") == 1 and all(part.strip() for part in plain.split(",")):
        last, first = plain.split(",")
        plain = f"{first} {last}"
    plain = _MASKED.sub(_MASK, plain.replace("'", "").replace("’", ""))
    for pattern, joined in _JOINED:
        plain = pattern.sub(joined, plain)
    return [word for text in _WORDS.findall(plain) if (word := _word(text))]


def _word(text: str) -> _Word | None:
    if _MASK not in text:
        return _Word(text)
    head, _, rest = text.partition(_MASK)
    tail = rest.rpartition(_MASK)[2] if _MASK in rest else rest
    return _Word(head, tail, masked=True) if head or tail else None


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or too many."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[same + 1 :] == other[same + 1 :] or one[same:] == other[same + 1 :] or one[same + 1 :] == other[same:]
