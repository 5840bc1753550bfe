"""The RapidOCR reader: what it reads, that it waits for nobody, and that it outlives its processes."""

import asyncio
import io
import math
import multiprocessing
import os
import signal
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from PIL import Image, ImageDraw, ImageFont

from gomflow.ports.reader import Reading, UnreadablePicture
from gomflow_adapters.pooled.upright import Boxed, is_sideways, straightened, tilt_of
from gomflow_adapters.rapidocr import RapidOcrReader

WORDS = (
    ("Transfer successful", 40),
    ("Amount", 140),
    ("PHP 1,299.00", 190),
    ("Reference number", 290),
    ("261110712768426", 340),
)


def _screenshot(turned: float = 0, kind: str = "PNG") -> bytes:
    image = Image.new("RGB", (540, 960), "white")
    draw = ImageDraw.Draw(image)
    for text, top in WORDS:
        draw.text((40, top), text, fill="black", font=ImageFont.load_default(32))
    image = image.rotate(turned, expand=True, fillcolor="white")
    packed = io.BytesIO()
    image.save(packed, kind)
    return packed.getvalue()


def _texts(reading: Reading) -> list[str]:
    return [line.text.replace(" ", "") for line in reading.lines]


EXPECTED = [text.replace(" ", "") for text, _ in WORDS]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def reader() -> AsyncIterator[RapidOcrReader]:
    reader = RapidOcrReader(threads=2)
    await reader.warm()
    yield reader
    await reader.aclose()


def _children() -> set[int]:
    return {child.pid for child in multiprocessing.active_children() if child.pid is not None}


async def test_a_picture_is_read_from_top_to_bottom(reader: RapidOcrReader) -> None:
    reading = await reader.read(_screenshot())

    assert EXPECTED == _texts(reading)
    assert ("rapidocr", 540, 960) == (reading.reader, reading.width, reading.height)
    assert all(
        0.5 <= line.confidence <= 1 and line.left < line.right and line.top < line.bottom for line in reading.lines
    )


async def test_a_pdf_is_read(reader: RapidOcrReader) -> None:
    assert EXPECTED == _texts(await reader.read(_screenshot(kind="PDF")))


@pytest.mark.parametrize("turned", [90, 180, 270])
async def test_a_picture_on_its_side_or_its_head_is_read(reader: RapidOcrReader, turned: int) -> None:
    assert EXPECTED == _texts(await reader.read(_screenshot(turned)))


async def test_the_lines_of_a_tilted_photo_are_put_straight(reader: RapidOcrReader) -> None:
    reading = await reader.read(_screenshot(7))

    assert EXPECTED == _texts(reading)
    assert max(line.left for line in reading.lines) - min(line.left for line in reading.lines) < 12


@pytest.mark.parametrize("turned", [0, 90, 180, 270, 7, -5])
async def test_a_line_is_found_again_on_the_picture_as_it_was_sent(reader: RapidOcrReader, turned: int) -> None:
    sent = _screenshot(turned)
    reading = await reader.read(sent)
    line = next(line for line in reading.lines if "261110" in line.text)
    left, top, right, bottom = reading.as_sent(line.left, line.top, line.right, line.bottom)

    image = Image.open(io.BytesIO(sent)).convert("L")
    ink = image.point(lambda shade: 255 if shade < 128 else 0)
    box = (left * image.width, top * image.height, right * image.width, bottom * image.height)
    inside = sum(ink.crop(box).histogram()[128:])
    alone = Image.new("L", (540, 960), 255)
    ImageDraw.Draw(alone).text((40, 340), "261110712768426", fill=0, font=ImageFont.load_default(32))

    assert inside > 0.8 * sum(alone.histogram()[:128]), "the number is in the box"
    assert (right - left) * (bottom - top) < 0.12, "and little else"


async def test_a_file_that_is_no_picture_is_refused(reader: RapidOcrReader) -> None:
    with pytest.raises(UnreadablePicture) as refused:
        await reader.read(b"hello")

    assert "not-a-picture" == refused.value.code


async def test_an_empty_picture_has_no_lines(reader: RapidOcrReader) -> None:
    blank = io.BytesIO()
    Image.new("RGB", (540, 960), "white").save(blank, "PNG")

    assert () == (await reader.read(blank.getvalue())).lines


