"""What can be asked of a queue of parked messages."""

from gomflow_events.fact import Personal, fact


@fact
class ParkingReported:
    """A consumer says that it cannot handle a message."""

    consumer: str
    key: str
    subject: str
    sequence: int
    why: Personal


@fact
class ReplayRequested:
    """An operator wants the queue to be handled again."""


@fact
class ReleaseReported:
    """A consumer says that the queue went through."""

    handled: int


@fact
class DiscardRequested:
    """An operator wants a parked message away for good."""

    subject: str
    sequence: int
    sha256: str
    reason: Personal


ParkingRequest = ParkingReported | ReplayRequested | ReleaseReported | DiscardRequested
