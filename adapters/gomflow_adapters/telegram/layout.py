"""A message as Telegram takes it: in parts of text and a picture, with the buttons under the last part. Pure."""

import ipaddress
import mimetypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlsplit

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from gomflow_adapters.telegram.markup import CAPTION_LIMIT, TEXT_LIMIT, Run, Tag, cut, read, write
from gomflow_events.outbound import Button, MessageDue
from gomflow_events.payment.terms import Picture

PHOTO_BYTES = 10 * 1024 * 1024
PHOTO_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
ACROSS = 8
"""Buttons Telegram shows in a row."""

Keyboard = InlineKeyboardMarkup | None


@dataclass(frozen=True, slots=True)
class TextPart:
    """A message of words, in HTML."""

    html: str
    keyboard: Keyboard = None


@dataclass(frozen=True, slots=True)
class PicturePart:
    """A picture with a caption in HTML; what cannot be a photo goes as a document."""

    data: bytes
    file_name: str
    as_photo: bool
    caption: str = ""
    keyboard: Keyboard = None


Part = TextPart | PicturePart


def lay_out(message: MessageDue, picture: bytes | None) -> tuple[Part, ...]:
    """The parts of a message, in the order in which they are sent.

    A text too long for a caption follows its picture whole. Empty where there is nothing to show.
    """
    runs = [*_with_open_links(read(message.text)), *_links_for_the_text(message.buttons)]
    texts: list[Part] = [TextPart(write(part)) for part in cut(runs, TEXT_LIMIT)]
    parts = texts
    if picture is not None and message.picture is not None:
        shown = _picture(message.picture, picture)
        captions = list(cut(runs, CAPTION_LIMIT))
        one_piece = len(captions) <= 1
        parts = [replace(shown, caption="".join(map(write, captions)))] if one_piece else [shown, *texts]
    if parts:
        parts[-1] = replace(parts[-1], keyboard=_keyboard(message.buttons))
    return tuple(parts)


def opens(url: str) -> bool:
    """Whether Telegram makes something to press of an address.

    It refuses hosts without a dot, such as localhost, and a loopback address means nothing on a phone.
    """
    try:
        address = urlsplit(url)
        host = (address.hostname or "").lower()
    except ValueError:
        return False
    if address.scheme == "tg":
        return bool(host)
    if address.scheme not in {"http", "https"} or "." not in host.strip(".") or host.endswith(".localhost"):
        return False
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return True


def _picture(about: Picture, data: bytes) -> PicturePart:
    as_photo = about.media_type in PHOTO_TYPES and len(data) <= PHOTO_BYTES
    ending = mimetypes.guess_extension(about.media_type) or ""
    return PicturePart(data=data, file_name=f"{about.name}{ending}", as_photo=as_photo)


def _keyboard(rows: Sequence[Sequence[Button]]) -> Keyboard:
    shown = [[_button(button) for button in row if not button.url or opens(button.url)] for row in rows]
    lines = [row[start : start + ACROSS] for row in shown for start in range(0, len(row), ACROSS)]
    return InlineKeyboardMarkup(inline_keyboard=lines) if lines else None


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(text=button.label, url=button.url)
    return InlineKeyboardButton(text=button.label, callback_data=button.token)


def _links_for_the_text(rows: Sequence[Sequence[Button]]) -> Iterator[Run]:
    """What Telegram would not put on a button is written out, as code: one tap copies it."""
    for button in (button for row in rows for button in row):
        if button.url and not opens(button.url):
            yield Run(f"\n\n{button.label}:\n")
            yield Run(button.url, (Tag("code"),))


def _with_open_links(runs: Sequence[Run]) -> Iterator[Run]:
    """A link that Telegram would silently drop is written out behind its words."""
    for dead, linked in groupby(runs, _dead_link):
        words = list(linked)
        if dead is None:
            yield from words
            continue
        for run in words:
            yield Run(run.text, tuple(tag for tag in run.tags if tag != dead))
        if "".join(run.text for run in words).strip() != dead.href:
            yield Run(f" ({dead.href})")


def _dead_link(run: Run) -> Tag | None:
    return next((tag for tag in run.tags if tag.name == "a" and not opens(tag.href)), None)
