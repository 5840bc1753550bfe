"""The readers of this installation: opened once, and given out by what a GOM agreed to."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from gomflow.ports.reader import ReceiptReader
from gomflow.reader_settings import ReaderName, ReaderSettings
from gomflow_adapters.easyocr import EasyOcrMissing, EasyOcrReader
from gomflow_adapters.fallback import FallbackReader
from gomflow_adapters.pooled import PooledReader
from gomflow_adapters.rapidocr import RapidOcrReader

if TYPE_CHECKING:
    from gomflow_adapters.anthropic import AnthropicReader


class ReaderNotSetUp(Exception):
    """A reader is asked for that cannot work; the message says what is missing."""


class Readers:
    """All readers that are set, in their order."""

    def __init__(self, opened: Mapping[ReaderName, ReceiptReader], settings: ReaderSettings) -> None:
        self._settings = settings
        self._opened = opened
        self._here = FallbackReader([reader for name, reader in opened.items() if not name.leaves_the_house])
        self._all = FallbackReader(list(opened.values()))

    def of(self, gom_id: str, *, outside: bool | None = None) -> ReceiptReader:
        """The readers for the proofs of a GOM's orders: none that sends pictures away, unless they agreed to it.

        What they said themselves counts before what the operator wrote down for them.
        """
        agreed = self._settings.has_consented(gom_id) if outside is None else outside
        return self._all if agreed else self._here

    async def warm(self) -> None:
        """Load what takes time, so that the first proof does not wait for it. Raises ReaderUnavailable."""
        await asyncio.gather(*(each.warm() for each in self._opened.values() if isinstance(each, PooledReader)))


@asynccontextmanager
async def opened_readers(settings: ReaderSettings, data: Path, workers: int = 1) -> AsyncIterator[Readers]:
    """The readers that are set. Raises ReaderNotSetUp."""
    async with AsyncExitStack() as stack:
        found = {
            name: await stack.enter_async_context(opened_reader(name, settings, data, workers))
            for name in settings.reader_order
        }
        yield Readers(found, settings)


@asynccontextmanager
async def opened_reader(
    name: ReaderName, settings: ReaderSettings, data: Path, workers: int = 1
) -> AsyncIterator[ReceiptReader]:
    """One reader, closed in the end. Raises ReaderNotSetUp."""
    reader = _made(name, settings, data, workers)
    try:
        yield reader
    finally:
        await reader.aclose()


def _made(
    name: ReaderName, settings: ReaderSettings, data: Path, workers: int
) -> "RapidOcrReader | EasyOcrReader | AnthropicReader":
    if name is ReaderName.RAPIDOCR:
        return RapidOcrReader(workers=workers)
    if name is ReaderName.EASYOCR:
        try:
            return EasyOcrReader(workers=workers)
        except EasyOcrMissing as error:
            raise ReaderNotSetUp(str(error)) from error
    if settings.anthropic_key is None:
        raise ReaderNotSetUp("The reader anthropic needs a key: set ANTHROPIC_API_KEY, or take it out.")
    from gomflow_adapters.anthropic import AnthropicReader, TokenLedger

    return AnthropicReader(
        settings.anthropic_key.get_secret_value(),
        TokenLedger(ledger_path(data)),
        model=settings.anthropic_model,
        api=settings.anthropic_api,
    )


def ledger_path(data: Path) -> Path:
    """Where the tokens are written down."""
    return data / "vision-tokens.jsonl"
