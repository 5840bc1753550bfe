"""Reading and deciding every picture of a folder, in the order in which they were sent."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec

from gomflow.agent.sheets import receipt_in
from gomflow.agent.weighing import days_of
from gomflow.evaluating.comparing import Mark, marks_of
from gomflow.evaluating.deciding import Decision, House
from gomflow.evaluating.truth import Sample, days_open, expected_of, picture_of
from gomflow.ports.reader import ReaderUnavailable, Reading, ReceiptReader, UnreadablePicture
from gomflow_events.payment.terms import ReceiptFields

UNAVAILABLE: Final = "unavailable"
"""Why a picture was not read whose reader was out of order, again and again: the house would go on trying."""
_NOTHING: Final = ReceiptFields(is_receipt=True)
"""What is known of a picture that was not read: the house does not call that no receipt, and leaves it to the GOM."""
_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """One picture: the truth, what was read, and what became of it. `took_ms` is the reader's time."""

    sample: Sample
    path: Path
    fields: ReceiptFields
    decision: Decision
    marks: Mapping[str, Mark]
    took_ms: int
    refused: str = ""


class Readings:
    """Reads each picture once; with a folder, a reading is kept there and not made again, whatever the truth says.

    `edition` names the reader and everything that makes its readings: what another edition read is not used.
    `again` sees in a picture what a kept reading need not know of, for it is looked for in an instant.
    A reader that is out of order is asked again after `pause_s` seconds, as the house does.
    """

    def __init__(
        self,
        reader: ReceiptReader,
        edition: str,
        folder: Path | None,
        pause_s: float = 20.0,
        again: Callable[[bytes, Reading], Reading] | None = None,
    ) -> None:
        self._reader = reader
        self._edition = edition
        self._folder = folder
        self._again = again
        self._pause_s = pause_s

    def has(self, data: bytes) -> bool:
        """Whether the reading of a picture is kept."""
        kept = self._kept(data)
        return kept is not None and kept.exists()

    def _kept(self, data: bytes) -> Path | None:
        return self._folder and self._folder / f"{self._edition}-{sha256(data).hexdigest()[:24]}.json"

    async def read(self, data: bytes) -> Reading:
        """The reading of a picture. Raises UnreadablePicture, and ReaderUnavailable after several tries."""
        kept = self._kept(data)
        if kept is None:
            return await self._read(data)
        if kept.exists():
            reading = msgspec.json.decode(kept.read_bytes(), type=Reading)
            return await asyncio.to_thread(self._again, data, reading) if self._again else reading
        reading = await self._read(data)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(msgspec.json.encode(reading))
        return reading

    async def _read(self, data: bytes) -> Reading:
        for _ in range(_TRIES - 1):
            with suppress(ReaderUnavailable):
                return await self._reader.read(data)
            await asyncio.sleep(self._pause_s)
        return await self._reader.read(data)


async def outcomes(
    folder: Path, samples: Sequence[Sample], readings: Readings, ahead: int = 1
) -> AsyncIterator[Outcome]:
    """What becomes of each picture; what one uses up, a later one cannot use. So many are read side by side."""
    house, days = House(), days_open(samples)
    waiting = iter(samples)
    reading = deque((sample, _begun(folder, sample, readings)) for sample in islice(waiting, max(ahead, 1)))
    try:
        while reading:
            sample, task = reading.popleft()
            data, found, refused = await task
            reading.extend((each, _begun(folder, each, readings)) for each in islice(waiting, 1))
            expected = expected_of(sample, days)
            fields = receipt_in(found, expected.pay_to, days_of(expected))[1] if found is not None else _NOTHING
            decision = house.decide(str(sample.id), data, fields, expected)
            took_ms = found.took_ms if found is not None else 0
            yield Outcome(
                sample, picture_of(folder, sample), fields, decision, marks_of(sample, fields), took_ms, refused
            )
    finally:
        for _, task in reading:
            task.cancel()
        await asyncio.gather(*(task for _, task in reading), return_exceptions=True)


_Found = tuple[bytes, Reading | None, str]


def _begun(folder: Path, sample: Sample, readings: Readings) -> "asyncio.Task[_Found]":
    async def read() -> _Found:
        data = await asyncio.to_thread(picture_of(folder, sample).read_bytes)
        try:
            return data, await readings.read(data), ""
        except UnreadablePicture as trouble:
            return data, None, trouble.code
        except ReaderUnavailable:
            return data, None, UNAVAILABLE

    return asyncio.create_task(read())
