"""Decisions, counted: which aggregate, what came of the request, how long it took."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gomflow.handle.answer import Answer
from gomflow.handle.deciding import AnyRequest
from gomflow.handle.desk import Watch
from gomflow.observing.metrics import Metrics


def decision_watch(metrics: Metrics) -> Watch:
    """Who watches a desk for the metrics."""

    @contextmanager
    def watch(request: AnyRequest) -> Iterator[Callable[[Answer], None]]:
        outcome = "failed"

        def decided(answer: Answer) -> None:
            nonlocal outcome
            outcome = _outcome(answer)

        began = time.perf_counter()
        try:
            yield decided
        finally:
            metrics.decisions.labels(request.aggregate, outcome).inc()
            metrics.deciding.labels(request.aggregate).observe(time.perf_counter() - began)

    return watch


def _outcome(answer: Answer) -> str:
    if answer.repeated:
        return "repeated"
    if answer.refused is not None:
        return "refused"
    return "decided" if answer.events else "nothing"
