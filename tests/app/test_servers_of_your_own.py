"""NATS_URL and DATABASE_URL take the place of the servers that come along."""

from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from gomflow.embedded import Embedded
from gomflow.testing import servers as real
from gomflow.testing.api import api, write_order
from gomflow.testing.program import Program
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import connect
from gomflow_adapters.jetstream.streams import LOG


@pytest.fixture
async def own(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Embedded]:
    """Servers with an empty log: the session's are full of what other tests put there, and GOMFLOW would act on it."""
    tmp: Path = tmp_path_factory.mktemp("own-servers")
    async with real.test_servers(tmp) as running:
        yield running


async def test_both_may_be_given_and_none_is_started(program: Program, own: Embedded) -> None:
    urls = {"NATS_URL": own.nats_url, "DATABASE_URL": own.database_url}
    async with program.running("run", **urls) as running:
        assert [] == program.processes(), "no server of its own"
        (issued,) = await program.says("token", "issue", "import", **urls)
        async with api(running.ready, issued["token"]) as client:
            code = await write_order(client)
            assert 200 == (await client.get(f"/orders/{code}")).status_code
        ended = await running.stop()

    assert (0, "") == (ended.code, ended.err)
    async with connect(own.nats_url, "test") as connection:
        assert (await connection.js.stream_info(LOG)).state.messages > 0
    database = await asyncpg.connect(own.database_url)
    assert [code] == [row["code"] for row in await database.fetch("SELECT code FROM gomflow.orders")]
    await database.close()


def _servers(program: Program) -> list[str]:
    """The names of the servers that run for the folder, without those who guard them."""
    return [line.split()[0].rpartition("/")[2] for line in program.processes() if "guard.py" not in line]


@pytest.mark.parametrize(("given", "started"), [("NATS_URL", "postgres"), ("DATABASE_URL", "nats-server")])
async def test_one_may_be_given_and_the_other_comes_along(
    given: str, started: str, program: Program, own: Embedded
) -> None:
    url = own.nats_url if given == "NATS_URL" else own.database_url
    async with program.running("run", **{given: url}) as running:
        # A Postgres process bears its parent's name until it has one of its own.
        await until(lambda: [started] == _servers(program), within=10, why=f"of the servers only {started} runs")
        (issued,) = await program.says("token", "issue", "import", **{given: url})
        async with api(running.ready, issued["token"]) as client:
            assert 200 == (await client.get(f"/orders/{await write_order(client)}")).status_code
        assert 0 == (await running.stop()).code

    assert [] == program.processes()


async def test_replicas_on_one_folder_are_one_gomflow(program: Program, own: Embedded) -> None:
    urls = {"NATS_URL": own.nats_url, "DATABASE_URL": own.database_url}
    async with program.running("run", **urls) as first, program.running("run", **urls) as second:
        (issued,) = await program.says("token", "issue", "import", **urls)
        async with api(first.ready, issued["token"]) as one, api(second.ready, issued["token"]) as other:
            code = await write_order(one)
            assert 200 == (await other.get(f"/orders/{code}")).status_code
        assert 0 == (await first.stop()).code
        assert 0 == (await second.stop()).code
