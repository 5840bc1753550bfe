"""Reading and deciding every picture of a folder, in the order in which they were sent."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from gomflow.agent.reading import read_fields
from gomflow.evaluating.comparing import Mark, marks_of
from gomflow.evaluating.deciding import Decision, House
from gomflow.evaluating.truth import Sample, expected_of, picture_of
from gomflow.ports.reader import Reading, ReceiptReader, UnreadablePicture
from gomflow_events.payment.terms import ReceiptFields

_NOTHING: Final = ReceiptFields(is_receipt=False)


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
    """Reads each picture once; with a folder, a reading is kept there and not made again, whatever the truth says."""

    def __init__(self, reader: ReceiptReader, name: str, folder: Path | None) -> None:
        self._reader = reader
        self._name = name
        self._folder = folder

    async def read(self, data: bytes) -> Reading:
        """The reading of a picture. Raises UnreadablePicture."""
        if self._folder is None:
            return await self._reader.read(data)
        kept = self._folder / f"{self._name}-{sha256(data).hexdigest()[:24]}.json"
        if kept.exists():
            return msgspec.json.decode(kept.read_bytes(), type=Reading)
        reading = await self._reader.read(data)
        self._folder.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(msgspec.json.encode(reading))
        return reading


async def outcomes(folder: Path, samples: Sequence[Sample], readings: Readings) -> AsyncIterator[Outcome]:
    """What becomes of each picture; what one uses up, a later one cannot use."""
    house = House()
    for sample in samples:
        path = picture_of(folder, sample)
        data = path.read_bytes()
        refused, took_ms, fields = "", 0, _NOTHING
        try:
            reading = await readings.read(data)
            took_ms, fields = reading.took_ms, read_fields(reading)
        except UnreadablePicture as trouble:
            refused = trouble.code
        decision = house.decide(str(sample.id), data, fields, expected_of(sample))
        yield Outcome(sample, path, fields, decision, marks_of(sample, fields), took_ms, refused)
