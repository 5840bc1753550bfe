"""Several pictures made one: below each other, whatever they are, and never too large to be opened again."""

import io

import pytest
from PIL import Image

from gomflow.ports.reader import UnreadablePicture
from gomflow_adapters.pictures import MOST_PAGES, MOST_PIXELS, Checked, check, joined


def page(width: int, height: int, colour: str, kind: str = "PNG", **options: object) -> bytes:
    packed = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(packed, kind, **options)
    return packed.getvalue()


def test_one_is_below_the_other_with_room_between_them() -> None:
    with Image.open(io.BytesIO(joined([page(400, 800, "red"), page(200, 400, "blue", "WEBP")]))) as tall:
        assert (400, 800 + 40 + 400) == tall.size
        shown = [tall.convert("RGB").getpixel(place) for place in ((200, 400), (200, 820), (200, 1000), (50, 1000))]

    red, room, blue, beside = shown
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert (True, False) == (red[0] > 200, red[2] > 50)
    assert (True, False) == (blue[2] > 200, blue[0] > 50)
    assert room == beside == (255, 255, 255)


def test_the_same_pictures_make_the_same_bytes() -> None:
    pages = [page(400, 800, "red"), page(400, 800, "blue", "JPEG"), page(300, 500, "green", "PDF")]

    assert joined(pages) == joined(pages)


def test_a_picture_on_its_side_is_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    with Image.open(io.BytesIO(joined([page(800, 400, "red", "JPEG", exif=exif), page(400, 800, "red")]))) as tall:
        assert (400, 800 + 40 + 800) == tall.size


@pytest.mark.parametrize("size", [(1080, 2340), (3000, 4000), (4000, 3000), (1000, 9000)])
def test_as_many_as_there_can_be_are_not_too_large(size: tuple[int, int]) -> None:
    tall = joined([page(*size, "white")] * (MOST_PAGES + 3))

    checked = check(tall)
    assert isinstance(checked, Checked)
    assert checked.width * checked.height <= MOST_PIXELS


def test_what_cannot_be_read_is_refused_as_ever() -> None:
    with pytest.raises(UnreadablePicture):
        joined([page(400, 800, "red"), b"MZ"])
