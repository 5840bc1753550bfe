"""The instruments: what is counted and timed while GOMFLOW works."""

from functools import partial

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

LATENCIES = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Upper bounds of the buckets, in seconds: from one write to disk to a picture that is hard to read."""


class Metrics:
    """All instruments of one process, on a registry of their own."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        counter = partial(Counter, registry=registry)
        seconds = partial(Histogram, registry=registry, buckets=LATENCIES)
        gauge = partial(Gauge, registry=registry)

        self.inbound = counter("gomflow_inbound", "What came in from people.", ["platform"])
        self.handled = counter(
            "gomflow_handled", "Messages a consumer handled, by how it ended.", ["consumer", "outcome"]
        )
        self.handling = seconds("gomflow_handling_seconds", "How long a consumer took for a message.", ["consumer"])
        self.age = seconds(
            "gomflow_message_age_seconds",
            "How old a message was when its consumer was through with it.",
            ["consumer"],
            buckets=(*LATENCIES, 60.0, 300.0, 3600.0),
        )
        self.decisions = counter(
            "gomflow_decisions", "Requests that were decided, by what came of them.", ["aggregate", "outcome"]
        )
        self.deciding = seconds(
            "gomflow_decision_seconds", "How long a decision took, from the request to the log.", ["aggregate"]
        )
        self.looked = gauge("gomflow_gauges_up_to_date", "1 while broker and database answered for the gauges below.")
        self.messages = gauge("gomflow_stream_messages", "Messages in a stream.", ["stream"])
        self.bytes = gauge("gomflow_stream_bytes", "Bytes of a stream.", ["stream"])
        self.pending = gauge("gomflow_consumer_pending", "Messages that wait for a consumer.", ["stream", "consumer"])
        self.in_hand = gauge(
            "gomflow_consumer_in_hand", "Messages a consumer has and did not finish.", ["stream", "consumer"]
        )
        self.parked = gauge("gomflow_parked", "Messages that could not be handled and wait for an operator.")
        self.lag = gauge("gomflow_projection_lag_messages", "Messages a read model is behind.", ["projection"])
        self.lag_seconds = gauge(
            "gomflow_projection_lag_seconds",
            "Age of the oldest message that a read model does not show yet.",
            ["projection"],
        )
