"""Taking pictures in: by what they are, up to 20 MB, or refused with a reason and nothing of them left behind."""

import io
from datetime import timedelta
from hashlib import sha256

import pillow_heif
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from gomflow.ports.chat import MediaGone
from gomflow.ports.reader import UnreadablePicture
from gomflow.ports.vault import NotKept
from gomflow.testing.vaults import memory_vault
from gomflow_adapters.intake import PictureIntake
from gomflow_adapters.pictures import LARGEST_FILE, render
from gomflow_events.conversation.inbound import Media, MediaKind
from gomflow_events.identity import ChatKey, MemberId, Platform
from gomflow_events.payment.terms import Picture

CHAT, ANA = ChatKey("telegram-7"), MemberId("ana")


def packed(kind: str, *colours: str, **options: object) -> bytes:
    """A small receipt; several colours are several pages."""
    pages = []
    for colour in colours or ("white",):
        page = Image.new("RGB", (120, 240), colour)
        ImageDraw.Draw(page).text((10, 20), "Ref 0041", fill="black")
        pages.append(page)
    out = io.BytesIO()
    further = {"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {}
    pages[0].save(out, kind, **further, **options)
    return out.getvalue()


REAL = {
    "image/jpeg": packed("JPEG"),
    "image/png": packed("PNG"),
    "image/webp": packed("WEBP"),
    "image/heic": packed("HEIF"),
    "application/pdf": packed("PDF"),
}
LOCKED_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 600]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<" + b"43" * 16 + b"><" + b"43" * 16 + b">]>>\n%%EOF"
)
"""A PDF that no empty password opens."""


PDF_WITHOUT_PAGES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)


def strip(width: int, height: int) -> bytes:
    """A picture with nothing on it."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "PNG")
    return out.getvalue()


class Phone:
    """A platform that has one file (gomflow.ports.chat.MediaSource)."""

    in_the_vault = False

    def __init__(self, data: bytes | None) -> None:
        self.data = data
        self.asked = 0

    async def fetch(self, media: Media, limit: int) -> bytes:
        self.asked += 1
        if self.data is None:
            raise MediaGone(media.source)
        if len(self.data) > limit:
            raise ValueError(f"more than {limit} bytes")
        return self.data


async def taken(data: bytes | None, said: str = "", size: int = 0, file_name: str = "") -> Picture:
    """The picture, as the intake keeps it; what it refuses is nowhere."""
    vault, phone = memory_vault(), Phone(data)
    media = Media(kind=MediaKind.DOCUMENT, source="file", media_type=said, size=size, file_name=file_name)
    try:
        picture = await PictureIntake({Platform.TELEGRAM: phone}, vault).take(CHAT, media, "name", ANA)
    except UnreadablePicture:
        with pytest.raises(NotKept):
            await vault.get("name")
        assert phone.asked == (size <= LARGEST_FILE)
        raise
    assert data == await vault.get(picture.name)
    return picture


@pytest.mark.parametrize("media_type", REAL)
@pytest.mark.parametrize(("said", "file_name"), [("", ""), ("image/png", "x.png"), ("application/zip", "virus.exe")])
async def test_a_picture_is_what_it_is_and_not_what_it_is_called(media_type: str, said: str, file_name: str) -> None:
    picture = await taken(REAL[media_type], said, file_name=file_name)

    assert (media_type, len(REAL[media_type])) == (picture.media_type, picture.size)
    assert sha256(REAL[media_type]).hexdigest() == picture.sha256


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html>receipt.png</html>", "not-a-picture"),
        (b"PK\x03\x04" + b"\0" * 60, "not-a-picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><text>PHP 500.00</text></svg>", "not-a-picture"),
        (packed("BMP"), "not-a-picture"),
        (packed("TIFF"), "not-a-picture"),
        (packed("GIF"), "not-a-picture"),
        (packed("AVIF"), "not-a-picture"),
        (b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41" + b"\0" * 500, "not-a-picture"),
        (b"", "damaged"),
        (PDF_WITHOUT_PAGES, "damaged"),
        (strip(1000, 1), "too-small"),
        (LOCKED_PDF, "encrypted"),
        (REAL["image/jpeg"][:200], "damaged"),
        (b"\xff\xd8\xff" * (LARGEST_FILE // 3 + 1), "too-large"),
    ],
)
async def test_what_cannot_be_read_is_refused_by_its_content(data: bytes, code: str) -> None:
    with pytest.raises(UnreadablePicture) as refused:
        await taken(data, "image/jpeg", file_name="receipt.jpg")

    assert code == refused.value.code


async def test_what_is_said_to_be_too_large_is_not_even_fetched() -> None:
    with pytest.raises(UnreadablePicture) as refused:
        await taken(REAL["image/png"], size=LARGEST_FILE + 1)

    assert "too-large" == refused.value.code


async def test_as_large_as_a_file_may_be_is_taken() -> None:
    data = REAL["image/jpeg"] + b"\0" * (LARGEST_FILE - len(REAL["image/jpeg"]))

    assert LARGEST_FILE == (await taken(data, size=LARGEST_FILE)).size


async def test_what_the_platform_does_not_have_any_more_is_said_to_be_gone() -> None:
    with pytest.raises(MediaGone):
        await taken(None)


async def test_of_a_document_of_several_pages_the_first_is_read() -> None:
    data = packed("PDF", "red", "blue", "green")
    await taken(data)

    assert (True, False) == is_red_or_blue(render(data))


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
async def test_of_a_picture_that_moves_the_first_one_is_read(kind: str) -> None:
    data = packed(kind, "red", "blue", "green")
    await taken(data)

    assert (True, False) == is_red_or_blue(render(data))


async def test_of_a_file_with_several_pictures_the_one_is_read_that_it_shows() -> None:
    file = pillow_heif.from_pillow(Image.new("RGB", (120, 240), "blue"))
    file.add_from_pillow(Image.new("RGB", (120, 240), "red"))
    out = io.BytesIO()
    file.save(out, primary_index=1)
    await taken(out.getvalue())

    assert (True, False) == is_red_or_blue(render(out.getvalue()))


async def test_a_screen_scrolled_far_is_taken() -> None:
    assert "image/png" == (await taken(strip(1080, 9000))).media_type


def is_red_or_blue(image: Image.Image) -> tuple[bool, bool]:
    shown = image.getpixel((5, 5))
    assert isinstance(shown, tuple)
    return shown[0] > 200, shown[2] > 100


@settings(
    max_examples=80,
    deadline=timedelta(seconds=5),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(kind=st.sampled_from(sorted(REAL)), data=st.data())
async def test_real_pictures_with_pieces_cut_moved_and_doubled_are_taken_or_refused_in_time(
    kind: str, data: st.DataObject
) -> None:
    changed = bytearray(REAL[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(len(changed) - 1, 0)))
        length = data.draw(st.integers(0, 64))
        piece = data.draw(st.sampled_from([b"", b"\xff\xff\xff\xff", b"\0" * 8, bytes(changed[:length])]))
        changed[at : at + length] = piece

    assert await _came_to(bytes(changed)) in {
        *REAL,
        *("damaged", "not-a-picture", "too-many-pixels", "too-small", "encrypted"),
    }


async def _came_to(data: bytes) -> str:
    """What a file was taken for, or why it was refused; anything else that is raised fails the test."""
    try:
        return (await taken(data)).media_type
    except UnreadablePicture as refused:
        return refused.code
