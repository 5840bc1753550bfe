"""Frames around what was read: where the marks say, in the colour of what holds, on whatever picture came."""

import io

import pillow_heif
import pytest
from PIL import Image

from gomflow_adapters.pictures.marking import marked
from gomflow_events.outbound import PictureMark

AMOUNT = PictureMark(left=100, top=200, right=500, bottom=300, holds=False)
REFERENCE = PictureMark(left=100, top=600, right=900, bottom=700, holds=True)


def packed(kind: str, size: tuple[int, int] = (600, 1200)) -> bytes:
    data = io.BytesIO()
    image = Image.new("RGB", size, "white")
    if kind == "HEIF":
        pillow_heif.from_pillow(image).save(data)
    else:
        image.save(data, kind)
    return data.getvalue()


def is_near(colour: tuple[int, ...], wanted: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 60 for one, other in zip(colour, wanted, strict=True))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "HEIF"])
def test_what_holds_is_framed_in_green_and_what_does_not_in_red(kind: str) -> None:
    data = marked(packed(kind), (AMOUNT, REFERENCE))
    assert data is not None
    image = Image.open(io.BytesIO(data)).convert("RGB")
    width, height = image.size

    def at(across: int, down: int) -> tuple[int, ...]:
        found = image.getpixel((across * width // 1000, down * height // 1000 + 1))
        assert isinstance(found, tuple)
        return found

    assert ("JPEG", (600, 1200)) == (Image.open(io.BytesIO(data)).format, image.size)
    assert is_near(at(300, 200), (220, 38, 38))
    assert is_near(at(500, 600), (21, 128, 61))
    assert is_near(at(300, 250), (255, 255, 255))
    assert is_near(at(50, 50), (255, 255, 255))


def test_without_marks_a_picture_stays_as_it_is() -> None:
    assert marked(packed("PNG"), ()) is None


@pytest.mark.parametrize("data", [b"", b"no picture at all", b"%PDF-1.4 cut off"])
def test_what_cannot_be_opened_is_not_drawn_on(data: bytes) -> None:
    assert marked(data, (AMOUNT,)) is None
