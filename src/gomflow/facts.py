"""Facts for a sentence: values on their way through JSON that come out as what they were."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from gomflow_events.codec import to_json
from gomflow_events.fact import Json
from gomflow_events.money import Currency, Money


def pack(facts: Mapping[str, object]) -> Json:
    """Facts as JSON; money and moments are marked, so that `unpack` knows them."""
    return {name: _pack(value) for name, value in facts.items()}


def _pack(value: object) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, Money):
        return {"money": [str(value.amount), value.currency.value]}
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    return to_json(value)


def unpack(facts: Mapping[str, Any]) -> dict[str, object]:
    """Facts as they were: text, numbers, money, moments; lists become words with commas."""
    return {name: _unpack(value) for name, value in facts.items()}


def _unpack(value: Any) -> object:  # noqa: ANN401 - JSON
    match value:
        case {"money": [str(amount), str(currency)]}:
            return Money(Decimal(amount), Currency(currency))
        case {"moment": str(at)}:
            return datetime.fromisoformat(at)
        case list():
            return ", ".join(str(entry) for entry in value)
        case _:
            return value
