"""What stands still and goes on, as notices to those who run the installation."""

from collections.abc import Iterable

from gomflow.notify.notice import Notice, tell
from gomflow_events.commit import AnyEvent
from gomflow_events.identity import MemberId
from gomflow_events.outbound import Weight
from gomflow_events.parking import events as e


def notices(recorded: AnyEvent, operators: Iterable[MemberId]) -> list[Notice]:
    """Whom to tell about one event of a queue."""
    match recorded.event:
        case e.QueueParked(consumer=consumer, key=key):
            number = recorded.aggregate_id[:8]
            return [
                tell(operator, "operator-parked", weight=Weight.CRITICAL, consumer=consumer, what=key, number=number)
                for operator in operators
            ]
        case _:
            return []
