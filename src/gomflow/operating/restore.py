"""Bringing the log back from the archive into an empty broker, and the read models and consumers after it."""

from dataclasses import dataclass

from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy

from gomflow.operating.comparing import Told, archive_alone
from gomflow.operating.faults import Fault
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.refill import Refill
from gomflow_adapters.jetstream.streams import LOG, OUTBOUND, ensure_streams, wanted
from gomflow_projections.archive import Archive
from gomflow_projections.desk import DeskProjection
from gomflow_projections.rebuild import Rebuilt, rebuild_projection
from gomflow_projections.store import Store

TOLD_EVERY = 500

TELLING = "notify"
"""The consumer that tells people what happened: it must not tell them everything a second time."""


class Unsound(Exception):
    """The archive itself is damaged: a log made of it would be too."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(
            f"The archive has {len(faults)} faults, the first: {faults[0]}. Nothing was restored. gomflow verify "
            "lists them all; a backup of the database may have the archive whole."
        )
        self.faults = faults


class NothingArchived(Exception):
    """There is nothing to restore from."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it."""

    messages: int
    last: int
    desk: Rebuilt
    """The read models as they were made anew; `different` counts rows that were not as the log says."""


async def restore(
    connection: Connection,
    store: Store,
    database_url: str,
    replicas: int = 1,
    told: Told = lambda _at, _of: None,
) -> Restored:
    """Fill an empty broker from the archive.

    Raises NothingArchived, Unsound, gomflow_adapters.jetstream.refill.NotEmpty, LogUnavailable.
    """
    archive = Archive(store)
    position, faults = await archive_alone(archive, told)
    if faults:
        raise Unsound(faults)
    if not position:
        raise NothingArchived("The archive is empty: there is nothing to restore.")
    config = next(one for one in wanted(replicas) if one.name == LOG)
    refill = Refill(connection.nc, connection.js, config)
    await refill.begin()
    messages = 0
    async for page in archive.pages():
        for row in page:
            await refill.put(row.entry())
            messages += 1
            if messages % TOLD_EVERY == 0:
                told(row.sequence, position)
    await refill.finish()
    told(position, position)
    await ensure_streams(connection.js, replicas)
    await _tell_nothing_twice(connection, position)
    return Restored(messages, position, await _read_models(connection, store, database_url))


async def _tell_nothing_twice(connection: Connection, position: int) -> None:
    """Have the telling of people begin behind what was restored; reactions begin at the start, and repeat nothing."""
    start = ConsumerConfig(
        durable_name=TELLING,
        deliver_policy=DeliverPolicy.BY_START_SEQUENCE,
        opt_start_seq=position + 1,
        ack_policy=AckPolicy.EXPLICIT,
        ack_wait=60,
        max_ack_pending=1000,
        filter_subjects=["log.>"],
    )
    await connection.js.add_consumer(LOG, start)


async def _read_models(connection: Connection, store: Store, database_url: str) -> Rebuilt:
    """Make the read models anew: they may be ahead of the archive, by commits that nobody has any more."""
    outbound = await connection.js.stream_info(OUTBOUND)
    begun_anew = ["desk", *(["traffic"] if outbound.state.last_seq == 0 else [])]
    async with store.transaction() as session:
        await session.execute(
            f"UPDATE {store.schema}.checkpoints SET position = 0 WHERE projection = ANY($1)",  # noqa: S608 - our own name
            begun_anew,
        )
    return await rebuild_projection(DeskProjection(), StreamFeed(connection, LOG, "log.>"), database_url)
