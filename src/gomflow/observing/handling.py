"""A consumer's handler, watched: what came of each message, how long it took, and a span in the trace it belongs to."""

import time
from collections.abc import Callable
from datetime import datetime

from gomflow.observing.metrics import Metrics
from gomflow.observing.tracing import handling_span
from gomflow.ports.outcome import ConsumerOutcome
from gomflow_adapters.jetstream.delivered import Delivered, Handle


def watched(name: str, handle: Handle, metrics: Metrics, now: Callable[[], datetime]) -> Handle:
    """The same handler; an exception counts as `failed` and goes on to whoever called."""

    async def handle_it(message: Delivered) -> ConsumerOutcome:
        began = time.perf_counter()
        outcome = "failed"
        with handling_span(name, message) as span:
            try:
                result = await handle(message)
                outcome = type(result).__name__.lower()
            finally:
                span.set_attribute("gomflow.outcome", outcome)
                metrics.handled.labels(name, outcome).inc()
                metrics.handling.labels(name).observe(time.perf_counter() - began)
                if message.at is not None:
                    metrics.age.labels(name).observe(max((now() - message.at).total_seconds(), 0.0))
        return result

    return handle_it
