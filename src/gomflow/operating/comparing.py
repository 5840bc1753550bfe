"""Holding the two copies of the log against each other and each against itself: whatever was damaged is found."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Generic, TypeVar

from gomflow.operating.chains import Chains
from gomflow.operating.faults import Copy, Fault, Kind, fault, joined
from gomflow.ports.feed import Entry
from gomflow_projections.archive import Archive
from gomflow_projections.sealing import FIRST, Archived

Told = Callable[[int, int], None]
"""How far it is: the message it is at, and the last."""

_MATTERS = frozenset({"Nats-Msg-Id"})
"""Headers that are part of a message; the others say how it was put where it is."""

TOLD_EVERY = 500

Places = Mapping[bytes, int]
"""Where a payload lies, by its hash."""

T = TypeVar("T", Entry, Archived)


@dataclass(slots=True)
class Copies:
    """What was found: both copies, message by message.

    `holes` are numbers that neither copy has and that no commit misses; `waiting` messages are not archived yet.
    """

    log: Chains = field(default_factory=lambda: Chains(Copy.LOG))
    archive: Chains = field(default_factory=lambda: Chains(Copy.ARCHIVE))
    holes: list[tuple[int, int]] = field(default_factory=list)
    waiting: int = 0
    faults: list[Fault] = field(default_factory=list)


class Comparison:
    """Reads both copies side by side, in the order of their numbers."""

    def __init__(self, *, log_ends: int | None, archive_ends: int, told: Told = lambda _at, _of: None) -> None:
        """Where each ends; None for a log that is not there, and not expected to be."""
        self._alone = log_ends is None
        self._log_ends = log_ends or 0
        self._archive_ends = archive_ends
        self._told = told
        self._found = Copies()
        self._faults: list[Fault] = []
        self._seal = FIRST
        self._unsealed = False
        self._different: list[tuple[Entry, Entry]] = []
        self._bad_rows: set[int] = set()

    async def run(self, log: AsyncIterator[Sequence[Entry]], archive: AsyncIterator[Sequence[Archived]]) -> Copies:
        """Compare everything up to the ends that were given."""
        logged, archived = _Pages(log, self._log_ends), _Pages(archive, self._archive_ends)
        last = max(self._log_ends, self._archive_ends)
        at = 0
        while True:
            one, row = await logged.peek(), await archived.peek()
            numbers = [each.sequence for each in (one, row) if each is not None]
            if not numbers:
                break
            number = min(numbers)
            self._hole(at, number)
            at = number
            self._one(
                logged.take() if one is not None and one.sequence == number else None,
                archived.take() if row is not None and row.sequence == number else None,
            )
            if at % TOLD_EVERY == 0:
                self._told(at, last)
        self._told(last, last)
        return self._conclude(at)

    def _hole(self, at: int, number: int) -> None:
        if number > at + 1:
            self._found.holes.append((at + 1, number - 1))

    def _one(self, entry: Entry | None, row: Archived | None) -> None:
        copied = None if row is None else self._row(row)
        if entry is not None:
            self._faults += self._found.log.take(entry)
        elif copied is not None and not self._alone:
            self._faults.append(_missing(Copy.LOG, copied, self._why_not_in_the_log(copied.sequence)))
            self._found.log.stand_in(copied)
        if copied is not None:
            self._faults += self._found.archive.take(copied)
        elif entry is not None and entry.sequence <= self._archive_ends:
            self._faults.append(_missing(Copy.ARCHIVE, entry, "is in the log and is not archived"))
            self._found.archive.stand_in(entry)
            # The next row was sealed behind the one that is gone: that is this fault, and not another.
            self._unsealed = True
        elif entry is not None:
            self._found.waiting += 1
        if entry is not None and copied is not None and not _same(entry, copied):
            self._different.append((entry, copied))

    def _why_not_in_the_log(self, sequence: int) -> str:
        if sequence > self._log_ends:
            return f"was archived, and the log ends at {self._log_ends}"
        return "was archived, and the broker has it no more or cannot read it"

    def _row(self, row: Archived) -> Entry:
        """The message in a row, after the row itself was looked at."""
        if not row.is_whole():
            self._bad(row, Kind.ALTERED, "is not the message whose SHA-256 was taken when it was archived")
        if not row.is_sealed_after(self._seal) and not self._unsealed:
            self._bad(row, Kind.SEAL, "its seal is broken: it, or the row before it, is not what was archived")
        self._seal, self._unsealed = row.seal, False
        return row.entry()

    def _bad(self, row: Archived, kind: Kind, what: str) -> None:
        self._bad_rows.add(row.sequence)
        self._faults.append(fault(Copy.ARCHIVE, kind, row.sequence, row.subject, what))

    def _conclude(self, at: int) -> Copies:
        self._hole(at, max(self._log_ends, self._archive_ends) + 1)
        if at < self._archive_ends:
            what = f"is where the archive should end, and it ends before; gomflow archived up to {self._archive_ends}"
            self._faults.append(fault(Copy.ARCHIVE, Kind.CHECKPOINT, self._archive_ends, "", what))
        self._faults += self._found.log.end() + self._found.archive.end()
        places = {sha256(copied.data).digest(): copied.sequence for _, copied in self._different}
        origins = {sha256(entry.data).digest(): entry.sequence for entry, _ in self._different}
        self._faults += [self._blamed(entry, copied, places, origins) for entry, copied in self._different]
        self._found.faults = list(joined(self._faults))
        return self._found

    def _blamed(self, entry: Entry, copied: Entry, places: Places, origins: Places) -> Fault:
        """Which of two copies that differ is wrong: the row that broke its seal, or the message that was sealed."""
        number, subject = copied.sequence, copied.subject
        only_here = number in self._found.archive.suspects and number not in self._found.log.suspects
        if number in self._bad_rows or only_here:
            moved = origins.get(sha256(copied.data).digest(), number)
            if moved != number:
                return fault(Copy.ARCHIVE, Kind.MOVED, number, subject, f"is message {moved} of the log")
            return fault(Copy.ARCHIVE, Kind.ALTERED, number, subject, "is not what the log has")
        moved = places.get(sha256(entry.data).digest(), number)
        if moved != number:
            return fault(Copy.LOG, Kind.MOVED, number, entry.subject, f"was message {moved} when it was archived")
        return fault(Copy.LOG, Kind.ALTERED, number, subject, "is not what was archived")


def _same(entry: Entry, copied: Entry) -> bool:
    headers = [{name: value for name, value in one.headers.items() if name in _MATTERS} for one in (entry, copied)]
    return (entry.subject, entry.data) == (copied.subject, copied.data) and headers[0] == headers[1]


def _missing(copy: Copy, entry: Entry, what: str) -> Fault:
    return fault(copy, Kind.MISSING, entry.sequence, entry.subject, what)


async def archive_alone(archive: Archive, told: Told) -> tuple[int, list[Fault]]:
    """Where the archive ends, and what is wrong with it by its own evidence."""
    ends, last_row = await archive.ends()
    found = await Comparison(log_ends=None, archive_ends=ends, told=told).run(_no_log(), archive.pages())
    if last_row > ends:
        found.faults.append(beyond_checkpoint(last_row, ends))
    return ends, found.faults


def beyond_checkpoint(last_row: int, ends: int) -> Fault:
    """The fault of an archive that goes on behind its checkpoint."""
    what = f"is in the archive, and its checkpoint stands at {ends}"
    return fault(Copy.ARCHIVE, Kind.CHECKPOINT, last_row, "", what)


async def _no_log() -> AsyncIterator[Sequence[Entry]]:
    nothing: Sequence[Sequence[Entry]] = ()
    for page in nothing:
        yield page


class _Pages(Generic[T]):
    """Pages as one sequence of numbered things, up to a last one."""

    def __init__(self, pages: AsyncIterator[Sequence[T]], last: int) -> None:
        self._pages: AsyncIterator[Sequence[T]] = pages
        self._last = last
        self._page: Sequence[T] = ()
        self._next = 0

    async def peek(self) -> T | None:
        """The next one, which stays the next; None at the end."""
        if self._next == len(self._page):
            self._page, self._next = await anext(self._pages, []), 0
        if not self._page or self._page[self._next].sequence > self._last:
            return None
        return self._page[self._next]

    def take(self) -> T:
        """The one that was peeked at."""
        self._next += 1
        return self._page[self._next - 1]
