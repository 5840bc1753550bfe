"""The readers by name, opened for one command."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import StrEnum

from gomflow.ports.reader import ReceiptReader
from gomflow_adapters.rapidocr import RapidOcrReader


class ReaderName(StrEnum):
    """The engines that can be asked."""

    RAPIDOCR = "rapidocr"


@asynccontextmanager
async def opened(name: ReaderName) -> AsyncIterator[ReceiptReader]:
    """A reader with everything loaded."""
    del name
    reader = RapidOcrReader()
    try:
        yield reader
    finally:
        await reader.aclose()
