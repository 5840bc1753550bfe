"""Several pictures made one: a receipt that was scrolled, and photographed in two."""

import io
from collections.abc import Sequence
from typing import Final

from PIL import Image

from gomflow_adapters.pictures.checks import MOST_PIXELS
from gomflow_adapters.pictures.rendering import render

MOST_PAGES: Final = 10
"""As many as an album of Telegram has."""
_WIDTH: Final = 1080
_GAP: Final = 40
"""Pixels of white between two, so that no line of the one is read as going on in the other."""


def joined(pictures: Sequence[bytes]) -> bytes:
    """One JPEG with the pictures one below the other, as wide as the widest; the same ones make the same bytes.

    Raises UnreadablePicture and nothing else.
    """
    pages = [_at_most(render(data, _WIDTH), MOST_PIXELS // MOST_PAGES) for data in pictures[:MOST_PAGES]]
    width = max(page.width for page in pages)
    tall = Image.new("RGB", (width, sum(page.height + _GAP for page in pages) - _GAP), "white")
    top = 0
    for page in pages:
        tall.paste(page, ((width - page.width) // 2, top))
        top += page.height + _GAP
    packed = io.BytesIO()
    _at_most(tall, MOST_PIXELS).save(packed, "JPEG", quality=92)
    return packed.getvalue()


def _at_most(image: Image.Image, pixels: int) -> Image.Image:
    """An image of no more pixels than may be opened again."""
    scale = (pixels / (image.width * image.height)) ** 0.5
    if scale >= 1:
        return image
    return image.resize((int(image.width * scale), int(image.height * scale)), Image.Resampling.LANCZOS)
