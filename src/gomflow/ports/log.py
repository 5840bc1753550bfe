"""The log of decisions, as the core sees it: read an aggregate, append to it, claim what may be used once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from gomflow_events.commit import Commit


class WrongVersion(Exception):
    """Somebody else appended to the aggregate first; nothing was written. Read the tail and decide again."""


class CommitTooLarge(Exception):
    """The commit is larger than the log takes in one piece; nothing was sent. Decide less at once."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(f"a commit of {size} bytes does not fit into the {limit} bytes the log takes at once")
        self.size = size
        self.limit = limit


class LogUnavailable(Exception):
    """The log did not answer in time, and it is not known whether the append happened. Ask again later."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that may be used once in the whole installation: a payment reference, an order's short name.

    `holder` is whom it belongs to from now on. `kind` and `key` hold only letters, digits, `-` and `_`. Whoever holds
    the key under a kind that begins with `former` holds it too: an earlier release claimed the same thing that way.
    `given_back` says that the holder does without it from now on; of what another holds, that changes nothing.
    """

    kind: str
    key: str
    holder: str
    former: str = ""
    given_back: bool = False


def settled(claims: Sequence[Claim]) -> Sequence[Claim]:
    """What is left to write of a commit's claims: of several on the same thing, the last says how it stands."""
    return tuple({(claim.kind, claim.key): claim for claim in claims}.values())


class ClaimTaken(Exception):
    """A claim already has a holder; nothing was written. Decide again, knowing it."""

    def __init__(self, claim: Claim, holder: str) -> None:
        super().__init__(f"{claim.kind} {claim.key} belongs to another")
        self.claim = claim
        self.holder = holder


@dataclass(frozen=True, slots=True)
class Stored:
    """A commit as it lies in the log: its number there and the SHA-256 of its bytes."""

    commit: Commit
    sequence: int
    digest: str


@dataclass(frozen=True, slots=True)
class Appended:
    """Where a commit came to lie, and the SHA-256 of its bytes."""

    sequence: int
    digest: str


class EventLog(Protocol):
    """The log: commits in one total order, numbered, each belonging to one aggregate."""

    async def read(self, aggregate: str, aggregate_id: str, after: int = 0) -> Sequence[Stored]:
        """The commits of an aggregate with a number above `after`, in order.

        What was acknowledged before the call is in the answer, but for commits a fellow replica wrote a moment ago;
        the guard of `append` catches those. Raises LogUnavailable.
        """
        ...

    async def append(self, commit: Commit, *, after: int, claims: Sequence[Claim] = ()) -> Appended:
        """Write a commit, and its claims with it or none of them, durably.

        `after` is the number of the aggregate's last commit, 0 for none. Writing the same commit again after an
        unknown outcome is safe and returns where it lies. Raises WrongVersion, ClaimTaken, CommitTooLarge,
        LogUnavailable.
        """
        ...

    async def holder(self, kind: str, key: str, former: str = "") -> str | None:
        """Who holds a claim, or one of a `former` kind; None while nobody does. Raises LogUnavailable."""
        ...

    async def was_given_back(self, kind: str, key: str) -> bool:
        """Whether a claim that nobody holds had a holder before, who gave it back. Raises LogUnavailable."""
        ...
