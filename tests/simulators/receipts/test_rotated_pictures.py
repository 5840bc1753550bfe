"""A picture on its side carries the EXIF note by which viewers set it upright."""

from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageOps

from gomflow.simulators.receipts import Degradation
from gomflow.simulators.receipts.degradations import degrade
from gomflow.simulators.receipts.picture import Picture


def test_the_exif_note_sets_every_rotation_upright() -> None:
    """The upper half is white and the lower black, however the bytes lie."""
    upright = Image.new("RGB", (200, 400), "white")
    upright.paste("black", (0, 200, 200, 400))
    orientations = set()
    for seed in range(20):
        rng = Random(seed)
        with Image.open(BytesIO(degrade(Picture(upright), rng, Degradation.ROTATED))) as lying:
            orientations.add(lying.getexif()[274])
            standing = ImageOps.exif_transpose(lying)

        assert standing is not None
        assert upright.size == standing.size
        difference = ImageChops.difference(upright.convert("L"), standing.convert("L"))
        assert max(difference.resize((20, 40), Image.Resampling.BOX).tobytes()) <= 40

    assert {3, 6, 8} == orientations
