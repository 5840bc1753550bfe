"""How events of older shapes become the current ones: one small step from each schema version to the next."""

from collections.abc import Callable, Mapping

from gomflow_events.fact import Json

Upcaster = Callable[[Json], Json]
"""Takes the fields of an event as they were written, and gives them as the next version has them."""


def _doubts_instead_of_reasons(fields: Json) -> Json:
    """PaymentRefused 1 → 2. `reasons` held any text, but only ever doubts were written there: now it says so."""
    doubts = fields.pop("reasons")
    return {**fields, "doubts": doubts}


def _days_without_a_time(fields: Json) -> Json:
    """ProofRead 1 → 2. Midnight stood for "no time of day", also for a transfer that was made at midnight."""
    read = fields["fields"]
    at = read.get("paid_at")
    return {**fields, "fields": {**read, "day_only": at is not None and at.endswith("T00:00:00")}}


UPCASTERS: Mapping[tuple[str, int], Upcaster] = {
    ("PaymentRefused", 1): _doubts_instead_of_reasons,
    ("ProofRead", 1): _days_without_a_time,
}
"""The steps by the event's name and the version they start from."""
