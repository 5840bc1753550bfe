"""A picture with frames around what was read on it: green where it holds, red where it does not."""

import io
from collections.abc import Sequence
from typing import Final

from PIL import ImageDraw

from gomflow.ports.reader import UnreadablePicture
from gomflow_adapters.pictures.rendering import render
from gomflow_events.outbound import PictureMark

_WIDTH: Final = 1080
_THOUSAND: Final = 1000
_LINE: Final = 250
"""The width of a line is this part of the picture's width."""
_HOLDS, _FAILS = "#15803d", "#dc2626"


def marked(data: bytes, marks: Sequence[PictureMark]) -> bytes | None:
    """The picture with its marks, as a JPEG; None where there are none, or it cannot be opened."""
    if not marks:
        return None
    try:
        image = render(data, _WIDTH)
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
    image.save(packed, "JPEG", quality=88)
    return packed.getvalue()
