"""The log in memory: the same promises as the real one, but for surviving the process."""

import asyncio
from collections.abc import Sequence
from hashlib import sha256

from gomflow.ports.log import Appended, Claim, ClaimTaken, Stored, WrongVersion, settled
from gomflow_events.codec import encode
from gomflow_events.commit import Commit


class MemoryLog:
    """An event log that lives as long as the object."""

    def __init__(self) -> None:
        self.commits: list[Stored] = []
        self._claims: dict[tuple[str, str], str] = {}

    async def read(self, aggregate: str, aggregate_id: str, after: int = 0) -> Sequence[Stored]:
        await asyncio.sleep(0)
        return [stored for stored in self._of(aggregate, aggregate_id) if stored.sequence > after]

    async def append(self, commit: Commit, *, after: int, claims: Sequence[Claim] = ()) -> Appended:
        await asyncio.sleep(0)
        before = self._of(commit.aggregate, commit.aggregate_id)
        if before and before[-1].commit.commit_id == commit.commit_id:
            return Appended(before[-1].sequence, before[-1].digest)
        for claim in claims:
            holder = self._holder(claim.kind, claim.key, claim.former)
            if not claim.given_back and holder not in {None, claim.holder}:
                raise ClaimTaken(claim, holder or "")
        if (before[-1].sequence if before else 0) != after:
            raise WrongVersion
        for claim in settled(claims):
            holder = self._holder(claim.kind, claim.key, claim.former)
            if not claim.given_back:
                self._claims[claim.kind, claim.key] = claim.holder
            elif holder == claim.holder:
                self._claims[claim.kind, claim.key] = ""
        stored = Stored(commit, len(self.commits) + 1, sha256(encode(commit)).hexdigest())
        self.commits.append(stored)
        return Appended(stored.sequence, stored.digest)

    async def holder(self, kind: str, key: str, former: str = "") -> str | None:
        await asyncio.sleep(0)
        return self._holder(kind, key, former)

    def _holder(self, kind: str, key: str, former: str) -> str | None:
        before = (
            kept for (name, same), kept in self._claims.items() if former and name.startswith(former) and same == key
        )
        held = self._claims.get((kind, key))
        return next(before, None) if held is None else held or None

    async def was_given_back(self, kind: str, key: str) -> bool:
        await asyncio.sleep(0)
        return self._claims.get((kind, key)) == ""

    def _of(self, aggregate: str, aggregate_id: str) -> list[Stored]:
        return [
            stored
            for stored in self.commits
            if (stored.commit.aggregate, stored.commit.aggregate_id) == (aggregate, aggregate_id)
        ]
