"""Sending traces to a collector, where one is set: the standard variables of OpenTelemetry say which."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from gomflow import __version__

ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")


class CannotExport(Exception):
    """Traces are wanted, and what sends them is not installed."""


@contextmanager
def exported_traces(environment: Mapping[str, str] = os.environ) -> Iterator[bool]:
    """Send traces until the end of the block, where a collector is set; whether one is.

    The sampler and everything else are those of OpenTelemetry's own variables. Raises CannotExport.
    """
    if not any(environment.get(name) for name in ENDPOINTS):
        yield False
        return
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise CannotExport(
            f"{ENDPOINTS[0]} is set and OpenTelemetry is not installed: pip install 'gomflow[otel]', or unset it."
        ) from error
    from opentelemetry import trace

    from gomflow.observing.provider import tracer_provider

    provider = tracer_provider(__version__)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    try:
        yield True
    finally:
        provider.shutdown()
