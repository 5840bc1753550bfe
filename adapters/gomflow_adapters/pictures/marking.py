"""A picture with frames around what was read on it: green where it holds, red where it does not."""

import io
from collections.abc import Sequence
from typing import Final

from PIL import ImageDraw

from gomflow.ports.reader import Box, UnreadablePicture
from gomflow_adapters.pictures.rendering import places_in, render
from gomflow_events.outbound import PictureMark

_WIDTH: Final = 1080
_THOUSAND: Final = 1000
_LINE: Final = 250
"""The width of a line is this part of the picture's width."""
_HOLDS, _FAILS = "#15803d", "#dc2626"


def marked(data: bytes, marks: Sequence[PictureMark]) -> bytes | None:
    """The picture with its marks, as a JPEG; None where there are none, or it cannot be opened.

    Of a document it is the pages with marks, and what lies between them: on a phone, a page more makes all smaller.
    """
    if not marks:
        return None
    try:
        image, places = render(data, _WIDTH), places_in(data)
    except UnreadablePicture:
        return None
    pen, line = ImageDraw.Draw(image), max(image.width // _LINE, 2)
    for mark in marks:
        sides = (
            mark.left * image.width // _THOUSAND,
            mark.top * image.height // _THOUSAND,
            mark.right * image.width // _THOUSAND,
            mark.bottom * image.height // _THOUSAND,
        )
        pen.rounded_rectangle(sides, 2 * line, outline=_HOLDS if mark.holds else _FAILS, width=line)
    packed = io.BytesIO()
    first, last = _marked(marks, places)
    image = image.crop((0, round(places[first][1] * image.height), image.width, round(places[last][3] * image.height)))
    image.save(packed, "JPEG", quality=88)
    return packed.getvalue()


def _marked(marks: Sequence[PictureMark], places: Sequence[Box]) -> tuple[int, int]:
    """The first and the last page that has a mark."""
    middles = [(mark.top + mark.bottom) / 2 / _THOUSAND for mark in marks]
    found = [sum(middle > place[3] for place in places[:-1]) for middle in middles]
    return min(found), max(found)
