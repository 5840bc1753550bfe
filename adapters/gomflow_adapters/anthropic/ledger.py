"""The token ledger: what every call took, one line of JSON each, appended to a file and never changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import msgspec


@dataclass(frozen=True, slots=True)
class Tokens:
    """What goes in and what comes out."""

    input_tokens: int
    output_tokens: int


class Spent(msgspec.Struct, frozen=True, kw_only=True):
    """One answered call: when, which model, and its tokens. No price is known here: multiply by your own."""

    at: datetime
    model: str
    input_tokens: int
    output_tokens: int


class TokenLedger:
    """Kept in a file, whose folder is made with the first entry."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, spent: Spent) -> None:
        """Write an entry down."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            file.write(msgspec.json.encode(spent) + b"\n")

    def entries(self) -> Iterator[Spent]:
        """Every entry, from the first; a last line that a crash cut short is left out."""
        if not self._path.exists():
            return
        for line in self._path.read_bytes().splitlines(keepends=True):
            if line.endswith(b"\n"):
                yield msgspec.json.decode(line, type=Spent)

    def per_day(self) -> Mapping[tuple[date, str], tuple[int, int, int]]:
        """Calls, input tokens and output tokens by day (UTC) and model."""
        found: dict[tuple[date, str], tuple[int, int, int]] = {}
        for spent in self.entries():
            key = spent.at.date(), spent.model
            calls, took, gave = found.get(key, (0, 0, 0))
            found[key] = calls + 1, took + spent.input_tokens, gave + spent.output_tokens
        return found
