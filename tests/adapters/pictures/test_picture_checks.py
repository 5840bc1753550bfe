"""Files from strangers: told by their content, refused with a reason, never the cause of anything else."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from gomflow.ports.reader import UnreadablePicture
from gomflow_adapters.pictures import LARGEST_FILE, MOST_PIXELS, Checked, check, render

SIZE = (540, 1170)


def _picture(mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).text((40, 60), "Sent via GCash  500.00", fill="black")
    return image.convert(mode)


def _packed(kind: str, image: Image.Image | None = None, **options: object) -> bytes:
    packed = io.BytesIO()
    (image or _picture()).save(packed, kind, **options)
    return packed.getvalue()


KINDS: dict[str, tuple[str, bytes]] = {
    "JPEG": ("image/jpeg", _packed("JPEG")),
    "PNG": ("image/png", _packed("PNG")),
    "WEBP": ("image/webp", _packed("WEBP")),
    "HEIF": ("image/heic", _packed("HEIF")),
    "PDF": ("application/pdf", _packed("PDF", resolution=144)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_told_by_its_content(kind: str) -> None:
    media_type, data = KINDS[kind]

    assert Checked(media_type, *SIZE) == check(data)


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_rendered_in_plain_colours_and_its_size(kind: str) -> None:
    image = render(KINDS[kind][1], 270)

    assert ("RGB", (270, 585)) == (image.mode, image.size)


def test_a_small_picture_is_not_made_larger() -> None:
    assert (324, 720) == render(_packed("PNG", _picture(size=(324, 720)))).size


def test_a_wide_picture_keeps_letters_that_can_be_read() -> None:
    assert (1600, 900) == render(_packed("PNG", _picture(size=(1920, 1080)))).size


def test_a_screen_scrolled_very_far_keeps_its_width() -> None:
    assert (720, 3600) == render(_packed("PNG", _picture(size=(1080, 5400)))).size


def test_a_photo_is_turned_as_its_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    assert (270, 585) == render(_packed("JPEG", _picture(size=(1170, 540)), exif=exif), 270).size


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_way_of_storing_colours_is_read(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    image = _picture("L").convert("I;16") if mode == "I;16" else _picture(mode)

    assert "RGB" == render(_packed(kind, image)).mode


def test_what_is_transparent_is_white() -> None:
    assert (255, 255, 255) == render(_packed("PNG", Image.new("RGBA", (100, 100), (0, 0, 0, 0)))).getpixel((5, 5))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "damaged"),
        (b"hello, here is my payment", "not-a-picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not-a-picture"),
        (_packed("GIF"), "not-a-picture"),
        (_packed("BMP"), "not-a-picture"),
        (_packed("TIFF"), "not-a-picture"),
        (b"\xff\xd8\xff" + b"\0" * 64, "damaged"),
        (b"%PDF-1.7\nnothing more", "damaged"),
        (_packed("PNG", _picture(size=(30, 900))), "too-small"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_reason(data: bytes, code: str) -> None:
    for opened in (check, render):
        with pytest.raises(UnreadablePicture) as refused:
            opened(data)

        assert code == refused.value.code
        assert str(refused.value).endswith(".")


def test_a_file_that_is_too_large_is_not_opened() -> None:
    with pytest.raises(UnreadablePicture) as refused:
        check(KINDS["PNG"][1] + b"\0" * LARGEST_FILE)

    assert "too-large" == refused.value.code


def _bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that says it is this large."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 4096))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(7100, 7100), (12_000, 12_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    for opened in (check, render):
        with pytest.raises(UnreadablePicture) as refused:
            opened(_bomb(*size))

        assert refused.value.code in {"too-many-pixels", "damaged"}
    assert MOST_PIXELS < 7100 * 7100


def test_a_pdf_of_an_enormous_page_is_refused() -> None:
    page = KINDS["PDF"][1].replace(b"[ 0 0 270 585 ]", b"[ 0 0 9999999 9999999 ]", 1)
    page = (
        page if b"9999999" in page else page.replace(b"/MediaBox [ 0 0 270.0 585.0 ]", b"/MediaBox [ 0 0 99999 99999 ]")
    )

    assert b"99999" in page
    with pytest.raises(UnreadablePicture) as refused:
        check(page)
    assert "too-many-pixels" == refused.value.code


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_picture_cut_short_is_read_or_refused_but_nothing_else(kind: str, share: float) -> None:
    data = KINDS[kind][1]

    _read_or_refused(data[: int(len(data) * share)])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_half_a_picture_is_damaged(kind: str) -> None:
    data = KINDS[kind][1]

    with pytest.raises(UnreadablePicture) as refused:
        check(data[: len(data) // 2])
    assert "damaged" == refused.value.code


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(KINDS)), st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), max_size=12))
def test_a_picture_with_bytes_changed_is_read_or_refused_but_nothing_else(
    kind: str, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(KINDS[kind][1])
    for at, value in changes:
        data[at % len(data)] = value

    _read_or_refused(bytes(data))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.binary(max_size=200))
def test_anything_after_the_right_first_bytes_is_read_or_refused_but_nothing_else(kind: str, rest: bytes) -> None:
    _read_or_refused(KINDS[kind][1][:32] + rest)


def _read_or_refused(data: bytes) -> None:
    """Open it in every way; anything but a result or a refusal fails the test by itself."""
    opening: tuple[Callable[[bytes], object], ...] = (check, render)
    results = [_opened(way, data) for way in opening]

    assert len(opening) == len([result for result in results if result])


def _opened(way: Callable[[bytes], object], data: bytes) -> object:
    try:
        return way(data)
    except UnreadablePicture as refused:
        return refused.code
