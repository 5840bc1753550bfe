"""The way of a message as a trace: from what a person said to every decision, message and delivery that came of it.

A trace's id is made from the correlation id, which every request, event and message carries. So spans of different
processes, hours apart and behind a commit that answers many requests at once, find together without a context that
is passed on from hand to hand.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.trace import Link, NonRecordingSpan, Span, SpanContext, SpanKind, Status, StatusCode, TraceFlags

from gomflow.reticent import words_of
from gomflow_adapters.jetstream.correlation import correlations, trace_of
from gomflow_adapters.jetstream.delivered import Delivered

_RETICENT: Mapping[str, bool] = {"record_exception": False, "set_status_on_exception": False}

BEGINNING: ContextVar[tuple[int, int] | None] = ContextVar("beginning", default=None)
"""The ids that the next span gets, for it begins a trace; the generator of ids looks here."""


@contextmanager
def beginning_span(name: str, correlation_id: str, attributes: Mapping[str, str]) -> Iterator[Span]:
    """The span that a trace begins with: something came in from outside."""
    token = BEGINNING.set(trace_of(correlation_id))
    try:
        span = _tracer().start_span(name, Context(), kind=SpanKind.SERVER, attributes=dict(attributes))
    finally:
        BEGINNING.reset(token)
    with trace.use_span(span, end_on_exit=True, **_RETICENT), _told(span):
        yield span


@contextmanager
def handling_span(consumer: str, message: Delivered) -> Iterator[Span]:
    """The span of a consumer that handles a message, in the trace that the message belongs to.

    A message that belongs to several is in the trace of the first, with links to the others.
    """
    belongs = [_remote(one) for one in correlations(message.headers)]
    parent = trace.set_span_in_context(NonRecordingSpan(belongs[0]), Context()) if belongs else Context()
    attributes: dict[str, str | bool] = {
        "messaging.system": "nats",
        "messaging.operation.name": "process",
        "messaging.consumer.group.name": consumer,
        "messaging.destination.name": message.subject.partition(".")[0],
        "messaging.message.id": str(message.sequence),
        "gomflow.redelivered": message.redelivered,
    }
    with (
        _tracer().start_as_current_span(
            f"{consumer} process",
            parent,
            kind=SpanKind.CONSUMER,
            links=[Link(one) for one in belongs[1:]],
            attributes=attributes,
            **_RETICENT,
        ) as span,
        _told(span),
    ):
        yield span


@contextmanager
def _told(span: Span) -> Iterator[None]:
    """What goes wrong is told by its kind: the words of an exception may be those of people."""
    try:
        yield
    except Exception as error:
        span.set_status(Status(StatusCode.ERROR, words_of(error)))
        raise


def _tracer() -> trace.Tracer:
    return trace.get_tracer("gomflow")


def _remote(correlation_id: str) -> SpanContext:
    trace_id, span_id = trace_of(correlation_id)
    return SpanContext(trace_id, span_id, is_remote=True, trace_flags=TraceFlags(TraceFlags.SAMPLED))
