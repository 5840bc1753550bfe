"""Seeing the texts of a picture with any engine: upright, and at a size at which its letters can be read."""

import statistics
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from PIL import Image

from gomflow_adapters.pictures import render
from gomflow_adapters.pictures.rendering import READING_WIDTH
from gomflow_adapters.pooled.upright import Boxed, is_sideways

Look: TypeAlias = Callable[[Image.Image], list[Boxed]]
"""Finds the texts in an image as it lies."""

_SMALL_LETTERS: Final = 15.0
"""In pixels: lines lower than this are read again larger, if the picture has more to give."""
_LARGER: Final = 1.6
_WORTHWHILE: Final = 1.2
_DOUBTFUL: Final = 0.8
_DEGREES: Final = {Image.Transpose.ROTATE_90: 90, Image.Transpose.ROTATE_180: 180, Image.Transpose.ROTATE_270: 270}


def seen(data: bytes, look: Look, sheet: int = 0) -> tuple[Image.Image, list[Boxed], int]:
    """A picture or a page the right way up, at a size at which its letters can be read, with the texts in it.

    Also by how many degrees it was turned for that, counter-clockwise.

    Raises UnreadablePicture, and whatever the engine does.
    """
    image, turned = render(data, sheet=sheet), 0
    boxes = look(image)
    turn = _turn(boxes)
    if turn:
        others = [(image.transpose(way), _DEGREES[way]) for way in turn]
        best = max(((other, look(other), degrees) for other, degrees in others), key=lambda tried: _trust(tried[1]))
        # Words that lie on their side can be read as they are, in an order that makes no sense: upright is better.
        enough = _DOUBTFUL if len(turn) > 1 else 1.0
        if _trust(best[1]) >= enough * _trust(boxes):
            image, boxes, turned = best
    if boxes and not turn and statistics.median(box.height for box in boxes) < _SMALL_LETTERS:
        larger = render(data, round(READING_WIDTH * _LARGER), sheet)
        if larger.width >= _WORTHWHILE * image.width:
            return larger, look(larger), 0
    return image, boxes, turned


def _turn(boxes: Sequence[Boxed]) -> tuple[Image.Transpose, ...]:
    """The ways a picture may have to be turned to be upright; none for nearly all pictures."""
    if is_sideways(boxes):
        return Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270
    return (Image.Transpose.ROTATE_180,) if boxes and _is_gibberish(boxes) else ()


def _is_gibberish(boxes: Sequence[Boxed]) -> bool:
    return _trust(boxes) < _DOUBTFUL * sum(len(box.text) for box in boxes)


def _trust(boxes: Sequence[Boxed]) -> float:
    """How many letters were read for certain."""
    return sum(box.confidence * len(box.text) for box in boxes)
