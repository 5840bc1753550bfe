"""Real servers for tests: one pair for a whole session, and a database of its own for whoever asks."""

import contextlib
import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from gomflow.embedded import Embedded


@contextlib.asynccontextmanager
async def test_servers(tmp: Path) -> AsyncIterator[Embedded]:
    """Both servers on free ports with their data under `tmp`; quick, for they do not wait for the disk.

    What they acknowledged survives their processes being killed, as some tests do, but not the machine's end.
    Import the module, not the name: pytest takes a function of this name in a test module for a test.
    """
    async with Embedded(tmp / "servers", durable=False) as servers:
        yield servers


async def fresh_database(url: str) -> str:
    """Creates an empty database with a name of its own on the server at `url`; returns its URL."""
    name = f"test_{secrets.token_hex(8)}"
    await _say(url, f'create database "{name}"')
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


async def drop_database(url: str) -> None:
    """Removes what `fresh_database` made, cutting whoever is still connected to it."""
    name = urlsplit(url).path.removeprefix("/")
    await _say(urlunsplit(urlsplit(url)._replace(path="/postgres")), f'drop database "{name}" with (force)')


async def _say(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
