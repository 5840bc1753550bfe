"""PDFs of several pages: a few are one picture, under the limits of one; more, or too much on them, is refused."""

import io
import time
import zlib
from collections.abc import Iterator

import pytest
from PIL import Image

from gomflow.ports.reader import WHOLE, Box, UnreadablePicture
from gomflow.testing.pdfs import A4, pdf_of
from gomflow_adapters.pictures import check, joined, places_in, render
from gomflow_adapters.pictures.darkroom import Darkroom
from gomflow_adapters.pictures.documents import MOST_SHEETS
from gomflow_events.outbound import PictureMark

COVER, RECEIPT = ["Dear Ana Reyes"], ["Transfer successful", "Amount\tPHP 500.00"]


@pytest.fixture
def darkroom() -> Iterator[Darkroom]:
    room = Darkroom(limit_s=1.0, places=1)
    yield room
    room.close()


def painted(*colours: str, size: tuple[int, int] = (300, 600)) -> bytes:
    """A page of each colour."""
    pages = [Image.new("RGB", size, colour) for colour in colours]
    packed = io.BytesIO()
    pages[0].save(packed, "PDF", resolution=144, save_all=True, append_images=pages[1:])
    return packed.getvalue()


def computing(pages: int) -> bytes:
    """Pages of which the last paints itself over and over for minutes."""
    drawing = zlib.compress(b"0 0 m 600 1200 l 600 0 l 0 1200 l f\n" * 200_000, 9)
    kids = b" ".join(b"%d 0 R" % (4 + number) for number in range(pages))
    blank = [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 1200]>>"] * (pages - 1)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, pages),
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(drawing), drawing),
        *blank,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 1200]/Contents 3 0 R>>",
    ]
    body = b"".join(b"%d 0 obj%b endobj\n" % numbered for numbered in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


def colour_at(image: Image.Image, place: Box) -> tuple[int, ...]:
    found = image.getpixel(
        (int((place[0] + place[2]) / 2 * image.width), int((place[1] + place[3]) / 2 * image.height))
    )
    assert isinstance(found, tuple)
    return found


def is_near(colour: tuple[int, ...], wanted: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 40 for one, other in zip(colour, wanted, strict=True))


def taken_for(data: bytes) -> str:
    """What a file was taken for, or why it was refused; anything else that is raised fails the test."""
    try:
        return check(data).media_type
    except UnreadablePicture as refused:
        return refused.code


RED, GREEN, BLUE = (255, 0, 0), (0, 128, 0), (0, 0, 255)


def test_pages_are_one_picture_one_below_the_other() -> None:
    data = painted("red", "green", "blue")
    image, places = render(data), places_in(data)

    assert [True] * 3 == [
        is_near(colour_at(image, place), wanted) for place, wanted in zip(places, (RED, GREEN, BLUE), strict=True)
    ]
    assert abs(image.height / image.width - (3 * 600 + 2 * 12) / 300) < 0.01
    assert check(data).height == 3 * 600 + 2 * 12


@pytest.mark.parametrize("width", [360, 720, 1080])
def test_pages_lie_in_the_same_places_at_every_size(width: int) -> None:
    data = painted("red", "green")
    image, places = render(data, width), places_in(data)

    assert [True] * 2 == [
        is_near(colour_at(image, place), wanted) for place, wanted in zip(places, (RED, GREEN), strict=True)
    ]


def test_one_page_is_read_by_itself_at_the_size_of_one() -> None:
    one, several = painted("red"), painted("green", "red")

    assert (WHOLE,) == places_in(one) == places_in(b"\xff\xd8\xff")
    assert render(one).tobytes() == render(several, sheet=1).tobytes()
    assert is_near(colour_at(render(several, sheet=0), WHOLE), GREEN)


async def test_the_page_with_marks_is_shown_alone_where_there_is_little_room(darkroom: Darkroom) -> None:
    data = painted("red", "green", "blue")
    top, bottom = (round(1000 * side) for side in places_in(data)[1][1::2])
    inside = PictureMark(left=100, top=top + 50, right=900, bottom=top + 80, holds=True)
    below = PictureMark(left=100, top=bottom + 80, right=900, bottom=bottom + 99, holds=False)

    one, both = await darkroom.marked(data, [inside]), await darkroom.marked(data, [inside, below])

    assert one is not None
    assert both is not None
    with Image.open(io.BytesIO(one)) as page, Image.open(io.BytesIO(both)) as pages:
        assert abs(page.height / page.width - 2) < 0.02
        assert is_near(colour_at(page, WHOLE), GREEN)
        assert abs(pages.height / pages.width - 2 * 2 - 0.04) < 0.03
        framed = page.getpixel((page.width // 2, round((inside.top - top) / 1000 * (3 * 600 + 24) / 600 * page.height)))
    assert framed != colour_at(page, WHOLE), "the frame lies where the mark is"


def test_a_document_among_pictures_is_all_of_its_pages() -> None:
    packed = io.BytesIO()
    Image.new("RGB", (1080, 2160), "white").save(packed, "PNG")

    with Image.open(io.BytesIO(joined([packed.getvalue(), painted("red", "green")]))) as tall:
        last = (0.0, 1 - 2100 / tall.height, 1.0, 1.0)
        assert abs(tall.height - (2160 + 40 + (2 * 600 + 12) * 1080 / 300)) < 10
        assert is_near(colour_at(tall, last), GREEN)


@pytest.mark.parametrize("pages", [MOST_SHEETS + 1, 40, 5000])
def test_what_has_more_pages_than_a_receipt_is_told_so(pages: int) -> None:
    data, began = pdf_of(*[COVER] * pages), time.process_time()

    with pytest.raises(UnreadablePicture, match=f"{pages} pages") as refused:
        check(data)

    assert "too-many-pages" == refused.value.code
    assert time.process_time() - began < 2


@pytest.mark.parametrize("count", [b"0", b"2", b"4000000", b"-1", b"99999999999999"])
def test_a_document_that_lies_about_its_pages_is_read_or_refused_but_nothing_else(count: bytes) -> None:
    assert taken_for(pdf_of(COVER).replace(b"/Count 1", b"/Count " + count)) in {
        "application/pdf",
        "damaged",
        "too-many-pages",
    }


def test_pages_that_are_fine_each_are_too_large_together() -> None:
    page = (2200, 2200)

    assert (4400, 4400) == (check(pdf_of(COVER, size=page)).width, check(pdf_of(COVER, size=page)).height)
    with pytest.raises(UnreadablePicture) as refused:
        check(pdf_of(COVER, COVER, RECEIPT, size=page))
    assert "too-many-pixels" == refused.value.code


async def test_a_last_page_that_computes_without_end_is_refused_within_the_time_of_one_picture(
    darkroom: Darkroom,
) -> None:
    began = time.monotonic()

    with pytest.raises(UnreadablePicture) as refused:
        await darkroom.check(computing(MOST_SHEETS))

    assert ("damaged", True) == (refused.value.code, time.monotonic() - began < 20)
    assert "application/pdf" == (await darkroom.check(pdf_of(COVER, RECEIPT))).media_type, "the next one is opened"


def test_a_locked_document_is_refused_and_one_that_is_only_protected_is_read() -> None:
    with pytest.raises(UnreadablePicture, match="password") as refused:
        check(pdf_of(COVER, RECEIPT, password="0917"))

    assert "encrypted" == refused.value.code
    open_to_all = pdf_of(COVER, RECEIPT, password="")
    assert check(pdf_of(COVER, RECEIPT)) == check(open_to_all)
    assert render(pdf_of(COVER, RECEIPT)).tobytes() == render(open_to_all).tobytes()


def test_of_an_older_document_with_more_pages_the_first_are_shown() -> None:
    """What was taken in when only first pages were read lies in the vault, and is looked at."""
    places = places_in(pdf_of(*[COVER] * 7))

    assert MOST_SHEETS == len(places)
    assert abs(render(pdf_of(*[COVER] * 7)).height / render(pdf_of(COVER)).width - 3 * A4[1] / A4[0]) < 0.2
