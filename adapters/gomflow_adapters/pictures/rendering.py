"""Pictures made ready: upright, in plain colours, at the size they are read or shown in."""

from typing import Final

import pypdfium2
from PIL import Image, ImageOps

from gomflow_adapters.pictures.checks import accepted, opened

READING_WIDTH: Final = 720
"""A screenshot of a phone loses nothing at this width, and takes the least time."""
_PHONE_SHAPED: Final = 1.6
"""A picture this many times as high as wide is a phone's screen."""
_LONGEST: Final = 6000
"""Three screens of a phone, one below the other, keep their width."""
_LONGEST_OTHER: Final = 1600


def render(data: bytes, width: int = READING_WIDTH) -> Image.Image:
    """The picture as RGB, upright, no wider than it is to be read. Raises UnreadablePicture and nothing else.

    `width` is for a picture of the shape of a phone's screen. Others show a phone, a page or a monitor with smaller
    letters, and are made up to 1600 pixels long at a width of 720, in proportion at another.
    """
    media_type = accepted(data)
    with opened(data, media_type) as picture:
        if isinstance(picture, pypdfium2.PdfPage):
            points = picture.get_size()
            goal = _goal(points[0] * 100, points[1] * 100, width)
            image: Image.Image = picture.render(scale=goal[0] / points[0]).to_pil()
            return image.convert("RGB")
        return _shrunk(picture, width)


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
