"""What whoever asked gets back."""

from dataclasses import dataclass

from gomflow_events.commit import AnyEvent
from gomflow_events.refusal import RequestRefused


@dataclass(frozen=True, slots=True)
class Answer:
    """The decision on one request.

    `sequence` is the number of the commit that holds it, 0 when there was nothing to record; wait for a projection to
    reach it to see the effect there. `repeated` tells that it had been answered before.
    """

    sequence: int
    events: tuple[AnyEvent, ...] = ()
    repeated: bool = False

    @property
    def refused(self) -> RequestRefused | None:
        """Why the request was refused, None when it was not."""
        return next((r.event for r in self.events if isinstance(r.event, RequestRefused)), None)
