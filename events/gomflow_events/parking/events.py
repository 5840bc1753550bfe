"""What can have happened to a queue of parked messages."""

from gomflow_events.fact import Personal, fact


@fact
class QueueParked:
    """A consumer could not handle a message: it waits with everything that comes after it for the same key.

    `subject` and `sequence` are the message's in the stream it came from, and `why` is the consumer's reason.
    """

    consumer: str
    key: str
    subject: str
    sequence: int
    why: Personal


@fact
class ReplayOrdered:
    """An operator had the queue handled again."""


@fact
class QueueReleased:
    """The queue is empty: its key is handled like all others again. `handled` messages went through."""

    handled: int


@fact
class MessageDiscarded:
    """An operator took a parked message away for good, and said why. `sha256` is of what it held."""

    subject: str
    sequence: int
    sha256: str
    reason: Personal


ParkingEvent = QueueParked | ReplayOrdered | QueueReleased | MessageDiscarded
