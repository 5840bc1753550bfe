"""Readers one after the other: the next is asked where one is out of order, or finds nothing."""

from collections.abc import Sequence

import structlog

from gomflow.ports.reader import DEFEATED, ReaderUnavailable, Reading, ReceiptReader, UnreadablePicture

_log = structlog.get_logger()


class FallbackReader:
    """The first of several readers that reads a picture. Raises ValueError for none."""

    def __init__(self, readers: Sequence[ReceiptReader]) -> None:
        if not readers:
            raise ValueError("a picture needs at least one reader")
        self._readers = tuple(readers)

    async def read(self, data: bytes) -> Reading:
        """What the first reader sees that sees anything; what is wrong with the last where all are out of order.

        Raises UnreadablePicture at once, for no reader opens what another found damaged; only what broke one reader's
        engine is shown to the next.
        """
        empty: Reading | None = None
        trouble: ReaderUnavailable | UnreadablePicture | None = None
        for reader in self._readers:
            try:
                reading = await reader.read(data)
            except ReaderUnavailable as error:
                _log.warning("reader unavailable", reader=type(reader).__name__, why=str(error))
                # A picture that defeated a reader goes to a person rather than waits for another reader.
                trouble = trouble if isinstance(trouble, UnreadablePicture) else error
                continue
            except UnreadablePicture as error:
                if error.code != DEFEATED:
                    raise
                _log.warning("reader defeated", reader=type(reader).__name__)
                trouble = error
                continue
            if reading.lines:
                return reading
            empty = empty or reading
        if empty is not None:
            return empty
        raise trouble or ReaderUnavailable("There is no reader.")
