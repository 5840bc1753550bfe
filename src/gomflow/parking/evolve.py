"""How a queue becomes what its events say."""

from typing import assert_never

from gomflow.parking.state import Flowing, Queue, Standing
from gomflow_events.parking import events as e


def evolve(queue: Queue, event: e.ParkingEvent) -> Queue:
    """The queue after one more event."""
    match event:
        case e.QueueParked():
            return Standing(
                consumer=event.consumer,
                key=event.key,
                subject=event.subject,
                sequence=event.sequence,
                why=event.why,
            )
        case e.QueueReleased():
            return Flowing()
        case e.ReplayOrdered() | e.MessageDiscarded():
            return queue
        case _:
            assert_never(event)
