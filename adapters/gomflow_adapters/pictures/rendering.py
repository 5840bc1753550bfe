"""Pictures made ready: upright, in plain colours, at the size they are read or shown in."""

from typing import Final

from PIL import Image, ImageOps

from gomflow.ports.reader import WHOLE, Box
from gomflow_adapters.pictures.checks import accepted, opened
from gomflow_adapters.pictures.documents import Document
from gomflow_adapters.pictures.kinds import MediaType

READING_WIDTH: Final = 720
"""A screenshot of a phone loses nothing at this width, and takes the least time."""
_PHONE_SHAPED: Final = 1.6
"""A picture this many times as high as wide is a phone's screen."""
_LONGEST: Final = 6000
"""Three screens of a phone, one below the other, keep their width."""
_LONGEST_OTHER: Final = 1600
_MOST_STACKED: Final = 12_000_000
"""In pixels, of several pages together: as many as a phone's photo has."""
_BETWEEN: Final = "#d4d4d8"
"""The colour beside and between pages."""


def render(data: bytes, width: int = READING_WIDTH, sheet: int | None = None) -> Image.Image:
    """The picture as RGB, upright, no wider than it is to be read. Raises UnreadablePicture and nothing else.

    `width` is for a picture of the shape of a phone's screen. Others show a phone, a page or a monitor with smaller
    letters, and are made up to 1600 pixels long at a width of 720, in proportion at another. Of a PDF it is one page,
    from 0, or all of them one below the other.
    """
    media_type = accepted(data)
    with opened(data, media_type) as picture:
        if not isinstance(picture, Document):
            return _shrunk(picture, width)
        if sheet is None and len(picture.sizes) > 1:
            return _stacked(picture, width)
        return picture.rendered(sheet or 0, _scale(picture.sizes[sheet or 0], width))


def places_in(data: bytes) -> tuple[Box, ...]:
    """Where each page lies on the whole that `render` makes; a picture is one page. Raises UnreadablePicture."""
    media_type = accepted(data)
    if media_type is not MediaType.PDF:
        return (WHOLE,)
    with opened(data, media_type) as document:
        assert isinstance(document, Document)
        return tuple(document.places)


def _stacked(document: Document, width: int) -> Image.Image:
    """All pages one below the other, at the scale of the largest, as far as that is not too large."""
    largest, whole = max(document.sizes, key=lambda size: size[0] * size[1]), document.size
    scale = min(_scale(largest, width), (_MOST_STACKED / (whole[0] * whole[1])) ** 0.5)
    tall = Image.new("RGB", (round(whole[0] * scale), round(whole[1] * scale)), _BETWEEN)
    for number, (left, top, _, _) in enumerate(document.places):
        tall.paste(document.rendered(number, scale), (round(left * tall.width), round(top * tall.height)))
    return tall


def _scale(size: tuple[float, float], width: int) -> float:
    """How many pixels a point becomes on a page of this size."""
    return _goal(size[0] * 100, size[1] * 100, width)[0] / size[0]


def _shrunk(image: Image.Image, width: int) -> Image.Image:
    """An image decoded no larger than needed, turned as its camera says, without transparency."""
    goal = max(_goal(*image.size, width))
    image.draft("RGB", (goal, goal))
    image.load()
    upright = ImageOps.exif_transpose(image)
    plain = _plain(upright)
    size = _goal(*plain.size, width)
    return plain if size == plain.size else plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _plain(image: Image.Image) -> Image.Image:
    """An image in RGB; what is transparent is white, what has sixteen bits a channel has eight."""
    if image.mode.startswith(("I", "F")):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        layered = image.convert("RGBA")
        ground = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(ground, layered).convert("RGB")
    return image.convert("RGB")


def _goal(width: float, height: float, wanted: int) -> tuple[int, int]:
    """The size in pixels a picture of this size is read at, never larger than it is."""
    if height >= _PHONE_SHAPED * width:
        scale = min(wanted / width, _LONGEST / height)
    else:
        scale = _LONGEST_OTHER * (wanted / READING_WIDTH) / max(width, height)
    scale = min(scale, 1.0)
    return max(round(width * scale), 1), max(round(height * scale), 1)
