"""The example of a good screenshot that refused buyers are shown, sent back as a proof."""

from io import BytesIO
from random import Random

import pytest
from PIL import Image

from gomflow.agent.example import is_our_example
from gomflow.simulators.receipts.degradations import Degradation, degrade
from gomflow.simulators.receipts.picture import Picture
from gomflow.testing.screens import Screen
from gomflow.texts import load_texts
from gomflow_adapters.examples import DrawnExamples
from gomflow_adapters.rapidocr import RapidOcrReader
from gomflow_events.identity import Language


@pytest.mark.parametrize(
    ("method", "language", "journey"),
    [
        ("gcash", Language.ENGLISH, Degradation.PHOTO_HARD),
        ("tng", Language.MALAY, Degradation.CLEAN),
        ("bpi", Language.FILIPINO, Degradation.WHATSAPP_720),
    ],
)
async def test_it_is_known_again_however_it_was_sent(method: str, language: Language, journey: Degradation) -> None:
    examples = DrawnExamples(load_texts())
    drawn = Image.open(BytesIO(await examples.bytes_of((await examples.about(method, language)).name))).convert("RGB")
    reader = RapidOcrReader(threads=2)

    reading = await reader.read(degrade(Picture(drawn), Random(5), journey))
    await reader.aclose()

    assert is_our_example(reading)


@pytest.mark.parametrize("hidden", ["To", "Reference no.", "Date"])
def test_one_of_its_three_facts_may_be_hidden_by_its_stamp(hidden: str) -> None:
    rows = {"To": "JU...C.  0142", "Reference no.": "OOOO 000 000000", "Date": "01 Jan 2026, 9:41AM"}
    screen = Screen().text("GCash", size=40)
    for label, value in rows.items():
        screen.pair(label, "SAMPLE" if label == hidden else value)

    assert is_our_example(screen.reading())


def test_a_receipt_of_the_same_morning_or_to_the_same_digits_is_none() -> None:
    screen = Screen().text("GCash", size=40).pair("To", "JU••• C. ••• 0142").pair("Ref No.", "1000 000 000431")

    assert not is_our_example(screen.pair("Date", "02 Jan 2026, 9:41 AM").reading())
