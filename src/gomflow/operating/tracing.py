"""From a cause to all its effects: what was said, what was decided, which rows it made, and what people were told."""

from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from gomflow.codes import split_reference
from gomflow.operating.events import Happened, find_order, happened
from gomflow.operating.touching import Touched
from gomflow.ports.feed import Entry
from gomflow.ports.log import EventLog
from gomflow_adapters.jetstream.chat import delivery_subject
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.streams import INBOUND, LOG, OUTBOUND
from gomflow_adapters.jetstream.whole import WholeStream
from gomflow_events.codec import decode, decode_inbound, to_json
from gomflow_events.commit import Commit, WrittenDecision
from gomflow_events.conversation.inbound import InboundFact
from gomflow_events.outbound import DeliveryRecorded, MessageDue

Told = Callable[[int, int], None]


class What(StrEnum):
    """What a node of a trace is."""

    INBOUND = "inbound"
    DECISION = "decision"
    EVENT = "event"
    ROW = "row"
    MESSAGE = "message"
    DELIVERY = "delivery"


@dataclass(slots=True)
class Node:
    """Something that happened, and what it brought about; `about` is short enough for a line."""

    what: What
    name: str
    id: str
    at: datetime | None
    about: str
    document: dict[str, Any] = field(default_factory=dict)
    effects: list["Node"] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The node and all below it, for programs."""
        shown = {"what": self.what.value, "name": self.name, "id": self.id, "at": self.at and self.at.isoformat()}
        return shown | self.document | {"effects": [one.as_json() for one in self.effects]}

    def count(self) -> int:
        """How many things there are, this one included."""
        return 1 + sum(one.count() for one in self.effects)


@dataclass(slots=True)
class _Found:
    """Everything that belongs to some correlations."""

    inbound: list[tuple[Entry, InboundFact]] = field(default_factory=list)
    decisions: list[tuple[Entry, Commit, WrittenDecision]] = field(default_factory=list)
    messages: list[tuple[Entry, MessageDue]] = field(default_factory=list)
    deliveries: dict[str, list[DeliveryRecorded]] = field(default_factory=lambda: defaultdict(list))


class Tracer:
    """Looks through the streams. Raises LogUnavailable, Unreadable."""

    def __init__(self, connection: Connection, log: EventLog, *, personal: bool, told: Told) -> None:
        self._nc = connection.nc
        self._log = log
        self._personal = personal
        self._told = told

    async def trace(self, name: str) -> list[Node]:
        """The causes that a name leads to, each with all its effects; nothing where it leads nowhere.

        The name is that of a message in or out, a request, an event, a commit, a correlation, a payment, or the
        reference of a submission.
        """
        connections = await self._connections(name)
        if not connections:
            return []
        found = await self._gather(connections)
        touched = Touched(self._log)
        for _, commit, _ in found.decisions:
            await touched.look(commit.aggregate, commit.aggregate_id)
        return _Tree(found, touched, personal=self._personal).roots()

    async def _connections(self, name: str) -> set[str]:
        """The correlations a name belongs to."""
        reference = split_reference(name)
        if reference is not None:
            return await self._of_submission(*reference)
        found = await self._of_message(name)
        async for _, commit in self._commits({name}):
            found |= {one.correlation_id for one in commit.decisions if _is_about(name, commit, one)}
        if not found:
            async for entry in self._entries(INBOUND, "inbound.>", {name}):
                if decode_inbound(entry.data).inbound_id == name:
                    found.add(name)
        return found

    async def _of_submission(self, reference: str, code: str) -> set[str]:
        order_id = await find_order(self._log, code)
        if order_id is None:
            return set()
        found: set[str] = set()
        events = [
            one
            for stored in await self._log.read("order", order_id)
            for one in happened(stored.commit, stored.sequence)
        ]
        wanted = {e.submission_id for one in events if getattr(e := one.recorded.event, "reference", None) == reference}
        for one in events:
            if getattr(one.recorded.event, "submission_id", None) in wanted:
                found.add(one.recorded.correlation_id)
        return found

    async def _of_message(self, name: str) -> set[str]:
        if not name.replace("-", "").isalnum():
            return set()
        pages = WholeStream(self._nc, OUTBOUND).pages(subject=f"outbound.*.*.{name}")
        return {decode(entry.data, MessageDue).correlation_id async for page in pages for entry in page}

    async def _gather(self, connections: set[str]) -> _Found:
        found = _Found()
        async for entry in self._entries(INBOUND, "inbound.>", connections):
            fact = decode_inbound(entry.data)
            if fact.inbound_id in connections:
                found.inbound.append((entry, fact))
        async for entry, commit in self._commits(connections):
            found.decisions += [(entry, commit, one) for one in commit.decisions if one.correlation_id in connections]
        async for entry in self._entries(OUTBOUND, "outbound.>", connections):
            message = decode(entry.data, MessageDue)
            if message.correlation_id in connections:
                found.messages.append((entry, message))
        for _, message in found.messages:
            pages = WholeStream(self._nc, OUTBOUND).pages(subject=delivery_subject(message.message_id))
            found.deliveries[message.message_id] = [
                decode(entry.data, DeliveryRecorded) async for page in pages for entry in page
            ]
        return found

    async def _commits(self, names: set[str]) -> AsyncIterator[tuple[Entry, Commit]]:
        async for entry in self._entries(LOG, "log.>", names):
            yield entry, decode(entry.data, Commit)

    async def _entries(self, stream: str, subjects: str, names: Iterable[str]) -> AsyncIterator[Entry]:
        """What has any of the names somewhere in its bytes: most is passed over without being understood."""
        wanted = [name.encode() for name in names]
        whole = WholeStream(self._nc, stream)
        extent = await whole.extent()
        async for page in whole.pages(subject=subjects):
            for entry in page:
                if any(name in entry.data or name in entry.subject.encode() for name in wanted):
                    yield entry
            self._told(page[-1].sequence, extent.last if extent else 0)


def _is_about(name: str, commit: Commit, one: WrittenDecision) -> bool:
    ids = {one.request_id, one.correlation_id, commit.commit_id, *(event.event_id for event in one.events)}
    return name in ids or (commit.aggregate == "payment" and commit.aggregate_id == name)


class _Tree:
    """Puts what was found under what caused it."""

    def __init__(self, found: _Found, touched: Touched, *, personal: bool) -> None:
        self._found = found
        self._touched = touched
        self._personal = personal
        self._nodes: dict[str, Node] = {}
        self._under: list[tuple[str, Node]] = []

    def roots(self) -> list[Node]:
        """The causes that nothing here caused, in the order they came."""
        for entry, fact in self._found.inbound:
            self._nodes[fact.inbound_id] = self._inbound(entry, fact)
        for entry, commit, one in self._found.decisions:
            self._decision(entry, commit, one)
        for entry, message in self._found.messages:
            self._under.append((message.causation_id, self._message(entry, message)))
        roots = [self._nodes[fact.inbound_id] for _, fact in self._found.inbound]
        for cause, node in self._under:
            above = self._nodes.get(cause)
            (roots if above is None else above.effects).append(node)
        return roots

    def _inbound(self, entry: Entry, fact: InboundFact) -> Node:
        name = type(fact).__name__
        document = {"stream": INBOUND, "sequence": entry.sequence, "subject": entry.subject}
        text = getattr(fact, "text", "") or getattr(fact, "token", "")
        words = f" “{text}”" if self._personal and text else ""
        if self._personal:
            document["data"] = to_json(fact)
        return Node(What.INBOUND, name, fact.inbound_id, fact.at, f"{fact.chat}{words}", document)

    def _decision(self, entry: Entry, commit: Commit, one: WrittenDecision) -> None:
        who = one.actor.id if one.actor.kind != "member" else f"member {one.actor.id[-6:]}"
        about = f"{commit.aggregate} {commit.aggregate_id}, by {who}, message {entry.sequence}"
        document = {
            "stream": LOG,
            "sequence": entry.sequence,
            "subject": entry.subject,
            "commit_id": commit.commit_id,
            "correlation_id": one.correlation_id,
            "causation_id": one.causation_id,
        }
        node = Node(What.DECISION, one.request, one.request_id, one.at, about, document)
        ids = {event.event_id for event in one.events}
        for event in happened(commit, entry.sequence):
            if event.recorded.event_id in ids:
                node.effects.append(self._event(event))
        self._under.append((one.causation_id, node))

    def _event(self, one: Happened) -> Node:
        recorded = one.recorded
        document = {"version": recorded.version, "data": one.document(personal=self._personal)["data"]}
        about = f"{recorded.aggregate} version {recorded.version}"
        node = Node(What.EVENT, recorded.type, recorded.event_id, recorded.at, about, document)
        node.effects += [Node(What.ROW, table, key, None, "") for table, key in self._touched.by(recorded.event_id)]
        self._nodes[recorded.event_id] = node
        return node

    def _message(self, entry: Entry, message: MessageDue) -> Node:
        document: dict[str, Any] = {"stream": OUTBOUND, "sequence": entry.sequence, "subject": entry.subject}
        if self._personal:
            document["text"] = message.text
        node = Node(What.MESSAGE, message.view, message.message_id, message.due_at, f"to {message.chat}", document)
        node.effects.append(Node(What.ROW, "messages", message.message_id, None, ""))
        node.effects += [_delivery(one) for one in self._deliveries(message)]
        return node

    def _deliveries(self, message: MessageDue) -> Sequence[DeliveryRecorded]:
        return self._found.deliveries[message.message_id]


def _delivery(one: DeliveryRecorded) -> Node:
    about = " ".join(part for part in (*one.provider_ids, one.code, one.reason) if part)
    document = {"attempt": one.attempt, "provider_ids": list(one.provider_ids), "code": one.code, "reason": one.reason}
    return Node(What.DELIVERY, one.outcome.value, one.message_id, one.at, about, document)
