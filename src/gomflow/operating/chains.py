"""Following one copy of the log message by message: what each says of the one before it has to be true."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256

import msgspec

from gomflow.operating.faults import Copy, Fault, Kind, fault
from gomflow.ports.feed import Entry
from gomflow_events.codec import Unreadable, decode, unfold
from gomflow_events.commit import Commit

GUARD = "Nats-Expected-Last-Subject-Sequence"


class _Claim(msgspec.Struct):
    holder: str
    commit_id: str


@dataclass(frozen=True, slots=True)
class _Last:
    """The last commit of an aggregate."""

    version: int
    digest: str
    sequence: int


_NOTHING = _Last(0, "", 0)


@dataclass(slots=True)
class Counted:
    """What a copy holds."""

    messages: int = 0
    commits: int = 0
    events: int = 0
    claims: int = 0


@dataclass(slots=True)
class Chains:
    """One copy of the log; `suspects` are the messages that a fault casts doubt on."""

    copy: Copy
    counted: Counted = field(default_factory=Counted)
    suspects: set[int] = field(default_factory=set)
    _last: dict[str, _Last] = field(default_factory=dict)
    _claimed: dict[str, int] = field(default_factory=dict)
    _promised: dict[str, tuple[int, str]] = field(default_factory=dict)

    def take(self, entry: Entry) -> list[Fault]:
        """What is wrong with the next message."""
        self.counted.messages += 1
        match entry.subject.partition(".")[0]:
            case "log":
                return list(self._commit(entry))
            case "claims":
                return list(self._claim(entry))
            case _:
                return [self._fault(Kind.ALTERED, entry, "nothing in the log has such a subject")]

    def stand_in(self, entry: Entry) -> None:
        """Go on as if this message were here: this copy misses it, and that is said once and not by all behind it."""
        counted = replace(self.counted)
        list(self._commit(entry) if entry.subject.startswith("log.") else self._claim(entry))
        self.counted = counted

    def end(self) -> list[Fault]:
        """What only shows when all is read: claims whose commit never came."""
        return [
            fault(self.copy, Kind.CLAIM, sequence, subject, f"was made together with commit {commit_id}, which is gone")
            for commit_id, (sequence, subject) in self._promised.items()
        ]

    def _commit(self, entry: Entry) -> Iterator[Fault]:
        before = self._last.get(entry.subject, _NOTHING)
        digest = sha256(entry.data).hexdigest()
        try:
            commit = decode(entry.data, Commit)
            events = sum(1 for _ in unfold(commit, entry.sequence))
        except Unreadable as error:
            self._last[entry.subject] = _Last(before.version, digest, entry.sequence)
            yield self._fault(Kind.UNREADABLE, entry, f"cannot be read: {error}")
            return
        self.counted.commits += 1
        self.counted.events += events
        self._promised.pop(commit.commit_id, None)
        self._last[entry.subject] = _Last(commit.version + events - 1, digest, entry.sequence)
        if entry.subject != f"log.{commit.aggregate}.{commit.aggregate_id}":
            yield self._fault(Kind.MOVED, entry, f"belongs to {commit.aggregate} {commit.aggregate_id}")
            return
        if commit.version != before.version + 1:
            self.suspects.add(before.sequence)
            yield self._fault(
                Kind.CHAIN,
                entry,
                f"begins with version {commit.version}, and the commit before it ({_name(before)}) "
                f"ends with version {before.version}",
            )
        elif commit.previous != before.digest:
            self.suspects.add(before.sequence)
            yield self._fault(Kind.CHAIN, entry, f"does not carry the hash of the commit before it ({_name(before)})")
        else:
            yield from self._guard(entry, before)

    def _guard(self, entry: Entry, before: _Last) -> Iterator[Fault]:
        """The number of the commit before, as the broker checked it when this one was stored."""
        guard = entry.headers.get(GUARD)
        if guard is not None and guard != str(before.sequence):
            self.suspects.add(before.sequence)
            yield self._fault(
                Kind.MOVED, entry, f"was stored behind message {guard}, and that is {before.sequence} now"
            )

    def _claim(self, entry: Entry) -> Iterator[Fault]:
        self.counted.claims += 1
        try:
            claim = decode(entry.data, _Claim)
        except Unreadable as error:
            yield self._fault(Kind.UNREADABLE, entry, f"cannot be read: {error}")
            return
        before = self._claimed.get(entry.subject)
        if claim.holder and before is not None:
            yield self._fault(Kind.CLAIM, entry, f"was claimed before, by message {before}")
            return
        if claim.holder:
            self._claimed[entry.subject] = entry.sequence
        else:
            # Given back: whoever comes next may claim it. Who had claimed it under a former kind gives back this one.
            self._claimed.pop(entry.subject, None)
        self._promised[claim.commit_id] = (entry.sequence, entry.subject)

    def _fault(self, kind: Kind, entry: Entry, what: str) -> Fault:
        self.suspects.add(entry.sequence)
        return fault(self.copy, kind, entry.sequence, entry.subject, what)


def _name(last: _Last) -> str:
    return f"message {last.sequence}" if last.sequence else "there is none"
