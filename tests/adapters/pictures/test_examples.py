"""Examples of good screenshots: one for each method and language, the same every time, and never kept in the vault."""

from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image

from gomflow.ports.vault import NotKept
from gomflow.texts import load_texts
from gomflow_adapters.examples import DrawnExamples
from gomflow_events.identity import Language


@pytest.fixture(scope="module")
def examples() -> DrawnExamples:
    return DrawnExamples(load_texts())


@pytest.mark.parametrize(
    ("method", "language"),
    [("gcash", Language.ENGLISH), ("maybank2u", Language.FILIPINO), ("bank_transfer", Language.MALAY)],
)
async def test_an_example_is_a_picture_a_phone_can_show(
    examples: DrawnExamples, method: str, language: Language
) -> None:
    about = await examples.about(method, language)
    data = await examples.bytes_of(about.name)

    image = Image.open(BytesIO(data))
    assert (720, "PNG", "image/png") == (image.width, image.format, about.media_type)
    assert 900 < image.height < 1600
    assert (len(data), sha256(data).hexdigest()) == (about.size, about.sha256)


async def test_every_process_draws_the_same(examples: DrawnExamples) -> None:
    other = DrawnExamples(load_texts())

    assert await examples.about("gcash", Language.MALAY) == await other.about("gcash", Language.MALAY)
    assert await examples.about("gcash", Language.MALAY) != await other.about("gcash", Language.ENGLISH)


@pytest.mark.parametrize("name", ["example-", "example-gcash", "example-bitcoin-en", "example-gcash-xx"])
async def test_what_nobody_can_draw_is_not_there(examples: DrawnExamples, name: str) -> None:
    with pytest.raises(NotKept):
        await examples.bytes_of(name)
