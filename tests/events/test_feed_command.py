"""`gomflow feed` says how to subscribe, with an address that works."""

import asyncio
import json
import os
import sys
from pathlib import Path

import nats

from gomflow.serving import own_servers
from gomflow.settings import Settings
from gomflow_adapters.jetstream.connection import connect
from gomflow_adapters.jetstream.streams import FEED, ensure_streams
from gomflow_adapters.jetstream.subscribers import ensure_subscribers_feed


async def said(data: Path, *arguments: str) -> tuple[int, str]:
    """What the command says about this data folder, and how it ends."""
    command = [sys.executable, "-c", "from gomflow.cli import main; main()", "feed", *arguments]
    process = await asyncio.create_subprocess_exec(
        *command,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={**os.environ, "GOMFLOW_DATA": str(data), "COLUMNS": "200"},
        cwd=data.parent,
    )
    output, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, output.decode()


async def test_it_needs_a_gomflow_that_runs(tmp_path: Path) -> None:
    code, output = await said(tmp_path / "data")

    assert 1 == code
    assert "GOMFLOW does not run here. Start it with make run" in output


async def test_its_address_opens_the_feed(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    async with own_servers(settings) as (addresses, _):
        async with connect(addresses.nats_url, "tests") as connection:
            await ensure_streams(connection.js)
            await ensure_subscribers_feed(connection)
        (url_code, url), (page_code, page), (json_code, document) = await asyncio.gather(
            said(settings.data, "--url"), said(settings.data), said(settings.data, "--json")
        )
        client = await nats.connect(url.strip())
        info = await client.jetstream().stream_info(FEED)
        await client.close()

    assert (0, 0, 0) == (url_code, page_code, json_code)
    assert info.config.mirror is not None
    assert f"Address   {url.strip()}" in page
    assert "Stream    FEED, at message 0" in page
    assert (url.strip(), "FEED", 0) == tuple(json.loads(document)[name] for name in ("url", "stream", "last"))
