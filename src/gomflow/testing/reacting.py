"""What reacts to the log on a stage: workflows and the reader of statements, without the rest of the application."""

from gomflow.consumers.statements import StatementConsumer
from gomflow.consumers.workflows import WorkflowConsumer
from gomflow.handle.asof import AsOf
from gomflow.parts import AGGREGATES, Parts
from gomflow_adapters.jetstream.consumer import OrderedConsumer
from gomflow_adapters.jetstream.streams import LOG


def workflows(parts: Parts) -> OrderedConsumer:
    """The consumer that brings the requests that events make necessary."""
    consumer = WorkflowConsumer(parts.desk, AsOf(parts.log, AGGREGATES), parts.timers, parts.world)
    return OrderedConsumer(
        parts.connection,
        stream=LOG,
        name="workflows",
        filters=["log.order.>", "log.payment.>", "log.member.>"],
        handle=lambda message: consumer.handle(message.data, message.sequence),
        parking=parts.parking,
    )


def statements(parts: Parts) -> OrderedConsumer:
    """The consumer that reads statements and settles payments by them."""
    consumer = StatementConsumer(parts.desk, parts.sources, parts.vault, parts.world)
    return OrderedConsumer(
        parts.connection,
        stream=LOG,
        name="statements",
        filters=["log.statement.>", "log.payment.>"],
        handle=lambda message: consumer.handle(message.data, message.sequence),
        parking=parts.parking,
    )
