"""Looking for patches in a picture whose texts were read before: readings that are kept know of none."""

from typing import Final

from PIL import Image

from gomflow.ports.reader import Reading
from gomflow_adapters.pictures import render
from gomflow_adapters.pictures.kinds import MediaType, media_type_of
from gomflow_adapters.pictures.rendering import READING_WIDTH
from gomflow_adapters.pooled.patches import with_patches

_TURNS: Final = {
    90: Image.Transpose.ROTATE_90,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_270,
}


def looked_at_again(data: bytes, reading: Reading) -> Reading:
    """A reading of a picture with the patches that are seen today, whatever was looked for when it was read."""
    if media_type_of(data) is MediaType.PDF:
        return reading
    image = _turned(render(data), reading.turned)
    if image.size != (reading.width, reading.height):
        # Small letters are read in a larger picture.
        image = _turned(render(data, round(READING_WIDTH * reading.width / image.width)), reading.turned)
    return with_patches(image, reading) if image.size == (reading.width, reading.height) else reading


def _turned(image: Image.Image, degrees: int) -> Image.Image:
    return image.transpose(_TURNS[degrees]) if degrees else image
