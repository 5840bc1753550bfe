"""Two applications that append in batches to the same aggregates on three brokers: each append has one true outcome."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chaos.cluster import Cluster, cluster_with_streams
from gomflow.chance import new_id
from gomflow.ports.log import WrongVersion
from gomflow.testing.chains import commit_after
from gomflow_adapters.jetstream.connection import connect
from gomflow_adapters.jetstream.gathering import BATCH_FROM
from gomflow_adapters.jetstream.log import JetStreamLog

pytestmark = pytest.mark.slow

ROUNDS = 6


@pytest.fixture
async def nodes(tmp_path: Path) -> AsyncIterator[Cluster]:
    async with cluster_with_streams(tmp_path, 5) as made:
        yield made


async def test_each_append_is_stored_or_told_that_another_was_first(nodes: Cluster) -> None:
    chains = [new_id() for _ in range(BATCH_FROM * 2)]
    stored: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()

    async def grow(log: JetStreamLog, chain: str) -> None:
        for _ in range(ROUNDS):
            known = await log.read("conversation", chain)
            version, digest, after = 1, "", 0
            if known:
                version, digest, after = known[-1].commit.version + 1, known[-1].digest, known[-1].sequence
            try:
                await log.append(commit_after(chain, version, digest), after=after)
            except WrongVersion:
                outcomes["another was first"] += 1
            else:
                outcomes["stored"] += 1
                stored[chain] += 1

    async with connect(nodes.url, "one") as one, connect(nodes.url, "two") as two:
        logs = [JetStreamLog(connection.nc, connection.js) for connection in (one, two)]
        await asyncio.gather(*(grow(log, chain) for log in logs for chain in chains))
        for chain in chains:
            found = [one.commit.version for one in await logs[0].read("conversation", chain)]
            assert list(range(1, stored[chain] + 1)) == found

    assert 2 * ROUNDS * len(chains) == outcomes.total()
    assert outcomes["another was first"]
