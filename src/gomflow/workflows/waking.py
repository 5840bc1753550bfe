"""What a timer wakes for, in the names by which its effects are known."""

from gomflow_events.fact import Json

_PREFIX = "timer-"
_WHOSE = ("submission_id", "payment_id", "order_id")
"""What a wake-up is about: the narrowest of these that it names."""


def timer_correlation(what: Json) -> str:
    """The correlation of all that a wake-up brings about."""
    whose = next((what[name] for name in _WHOSE if name in what), "")
    return f"{_PREFIX}{what['kind']}-{whose}"


def is_timer_correlation(name: str) -> bool:
    """Whether a correlation is that of a wake-up."""
    return name.startswith(_PREFIX)
