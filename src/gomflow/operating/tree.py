"""What was found of a cause and its effects, each put under what brought it about."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from gomflow.operating.events import Happened, happened
from gomflow.operating.timed import Timed
from gomflow.operating.touching import Touched
from gomflow.ports.feed import Entry
from gomflow.workflows.reactions import SetTimer
from gomflow.workflows.waking import timer_correlation
from gomflow_adapters.jetstream.streams import FEED, INBOUND, LOG, OUTBOUND
from gomflow_events.codec import to_json
from gomflow_events.commit import Commit, WrittenDecision
from gomflow_events.conversation.inbound import InboundFact
from gomflow_events.outbound import DeliveryRecorded, MessageDue


class What(StrEnum):
    """What a node of a trace is."""

    INBOUND = "inbound"
    DECISION = "decision"
    EVENT = "event"
    ROW = "row"
    ANNOUNCEMENT = "announcement"
    TIMER = "timer"
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
class Found:
    """Everything that belongs to some correlations."""

    inbound: list[tuple[Entry, InboundFact]] = field(default_factory=list)
    decisions: list[tuple[Entry, Commit, WrittenDecision]] = field(default_factory=list)
    messages: list[tuple[Entry, MessageDue]] = field(default_factory=list)
    deliveries: dict[str, list[DeliveryRecorded]] = field(default_factory=lambda: defaultdict(list))
    announced: dict[str, Entry] = field(default_factory=dict)


class Tree:
    """Puts what was found under what caused it."""

    def __init__(self, found: Found, touched: Touched, timed: Timed, *, personal: bool) -> None:
        self._found = found
        self._touched = touched
        self._timed = timed
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
        if (entry := self._found.announced.get(recorded.event_id)) is not None:
            at = {"stream": FEED, "sequence": entry.sequence, "subject": entry.subject}
            node.effects.append(Node(What.ANNOUNCEMENT, entry.subject, recorded.event_id, None, "", at))
        node.effects += [self._timer(timer) for timer in self._timed.by(recorded.event_id)]
        self._nodes[recorded.event_id] = node
        return node

    def _timer(self, timer: SetTimer) -> Node:
        node = Node(What.TIMER, timer.name, timer_correlation(timer.what), timer.at, "", {"for": timer.what["kind"]})
        self._nodes[node.id] = node
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
