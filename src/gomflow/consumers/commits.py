"""What a commit tells whoever follows the log."""

from gomflow.ports.outcome import Poison
from gomflow_events.codec import Unreadable, decode, unfold
from gomflow_events.commit import AnyEvent, Commit


def events_in(data: bytes, sequence: int) -> list[AnyEvent] | Poison:
    """The events of a commit as it lies in the log; poison where it cannot be read."""
    try:
        return list(unfold(decode(data, Commit), sequence))
    except Unreadable as error:
        return Poison(str(error))
