"""Postgres refuses to run as root; whoever is root gets it run by somebody else, wherever the data folder lies."""

import asyncio
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from gomflow.embedded import Embedded

UNSHARE = shutil.which("unshare")
NAMESPACES = UNSHARE is not None and subprocess.run([UNSHARE, "--user", "true"], check=False).returncode == 0

in_namespaces = pytest.mark.skipif(not NAMESPACES, reason="needs Linux user namespaces")
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs to be root: an ordinary user runs Postgres as itself")

RUN = """
import asyncio, sys
from pathlib import Path
import asyncpg
from gomflow.embedded import Embedded, EmbeddedError

async def main():
    async with Embedded(Path(sys.argv[1]), nats=False) as servers:
        connection = await asyncpg.connect(servers.database_url)
        print(await connection.fetchval("select 'it answers'"))
        await connection.close()

try:
    asyncio.run(main())
except EmbeddedError as error:
    print(error)
"""

# What a container's root may do by default.
CAPABILITIES = "-all," + ",".join(
    f"+{name}"
    for name in (
        *("chown", "dac_override", "fsetid", "fowner", "mknod", "net_raw", "setgid", "setuid", "setfcap", "setpcap"),
        *("net_bind_service", "sys_chroot", "kill", "audit_write"),
    )
)
NO_NAMESPACES = "echo 0 >/proc/sys/user/max_user_namespaces"


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder whose parents let everybody pass: those of pytest's own do not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def closed(reachable: Path) -> Path:
    """A folder that lies in one that only root may enter."""
    reachable.chmod(0o700)
    return reachable / "data"


def let_through(folder: Path, mode: int) -> None:
    folder.chmod(mode)


async def runs(folder: Path) -> tuple[int, int]:
    """Starts Postgres on the folder; returns how often that has been done, and as which user it runs."""
    async with Embedded(folder, nats=False) as servers:
        connection = await asyncpg.connect(servers.database_url)
        await connection.execute("create table if not exists runs ()")
        await connection.execute("insert into runs default values")
        count = int(await connection.fetchval("select count(*) from runs"))
        await connection.close()
        return count, (folder / "postgres" / "data").stat().st_uid


@as_root
async def test_nobody_runs_it_where_everybody_may_pass(reachable: Path) -> None:
    count, user = await runs(reachable / "data")

    assert (1, pwd.getpwnam("nobody").pw_uid) == (count, user)


@as_root
@in_namespaces
async def test_root_runs_it_under_another_name_where_only_root_may_pass(closed: Path) -> None:
    assert (1, 0) == await runs(closed)


@as_root
async def test_the_data_goes_along_when_its_folder_is_closed_and_opened_again(reachable: Path) -> None:
    folder = reachable / "data"
    seen = []
    for mode in (0o755, 0o700, 0o755):
        let_through(reachable, mode)
        seen.append(await runs(folder))

    nobody = pwd.getpwnam("nobody").pw_uid
    assert [1, 2, 3] == [count for count, _ in seen]
    assert [nobody, nobody] == [seen[0][1], seen[2][1]]


@as_root
async def test_a_folder_that_an_ordinary_user_has_used_stays_theirs(reachable: Path) -> None:
    folder = reachable / "data"
    await runs(folder)
    for place in (folder / "postgres", *(folder / "postgres").rglob("*")):
        os.chown(place, 12345, 12345)

    assert (2, 12345) == await runs(folder)


@as_root
@in_namespaces
async def test_a_container_without_namespaces_runs_it_where_only_root_may_pass(closed: Path) -> None:
    confined = ("/bin/sh", "-c", f'{NO_NAMESPACES}; exec setpriv --bounding-set={CAPABILITIES} -- "$@"', "sh")
    said = await in_a_namespace_of_all_users(*confined, sys.executable, "-c", RUN, str(closed))

    assert "it answers\n" == said
    assert pwd.getpwnam("nobody").pw_uid == (closed / "postgres" / "data").stat().st_uid


@as_root
@in_namespaces
async def test_where_nothing_works_every_attempt_is_named_with_the_remedy(reachable: Path) -> None:
    confined = ("unshare", "--user", "--map-root-user", "/bin/sh", "-c", f'{NO_NAMESPACES}; exec "$@"', "sh")
    process = await asyncio.create_subprocess_exec(
        *(*confined, sys.executable, "-c", RUN, str(reachable / "data")), stdout=subprocess.PIPE
    )
    said = (await process.communicate())[0].decode()

    assert f"Postgres refuses to run as root, and nobody else could run it on {reachable}/data/postgres" in said
    assert ["- as nobody:", "- as root in a user namespace", "- as nobody with the right to pass"] == [
        attempt
        for attempt in ("- as nobody:", "- as root in a user namespace", "- as nobody with the right to pass")
        if attempt in said
    ]
    assert "Start GOMFLOW as an ordinary user" in said
    assert "DATABASE_URL" in said


@in_namespaces
async def test_an_ordinary_user_runs_it_as_itself(closed: Path) -> None:
    ordinary = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
    process = await asyncio.create_subprocess_exec(
        *(*ordinary, sys.executable, "-c", RUN, str(closed)), stdout=subprocess.PIPE
    )

    assert b"it answers\n" == (await process.communicate())[0]


async def in_a_namespace_of_all_users(*command: str) -> str:
    """What `command` says as root of a user namespace in which every user is whom they are outside."""
    # Exec'd a second time once users are known, by which root gets its rights.
    waits = ("/bin/sh", "-c", 'echo; read go; exec "$@"', "sh")
    process = await asyncio.create_subprocess_exec(
        *("unshare", "--user", *waits, *command), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    await process.stdout.readline()
    for kind in ("uid", "gid"):
        Path(f"/proc/{process.pid}/{kind}_map").write_text("0 0 4294967295")  # noqa: ASYNC240 - a kernel's file
    return (await process.communicate(b"go\n"))[0].decode()
