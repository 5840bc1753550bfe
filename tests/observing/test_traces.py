"""The way of a message as one trace: from what came in to the decision, the message and the delivery."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from gomflow.chance import new_id
from gomflow.observing.exporting import exported_traces
from gomflow.observing.provider import tracer_provider
from gomflow.observing.tracing import beginning_span, handling_span
from gomflow_adapters.jetstream.chat import JetStreamInbox, inbound_subject
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.correlation import CORRELATION, TRACEPARENT, correlated, correlations, trace_of
from gomflow_adapters.jetstream.delivered import Delivered
from gomflow_adapters.jetstream.direct import last_of
from gomflow_adapters.jetstream.streams import INBOUND
from gomflow_events.conversation.inbound import MessageReceived, Sender
from gomflow_events.identity import Platform, chat_key

PROGRAM = """
from gomflow.observing.exporting import exported_traces
from gomflow.observing.tracing import beginning_span

with exported_traces() as exported:
    assert exported
    with beginning_span("inbound", "web-1-abc", {"gomflow.platform": "web"}):
        pass
"""


@pytest.fixture(scope="module")
def exporter() -> InMemorySpanExporter:
    """Where the spans of this process go; a process has one provider for good."""
    found = InMemorySpanExporter()
    provider = tracer_provider("test")
    provider.add_span_processor(SimpleSpanProcessor(found))
    trace.set_tracer_provider(provider)
    return found


@pytest.fixture
def spans(exporter: InMemorySpanExporter) -> InMemorySpanExporter:
    exporter.clear()
    return exporter


def delivered(*ids: str) -> Delivered:
    return Delivered("log.order.7", 12, b"", redelivered=False, headers=correlated(ids))


def test_what_follows_is_in_the_trace_of_what_came_in(spans: InMemorySpanExporter) -> None:
    with beginning_span("inbound", "telegram-7-42", {"gomflow.platform": "telegram"}):
        pass
    with handling_span("notify", delivered("telegram-7-42")) as span:
        span.set_attribute("gomflow.outcome", "done")

    came_in, handled = spans.get_finished_spans()
    assert came_in.context is not None
    assert handled.context is not None
    assert came_in.parent is None
    assert handled.parent is not None
    assert (came_in.context.trace_id, came_in.context.span_id) == trace_of("telegram-7-42")
    assert handled.context.trace_id == came_in.context.trace_id
    assert handled.parent.span_id == came_in.context.span_id
    assert handled.context.span_id != came_in.context.span_id


def test_a_commit_of_many_requests_is_linked_to_the_traces_of_all(spans: InMemorySpanExporter) -> None:
    with handling_span("workflows", delivered("one", "two", "three")):
        pass

    (handled,) = spans.get_finished_spans()
    assert handled.context is not None
    assert handled.context.trace_id == trace_of("one")[0]
    assert [trace_of("two")[0], trace_of("three")[0]] == [link.context.trace_id for link in handled.links]


@pytest.mark.parametrize("way", ["handling", "beginning"])
def test_a_span_says_of_what_kind_the_trouble_was_and_quotes_nobody(spans: InMemorySpanExporter, way: str) -> None:
    secret = "0917 555 0142"
    span = handling_span("smart-agent", delivered("one")) if way == "handling" else beginning_span("in", "web-1-a", {})

    with pytest.raises(ValueError, match=secret), span:
        raise ValueError(f"no amount: {secret}")

    (told,) = spans.get_finished_spans()
    assert secret not in told.to_json()
    assert (trace.StatusCode.ERROR, "ValueError") == (told.status.status_code, told.status.description)


def test_a_message_that_belongs_to_nothing_has_a_trace_of_its_own(spans: InMemorySpanExporter) -> None:
    with handling_span("timers", delivered()):
        pass

    (handled,) = spans.get_finished_spans()
    assert handled.parent is None


def test_nothing_a_person_said_is_in_a_span(spans: InMemorySpanExporter) -> None:
    with handling_span("inbound", Delivered("inbound.web.secret-chat", 1, b"my address", redelivered=False)):
        pass

    (handled,) = spans.get_finished_spans()
    assert "secret-chat" not in handled.to_json()
    assert "my address" not in handled.to_json()


@pytest.mark.parametrize("ids", [["plain"], ["a,b", "c%d"], ["with space", "ä", "line\nbreak"]])
def test_correlation_ids_survive_the_header(ids: list[str]) -> None:
    headers = correlated(ids)

    assert ids == list(correlations(headers))
    assert headers[CORRELATION].isascii()
    assert headers[CORRELATION].isprintable()
    version, trace_id, span_id, flags = headers[TRACEPARENT].split("-")
    assert ("00", "01") == (version, flags)
    assert (int(trace_id, 16), int(span_id, 16)) == trace_of(ids[0])


async def test_the_header_is_on_the_wire(nats: Connection) -> None:
    fact = MessageReceived(
        inbound_id=new_id(),
        chat=chat_key(Platform.WEB, new_id()),
        sender=Sender(id="1", name="Ana"),
        at=datetime(2026, 11, 1, 12, tzinfo=UTC),
        text="hello",
    )

    await JetStreamInbox(nats).keep(fact)

    kept = await last_of(nats.nc, INBOUND, inbound_subject(fact.chat))
    assert kept is not None
    assert [fact.inbound_id] == list(correlations(kept.headers))


def test_without_a_collector_nothing_is_sent_and_nothing_needed() -> None:
    with exported_traces({}) as exported:
        assert not exported


def test_traces_reach_a_collector() -> None:
    received: list[bytes] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *_args: object) -> None:  # noqa: A002 - the library's name
            """Stay silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Collector) as collector:
        Thread(target=collector.serve_forever, daemon=True).start()
        endpoint = f"http://127.0.0.1:{collector.server_port}"
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "OTEL_EXPORTER_OTLP_ENDPOINT": endpoint, "OTEL_EXPORTER_OTLP_COMPRESSION": "none"},
            check=True,
            timeout=60,
        )
        collector.shutdown()

    assert trace_of("web-1-abc")[0].to_bytes(16, "big") in b"".join(received)
    assert b"gomflow.platform" in b"".join(received)
