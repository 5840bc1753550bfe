"""Messages set as rows: what a sentence over several lines tells stands on the page as labels and values instead."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from gomflow.agent.reading.labels import label_of
from gomflow.agent.reading.lines import Line, Page
from gomflow.agent.reading.telling import Told, told_in
from gomflow.agent.vocabulary import Role, fold

_GREETING: Final = re.compile(
    r"(?:hi|hello|dear|good day|greetings|kumusta|mahal na|hai|salam|yang dihormati)\s+(?P<who>[^\d,!.:]{2,60})[,!.:]?",
    re.IGNORECASE,
)
_TOLD: Final = frozenset({Role.AMOUNT, Role.RECIPIENT})
_WHEN: Final = re.compile(
    r"(?:just )?now|\d+ ?(?:s|m|h|d|mins?|hrs?)(?: ago)?|yesterday|ngayon|kanina|sekarang|semalam", re.IGNORECASE
)
"""How long ago a notification came, as it stands at the right of its head."""
_PITCH: Final = 2.0
"""How far below one line of a message the next one begins at the most, in heights of a line."""
_RIGHT: Final = 0.7
_ALIKE: Final = 0.6
"""How much lower one line of a message may be than another, as a share."""
_FILLED: Final = 0.96
"""How much of the width of a message a line takes with the first word of the next one, which had no room in it."""
_UNFINISHED: Final = re.compile(r"\b(?:to|of|from|via|kay|kepada|ke|kay|sa|mula|daripada)$")
_FEWEST: Final = 3
"""The fewest words on a line of a message but the last: a column of labels and values has less."""
_WORDS: Final = 5
"""As many words make a sentence."""


def without_addressee(page: Page) -> Page:
    """The page of an e-mail without the line that says to whom it went: who is greeted in it got no money by it."""
    greeted = {fold(match["who"]) for line in page.lines if (match := _GREETING.fullmatch(line.text))}
    kept = [line for line in page.lines if not _is_to(line, greeted) and not _GREETING.fullmatch(line.text)]
    return page if len(kept) == len(page.lines) else _ordered(kept, page.height)


def _is_to(line: Line, greeted: Collection[str]) -> bool:
    said = label_of(line.text) if greeted else None
    return said is not None and said.role is Role.RECIPIENT and fold(said.rest) in greeted


def without_other_notifications(page: Page) -> Page:
    """The page of a locked phone without the notifications that tell of no transfer, where one of them does."""
    heads = [line for line in page.lines if _WHEN.fullmatch(line.text) and line.centre > _RIGHT * _width(page)]
    tops = [min(line.top, *(other.top for other in page.row_of(line)), line.top) for line in heads]
    cards = list(pairwise((*tops, float("inf"))))
    telling = [card for card in cards if told_in(_joined(_lines_of(page, card))) is not None]
    if len(telling) != 1:
        return page
    others = {line.index for card in cards if card not in telling for line in _lines_of(page, card)}
    return _ordered([line for line in page.lines if line.index not in others], page.height) if others else page


def _lines_of(page: Page, card: tuple[float, float]) -> list[Line]:
    return [line for line in page.lines if card[0] <= line.top < card[1]]


def _width(page: Page) -> float:
    return max((line.right for line in page.lines), default=0.0)


def with_messages_as_rows(page: Page) -> Page:
    """The page with each message that tells of a transfer set as rows; what stands below is moved down to make room."""
    lines: list[Line] = list(page.lines)
    for message in _messages(page):
        told = told_in(_joined(message))
        if told is not None and not _is_a_note(page, message):
            lines = _with_rows(lines, message, told)
    return page if lines == list(page.lines) else _ordered(lines, page.height)


def _ordered(lines: Iterable[Line], height: float) -> Page:
    ordered = sorted(lines, key=lambda line: (line.top + line.bottom, line.left))
    numbered = tuple(replace(line, index=index) for index, line in enumerate(ordered))
    return Page(numbered, max([height, *(line.bottom for line in numbered)]))


def _messages(page: Page) -> Iterator[Sequence[Line]]:
    """The lines that are set as one running text: each but the last as full as the next word lets it be."""
    taken: set[int] = set()
    for first in page.lines:
        if first.index in taken:
            continue
        column = _column(page, first)
        width = max(line.right - line.left for line in column)
        size = 1 + next(
            (at for at, (a, b) in enumerate(pairwise(column)) if not _is_full(a, b, width)), len(column) - 1
        )
        message = column[:size]
        words = [len(line.text.split()) for line in message]
        if sum(words) >= _WORDS and min(words[:-1], default=_WORDS) >= _FEWEST:
            taken |= {line.index for line in message}
            yield message


def _column(page: Page, first: Line) -> list[Line]:
    """A line and those set alike right under it, on one left edge or one middle."""
    column = [first]
    for line in page.lines:
        last = column[-1]
        if line.top <= last.middle or (
            abs(line.left - last.left) > last.height and abs(line.centre - last.centre) > last.height
        ):
            continue
        alike = min(line.height, last.height) >= _ALIKE * max(line.height, last.height)
        if not alike or line.top - last.top > _PITCH * max(line.height, last.height):
            break
        column.append(line)
    return column


def _is_full(line: Line, following: Line, width: float) -> bool:
    """Whether a line had no room for the next word, or ends in a word that wants more."""
    if _UNFINISHED.search(line.text):
        return True
    letter = (following.right - following.left) / max(len(following.text), 1)
    word = following.text.split(" ", 1)[0]
    return line.right - line.left + letter * (len(word) + 1) >= _FILLED * width


def _joined(lines: Iterable[Line]) -> str:
    """The text of a message; what a hyphen parts at the end of a line is one word."""
    text = ""
    for line in lines:
        text += line.text if not text or (text.endswith("-") and text[-2:-1].isalnum()) else f" {line.text}"
    return text


def _is_a_note(page: Page, message: Sequence[Line]) -> bool:
    """Whether a text is what the payer wrote, under or beside a label that says so."""
    first = message[0]
    over = [line for line in page.lines if line.bottom <= first.middle and line.shares_column(first)][-1:]
    said = [label_of(line.text) for line in (*over, *page.row_of(first), first)]
    return any(label is not None and label.role is Role.NOTE for label in said)


def _with_rows(lines: Sequence[Line], message: Sequence[Line], told: Told) -> list[Line]:
    rows = list(_rows(told))
    height = sum(line.height for line in message) / len(message)
    top, bottom = message[0].top, message[-1].bottom
    left, right = min(line.left for line in message), max(line.right for line in message)
    pitch = _PITCH * height
    gone = {line.index for line in message}
    shift = max(0.0, top + pitch * len(rows) - bottom)
    kept = [line for line in lines if line.index not in gone]
    moved = [
        replace(line, top=line.top + shift, bottom=line.bottom + shift) if line.top >= bottom - height / 2 else line
        for line in kept
    ]
    confidence = min(line.confidence for line in message)
    put = [
        Line(-1, text, confidence, left, top + at * pitch, right, top + at * pitch + height)
        for at, text in enumerate(rows)
    ]
    return [*moved, *put]


def _rows(told: Told) -> Iterator[str]:
    """What was told, each as a label and its value, and the rest of the sentences as they were.

    What is left of "You have sent" would be a label for what stands below it.
    """
    rest = ((text, label_of(text)) for text in told.rest)
    yield from (
        text for text, said in rest if not told.is_report or said is None or said.role not in _TOLD or said.rest
    )
    labelled = {
        "Amount": told.amount,
        "Recipient name": told.recipient,
        "Recipient account number": told.account,
        "Date and time": told.date,
        "Reference number": told.reference,
        "Status": "Successful" if told.is_report else "",
    }
    yield from (f"{label}: {value}" for label, value in labelled.items() if value)
