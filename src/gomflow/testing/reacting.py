"""What reacts to the log on a stage: workflows and the reader of statements, without the rest of the application."""

import asyncio

from gomflow.consumers.statements import StatementConsumer
from gomflow.consumers.workflows import WorkflowConsumer
from gomflow.handle.asof import AsOf
from gomflow.parts import AGGREGATES, Parts
from gomflow.ports.outcome import ConsumerOutcome
from gomflow_adapters.jetstream.consumer import OrderedConsumer
from gomflow_adapters.jetstream.delivered import Delivered, Handle
from gomflow_adapters.jetstream.streams import LOG


def workflows(parts: Parts, gate: asyncio.Event) -> OrderedConsumer:
    """The consumer that brings the requests that events make necessary, while its gate is open."""
    consumer = WorkflowConsumer(parts.desk, AsOf(parts.log, AGGREGATES), parts.timers, parts.world)
    return OrderedConsumer(
        parts.connection,
        stream=LOG,
        name="workflows",
        filters=["log.order.>", "log.payment.>", "log.member.>"],
        handle=_behind(gate, lambda message: consumer.handle(message.data, message.sequence)),
        parking=parts.parking,
    )


def statements(parts: Parts, gate: asyncio.Event) -> OrderedConsumer:
    """The consumer that reads statements and settles payments by them, while its gate is open."""
    consumer = StatementConsumer(parts.desk, parts.sources, parts.vault, parts.world)
    return OrderedConsumer(
        parts.connection,
        stream=LOG,
        name="statements",
        filters=["log.statement.>", "log.payment.>"],
        handle=_behind(gate, lambda message: consumer.handle(message.data, message.sequence)),
        parking=parts.parking,
    )


def _behind(gate: asyncio.Event, handle: Handle) -> Handle:
    """What waits before each message until the gate is open: so a test has it lag as long as it likes."""

    async def handled(message: Delivered) -> ConsumerOutcome:
        await gate.wait()
        return await handle(message)

    return handled
