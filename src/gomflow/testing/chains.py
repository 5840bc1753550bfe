"""Commits that follow one another, for whoever has to tell a whole chain from a broken one."""

from datetime import UTC, datetime, timedelta

from gomflow.chance import new_id
from gomflow.ports.log import Appended, Claim
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_events.codec import write_event
from gomflow_events.commit import Commit, WrittenDecision
from gomflow_events.conversation.events import InboundHandled, InboundKind
from gomflow_events.identity import CLOCK

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def commit_after(aggregate_id: str, version: int = 1, previous: str = "", events: int = 1) -> Commit:
    """A commit of a conversation with so many events, the first of that version."""
    handled = [InboundHandled(inbound_id=f"{version + n}", kind=InboundKind.CHATTER) for n in range(events)]
    written = tuple(write_event(new_id(), event) for event in handled)
    decision = WrittenDecision(
        request_id=new_id(),
        request="Test",
        at=NOON + timedelta(minutes=version),
        actor=CLOCK,
        correlation_id=f"c-{aggregate_id}",
        causation_id=f"c-{aggregate_id}",
        events=written,
    )
    return Commit(
        commit_id=new_id(),
        aggregate="conversation",
        aggregate_id=aggregate_id,
        tenant="gom",
        version=version,
        previous=previous,
        decisions=(decision,),
    )


class Chain:
    """One conversation that grows commit by commit on a real log."""

    def __init__(self, connection: Connection, aggregate_id: str = "") -> None:
        self.log = JetStreamLog(connection.nc, connection.js)
        self.aggregate_id = aggregate_id or new_id()
        self.version = 1
        self.last = Appended(0, "")

    async def grow(self, events: int = 1, *claims: str) -> Appended:
        """One more commit, which may claim references."""
        commit = commit_after(self.aggregate_id, self.version, self.last.digest, events)
        wanted = [Claim("reference", key, self.aggregate_id) for key in claims]
        self.last = await self.log.append(commit, after=self.last.sequence, claims=wanted)
        self.version += events
        return self.last
