"""The embedded Postgres: its first initdb, its settings, its command, and whether it answers."""

import asyncio
import os
import secrets
import shutil
import signal
import sys
import time
from pathlib import Path

import asyncpg

from gomflow.embedded import binaries
from gomflow.embedded.account import Account, choose_account, own
from gomflow.embedded.errors import EmbeddedError
from gomflow.embedded.folder import DataFolder, sync_folder, write_private
from gomflow.embedded.guarded import Guarded, Program
from gomflow.embedded.leftovers import is_process, is_running, read_pid, stop_leftover
from gomflow.embedded.ports import LOOPBACK

USER = "gomflow"
DATABASE = "gomflow"

_ASKED_EVERY = 0.02  # seconds
_DRAFTS_CLEARED_WITHIN = 5.0  # seconds
_NOBODYS_PID = 2**31 - 1

# Loopback TCP, not a Unix socket: the same address works for every user, tool and platform however long the folder's
# path is, while a socket's path ends at about 100 characters; the password keeps other users out.
SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",
    "max_connections": "100",
    "password_encryption": "scram-sha-256",
    # Small: one installation on one machine, which has other things to do.
    "shared_buffers": "64MB",
    "maintenance_work_mem": "32MB",
    "max_wal_size": "256MB",
    "jit": "off",
    # What is answered is on the disk. The projections, which can be built anew, choose otherwise for themselves.
    "fsync": "on",
    "synchronous_commit": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    # No statements and no key values in the log: they hold people's data.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_line_prefix": "%m [%p] ",
}

HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

# The last of them: what the client says at times when it is cut off amid an answer.
_NOT_YET = (OSError, asyncpg.PostgresConnectionError, asyncpg.CannotConnectNowError, asyncpg.InternalClientError)

_INITDB = (
    *("--username", USER, "--auth", "scram-sha-256", "--data-checksums", "--no-instructions"),
    # Built into Postgres: the same order of text on every machine, whatever locales it has.
    *("--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
    # Its thousand files go to the disk in one call where there is such a call.
    *(("--sync-method", "syncfs") if sys.platform.startswith("linux") else ()),
)


async def postgres_program(folder: DataFolder, port: int, *, durable: bool) -> Program:
    """The server on `port`, with its data folder made when there was none."""
    home, bin_folder = folder.path / "postgres", binaries.postgres_bin()
    account = await asyncio.to_thread(choose_account, home, bin_folder / "postgres")
    if not (home / "data").exists():
        await _initialise(folder, bin_folder / "initdb", account)
    elif not (folder.path / "postgres.password").exists():
        raise EmbeddedError(f"{folder.path / 'postgres.password'} is missing: bring it back to open {home / 'data'}.")
    _disown_pid(home)
    settings = SETTINGS | {"port": str(port)} | ({} if durable else HASTY)
    return Program(
        name="postgres",
        command=(
            str(bin_folder / "postgres"),
            *("-D", str(home / "data")),
            *(word for name, value in settings.items() for word in ("-c", f"{name}={value}")),
        ),
        home=home,
        log=folder.path / "logs" / "postgres.log",
        pid_file=folder.path / "postgres.pid",
        # Fast: connections are cut, what was committed stays. Then at once, leaving the rest to recovery.
        stopping=((signal.SIGINT, 15.0), (signal.SIGQUIT, 5.0)),
        account=account,
    )


def database_url(folder: DataFolder, port: int) -> str:
    return f"postgresql://{USER}:{folder.secret('postgres.password')}@{LOOPBACK}:{port}/{DATABASE}"


async def postgres_answers(url: str) -> None:
    """Returns once the database at `url`, made if there is none, can be used; tries for as long as it is let."""
    while True:
        try:
            connection = await asyncpg.connect(url, timeout=5)
        except asyncpg.InvalidCatalogNameError:
            await _create_database(url)
        except asyncpg.InvalidPasswordError as error:
            raise EmbeddedError(
                "Postgres does not accept the password in the data folder's postgres.password."
            ) from error
        except _NOT_YET:
            await asyncio.sleep(_ASKED_EVERY)
        except asyncpg.TooManyConnectionsError:
            return  # its clients were quicker; it answers them
        else:
            await connection.close()
            return


def _disown_pid(home: Path) -> None:
    """Takes the number of a process that is not Postgres out of Postgres's own pid file.

    After a crash the number there may come to be another process's, say in a container, where numbers are few; Postgres
    would then refuse to start for ever. Its other guard, the shared memory named further down in the file, stays.
    """
    file = home / "data" / "postmaster.pid"
    pid = read_pid(file)
    if pid is not None and is_process(pid) and not is_running(pid, "postgres", home):
        lines = file.read_text().splitlines(keepends=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_TRUNC | os.O_NOFOLLOW), "w") as stream:
            stream.writelines([f"{_NOBODYS_PID}\n", *lines[1:]])


async def _create_database(url: str) -> None:
    connection = await asyncpg.connect(url, database="postgres", timeout=5)
    try:
        await connection.execute(f'create database "{DATABASE}"')
    finally:
        await connection.close()


async def _initialise(folder: DataFolder, initdb: Path, account: Account) -> None:
    """Makes `postgres/data`, as a whole or not at all."""
    home = folder.path / "postgres"
    draft, password = home / f"draft.{secrets.token_hex(4)}", home / "initial-password"
    program = Program(
        name="initdb",
        command=(str(initdb), "--pgdata", str(draft), "--pwfile", str(password), *_INITDB),
        home=home,
        log=folder.path / "logs" / "initdb.log",
        pid_file=folder.path / "initdb.pid",
        stopping=((signal.SIGINT, 10.0),),
        account=account,
    )
    await stop_leftover(program)
    await asyncio.to_thread(_clear_drafts, home)
    write_private(password, folder.secret("postgres.password"))
    own(password, account)
    run = await Guarded.start(program)
    try:
        code = await run.ended()
    finally:
        await run.stop()
        password.unlink()
        program.pid_file.unlink(missing_ok=True)
    if code != 0:
        raise EmbeddedError(f"initdb ended with {code}. Its last words:\n{program.tail()}")
    draft.replace(home / "data")
    sync_folder(home)


def _clear_drafts(home: Path) -> None:
    """Removes what starts that were broken off left, of which a process may write on for a moment."""
    until = time.monotonic() + _DRAFTS_CLEARED_WITHIN
    while drafts := list(home.glob("draft.*")):
        for draft in drafts:
            shutil.rmtree(draft, ignore_errors=True)
        if time.monotonic() > until:
            # Every draft has a name of its own, so an old one can only waste space.
            return
        time.sleep(_ASKED_EVERY)
