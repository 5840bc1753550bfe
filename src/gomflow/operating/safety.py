"""Whether the servers are set up so that nothing that was acknowledged can be lost: each doubt with its remedy."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import asyncpg
from nats.js.api import StreamConfig, StreamInfo
from nats.js.errors import NotFoundError

from gomflow.operating.agreeing import ensure_log_is_the_archived_one
from gomflow_adapters.jetstream.connection import Connection, servers_in
from gomflow_adapters.jetstream.streams import LOG, wanted
from gomflow_adapters.jetstream.whole import WholeStream
from gomflow_projections.archive import Archive, LogLost
from gomflow_projections.store import Store

MONITORING = 8222
"""Where nats.conf lets a server be asked for its settings."""

SKEW = timedelta(seconds=2)
"""How far apart clocks may be: further, deadlines and the order of events in reports mislead people."""

LAGGING = 10_000
"""Messages the archive may be behind before somebody should look."""

_ANSWER = 2.0
_NOT_COMPARED = frozenset({"name", "description", "metadata", "num_replicas", "duplicate_window", "consumer_limits"})
_RESTART = "Start GOMFLOW once more: it sets its streams as they should be."


class Grade(Enum):
    """How safe something is."""

    SAFE = "safe"
    UNSURE = "unsure"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Finding:
    """One setting that was looked at, how it is, and what to do where that is not safe."""

    what: str
    grade: Grade
    found: str
    remedy: str = ""


async def safety(
    connection: Connection, store: Store, *, replicas: int, folder: Path | None, nats_url: str
) -> AsyncIterator[Finding]:
    """Everything that decides whether what is acknowledged stays; `folder` is that of an embedded broker."""
    yield await sync_policy(folder, nats_url)
    infos = [info for name in _names() if (info := await _info(connection, name)) is not None]
    yield copies(connection, infos, replicas)
    for config in wanted(replicas):
        info = next((one for one in infos if one.config.name == config.name), None)
        if info is not None:
            yield drift(config, info.config)
    yield await broker_clock(connection)
    async for finding in _database(store):
        yield finding
    if any(info.config.name == LOG for info in infos):
        yield await archive(connection, store)


def _names() -> Iterator[str]:
    return (str(config.name) for config in wanted(1))


async def _info(connection: Connection, name: str) -> StreamInfo | None:
    with suppress(NotFoundError):
        return await connection.js.stream_info(name)
    return None


async def sync_policy(folder: Path | None, nats_url: str) -> Finding:
    """Whether an acknowledged write is on the disk: from the embedded server's file, or from another's monitoring."""
    what = "sync policy"
    if folder is not None:
        always = "sync_interval: always" in (folder / "nats" / "server.conf").read_text(encoding="utf-8")
    else:
        host = urlsplit(servers_in(nats_url)[0]).hostname or "127.0.0.1"
        told = await _monitored(host, MONITORING)
        if told is None:
            remedy = (
                "See that its configuration includes policy.conf (sync_interval: always); "
                f"with `http: 127.0.0.1:{MONITORING}` in it, the doctor can look for itself on that machine."
            )
            return Finding(what, Grade.UNSURE, f"cannot be read: nothing answers on {host}:{MONITORING}", remedy)
        always = bool(told.get("jetstream", {}).get("config", {}).get("sync_always"))
    if always:
        return Finding(what, Grade.SAFE, "every acknowledged write is on the disk")
    remedy = "Put `sync_interval: always` into the jetstream part of its configuration, as nats.conf has it."
    return Finding(what, Grade.UNSAFE, "writes are acknowledged before they are on the disk", remedy)


async def _monitored(host: str, port: int) -> dict[str, Any] | None:
    """What a server says of itself; None where nobody answers."""
    try:
        async with asyncio.timeout(_ANSWER):
            reader, writer = await asyncio.open_connection(host, port)
            try:
                writer.write(f"GET /varz HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
                _, _, body = (await reader.read()).partition(b"\r\n\r\n")
            finally:
                writer.close()
        told: dict[str, Any] = json.loads(body)
    except (OSError, TimeoutError, ValueError):
        return None
    return told


def copies(connection: Connection, infos: Sequence[StreamInfo], replicas: int) -> Finding:
    """Whether there are as many copies as the cluster allows and the settings say."""
    what = "copies of the log"
    clustered = any(info.cluster is not None and info.cluster.name for info in infos)
    others = sorted({str(info.config.name) for info in infos if info.config.num_replicas != replicas})
    late = sorted(
        {
            f"{info.config.name} on {peer.name}"
            for info in infos
            for peer in (info.cluster.replicas if info.cluster else None) or ()
            if not peer.current or peer.offline
        }
    )
    if clustered and replicas == 1:
        nodes = max(len(connection.nc.servers), 1)
        remedy = "Set GOMFLOW_REPLICAS to 3 on a cluster of three nodes, and start GOMFLOW once more."
        return Finding(what, Grade.UNSAFE, f"one, on a cluster of {nodes}: the loss of one node stops all", remedy)
    if others:
        found = f"{', '.join(others)} have not {replicas}, as GOMFLOW_REPLICAS says"
        return Finding(what, Grade.UNSAFE, found, _RESTART)
    if late:
        remedy = "See that these nodes run and reach the others; do nothing to the cluster before they have caught up."
        return Finding(what, Grade.UNSAFE, f"not current: {', '.join(late)}", remedy)
    if replicas > 1 and replicas % 2 == 0:
        remedy = "Use 3 or 5: an even number survives no more losses than one less."
        return Finding(what, Grade.UNSURE, f"{replicas}", remedy)
    return Finding(what, Grade.SAFE, f"{replicas}" if clustered else "one, and the archive in Postgres")


def drift(config: StreamConfig, actual: StreamConfig) -> Finding:
    """Whether a stream still is as GOMFLOW made it: what it keeps, for how long, and what it forbids."""
    what = f"stream {config.name}"
    different = [
        f"{one.name} is {_shown(getattr(actual, one.name))} and should be {_shown(getattr(config, one.name))}"
        for one in fields(StreamConfig)
        if one.name not in _NOT_COMPARED and _plain(getattr(actual, one.name)) != _plain(getattr(config, one.name))
    ]
    if not different:
        return Finding(what, Grade.SAFE, "as it should be")
    return Finding(what, Grade.UNSAFE, "; ".join(different), _RESTART)


def _plain(value: object) -> object:
    """A setting in one form: what is not set, off or unlimited is the same to the server."""
    if value in {None, 0, -1, ""} if not isinstance(value, list | dict) else not value:
        return None
    if isinstance(value, list):
        return sorted(map(str, value))
    text = getattr(value, "value", value)
    return None if text == "none" else text


def _shown(value: object) -> str:
    return "not set" if _plain(value) is None else str(_plain(value))


async def broker_clock(connection: Connection) -> Finding:
    """Whether the broker's clock and this machine's agree."""
    before = datetime.now(UTC)
    extent = await WholeStream(connection.nc, LOG).extent()
    if extent is None:
        return Finding("broker's clock", Grade.UNSURE, "not known before the first start", "Look again after it.")
    return clock("broker's clock", extent.told, before, datetime.now(UTC))


def clock(what: str, told: datetime, before: datetime, after: datetime) -> Finding:
    """Whether a clock that said `told` between two moments of ours agrees with ours."""
    skew = max(before - told, told - after, timedelta(0))
    found = f"{skew.total_seconds():.1f} s from this machine's"
    if skew <= SKEW:
        return Finding(what, Grade.SAFE, found)
    remedy = "Have both machines keep their clocks by NTP (on Linux: timedatectl set-ntp true)."
    return Finding(what, Grade.UNSAFE, found, remedy)


async def _database(store: Store) -> AsyncIterator[Finding]:
    async with store.transaction() as connection:
        before = datetime.now(UTC)
        told = await connection.fetchval("SELECT clock_timestamp()")
        yield clock("database's clock", told, before, datetime.now(UTC))
        off = [name for name in ("fsync", "full_page_writes") if await connection.fetchval(f"SHOW {name}") == "off"]
    if off:
        remedy = (
            f"Set {' and '.join(off)} to on in postgresql.conf: the archive is worth nothing that is not on a disk."
        )
        yield Finding("database's disk", Grade.UNSAFE, f"{' and '.join(off)} off", remedy)
    else:
        yield Finding("database's disk", Grade.SAFE, "what is archived is on the disk")


async def archive(connection: Connection, store: Store) -> Finding:
    """Whether the archive is there, and the log is the one that was archived."""
    what = "archive"
    try:
        ends, rows = await Archive(store).ends()
        await ensure_log_is_the_archived_one(connection, store)
    except asyncpg.UndefinedTableError:
        return Finding(what, Grade.UNSURE, "not there yet", "Run `gomflow migrate`; the next start does it too.")
    except LogLost as error:
        return Finding(what, Grade.UNSAFE, "the log is not the one that was archived", str(error))
    if ends != rows:
        return Finding(what, Grade.UNSAFE, f"should end at {ends} and ends at {rows}", "Run `gomflow verify`.")
    extent = await WholeStream(connection.nc, LOG).extent()
    behind = 0 if extent is None else extent.last - ends
    if behind > LAGGING:
        return Finding(what, Grade.UNSURE, f"{behind:,} messages behind", "It catches up while GOMFLOW runs.")
    return Finding(what, Grade.SAFE, f"up to message {ends:,}, {behind:,} behind")
