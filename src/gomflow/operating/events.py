"""Events as operators look at them: which ones, and as what."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from gomflow.codes import as_meant, split_reference
from gomflow.ports.feed import Entry
from gomflow.ports.log import EventLog
from gomflow_events.codec import decode, to_json, unfold
from gomflow_events.commit import AnyEvent, Commit
from gomflow_events.personal import without_personal


@dataclass(frozen=True, slots=True)
class Happened:
    """An event, with the request it answered and the commit it came with."""

    recorded: AnyEvent
    request: str
    commit_id: str

    def document(self, *, personal: bool) -> dict[str, Any]:
        """The event for programs; what it says about people only where that was asked for."""
        recorded = self.recorded
        return {
            "sequence": recorded.sequence,
            "at": recorded.at.isoformat(),
            "aggregate": recorded.aggregate,
            "aggregate_id": recorded.aggregate_id,
            "version": recorded.version,
            "type": recorded.type,
            "schema": recorded.schema,
            "event_id": recorded.event_id,
            "commit_id": self.commit_id,
            "tenant": recorded.tenant,
            "actor": {"kind": recorded.actor.kind.value, "id": recorded.actor.id, "via": recorded.actor.via},
            "request": self.request,
            "request_id": recorded.request_id,
            "correlation_id": recorded.correlation_id,
            "causation_id": recorded.causation_id,
            "data": to_json(recorded.event) if personal else without_personal(recorded.event),
        }


def happened(commit: Commit, sequence: int) -> Iterator[Happened]:
    """The events of a commit."""
    asked = (decision.request for decision in commit.decisions for _ in decision.events)
    for recorded, request in zip(unfold(commit, sequence), asked, strict=True):
        yield Happened(recorded, request, commit.commit_id)


def in_entry(entry: Entry) -> list[Happened]:
    """The events of a message of the log; none for a claim. Raises gomflow_events.codec.Unreadable."""
    if not entry.subject.startswith("log."):
        return []
    return list(happened(decode(entry.data, Commit), entry.sequence))


async def of_aggregate(log: EventLog, aggregate: str, aggregate_id: str) -> list[Happened]:
    """Everything that happened to an aggregate. Raises LogUnavailable."""
    commits = await log.read(aggregate, aggregate_id)
    return [one for stored in commits for one in happened(stored.commit, stored.sequence)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which events; what is left empty is not asked for."""

    aggregate: str = ""
    aggregate_id: str = ""
    types: frozenset[str] = frozenset()
    tenant: str = ""
    correlation: str = ""
    after: datetime | None = None
    before: datetime | None = None

    @property
    def subjects(self) -> str:
        """The subjects in the log that can hold them."""
        return f"log.{self.aggregate or '*'}.{self.aggregate_id or '*'}"

    def about(self, aggregate_id: str) -> "Wanted":
        """The same, of one aggregate only; of all where its id is empty."""
        return replace(self, aggregate_id=aggregate_id)

    def __call__(self, one: Happened) -> bool:
        """Whether this is one of them."""
        recorded = one.recorded
        return (
            self.aggregate in {"", recorded.aggregate}
            and self.aggregate_id in {"", recorded.aggregate_id}
            and (not self.types or recorded.type in self.types)
            and self.tenant in {"", recorded.tenant}
            and self.correlation in {"", recorded.correlation_id}
            and (self.after is None or recorded.at >= self.after)
            and (self.before is None or recorded.at < self.before)
        )


async def find_order(log: EventLog, text: str) -> str | None:
    """The id of the order that a code, a submission's reference or an id names. Raises LogUnavailable."""
    reference = split_reference(text)
    code = reference[1] if reference is not None else as_meant(text)
    held = await log.holder("order", code) if code.isalnum() and code.isascii() else None
    if held is not None:
        return held
    known = text.isascii() and text.replace("-", "").isalnum() and await log.read("order", text)
    return text if known else None


NOT_AN_ORDER = "There is no order {}. Give its code (as 7K3Q), a reference (as PH-7K3Q9D2M) or its id."
