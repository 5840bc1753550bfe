"""One reader after the other, and none that sends pictures away without the GOM's consent."""

from pathlib import Path

import pytest

from gomflow.ports.reader import ReaderUnavailable, Reading, TextLine, UnreadablePicture
from gomflow.reader_settings import ReaderName, ReaderSettings
from gomflow.readers import ReaderNotSetUp, Readers, opened_readers
from gomflow_adapters.fallback import FallbackReader

LINE = TextLine("GCash", 0.9, 0, 0, 10, 10)


class Says:
    """A reader that always gives the same, and counts."""

    def __init__(self, name: str, gives: Exception | tuple[TextLine, ...]) -> None:
        self.name, self.gives, self.asked = name, gives, 0

    async def read(self, data: bytes) -> Reading:
        self.asked += 1
        if isinstance(self.gives, Exception):
            raise self.gives
        return Reading(self.name, 10, 10, self.gives, len(data))


OUT = ReaderUnavailable("out of order")


@pytest.mark.parametrize("first", [OUT, ()])
async def test_the_next_is_asked_where_one_is_out_of_order_or_sees_nothing(
    first: Exception | tuple[TextLine, ...],
) -> None:
    chain = FallbackReader([Says("first", first), Says("second", (LINE,))])

    assert "second" == (await chain.read(b"x")).reader


async def test_the_next_is_left_alone_where_one_reads(tmp_path: Path) -> None:
    second = Says("second", (LINE,))

    assert "first" == (await FallbackReader([Says("first", (LINE,)), second]).read(b"x")).reader
    assert 0 == second.asked


async def test_a_damaged_picture_is_shown_to_nobody_else() -> None:
    second = Says("second", (LINE,))

    with pytest.raises(UnreadablePicture):
        await FallbackReader([Says("first", UnreadablePicture("damaged", "no")), second]).read(b"x")
    assert 0 == second.asked


async def test_an_empty_picture_is_empty_though_the_other_reader_is_out_of_order() -> None:
    assert () == (await FallbackReader([Says("first", ()), Says("second", OUT)]).read(b"x")).lines


async def test_all_out_of_order_is_said() -> None:
    with pytest.raises(ReaderUnavailable):
        await FallbackReader([Says("first", OUT), Says("second", OUT)]).read(b"x")


async def test_without_consent_no_picture_leaves() -> None:
    settings = ReaderSettings.model_validate(
        {"GOMFLOW_READERS": "rapidocr,anthropic", "GOMFLOW_VISION_CONSENT": "gom-1, gom-2"}
    )
    away = Says("anthropic", (LINE,))
    readers = Readers({ReaderName.RAPIDOCR: Says("rapidocr", ()), ReaderName.ANTHROPIC: away}, settings)

    assert "rapidocr" == (await readers.of("gom-3").read(b"x")).reader
    assert 0 == away.asked
    assert "anthropic" == (await readers.of("gom-2").read(b"x")).reader


@pytest.mark.parametrize("readers", ["", "tesseract", "rapidocr,rapidocr", "anthropic"])
def test_an_order_of_readers_that_cannot_work_is_refused(readers: str) -> None:
    with pytest.raises(ValueError, match=r"GOMFLOW_READERS|readers"):
        ReaderSettings.model_validate({"GOMFLOW_READERS": readers})


async def test_a_reader_without_its_key_is_named(tmp_path: Path) -> None:
    settings = ReaderSettings.model_validate({"GOMFLOW_READERS": "rapidocr,anthropic", "ANTHROPIC_API_KEY": None})

    with pytest.raises(ReaderNotSetUp, match="ANTHROPIC_API_KEY"):
        async with opened_readers(settings, tmp_path):
            pytest.fail("it was opened")
