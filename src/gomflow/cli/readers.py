"""One reader, opened for one command."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from gomflow.cli.output import errors, fail
from gomflow.ports.reader import ReceiptReader
from gomflow.reader_settings import ReaderName
from gomflow.readers import ReaderNotSetUp, opened_reader
from gomflow.settings import Settings
from gomflow_adapters.pooled import PooledReader


@asynccontextmanager
async def opened(name: ReaderName, workers: int = 1) -> AsyncIterator[ReceiptReader]:
    """A reader by its name; ends with a sentence where it is not set up."""
    settings = Settings()
    if name.leaves_the_house:
        errors.print(f"The pictures are sent to {settings.anthropic_api}.")
    try:
        async with opened_reader(name, settings, settings.data, workers) as reader:
            yield reader
    except ReaderNotSetUp as trouble:
        fail(str(trouble))


async def ready(reader: ReceiptReader) -> None:
    """Load a reader's engine, so that the time of a picture is only its own. Raises ReaderUnavailable."""
    if isinstance(reader, PooledReader):
        await reader.warm()
