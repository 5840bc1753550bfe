"""Where GOMFLOW cannot start, one sentence says why and what to do; nothing is left running, nothing is damaged."""

import asyncio
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest

from gomflow.embedded import Embedded
from gomflow.testing.program import Ended, Program


def said_plainly(ended: Ended, *words: str) -> None:
    """A sentence or two, and the status that says that something went wrong."""
    assert 1 == ended.code
    assert [] == [word for word in words if word not in ended.words], ended.words
    assert "Traceback" not in ended.words
    assert len(ended.err.splitlines()) <= 2, ended.err


@pytest.fixture
def taken() -> Iterator[str]:
    """A port that somebody else listens on."""
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        yield str(somebody.getsockname()[1])


async def test_a_port_in_use(program: Program, taken: str) -> None:
    ended = await program.does("run", GOMFLOW_PORT=taken)
    said_plainly(ended, f"Port {taken} is in use on 127.0.0.1", "GOMFLOW_PORT")

    (document,) = (await program.does("run", "--json", GOMFLOW_PORT=taken)).documents
    assert document["error"].startswith(f"Port {taken} is in use")
    assert [] == program.processes()


async def test_an_address_that_is_not_of_this_machine(program: Program) -> None:
    said_plainly(await program.does("run", GOMFLOW_HOST="192.0.2.1"), "cannot listen on 192.0.2.1")


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("GOMFLOW_PORT", "eighty", "should be a number from 0 to 65535"),
        ("GOMFLOW_REPLICAS", "9", "should be a number from 1 to 5"),
        ("GOMFLOW_SECRET", "too short", "should be at least 32 characters long"),
        ("GOMFLOW_ADMISSION", "nobody", "should be open, invite or approval"),
        ("GOMFLOW_PUBLIC_URL", "orders.example.org", "should look like https://orders.example.org"),
        ("NATS_URL", "localhost", "should look like nats://user:password@host:4222"),
        ("DATABASE_URL", "mysql://me:hunter2@localhost/orders", "should look like postgresql://"),
        ("TELEGRAM_BOT_TOKEN", "hunter2", "should look like 123456:ABC-DEF"),
        ("TELEGRAM_WEBHOOK_SECRET", "hunter2 hunter2 hunter2", "should be letters, digits"),
    ],
)
async def test_a_setting_that_makes_no_sense(name: str, value: str, advice: str, program: Program) -> None:
    ended = await program.does("run", **{name: value})

    said_plainly(ended, f"{name} {advice}", "Correct it in the environment or in .env")
    assert "hunter2" not in ended.words
    assert not program.data.exists()


async def test_several_of_them_are_told_together(program: Program) -> None:
    (program.folder / ".env").write_text("GOMFLOW_REPLICAS=many\nGOMFLOW_LOG_LEVEL=loud\n")
    ended = await program.does("run")

    said_plainly(ended, "GOMFLOW_REPLICAS should be", "GOMFLOW_LOG_LEVEL should be debug, info, warning or error")


async def test_a_webhook_without_an_address_that_telegram_can_reach(program: Program) -> None:
    environment = {"TELEGRAM_BOT_TOKEN": "1:x", "GOMFLOW_TELEGRAM_MODE": "webhook"}
    said_plainly(await program.does("run", **environment), "GOMFLOW_TELEGRAM_MODE should be polling", "https")


async def test_a_data_folder_of_another_version(program: Program) -> None:
    (program.data / "nats").mkdir(parents=True)
    (program.data / "VERSION").write_text("layout 9\n")
    before = sorted(program.data.rglob("*"))

    said_plainly(await program.does("run"), f"{program.data} has data layout 9", "Nothing was changed")
    assert before == sorted(program.data.rglob("*"))


async def test_a_data_folder_that_cannot_be_one(program: Program) -> None:
    program.data.write_text("a file\n")
    said_plainly(await program.does("run"), str(program.data), "choose another data folder")


async def test_a_data_folder_that_is_in_use(program: Program) -> None:
    async with program.running() as running:
        said_plainly(await program.does("run"), str(program.data), f"{running.process.pid}")
        assert 0 == (await running.stop()).code


async def test_keys_that_were_damaged(program: Program) -> None:
    program.data.mkdir()
    (program.data / "keys.json").write_text("{")

    said_plainly(await program.does("run"), f"{program.data}/keys.json cannot be read any more", "from a copy")
    assert [] == program.processes()


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("NATS_URL", "nats://gomflow:hunter2@127.0.0.1:{port}"),
        ("DATABASE_URL", "postgresql://gomflow:hunter2@127.0.0.1:{port}/gomflow"),
    ],
)
async def test_a_server_that_is_not_there(name: str, url: str, program: Program) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ended = await program.does("run", **{name: url.format(port=port)})

    said_plainly(ended, f"at 127.0.0.1:{port} does not answer", f"Start it, or correct {name}")
    assert "hunter2" not in ended.words
    assert not program.data.exists(), "the other server was not even started"


@pytest.mark.parametrize("name", ["NATS_URL", "DATABASE_URL"])
async def test_a_server_that_is_another_or_never_answers(name: str, program: Program) -> None:
    async def shut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.close()

    scheme = "nats" if name == "NATS_URL" else "postgresql"
    async with await asyncio.start_server(shut, "127.0.0.1", 0) as somebody:
        port = somebody.sockets[0].getsockname()[1]
        said_plainly(
            await program.does("run", **{name: f"{scheme}://a:b@127.0.0.1:{port}/c"}), f"127.0.0.1:{port}", name
        )


async def test_servers_that_turn_us_away(program: Program, servers: Embedded) -> None:
    nats, postgres = (_with_password(url, "wrong") for url in (servers.nats_url, servers.database_url))

    said_plainly(await program.does("run", NATS_URL=nats), "turns GOMFLOW away", "Correct NATS_URL")
    said_plainly(await program.does("run", DATABASE_URL=postgres), "turns GOMFLOW away", "Correct DATABASE_URL")


async def test_a_database_in_which_nothing_may_be_made(program: Program, database: str) -> None:
    connection = await asyncpg.connect(database)
    name = urlsplit(database).path.removeprefix("/")
    await connection.execute(f"CREATE ROLE guest_{name} LOGIN PASSWORD 'guest'")
    url = urlunsplit(
        urlsplit(database)._replace(netloc=f"guest_{name}:guest@{urlsplit(database).netloc.rpartition('@')[2]}")
    )
    ended = await program.does("migrate", DATABASE_URL=url)
    await connection.execute(f"DROP ROLE guest_{name}")
    await connection.close()

    said_plainly(ended, "Postgres does not do as GOMFLOW asks", "permission denied")


def _with_password(url: str, password: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=f"{parts.username}:{password}@{parts.hostname}:{parts.port}"))
