"""The log in JetStream: one subject per aggregate, one message per commit, guarded by the broker."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import msgspec
from nats.aio.client import Client
from nats.js import JetStreamContext

from gomflow.ports.log import (
    Appended,
    Claim,
    ClaimTaken,
    CommitTooLarge,
    LogUnavailable,
    Stored,
    WrongVersion,
    settled,
)
from gomflow_adapters.jetstream.direct import Kept, all_of, last_of
from gomflow_adapters.jetstream.gathering import Gathering
from gomflow_adapters.jetstream.publish import Conflict, Guarded, Unknown, publish_together
from gomflow_adapters.jetstream.standing import copies_of, last_at_the_leader
from gomflow_adapters.jetstream.streams import LOG
from gomflow_events.codec import decode, encode
from gomflow_events.commit import Commit

ATTEMPTS = 5
MOMENT = 0.01
"""Seconds to wait for what a fellow is writing, doubled each time."""

CATCHING_UP = 10
"""How often a copy of the log that is behind is asked again, for half a second in all."""

HEADERS = 1024
"""Bytes kept free for the headers of a commit, which count towards what the server takes."""


class _ClaimMessage(msgspec.Struct):
    """Who holds a claim from now on; nobody where `holder` is empty, for it was given back."""

    holder: str
    commit_id: str


@dataclass(frozen=True, slots=True)
class _Held:
    """How a claim stands: its holder, None for nobody, and the number of the last message under its own subject."""

    holder: str | None
    sequence: int


def log_subject(aggregate: str, aggregate_id: str) -> str:
    """The subject all commits of an aggregate lie under."""
    return f"log.{_token(aggregate)}.{_token(aggregate_id)}"


def claim_subject(kind: str, key: str) -> str:
    """The subject whose last message says who holds a claim."""
    return f"claims.{_token(kind)}.{_token(key)}"


def _token(text: str) -> str:
    if not text or not all(sign.isalnum() or sign in "-_" for sign in text):
        raise ValueError(f"{text!r} cannot be part of a subject: only letters, digits, - and _ can")
    return text


def stored(message: Kept) -> Stored:
    """A message of the log as the commit it is; raises gomflow_events.codec.Unreadable."""
    return Stored(decode(message.data, Commit), message.sequence, sha256(message.data).hexdigest())


class JetStreamLog:
    """The event log on a JetStream stream."""

    def __init__(self, nc: Client, js: JetStreamContext, gathering: Gathering | None = None) -> None:
        self._nc = nc
        self._gathering = gathering or Gathering(nc, js, LOG)
        self._copies: int | None = None

    async def read(self, aggregate: str, aggregate_id: str, after: int = 0) -> Sequence[Stored]:
        subject = log_subject(aggregate, aggregate_id)
        kept = await all_of(self._nc, LOG, subject, after)
        if await self._is_replicated():
            kept = await self._all_there_is(subject, after, kept)
        return [stored(message) for message in kept]

    async def _all_there_is(self, subject: str, after: int, kept: Sequence[Kept]) -> Sequence[Kept]:
        """What was read, or what is read again until it reaches as far as the leader does.

        The copy that answered may be behind, and whoever reads here may know better from a message it was given.
        """
        last = await last_at_the_leader(self._nc, LOG, subject)
        for attempt in range(CATCHING_UP):
            if (kept[-1].sequence if kept else after) >= last:
                return kept
            await asyncio.sleep(0.01 * (attempt + 1))
            kept = await all_of(self._nc, LOG, subject, after)
        raise LogUnavailable(f"the copy of {subject} that answers is behind")

    async def _is_replicated(self) -> bool:
        if self._copies is None:
            self._copies = await copies_of(self._nc, LOG)
        return self._copies > 1

    async def append(self, commit: Commit, *, after: int, claims: Sequence[Claim] = ()) -> Appended:
        data = encode(commit)
        if len(data) + HEADERS > self._nc.max_payload:
            # The server would not refuse it but cut the connection, and all that is under way with it.
            raise CommitTooLarge(len(data), self._nc.max_payload - HEADERS)
        subject = log_subject(commit.aggregate, commit.aggregate_id)
        written = Guarded(subject, data, after, commit.commit_id, [one.correlation_id for one in commit.decisions])
        digest = sha256(data).hexdigest()
        for attempt in range(ATTEMPTS):
            try:
                sequence = await self._write(written, claims, commit.commit_id)
            except (Conflict, Unknown) as problem:
                known = await self._look(written, commit, claims)
                if known is not None:
                    return Appended(known, digest)
                if isinstance(problem, Conflict):
                    # Neither the commit nor a claim explains it: what a fellow wrote is on its way and not seen yet.
                    await asyncio.sleep(MOMENT * 2**attempt)
            else:
                return Appended(sequence, digest)
        raise LogUnavailable(f"it is not known whether commit {commit.commit_id} was stored")

    async def _write(self, written: Guarded, claims: Sequence[Claim], commit_id: str) -> int:
        if not claims:
            return await self._gathering.store(written)
        # Of a former kind no guard below knows; and what another holds stays theirs.
        standing = await self._free(claims)
        batch = []
        for claim in settled(claims):
            subject = claim_subject(claim.kind, claim.key)
            found = standing[subject]
            is_mine = found.holder == claim.holder
            if is_mine or claim.given_back:
                await self._see_to_it(subject, found)
            if is_mine is claim.given_back:
                held = msgspec.json.encode(_ClaimMessage("" if claim.given_back else claim.holder, commit_id))
                batch.append(Guarded(subject, held, found.sequence))
        if not batch:
            return await self._gathering.store(written)
        return await publish_together(self._nc, [*batch, written], LOG)

    async def _look(self, written: Guarded, commit: Commit, claims: Sequence[Claim]) -> int | None:
        """After a doubtful append: its sequence if it is there, None if it can be tried again, else why it cannot."""
        last = await last_of(self._nc, LOG, written.subject)
        if last is not None and decode(last.data, Commit).commit_id == commit.commit_id:
            return last.sequence
        await self._free(claims)
        if (last.sequence if last is not None else 0) != written.after:
            raise WrongVersion
        return None

    async def _free(self, claims: Sequence[Claim]) -> Mapping[str, _Held]:
        """How each claim stands, by its subject. Raises ClaimTaken."""
        standing: dict[str, _Held] = {}
        for claim in claims:
            found = standing[claim_subject(claim.kind, claim.key)] = await self._held(
                claim.kind, claim.key, claim.former
            )
            if not claim.given_back and found.holder not in {None, claim.holder}:
                raise ClaimTaken(claim, found.holder or "")
        return standing

    async def _see_to_it(self, subject: str, found: _Held) -> None:
        """What one's own last word on a claim was, no copy may tell that is behind. Raises Conflict."""
        if await self._is_replicated() and await last_at_the_leader(self._nc, LOG, subject) != found.sequence:
            raise Conflict(f"the copy of {subject} that answers is behind")

    async def holder(self, kind: str, key: str, former: str = "") -> str | None:
        return (await self._held(kind, key, former)).holder

    async def was_given_back(self, kind: str, key: str) -> bool:
        found = await self._held(kind, key, "")
        return found.holder is None and found.sequence > 0

    async def _held(self, kind: str, key: str, former: str) -> _Held:
        last = await last_of(self._nc, LOG, claim_subject(kind, key))
        if last is not None:
            return _Held(decode(last.data, _ClaimMessage).holder or None, last.sequence)
        if not former:
            return _Held(None, 0)
        every_kind = await all_of(self._nc, LOG, f"claims.*.{_token(key)}")
        before = next((kept for kept in every_kind if kept.subject.startswith(f"claims.{_token(former)}")), None)
        return _Held(None if before is None else decode(before.data, _ClaimMessage).holder, 0)
