"""What a queue of parked messages answers to each request."""

from collections.abc import Sequence
from typing import assert_never

from gomflow.aggregate import Aggregate, Asked
from gomflow.parking.evolve import evolve
from gomflow.parking.state import INITIAL, Flowing, Queue
from gomflow.rejected import NotAllowed, ReasonMissing
from gomflow_events.identity import ActorKind, Role
from gomflow_events.parking import events as e
from gomflow_events.parking import requests as r


def decide(request: r.ParkingRequest, queue: Queue, asked: Asked) -> Sequence[e.ParkingEvent]:
    """The events a request brings; none when there is nothing to do. Raises Rejected."""
    match request:
        case r.ParkingReported():
            return park(request, asked)
        case r.ReplayRequested():
            _for_operators(asked)
            return [e.ReplayOrdered()]
        case r.ReleaseReported():
            _from_inside(asked)
            return [] if isinstance(queue, Flowing) else [e.QueueReleased(handled=request.handled)]
        case r.DiscardRequested():
            return discard(request, asked)
        case _:
            assert_never(request)


def park(request: r.ParkingReported, asked: Asked) -> Sequence[e.ParkingEvent]:
    """Write down that a queue stands still, and before which message."""
    _from_inside(asked)
    return [
        e.QueueParked(
            consumer=request.consumer,
            key=request.key,
            subject=request.subject,
            sequence=request.sequence,
            why=request.why,
        )
    ]


def discard(request: r.DiscardRequested, asked: Asked) -> Sequence[e.ParkingEvent]:
    """Write down that a message is taken away, before it is: nothing disappears without a reason in the log."""
    _for_operators(asked)
    if not request.reason.strip():
        raise ReasonMissing
    return [
        e.MessageDiscarded(
            subject=request.subject,
            sequence=request.sequence,
            sha256=request.sha256,
            reason=request.reason.strip(),
        )
    ]


def _from_inside(asked: Asked) -> None:
    if asked.actor.kind is not ActorKind.AGENT:
        raise NotAllowed


def _for_operators(asked: Asked) -> None:
    if not asked.actor.has(Role.OPERATOR):
        raise NotAllowed


PARKING: Aggregate[Queue, r.ParkingRequest, e.ParkingEvent] = Aggregate(
    name="parking", initial=INITIAL, decide=decide, evolve=evolve
)
