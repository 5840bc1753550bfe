"""The correlation id in the headers of a message: what it belongs to, readable without reading the message."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from urllib.parse import quote, unquote

CORRELATION = "Gomflow-Correlation-Id"
"""The ids, percent-encoded, with commas between: a commit may answer several requests at once."""

TRACEPARENT = "traceparent"
"""The W3C trace context of the first of them."""

_MOST = 16


def correlated(ids: Iterable[str]) -> dict[str, str]:
    """The headers of a message that belongs to these; of very many, the first."""
    found = [one for one in dict.fromkeys(ids) if one][:_MOST]
    if not found:
        return {}
    trace, span = trace_of(found[0])
    return {CORRELATION: ",".join(quote(one, safe="") for one in found), TRACEPARENT: f"00-{trace:032x}-{span:016x}-01"}


def correlations(headers: Mapping[str, str] | None) -> Sequence[str]:
    """The ids in the headers of a message."""
    return [unquote(one) for one in (headers or {}).get(CORRELATION, "").split(",") if one]


def trace_of(correlation_id: str) -> tuple[int, int]:
    """The ids of the trace, and of the span it begins with, that are made from a correlation id."""
    digest = sha256(correlation_id.encode()).digest()
    return int.from_bytes(digest[:16], "big"), int.from_bytes(digest[16:24], "big")
