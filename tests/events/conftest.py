"""A broker with a feed of its own, one who subscribes to it, and what comes from npm."""

import json
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import nats as nats_client
import pytest
from nats.aio.client import Client
from platformdirs import user_cache_path

from gomflow.embedded import Embedded
from gomflow.embedded.jetstream import subscriber_url
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.streams import ensure_streams
from gomflow_adapters.jetstream.subscribers import ensure_subscribers_feed


@pytest.fixture
async def broker(tmp_path: Path) -> AsyncIterator[Embedded]:
    """A nats-server with a log and a feed of its own."""
    async with Embedded(tmp_path / "data", postgres=False, durable=False) as servers:
        yield servers


@pytest.fixture
async def own(broker: Embedded) -> AsyncIterator[Connection]:
    async with connect(broker.nats_url, "tests") as connection:
        await ensure_streams(connection.js)
        assert await ensure_subscribers_feed(connection)
        yield connection


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Another service, and what the server refused it."""

    nc: Client
    url: str
    refusals: list[str]


@pytest.fixture
async def subscriber(broker: Embedded, own: Connection) -> AsyncIterator[Subscriber]:
    """What another service is to this server."""
    url = subscriber_url(broker.folder, broker.nats_url)
    assert url is not None
    refusals: list[str] = []

    async def refused(error: Exception) -> None:
        refusals.append(str(error))

    client = await nats_client.connect(url, error_cb=refused, max_reconnect_attempts=-1, reconnect_time_wait=0.1)
    yield Subscriber(client, url, refusals)
    await client.close()


Npm = Callable[..., Path]


@pytest.fixture(scope="session")
def npm() -> Npm:
    """Gives a folder in which these packages are installed (name@version); skips the test where they cannot be."""

    def installed(*packages: str) -> Path:
        program = shutil.which("npm")
        if program is None or shutil.which("node") is None:
            pytest.skip("node and npm are not on this machine")
        folder = user_cache_path("gomflow-tests") / "-".join(p.strip("@").replace("/", "-") for p in packages)
        done = folder / "installed.json"
        if not done.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder))
            command = [program, "install", *quiet, *packages]
            try:
                answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
            except subprocess.TimeoutExpired:
                pytest.skip(f"npm did not install {', '.join(packages)} within two minutes")
            if answer.returncode:
                pytest.skip(f"npm could not install {', '.join(packages)}: {answer.stderr.strip()[-200:]}")
            done.write_text(json.dumps(packages), encoding="utf-8")
        return folder

    return installed
