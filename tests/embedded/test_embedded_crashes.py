"""A server that is killed comes back on its port with everything it acknowledged; one that keeps dying is given up."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

import asyncpg
import nats
import nats.errors
import nats.js.errors
import pytest
from nats.js.api import StreamConfig

from gomflow.embedded import Embedded, EmbeddedError
from gomflow.embedded.leftovers import is_running

Until = Callable[..., Awaitable[None]]


async def test_killing_postgres_while_rows_are_written_loses_none_that_was_acknowledged(
    folder: Path, until: Until
) -> None:
    async with Embedded(folder, nats=False) as servers:
        await _do(servers.database_url, "create table facts (number int primary key)")
        acknowledged: list[int] = []
        enough = asyncio.Event()
        writing = asyncio.create_task(_insert(servers.database_url, acknowledged, enough))
        for _ in range(2):
            await _killed(lambda: servers.postgres_pid, acknowledged, until)
        enough.set()
        await writing
        rows = await _do(servers.database_url, "select number from facts order by number")

    assert [] == sorted(set(acknowledged) - {row["number"] for row in rows})
    assert len(acknowledged) >= 40


async def test_killing_nats_while_facts_are_appended_loses_none_that_was_acknowledged(
    folder: Path, until: Until
) -> None:
    async with Embedded(folder, postgres=False) as servers:
        client = await nats.connect(
            servers.nats_url, max_reconnect_attempts=-1, reconnect_time_wait=0.05, error_cb=_expected
        )
        stream = client.jetstream(timeout=1)
        await stream.add_stream(StreamConfig(name="LOG", subjects=["log.>"]))
        acknowledged: list[int] = []
        enough = asyncio.Event()
        writing = asyncio.create_task(_append(stream, acknowledged, enough))
        for _ in range(2):
            await _killed(lambda: servers.nats_pid, acknowledged, until)
        enough.set()
        await writing
        kept = {int((await stream.get_msg("LOG", seq=number)).data or 0) for number in await _numbers(stream)}
        await client.close()

    assert [] == sorted(set(acknowledged) - kept)
    assert len(acknowledged) >= 40


async def test_a_killed_guard_takes_its_server_along_and_both_are_replaced(folder: Path, until: Until) -> None:
    async with Embedded(folder) as servers:
        for program, pid_of in _pids(servers).items():
            before = pid_of()
            os.kill(_parent_of(before), signal.SIGKILL)
            await until(_changed(pid_of, before), "a new server runs")
            assert not is_running(before, program, folder)
        await _do(servers.database_url, "select 1")
        client = await nats.connect(servers.nats_url)
        await client.close()


async def test_a_server_that_is_killed_again_and_again_is_given_up_and_reported(folder: Path, until: Until) -> None:
    async with Embedded(folder, postgres=False) as servers:
        failed = asyncio.create_task(servers.wait_failed())
        seen = 0
        while not failed.done():
            changed = _changed(lambda: servers.nats_pid, seen)
            await until(lambda changed=changed: failed.done() or changed(), "it is started again or given up")
            seen = servers.nats_pid
            with contextlib.suppress(ProcessLookupError):
                os.kill(seen, signal.SIGKILL)
        with pytest.raises(EmbeddedError, match=r"(?s)nats-server ended 6 times within 60 s .* Its last words:"):
            await failed


def _pids(servers: Embedded) -> dict[str, Callable[[], int]]:
    return {"nats-server": lambda: servers.nats_pid, "postgres": lambda: servers.postgres_pid}


def _changed(pid_of: Callable[[], int], before: int) -> Callable[[], bool]:
    return lambda: pid_of() != before


async def _killed(pid_of: Callable[[], int], acknowledged: list[int], until: Until) -> None:
    """Kills the server amid the writes; returns when writes go on at its successor."""
    written, before = len(acknowledged), pid_of()
    await until(lambda: len(acknowledged) >= written + 10, "writes are under way")
    os.kill(before, signal.SIGKILL)
    await until(lambda: pid_of() != before, "the server is started again")
    written = len(acknowledged)
    await until(lambda: len(acknowledged) >= written + 10, "writes go on, at the same address")


async def _insert(url: str, acknowledged: list[int], enough: asyncio.Event) -> None:
    """Writes 0, 1, 2, …, a row a transaction, connecting anew whenever it must."""
    number = 0
    while not enough.is_set():
        with contextlib.suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError):
            connection = await asyncpg.connect(url, timeout=5)
            try:
                while not enough.is_set():
                    number += 1
                    await connection.execute("insert into facts values ($1)", number)
                    acknowledged.append(number)
            finally:
                connection.terminate()
        await asyncio.sleep(0.02)


async def _append(stream: nats.js.JetStreamContext, acknowledged: list[int], enough: asyncio.Event) -> None:
    """Appends 0, 1, 2, …; what was not acknowledged is not tried again."""
    number = 0
    while not enough.is_set():
        number += 1
        with contextlib.suppress(nats.errors.Error, nats.js.errors.Error, OSError):
            await stream.publish(f"log.order.{number % 7}", str(number).encode())
            acknowledged.append(number)


async def _numbers(stream: nats.js.JetStreamContext) -> range:
    state = (await stream.stream_info("LOG")).state
    return range(state.first_seq, state.last_seq + 1)


async def _do(url: str, statement: str) -> list[asyncpg.Record]:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetch(statement)
    finally:
        await connection.close()


def _parent_of(pid: int) -> int:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        pytest.skip("no /proc on this system")
    return int(next(line for line in status.read_text().splitlines() if line.startswith("PPid:")).split()[1])


async def _expected(_: Exception) -> None:
    """The client's own report of the lost connection that the test is about."""
