"""The services: what runs, each a task that goes on until it is cancelled."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

import structlog

from gomflow.consumers.feed import FeedConsumer
from gomflow.consumers.inbound import InboundConsumer
from gomflow.consumers.lookups import Lookups
from gomflow.consumers.notify import Notifier
from gomflow.consumers.offering import Offering
from gomflow.consumers.patience import Patience
from gomflow.consumers.proofs import ProofConsumer
from gomflow.consumers.sending import SendingConsumer
from gomflow.consumers.statements import StatementConsumer
from gomflow.consumers.stating import Stating
from gomflow.consumers.timers import TimerConsumer
from gomflow.consumers.workflows import WorkflowConsumer
from gomflow.handle.asof import AsOf
from gomflow.observing.handling import watched
from gomflow.operating.agreeing import watch
from gomflow.parts import AGGREGATES, Parts
from gomflow.ports.chat import MediaSource, Sender
from gomflow.ports.log import LogUnavailable
from gomflow.ports.reader import ReceiptReaders
from gomflow.ports.turns import in_turn
from gomflow_adapters.intake import PictureIntake
from gomflow_adapters.jetstream.chat import chat_in
from gomflow_adapters.jetstream.consumer import OrderedConsumer
from gomflow_adapters.jetstream.delivered import Handle
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.public_feed import JetStreamPublicFeed
from gomflow_adapters.jetstream.streams import INBOUND, LOG, OUTBOUND, TIMERS
from gomflow_adapters.jetstream.vault import JetStreamShelf
from gomflow_adapters.jetstream.workers import Work
from gomflow_events.identity import Platform
from gomflow_projections.archive import Archiver
from gomflow_projections.desk import DeskProjection
from gomflow_projections.projection import Projection
from gomflow_projections.runner import ProjectionRunner
from gomflow_projections.traffic import TrafficProjection

log = structlog.get_logger()

Service = Callable[[], Awaitable[None]]
SWEPT_EVERY = timedelta(hours=1)


def projections(parts: Parts) -> Mapping[str, Service]:
    """The read models."""
    followed: dict[str, tuple[Projection, StreamFeed]] = {
        "desk": (DeskProjection(), StreamFeed(parts.connection, LOG, "log.>")),
        "traffic": (TrafficProjection(), StreamFeed(parts.connection, OUTBOUND, ">")),
    }
    return {
        f"projection {name}": ProjectionRunner(
            projection, feed, parts.store, parts.progress[name], parts.parking, parts.turns
        ).run
        for name, (projection, feed) in followed.items()
    }


def archiving(parts: Parts) -> Mapping[str, Service]:
    """The second copy of the log, and an eye on the first."""
    feed, progress = StreamFeed(parts.connection, LOG, ">"), parts.progress["archive"]
    archiver = Archiver(feed, parts.store, progress)
    return {
        "archive": one_at_a_time(parts, "archive", archiver.run),
        "archive watch": lambda: watch(feed, progress),
    }


def feeding(parts: Parts) -> Mapping[str, Service]:
    """What other services get."""
    commits = StreamFeed(parts.connection, LOG, "log.>")
    consumer = FeedConsumer(commits, JetStreamPublicFeed(parts.connection))
    return {"public feed": one_at_a_time(parts, "public-feed", consumer.run)}


def one_at_a_time(parts: Parts, name: str, run: Service) -> Service:
    """A service that runs in one process at a time, of all that offer it."""
    return lambda: in_turn(parts.turns, name, lambda _turn: run())


def ordered(
    parts: Parts,
    name: str,
    stream: str,
    filters: list[str],
    handle: Handle,
    key: Callable[[str], str] = str,
) -> Service:
    """A consumer that keeps the order of each key."""
    consumer = OrderedConsumer(
        parts.connection,
        stream=stream,
        name=name,
        filters=filters,
        handle=watched(name, handle, parts.metrics, parts.world.now),
        parking=parts.parking,
        turns=parts.turns,
        key=key,
    )
    return consumer.run


def conversations(parts: Parts, media: Mapping[Platform, MediaSource]) -> Mapping[str, Service]:
    """From what people say to decisions."""
    lookups = Lookups(parts.desk, parts.log, parts.reads, parts.door, parts.world)
    intake = PictureIntake(media, parts.vault)
    stating = Stating(parts.desk, intake, Offering(parts.desk, parts.vault, parts.world))
    consumer = InboundConsumer(parts.desk, lookups, intake, stating, parts.timers, parts.world)
    handle: Handle = lambda message: consumer.handle(message.data)  # noqa: E731 - a name for its type
    return {"inbound": ordered(parts, "inbound", INBOUND, ["inbound.>"], handle)}


def tidying(parts: Parts) -> Mapping[str, Service]:
    """What nobody asks for: pictures that were half written when somebody died are swept away."""

    async def sweep() -> None:
        shelf = JetStreamShelf(parts.connection)
        while True:
            try:
                await shelf.sweep(parts.world.now())
            except LogUnavailable as error:
                log.warning("sweeping waits", why=str(error))
            await asyncio.sleep(SWEPT_EVERY.total_seconds())

    return {"vault sweep": sweep}


def notifier_of(parts: Parts) -> Notifier:
    """What turns events into messages; the demo's verification makes all of them a second time."""
    return Notifier(parts.desk, AsOf(parts.log, AGGREGATES), parts.sources, parts.texts, parts.outbox)


