"""What can be wrong with a copy of the log, in words an operator understands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any


class Copy(StrEnum):
    """Where the log lies."""

    LOG = "log"
    ARCHIVE = "archive"


class Kind(StrEnum):
    """What is wrong."""

    MISSING = "missing"
    ALTERED = "altered"
    MOVED = "moved"
    CHAIN = "chain"
    SEAL = "seal"
    CLAIM = "claim"
    UNREADABLE = "unreadable"
    CHECKPOINT = "checkpoint"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with messages `first` to `last` of one copy; `what` says it in a sentence."""

    copy: Copy
    kind: Kind
    first: int
    last: int
    subject: str
    what: str

    def document(self) -> dict[str, Any]:
        """The fault for programs."""
        return asdict(self)

    def __str__(self) -> str:
        which = f"message {self.first}" if self.first == self.last else f"messages {self.first} to {self.last}"
        about = f" ({self.subject})" if self.subject else ""
        return f"{self.copy.value}, {which}{about}: {self.what}"


def fault(copy: Copy, kind: Kind, sequence: int, subject: str, what: str) -> Fault:
    """A fault of one message."""
    return Fault(copy, kind, sequence, sequence, subject, what)


def joined(faults: Iterable[Fault]) -> Iterator[Fault]:
    """The same faults, those of missing neighbours as one."""
    held: Fault | None = None
    for one in sorted(faults, key=lambda each: (each.copy, each.kind is not Kind.MISSING, each.first)):
        if held is not None and _follows(held, one):
            held = replace(held, last=one.last, subject="")
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _follows(held: Fault, one: Fault) -> bool:
    return one.kind is held.kind is Kind.MISSING and one.copy is held.copy and one.first == held.last + 1


def remedy(faults: Sequence[Fault]) -> str:
    """What to do about it."""
    copies = {one.copy for one in faults}
    if copies == {Copy.ARCHIVE}:
        return "The log itself is whole. Make the archive anew from it: gomflow rearchive."
    if copies == {Copy.LOG}:
        return (
            "The archive is whole. Stop GOMFLOW, keep the broker's data folder aside, start an empty broker in its "
            "place, and bring the log back from the archive: gomflow restore."
        )
    return (
        "Both copies are damaged. Stop GOMFLOW and keep both as they are; docs/operating.md says how to put the "
        "log together from them, or from a backup of the database."
    )
