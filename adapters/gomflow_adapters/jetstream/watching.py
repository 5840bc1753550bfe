"""Telling from the server's side that messages wait and none come, although the connection is up."""

from nats.js.api import ConsumerInfo

LOOK = 10.0
"""Seconds between two looks at the server's side of a consumer."""


class Stall:
    """Compares looks: the same number delivered twice, while messages waited for somebody with free hands."""

    def __init__(self) -> None:
        self._before: tuple[int, bool] | None = None

    def seen(self, info: ConsumerInfo, *, idle: bool) -> bool:
        """Whether this look, after the one before, shows a consumer that is given nothing."""
        delivered = info.delivered.consumer_seq if info.delivered is not None else 0
        now = (delivered, bool(info.num_pending) and idle)
        stalled = now[1] and now == self._before
        self._before = now
        return stalled

    def forget(self) -> None:
        """Begin anew: what was seen is no longer about the same consumer."""
        self._before = None