def reactions(parts: Parts) -> Mapping[str, Service]:
    """From decisions to messages, and to what follows elsewhere."""
    notifier = notifier_of(parts)
    workflows = WorkflowConsumer(parts.desk, AsOf(parts.log, AGGREGATES), parts.timers, parts.world)
    tell: Handle = lambda message: notifier.handle(message.data, message.sequence)  # noqa: E731
    react: Handle = lambda message: workflows.handle(message.data, message.sequence)  # noqa: E731
    statements = StatementConsumer(parts.desk, parts.sources, parts.vault, parts.world)
    settle: Handle = lambda message: statements.handle(message.data, message.sequence)  # noqa: E731
    consequential = ["log.order.>", "log.payment.>", "log.member.>"]
    return {
        "notify": ordered(parts, "notify", LOG, ["log.>"], tell),
        "workflows": ordered(parts, "workflows", LOG, consequential, react),
        "statements": ordered(parts, "statements", LOG, ["log.statement.>", "log.payment.>"], settle),
    }


def sending(parts: Parts, platform: Platform, sender: Sender) -> Mapping[str, Service]:
    """From the outbox to a platform."""
    consumer = SendingConsumer(sender, parts.deliveries, parts.vault, parts.desk, parts.world)
    handle: Handle = lambda message: consumer.handle(message.data)  # noqa: E731
    name = f"send-{platform.value}"
    return {name: ordered(parts, name, OUTBOUND, [f"outbound.{platform.value}.>"], handle, chat_in)}


def works(parts: Parts, readers: ReceiptReaders) -> list[Work]:
    """What needs no order: reading proofs, and doing what was set for now."""
    patience = Patience(parts.outbox, parts.sources, parts.texts, parts.world)
    proofs = ProofConsumer(parts.desk, parts.log, parts.sources, parts.vault, readers, parts.world)
    timers = TimerConsumer(parts.desk, parts.vault, parts.inbox, parts.world)
    read: Handle = lambda message: proofs.handle(message.data, message.sequence)  # noqa: E731
    wake: Handle = lambda message: timers.handle(message.data)  # noqa: E731
    tell: Handle = lambda message: patience.handle(message.data, message.sequence)  # noqa: E731
    return [
        Work(
            name="smart-agent",
            stream=LOG,
            filter="log.payment.>",
            handle=watched("smart-agent", read, parts.metrics, parts.world.now),
            # A few more than the reader has workers, so that what comes next is fetched; the rest stays in line.
            at_once=parts.settings.reader_workers + 8,
        ),
        Work(
            name="patience",
            stream=LOG,
            filter="log.payment.>",
            handle=watched("patience", tell, parts.metrics, parts.world.now),
            # Nobody works here, and most only wait: a rush of buyers is told in time.
            at_once=64,
        ),
        Work(
            name="timers",
            stream=TIMERS,
            filter="due.>",
            handle=watched("timers", wake, parts.metrics, parts.world.now),
            at_once=8,
        ),
    ]
