"""The seal of an archived message: a hash over it and the seal before it, so that no row can change or go unseen."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from gomflow.ports.feed import Entry

FIRST = b""
"""What stands in the place of a seal before the first row."""


@dataclass(frozen=True, slots=True)
class Archived:
    """A row of the archive as it lies there; `headers` is their JSON text."""

    sequence: int
    subject: str
    at: datetime
    headers: str
    data: bytes
    digest: bytes
    seal: bytes

    @classmethod
    def of(cls, entry: Entry, before: bytes) -> "Archived":
        """The row of a message, after the row with the seal `before`."""
        headers = json.dumps(dict(entry.headers), sort_keys=True, ensure_ascii=False)
        digest = sha256(entry.data).digest()
        seal = _seal(before, entry.sequence, entry.subject, entry.at, headers, digest)
        return cls(entry.sequence, entry.subject, entry.at, headers, entry.data, digest, seal)

    def is_whole(self) -> bool:
        """Whether the payload is the one whose digest was taken."""
        return sha256(self.data).digest() == self.digest

    def is_sealed_after(self, before: bytes) -> bool:
        """Whether row, digest and the row before are those that were sealed."""
        return self.seal == _seal(before, self.sequence, self.subject, self.at, self.headers, self.digest)

    def entry(self) -> Entry:
        """The message as it was in the log; headers that are no JSON any more are none, and the seal tells why."""
        try:
            headers: Mapping[str, str] = json.loads(self.headers)
        except ValueError:
            headers = {}
        return Entry(self.subject, self.sequence, self.data, self.at, headers)


def _seal(before: bytes, sequence: int, subject: str, at: datetime, headers: str, digest: bytes) -> bytes:
    content = [sequence, subject, at.astimezone(UTC).isoformat(), headers, digest.hex()]
    return sha256(before + json.dumps(content, ensure_ascii=False).encode()).digest()
