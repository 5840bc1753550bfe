"""The embedded nats-server: its configuration from the policy, its command, and whether it answers."""

import asyncio
import contextlib
import json
import signal
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from gomflow.embedded import binaries
from gomflow.embedded.folder import DataFolder, write_private
from gomflow.embedded.guarded import Program
from gomflow.embedded.ports import LOOPBACK

USER = "gomflow"
SUBSCRIBER = "subscriber"
SUBSCRIBER_PASSWORD = "nats-subscriber.password"  # noqa: S105 - the name of its file

_ASKED_EVERY = 0.02  # seconds
_ANSWER_AWAITED = 2.0  # seconds
_INBOX = "gomflow.ready"
_LAZY = ("sync_interval: always", "sync_interval: 2m")


def policy(*, durable: bool = True) -> str:
    """The settings every nats-server of GOMFLOW has. Not `durable`: without the wait for the disk, for tests only."""
    text = resources.files("gomflow.embedded").joinpath("policy.conf").read_text()
    return text if durable else text.replace(*_LAZY)


def nats_program(folder: DataFolder, port: int, *, durable: bool) -> Program:
    """The server on `port`, with its configuration written."""
    home = folder.path / "nats"
    # The policy is copied in: an include is resolved against the including file only, even when its path is absolute.
    _adopt(home / "store" / "jetstream")
    admitted = accounts(folder.secret("nats.password"), folder.secret(SUBSCRIBER_PASSWORD))
    write_private(home / "server.conf", _configuration(port, admitted, policy(durable=durable)))
    return Program(
        name="nats-server",
        command=(
            str(binaries.nats_server()),
            *("--config", str(home / "server.conf")),
            # As an argument, where no path needs quoting.
            *("--store_dir", str(home / "store")),
        ),
        home=home,
        log=folder.path / "logs" / "nats-server.log",
        pid_file=folder.path / "nats.pid",
        stopping=((signal.SIGTERM, 10.0),),
    )


def nats_url(folder: DataFolder, port: int) -> str:
    return f"nats://{USER}:{folder.secret('nats.password')}@{LOOPBACK}:{port}"


def subscriber_url(folder: Path, nats_url: str) -> str | None:
    """The address of an embedded server for those who read the public feed; None where there is no password."""
    file = folder / SUBSCRIBER_PASSWORD
    if not file.is_file():
        return None
    place = urlsplit(nats_url)
    return f"nats://{SUBSCRIBER}:{file.read_text().strip()}@{place.hostname}:{place.port}"


async def jetstream_answers(folder: DataFolder, port: int) -> None:
    """Returns once JetStream answers on `port`; tries for as long as it is let."""
    greeting = {"user": USER, "pass": folder.secret("nats.password"), "headers": True, "no_responders": True}
    while True:
        with contextlib.suppress(OSError):
            async with asyncio.timeout(_ANSWER_AWAITED):
                if await _has_jetstream(port, json.dumps({"verbose": False, **greeting})):
                    return
        await asyncio.sleep(_ASKED_EVERY)


async def _has_jetstream(port: int, greeting: str) -> bool:
    # In NATS's own words and not with its client, which tries again by itself and is not to be stopped while it does.
    reader, writer = await asyncio.open_connection(LOOPBACK, port)
    try:
        writer.write(f"CONNECT {greeting}\r\nSUB {_INBOX} 1\r\nPUB $JS.API.INFO {_INBOX} 0\r\n\r\n".encode())
        async for line in reader:
            if line.startswith((b"MSG", b"HMSG", b"-ERR")):
                # HMSG: there is nobody to answer, for JetStream is not up yet.
                return line.startswith(b"MSG") and b'"error"' not in await reader.readline()
        return False
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


def _adopt(accounts: Path) -> None:
    """Let what was stored before there were accounts belong to GOMFLOW's."""
    before, now = accounts / "$G", accounts / "GOMFLOW"
    if before.is_dir() and not now.exists():
        before.rename(now)


def accounts(password: str, subscriber_password: str) -> str:
    """Who may enter a nats-server of GOMFLOW: GOMFLOW, and those who read its public feed."""
    text = resources.files("gomflow.embedded").joinpath("accounts.conf").read_text()
    named = {"NATS_USER": USER, "NATS_PASSWORD": password, "NATS_SUBSCRIBER_PASSWORD": subscriber_password}
    return "".join(f'{name}: "{value}"\n' for name, value in named.items()) + f"\n{text}"


def _configuration(port: int, accounts_text: str, policy_text: str) -> str:
    return (
        "# Written anew at every start. What lasts is in the policy below.\n"
        'server_name: "gomflow-embedded"\n'
        f'listen: "{LOOPBACK}:{port}"\n'
        f"{accounts_text}\n{policy_text}"
    )
