"""The log in memory: the same promises as the real one, but for surviving the process."""

import asyncio
from collections.abc import Sequence
from hashlib import sha256

from gomflow.ports.log import Appended, Claim, ClaimTaken, Stored, WrongVersion
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
            holder = await self.holder(claim.kind, claim.key, claim.former)
            if holder not in {None, claim.holder}:
                raise ClaimTaken(claim, holder or "")
        if (before[-1].sequence if before else 0) != after:
            raise WrongVersion
        self._claims.update({(claim.kind, claim.key): claim.holder for claim in claims})
        stored = Stored(commit, len(self.commits) + 1, sha256(encode(commit)).hexdigest())
        self.commits.append(stored)
        return Appended(stored.sequence, stored.digest)

    async def holder(self, kind: str, key: str, former: str = "") -> str | None:
        await asyncio.sleep(0)
        before = (
            kept for (name, same), kept in self._claims.items() if former and name.startswith(former) and same == key
        )
        return self._claims.get((kind, key)) or next(before, None)

    def _of(self, aggregate: str, aggregate_id: str) -> list[Stored]:
        return [
            stored
            for stored in self.commits
            if (stored.commit.aggregate, stored.commit.aggregate_id) == (aggregate, aggregate_id)
        ]