async def test_other_work_goes_on_while_a_picture_is_read(reader: RapidOcrReader) -> None:
    turns = 0
    reading = asyncio.ensure_future(reader.read(_screenshot()))
    while not reading.done():
        await asyncio.sleep(0)
        turns += 1

    assert EXPECTED == _texts(await reading)
    assert turns > 100


async def test_a_process_that_is_killed_is_replaced_and_its_picture_read_again() -> None:
    before = _children()
    reader = RapidOcrReader(threads=2)
    await reader.warm()
    (process,) = _children() - before
    reading = asyncio.ensure_future(reader.read(_screenshot()))
    await asyncio.sleep(0)
    os.kill(process, signal.SIGKILL)

    assert EXPECTED == _texts(await reading)
    assert process not in _children()
    await reader.aclose()
    assert set() == _children() - before


async def test_pictures_that_come_together_are_all_read(reader: RapidOcrReader) -> None:
    readings = await asyncio.gather(*(reader.read(_screenshot()) for _ in range(3)))

    assert [EXPECTED] * 3 == [_texts(reading) for reading in readings]


async def test_a_closed_reader_says_so() -> None:
    reader = RapidOcrReader()
    await reader.aclose()

    with pytest.raises(RuntimeError, match="closed"):
        await reader.read(_screenshot())


def test_the_tilt_is_that_of_the_long_lines() -> None:
    level = Boxed("Amount", 1.0, ((0, 0), (60, 0), (60, 20), (0, 20)))
    tilted = Boxed("Beneficiary account number", 1.0, ((0, 40), (400, 68), (399, 88), (-1, 60)))

    assert 0.0699 == pytest.approx(tilt_of([level, tilted]), abs=1e-3)
    turned = straightened([tilted])[0]
    assert turned[2] == pytest.approx(turned[2])
    assert 20 == pytest.approx(turned[4] - turned[2], abs=0.5)


def upright(text: str, x: float, y: float) -> Boxed:
    """A word in a box that stands upright whatever the page."""
    width = 15 * len(text)
    return Boxed(text, 1.0, ((x, y), (x + width, y), (x + width, y + 24), (x, y + 24)))


@pytest.mark.parametrize("degrees", [-6.0, 4.0])
def test_the_tilt_of_words_in_upright_boxes_is_that_of_their_lines(degrees: float) -> None:
    """As EasyOCR gives a tilted photo: without it the words of a line are read in the order of their tops."""
    slope = math.tan(math.radians(degrees))
    lines = ["KEDAI SINAR JAYA ENTERPRISE", "Beneficiary account number", "5123 4567 8901"]
    boxes, expected = [], []
    for number, line in enumerate(lines):
        x = 40.0
        for word in line.split():
            boxes.append(upright(word, x, 300 + 60 * number + (x + 7.5 * len(word)) * slope))
            x += 15 * len(word) + 15
            expected.append(number)
    x, y = 40.0, 480 + 40 * slope
    slanted = ((x, y), (x + 90, y + 90 * slope), (x + 90, y + 24 + 90 * slope), (x, y + 24))
    boxes.append(Boxed("Amount", 1.0, slanted))
    expected.append(3)

    tops = [top for _, _, top, _, _ in straightened(boxes)]

    assert degrees == pytest.approx(math.degrees(tilt_of(boxes)), abs=0.5)
    assert expected == [round((top - min(tops)) / 60) for top in tops]


def test_words_side_by_side_on_a_level_page_are_no_tilt() -> None:
    words = [upright(text, x, y) for y in (0, 50, 100) for text, x, y in (("Amount", 0, y), ("PHP", 110, y + 2))]

    assert 0.0 == tilt_of(words)


def test_a_page_of_standing_lines_lies_on_its_side() -> None:
    standing = Boxed("Reference", 1.0, ((20, 200), (20, 0), (40, 0), (40, 200)))
    lying = Boxed("no", 1.0, ((0, 0), (30, 0), (30, 20), (0, 20)))

    assert is_sideways([standing, lying])
    assert not is_sideways([lying])


def test_the_steps_between_the_cells_of_a_table_are_no_tilt() -> None:
    rows = [(0, 0), (100, -20), (200, 0), (300, -20), (400, 20), (500, -20), (600, 0)]
    boxes = [
        box for top, step in rows for box in (upright("Beneficiary Name", 40, top), upright("TAN", 290, top + step))
    ]

    assert 0 == tilt_of(boxes)
