"""Every nats-server of GOMFLOW has the same policy, the embedded one and the one of nats.conf."""

import asyncio
import json
import os
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from gomflow.embedded import Embedded, binaries
from gomflow.embedded.ports import choose_port

TOP = Path(__file__).parents[2]

POLICY = {
    "max_payload": 8_388_608,
    "sync_always": True,
    "max_batch_inflight_per_stream": 2000,
    "max_batch_inflight_total": 4000,
}


async def test_the_embedded_server_waits_for_the_disk_and_bears_many_batches(folder: Path) -> None:
    async with Embedded(folder, postgres=False):
        pass

    async with running(folder / "nats" / "server.conf", folder / "nats" / "store") as figures:
        assert policy_of(figures) == POLICY


async def test_the_server_of_nats_conf_does_the_same(tmp_path: Path) -> None:
    async with running(TOP / "nats.conf", tmp_path) as figures:
        assert policy_of(figures) == POLICY
        assert figures["auth_required"]


async def test_nats_conf_starts_no_open_server(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="NATS_USER"):
        async with running(TOP / "nats.conf", tmp_path, environment={}):
            pass


def policy_of(figures: dict[str, Any]) -> dict[str, Any]:
    jetstream = figures["jetstream"]
    return {
        "max_payload": figures["max_payload"],
        "sync_always": jetstream["config"].get("sync_always"),
        **{name: jetstream["limits"].get(name) for name in POLICY if name.startswith("max_batch")},
    }


@asynccontextmanager
async def running(
    configuration: Path, store: Path, environment: dict[str, str] | None = None
) -> AsyncIterator[dict[str, Any]]:
    """What a server with this configuration tells about itself (its /varz)."""
    if environment is None:
        environment = {
            "NATS_USER": "gomflow",
            "NATS_PASSWORD": '"a secret"',
            "NATS_SUBSCRIBER_PASSWORD": '"another"',
        }
    monitor = choose_port(None)
    ports = ("--addr", "127.0.0.1", "--port", str(choose_port(None)), "--http_port", str(monitor))
    server = await asyncio.create_subprocess_exec(
        binaries.nats_server(),
        *("--config", configuration, "--store_dir", store, *ports),
        stderr=asyncio.subprocess.PIPE,
        cwd="/",
        env=os.environ | environment,
    )
    assert server.stderr is not None
    try:
        said = b""
        async with asyncio.timeout(20):
            while b"Server is ready" not in said:
                line = await server.stderr.readline()
                assert line, said.decode()
                said += line
        yield await asyncio.to_thread(_figures, monitor)
    finally:
        if server.returncode is None:
            server.terminate()
        await server.communicate()


def _figures(port: int) -> dict[str, Any]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/varz", timeout=10) as answer:
        figures: dict[str, Any] = json.load(answer)
    return figures
