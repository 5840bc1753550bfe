"""However the program that started them ends, the servers end too, and the next start finds the folder free."""

import asyncio
import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import pytest

from gomflow.embedded import Embedded
from gomflow.embedded.leftovers import is_running, is_running_by_ps

Until = Callable[..., Awaitable[None]]

HOLD = """
import asyncio, os, sys, time
from pathlib import Path
from gomflow.embedded import Embedded

async def main():
    async with Embedded(Path(sys.argv[1])) as servers:
        child = 0
        if "fork" in sys.argv:
            child = os.fork()
            if not child:
                os.close(1)
                time.sleep(600)
        print(servers.nats_pid, servers.postgres_pid, child, flush=True)
        await asyncio.sleep(600)

asyncio.run(main())
"""


@asynccontextmanager
async def holder(folder: Path, *words: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, int, int, int]]:
    """A program with both servers on `folder`: itself, the servers' processes, and that of a forked child if wanted."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", HOLD, str(folder), *words), stdout=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    try:
        nats, postgres, child = (int(word) for word in (await process.stdout.readline()).split())
        try:
            yield process, nats, postgres, child
        finally:
            if child:
                os.kill(child, signal.SIGKILL)
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


def gone(folder: Path, nats: int, postgres: int) -> Callable[[], bool]:
    return lambda: (
        not (is_running(nats, "nats-server", folder) or is_running(postgres, "postgres", folder / "postgres" / "data"))
    )


async def answer(servers: Embedded) -> int:
    connection = await asyncpg.connect(servers.database_url)
    try:
        return int(await connection.fetchval("select 42"))
    finally:
        await connection.close()


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
async def test_a_first_start_that_is_broken_off_leaves_nothing_behind_and_can_be_repeated(
    folder: Path, end: signal.Signals, until: Until
) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", HOLD, str(folder)), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    await until(lambda: any((folder / "postgres").glob("draft.*")), "initdb is at work")
    process.send_signal(end)
    assert b"" == (await process.communicate())[0]

    async with Embedded(folder) as servers:
        assert 42 == await answer(servers)
    assert ["data"] == names_in(folder / "postgres")
    assert [] == [line for line in command_lines() if str(folder) in line]


async def test_servers_stop_when_their_program_is_killed(folder: Path, until: Until) -> None:
    async with holder(folder) as (process, nats, postgres, _):
        assert not gone(folder, nats, postgres)()
        process.kill()
        await until(gone(folder, nats, postgres), "both servers end by themselves")

    assert "database system is shut down" in (folder / "logs" / "postgres.log").read_text()
    assert "Server Exiting" in (folder / "logs" / "nats-server.log").read_text()


async def test_ctrl_c_stops_them_in_good_order(folder: Path) -> None:
    async with holder(folder) as (process, nats, postgres, _):
        os.killpg(process.pid, signal.SIGINT)
        await process.wait()

        assert gone(folder, nats, postgres)()
        assert not (folder / "nats.pid").exists()
        assert not (folder / "postgres.pid").exists()


async def test_a_killed_program_can_be_started_again_at_once(folder: Path) -> None:
    async with holder(folder) as (process, nats, postgres, _):
        process.kill()
        await process.wait()
        async with Embedded(folder) as servers:
            assert gone(folder, nats, postgres)()
            assert 42 == await answer(servers)


async def test_a_forked_child_keeps_neither_the_servers_nor_the_folder(folder: Path, until: Until) -> None:
    async with holder(folder, "fork") as (process, nats, postgres, child):
        process.kill()
        await process.wait()
        await until(gone(folder, nats, postgres), "both servers end by themselves")
        async with Embedded(folder) as servers:
            assert 42 == await answer(servers)
        os.kill(child, 0)


async def test_servers_whose_guards_were_killed_too_do_not_bar_the_next_start(folder: Path) -> None:
    async with holder(folder) as (process, nats, postgres, _):
        guards = {parent_of(nats), parent_of(postgres)}
        for pid in (process.pid, *guards):
            os.kill(pid, signal.SIGKILL)
        await process.wait()
        async with Embedded(folder) as servers:
            assert gone(folder, nats, postgres)()
            assert 42 == await answer(servers)


async def test_a_server_that_runs_without_a_guard_is_found_and_stopped(folder: Path) -> None:
    async with Embedded(folder, postgres=False) as servers:
        words = command_of(servers.nats_pid)
    left = await asyncio.create_subprocess_exec(*words, stderr=subprocess.DEVNULL)
    (folder / "nats.pid").write_text(f"{left.pid}\n")

    async with Embedded(folder, postgres=False) as servers:
        assert servers.nats_pid != left.pid
        assert not is_running(left.pid, "nats-server", folder)
    await left.wait()


@pytest.mark.skipif(shutil.which("ps") is None, reason="no ps on this system")
async def test_a_server_is_known_by_ps_where_there_is_no_proc(folder: Path) -> None:
    async with Embedded(folder) as servers:
        assert is_running_by_ps(servers.nats_pid, "nats-server", folder)
        assert is_running_by_ps(servers.postgres_pid, "postgres", folder)
        assert not is_running_by_ps(servers.postgres_pid, "postgres", folder / "elsewhere")
        assert not is_running_by_ps(servers.postgres_pid, "nats-server", folder)
    assert not is_running_by_ps(os.getpid(), "postgres", folder)


async def test_a_stranger_with_the_number_of_an_old_server_is_left_in_peace(folder: Path) -> None:
    async with Embedded(folder, postgres=False):
        pass
    stranger = await asyncio.create_subprocess_exec(sys.executable, "-c", "input()", folder, stdin=subprocess.PIPE)
    (folder / "nats.pid").write_text(f"{stranger.pid}\n")

    async with Embedded(folder, postgres=False) as servers:
        assert servers.nats_pid > 0
        assert stranger.returncode is None
    await stranger.communicate(b"\n")
    assert 0 == stranger.returncode


async def test_postgres_starts_though_a_stranger_has_the_number_in_its_own_pid_file(folder: Path) -> None:
    """As in a container that was killed and came back, where the same few numbers are given out again."""
    async with Embedded(folder, nats=False) as servers:
        pid_file = folder / "postgres" / "data" / "postmaster.pid"
        first, rest = pid_file.read_text().split("\n", maxsplit=1)
        assert servers.postgres_pid == int(first)
    pid_file.write_text(f"{os.getpid()}\n{rest}")
    owner = pid_file.parent.stat()
    os.chown(pid_file, owner.st_uid, owner.st_gid)
    pid_file.chmod(0o600)

    async with Embedded(folder, nats=False) as servers:
        assert 42 == await answer(servers)


def command_lines() -> list[str]:
    """Of all processes."""
    lines = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):  # it ended in the meantime
            lines.append(process.read_text(errors="replace"))
    return lines


def names_in(folder: Path) -> list[str]:
    return sorted(place.name for place in folder.iterdir())


def command_of(pid: int) -> list[str]:
    line = Path(f"/proc/{pid}/cmdline")
    if not line.exists():
        pytest.skip("no /proc on this system")
    return line.read_text().rstrip("\0").split("\0")


def parent_of(pid: int) -> int:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        pytest.skip("no /proc on this system")
    return int(next(line for line in status.read_text().splitlines() if line.startswith("PPid:")).split()[1])
