"""The parts GOMFLOW is made of, chosen and wired in one place."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from gomflow.chance import World
from gomflow.consumers.lookups import Door
from gomflow.consumers.parking import ParkingReports
from gomflow.consumers.sources import DeskSources, Links
from gomflow.conversation.decide import CONVERSATION
from gomflow.handle.desk import Desk
from gomflow.keys import Keys
from gomflow.locking import ensure_installation_key, keys_of_installation
from gomflow.member.decide import MEMBER
from gomflow.observing.coming_in import WatchedInbox
from gomflow.observing.deciding import decision_watch
from gomflow.observing.metrics import Metrics
from gomflow.order.decide import ORDER
from gomflow.parking.decide import PARKING
from gomflow.payment.decide import PAYMENT
from gomflow.ports.chat import Inbox
from gomflow.ports.turns import Turns
from gomflow.ports.vault import Vault
from gomflow.settings import Settings
from gomflow.statement.decide import STATEMENT
from gomflow.texts import Texts, load_texts
from gomflow_adapters.examples import DrawnExamples, VaultWithExamples
from gomflow_adapters.jetstream.chat import JetStreamDeliveries, JetStreamInbox, JetStreamOutbox
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.drawer import JetStreamDrawer
from gomflow_adapters.jetstream.history import JetStreamHistory
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.jetstream.parking import JetStreamParking
from gomflow_adapters.jetstream.streams import ensure_streams, ensure_vault
from gomflow_adapters.jetstream.subscribers import ensure_subscribers_feed
from gomflow_adapters.jetstream.timers import JetStreamTimers
from gomflow_adapters.jetstream.turns import JetStreamTurns
from gomflow_adapters.jetstream.vault import JetStreamShelf
from gomflow_adapters.sealing import KeptMemberKeys, SealedVault
from gomflow_adapters.strays import TidyVault
from gomflow_projections.database import open_engine
from gomflow_projections.progress import Progress
from gomflow_projections.reads import PostgresReads
from gomflow_projections.store import Store

AGGREGATES = {aggregate.name: aggregate for aggregate in (ORDER, PAYMENT, MEMBER, CONVERSATION, PARKING, STATEMENT)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Everything a service may need."""

    settings: Settings
    keys: Keys
    world: World
    nats_url: str
    database_url: str
    connection: Connection
    engine: AsyncEngine
    store: Store
    log: JetStreamLog
    desk: Desk
    reads: PostgresReads
    sources: DeskSources
    texts: Texts
    inbox: Inbox
    metrics: Metrics
    outbox: JetStreamOutbox
    deliveries: JetStreamDeliveries
    history: JetStreamHistory
    timers: JetStreamTimers
    member_keys: KeptMemberKeys
    vault: Vault
    parking: JetStreamParking
    turns: Turns
    door: Door
    links: Links
    progress: Mapping[str, Progress]


@asynccontextmanager
async def assemble(
    settings: Settings, keys: Keys, nats_url: str, database_url: str, links: Links
) -> AsyncIterator[Parts]:
    """The parts on servers that answer and a database that is migrated, until the end of the block.

    Raises gomflow.installation_keys.InstallationKeyTrouble.
    """
    texts = load_texts()
    async with _opened(settings, nats_url, database_url) as opened:
        yield _wired(settings, keys, texts, links, opened)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """What has to be open before there can be parts, and is closed after them."""

    nats_url: str
    database_url: str
    connection: Connection
    member_keys: KeptMemberKeys
    store: Store
    engine: AsyncEngine
    turns: Turns


@asynccontextmanager
async def _opened(settings: Settings, nats_url: str, database_url: str) -> AsyncIterator[_Opened]:
    async with AsyncExitStack() as stack:
        connection = await stack.enter_async_context(connect(nats_url, "gomflow"))
        await ensure_streams(connection.js, settings.replicas)
        await ensure_vault(connection.js, settings.replicas)
        await ensure_subscribers_feed(connection, settings.replicas)
        installation = keys_of_installation(settings)
        member_keys = KeptMemberKeys(JetStreamDrawer(connection), installation)
        await ensure_installation_key(installation, member_keys)
        store = await stack.enter_async_context(Store.open(database_url))
        engine = open_engine(database_url)
        stack.push_async_callback(engine.dispose)
        yield _Opened(
            nats_url=nats_url,
            database_url=database_url,
            connection=connection,
            member_keys=member_keys,
            store=store,
            engine=engine,
            turns=await stack.enter_async_context(JetStreamTurns.open(connection)),
        )


def _wired(settings: Settings, keys: Keys, texts: Texts, links: Links, opened: _Opened) -> Parts:
    world, metrics, examples = World(), Metrics(), DrawnExamples(texts)
    connection = opened.connection
    log = JetStreamLog(connection.nc, connection.js)
    desk = Desk(log, AGGREGATES, world.new_id, watch=decision_watch(metrics))
    progress = {"desk": Progress(), "traffic": Progress(), "archive": Progress()}
    reads = PostgresReads(opened.engine, progress["desk"])
    timers = JetStreamTimers(connection)
    return Parts(
        settings=settings,
        keys=keys,
        world=world,
        nats_url=opened.nats_url,
        database_url=opened.database_url,
        connection=connection,
        engine=opened.engine,
        store=opened.store,
        log=log,
        desk=desk,
        reads=reads,
        sources=DeskSources(desk, reads, links, examples),
        texts=texts,
        inbox=WatchedInbox(JetStreamInbox(connection), metrics),
        metrics=metrics,
        outbox=JetStreamOutbox(connection),
        deliveries=JetStreamDeliveries(connection),
        history=JetStreamHistory(connection),
        timers=timers,
        member_keys=opened.member_keys,
        vault=VaultWithExamples(_vault_of_members(opened, timers, world), examples),
        parking=JetStreamParking(connection, ParkingReports(desk, world)),
        turns=opened.turns,
        door=Door(settings.admission, keys.invite_code),
        links=links,
        progress=progress,
    )


def _vault_of_members(opened: _Opened, timers: JetStreamTimers, world: World) -> Vault:
    """Where pictures that people send are kept: locked for their member, and none for which nothing was asked."""
    return TidyVault(SealedVault(JetStreamShelf(opened.connection), opened.member_keys), timers, world.now)
