"""A receipt in two screenshots is read as the one it is."""

import io
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from random import Random

import pytest
from PIL import Image

from gomflow.agent.reading import read_fields
from gomflow.simulators.receipts import Case, make_proof
from gomflow_adapters.pictures import joined
from gomflow_adapters.rapidocr import RapidOcrReader
from gomflow_events.money import Currency, Money
from gomflow_events.payment.terms import ReceiptFields

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
async def reader() -> AsyncIterator[RapidOcrReader]:
    reader = RapidOcrReader()
    yield reader
    await reader.aclose()


def receipt(amount: str = "565.50", seed: int = 1) -> bytes:
    return make_proof(
        Case.GENUINE,
        "gcash",
        amount=Money(amount=Decimal(amount), currency=Currency.PHP),
        payee_name="Juana Cruz",
        payee_account="09175550142",
        sender="Ana Reyes",
        paid_at=datetime(2026, 11, 21, 9, 0),  # noqa: DTZ001 - as a receipt says it
        rng=Random(seed),
    ).image


def halves(data: bytes) -> list[bytes]:
    """Two screenshots of what was scrolled: each has a little of the other."""
    with Image.open(io.BytesIO(data)) as whole:
        width, height = whole.size
        parts = [whole.convert("RGB").crop((0, top, width, end)) for top, end in _parts(height)]
    return [_png(part) for part in parts]


def _parts(height: int) -> list[tuple[int, int]]:
    return [(0, int(height * 0.62)), (int(height * 0.38), height)]


def _png(image: Image.Image) -> bytes:
    packed = io.BytesIO()
    image.save(packed, "PNG")
    return packed.getvalue()


async def read(reader: RapidOcrReader, *pages: bytes) -> ReceiptFields:
    found = read_fields(await reader.read(joined(pages) if len(pages) > 1 else pages[0]))
    return replace(found, confidence=0.0, recipient_account=(found.recipient_account or "")[-10:])


async def test_two_halves_say_what_the_whole_says(reader: RapidOcrReader) -> None:
    whole = await read(reader, receipt())

    assert (Decimal("565.50"), True) == (whole.amount, bool(whole.reference))
    assert whole == await read(reader, *halves(receipt()))


async def test_two_receipts_that_contradict_each_other_have_no_amount(reader: RapidOcrReader) -> None:
    both = await read(reader, receipt("300.00", 1), receipt("265.50", 2))

    assert None is both.amount


async def test_the_number_of_a_second_receipt_is_known(reader: RapidOcrReader) -> None:
    second = await read(reader, receipt(seed=2))

    both = await read(reader, receipt(seed=1), receipt(seed=2))

    assert second.reference in both.other_references


async def test_three_receipts_below_one_another_are_read_as_well_as_each_alone(reader: RapidOcrReader) -> None:
    pages = [receipt(seed=seed) for seed in (1, 2, 3)]
    alone = [line.text for page in pages for line in (await reader.read(page)).lines if len(line.text) > 5]

    together = [line.text for line in (await reader.read(joined(pages))).lines]

    lost = [text for text in alone if text not in together]
    assert len(lost) <= len(alone) // 20, lost
