"""A commit: what lies in the log as one message, and the event as its readers get it."""

from datetime import datetime
from typing import Any, Generic, TypeVar

from msgspec import Raw

from gomflow_events.fact import fact
from gomflow_events.identity import Actor

E_co = TypeVar("E_co", covariant=True)


@fact
class WrittenEvent:
    """An event as it is stored: its name, the version of its shape, and its fields."""

    event_id: str
    type: str
    schema: int
    data: Raw


@fact
class WrittenDecision:
    """The answer to one request: who asked, in what connection, and the events it brought."""

    request_id: str
    request: str
    at: datetime
    actor: Actor
    correlation_id: str
    causation_id: str
    events: tuple[WrittenEvent, ...]


@fact
class Commit:
    """Decisions of one aggregate that became facts together: one message, one write to disk.

    `version` is the aggregate version of the first event (the first ever is 1). `previous` is the SHA-256 of the
    aggregate's commit before this one, empty for the first, so that nothing can be altered or left out unseen.
    """

    commit_id: str
    aggregate: str
    aggregate_id: str
    tenant: str
    version: int
    previous: str
    decisions: tuple[WrittenDecision, ...]


@fact
class Recorded(Generic[E_co]):
    """One event as a reader gets it: the fact and everything known about how it came to be.

    `sequence` is the log's own number of the commit; `version` counts the aggregate's events from 1.
    """

    event: E_co
    event_id: str
    type: str
    schema: int
    aggregate: str
    aggregate_id: str
    version: int
    sequence: int
    at: datetime
    tenant: str
    actor: Actor
    request_id: str
    correlation_id: str
    causation_id: str


@fact
class Request(Generic[E_co]):
    """Something asked of an aggregate, with who asks, when, and in what connection.

    `request_id` makes it happen once: an aggregate that has answered it does nothing when it comes again.
    `tenant` is the GOM whose data it is about.
    """

    request_id: str
    aggregate: str
    aggregate_id: str
    tenant: str
    actor: Actor
    at: datetime
    correlation_id: str
    causation_id: str
    body: E_co


AnyEvent = Recorded[Any]
