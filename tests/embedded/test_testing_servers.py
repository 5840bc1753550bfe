"""The servers that tests share: databases apart from each other, and the same policy but for the wait for the disk."""

from pathlib import Path

import asyncpg
import pytest

from gomflow.embedded.jetstream import policy
from gomflow.testing import servers


async def test_each_fresh_database_is_empty_and_can_be_dropped(tmp_path: Path) -> None:
    async with servers.test_servers(tmp_path) as running:
        first, second = [await servers.fresh_database(running.database_url) for _ in range(2)]
        connection = await asyncpg.connect(first)
        await connection.execute("create table orders ()")
        other = await asyncpg.connect(second)
        assert await other.fetchval("select to_regclass('orders')") is None
        await other.close()
        await servers.drop_database(first)
        with pytest.raises((asyncpg.PostgresConnectionError, asyncpg.AdminShutdownError, asyncpg.InterfaceError)):
            await connection.fetchval("select 1")
        connection.terminate()
        with pytest.raises(asyncpg.InvalidCatalogNameError):
            await asyncpg.connect(first)


def test_the_hasty_policy_differs_in_nothing_but_the_wait_for_the_disk() -> None:
    durable, hasty = (policy(durable=yes).splitlines() for yes in (True, False))
    differing = [pair for pair in zip(durable, hasty, strict=True) if pair[0] != pair[1]]

    assert [("  sync_interval: always", "  sync_interval: 2m")] == differing
