"""The embedded servers start on a folder, keep its data, and let nobody in who may not."""

import asyncio
import contextlib
import socket
import stat
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import nats
import pytest
from nats.js.api import StreamConfig

from gomflow.embedded import Embedded, EmbeddedError
from gomflow.embedded.jetstream import subscriber_url
from gomflow.embedded.ports import choose_port


@pytest.fixture(scope="module")
async def servers(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Embedded]:
    """For tests that leave them as they are; their data lies in `servers.folder`."""
    async with Embedded(tmp_path_factory.mktemp("servers") / "data") as running:
        yield running


async def test_both_servers_answer_on_an_empty_folder_and_its_data_outlives_them(folder: Path) -> None:
    async with Embedded(folder) as servers:
        log = await nats.connect(servers.nats_url)
        stream = log.jetstream()
        await stream.add_stream(StreamConfig(name="LOG", subjects=["log.>"]))
        stored = await stream.publish("log.order.1", b"opened")
        await log.close()
        rows = await asyncpg.connect(servers.database_url)
        await rows.execute("create table orders (title text)")
        await rows.execute("insert into orders values ('Lightstick ♥')")
        await rows.close()

    async with Embedded(folder) as servers:
        log = await nats.connect(servers.nats_url)
        message = await log.jetstream().get_msg("LOG", seq=stored.seq)
        await log.close()
        rows = await asyncpg.connect(servers.database_url)
        title = await rows.fetchval("select title from orders")
        await rows.close()

    assert b"opened" == message.data
    assert "Lightstick ♥" == title


async def test_either_server_can_be_had_alone(folder: Path) -> None:
    async with Embedded(folder, postgres=False) as servers:
        assert (True, 0) == (servers.nats_pid > 0, servers.postgres_pid)
        with pytest.raises(EmbeddedError, match="No embedded Postgres"):
            _ = servers.database_url
    assert not (folder / "postgres" / "data").exists()

    async with Embedded(folder, nats=False) as servers:
        assert (0, True) == (servers.nats_pid, servers.postgres_pid > 0)
        with pytest.raises(EmbeddedError, match="No embedded nats-server"):
            _ = servers.nats_url


async def test_a_folder_may_have_a_name_with_spaces_quotes_and_accents(tmp_path: Path) -> None:
    async with Embedded(tmp_path / "Ang 'data' ko, \"ñ\" $HOME") as servers:
        connection = await asyncpg.connect(servers.database_url)
        answer = await connection.fetchval("select 1")
        await connection.close()

    assert 1 == answer


async def test_the_log_is_closed_to_who_has_another_password(servers: Embedded) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(servers.nats_url).port)
    writer.write(b'CONNECT {"user": "gomflow", "pass": "guessed"}\r\nPING\r\n')
    said = await reader.read()
    writer.close()
    await writer.wait_closed()

    assert said.endswith(b"-ERR 'Authorization Violation'\r\n")


async def test_the_database_is_closed_to_who_has_another_password(servers: Embedded) -> None:
    assert 48 == len(urlsplit(servers.database_url).password or "")
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(servers.database_url.replace("gomflow:", "gomflow:no"))


async def test_secrets_and_data_are_for_their_owner_only(servers: Embedded) -> None:
    files = (
        "nats.password",
        "nats-subscriber.password",
        "postgres.password",
        "nats/server.conf",
        "logs/nats-server.log",
        "logs/postgres.log",
    )
    folders = ("nats", "nats/store", "postgres", "postgres/data", "logs")

    assert {0o600} == {stat.S_IMODE((servers.folder / name).stat().st_mode) for name in files}
    assert {0o700} == {stat.S_IMODE((servers.folder / name).stat().st_mode) for name in folders}


async def test_no_secret_stands_in_a_command_line(servers: Embedded) -> None:
    lines = [Path(f"/proc/{pid}/cmdline") for pid in (servers.nats_pid, servers.postgres_pid)]
    if not all(line.exists() for line in lines):
        pytest.skip("no /proc on this system")
    said = "".join(line.read_text() for line in lines)

    assert str(servers.folder) in said
    assert str(urlsplit(servers.nats_url).password) not in said
    assert str(urlsplit(servers.database_url).password) not in said


async def test_wanted_ports_are_used(folder: Path) -> None:
    nats_port, postgres_port = choose_port(None), choose_port(None)

    async with Embedded(folder, nats_port=nats_port, postgres_port=postgres_port) as servers:
        used = [urlsplit(url).port for url in (servers.nats_url, servers.database_url)]

    assert [nats_port, postgres_port] == used


async def test_a_wanted_port_that_is_taken_is_named(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(EmbeddedError, match=f"Port {port} on 127.0.0.1 is in use"):
            await Embedded(folder, postgres=False, nats_port=port).start()


async def test_stopping_again_or_before_the_start_does_nothing(folder: Path) -> None:
    servers = Embedded(folder, postgres=False)
    await servers.stop()
    await servers.start()
    await servers.stop()
    await servers.stop()

    assert 0 == servers.nats_pid
    await servers.wait_failed()


async def test_the_same_object_can_be_started_again(folder: Path) -> None:
    servers = Embedded(folder, postgres=False)
    for _ in range(2):
        await servers.start()
        client = await nats.connect(servers.nats_url)
        await client.close()
        await servers.stop()

    assert not (folder / "nats.pid").exists()


async def test_a_server_that_cannot_start_is_reported_with_its_last_words(folder: Path) -> None:
    (folder / "nats").mkdir(parents=True)
    (folder / "VERSION").write_text("layout 1\n")
    (folder / "nats" / "store").write_text("a file where a folder belongs")

    with pytest.raises(
        EmbeddedError, match=r"(?s)nats-server ended \(1\) before it was ready.*not a directory.*nats-server\.log"
    ):
        await Embedded(folder).start()

    async with Embedded(folder, nats=False) as servers:
        assert servers.postgres_pid > 0


async def test_postgres_speaks_utf8_and_utc_with_checks_on_its_pages(servers: Embedded) -> None:
    names = ("server_encoding", "timezone", "data_checksums", "fsync", "synchronous_commit", "listen_addresses")
    connection = await asyncpg.connect(servers.database_url)
    shown = [await connection.fetchval(f"show {name}") for name in names]
    locale = await connection.fetchrow("select datlocprovider, datlocale from pg_database where datname = 'gomflow'")
    await connection.close()

    assert ["UTF8", "UTC", "on", "on", "on", "127.0.0.1"] == shown
    assert locale is not None
    assert (b"b", "C.UTF-8") == tuple(locale)


async def test_what_people_entered_does_not_reach_the_log_of_postgres(servers: Embedded) -> None:
    connection = await asyncpg.connect(servers.database_url)
    await connection.execute("create table phones (number text primary key)")
    for _ in range(2):
        with contextlib.suppress(asyncpg.UniqueViolationError):
            await connection.execute("insert into phones values ('+639171234567')")
    await connection.close()
    said = (servers.folder / "logs" / "postgres.log").read_text()

    assert "duplicate key" in said
    assert "639171234567" not in said


async def test_what_was_stored_before_there_were_accounts_is_still_there(folder: Path) -> None:
    store = folder / "nats" / "store" / "jetstream"
    async with Embedded(folder, postgres=False) as servers:
        log = await nats.connect(servers.nats_url)
        await log.jetstream().add_stream(StreamConfig(name="LOG", subjects=["log.>"]))
        await log.jetstream().publish("log.order.1", b"opened")
        await log.close()
    # As a server without accounts had it.
    (store / "GOMFLOW").rename(store / "$G")

    async with Embedded(folder, postgres=False) as servers:
        log = await nats.connect(servers.nats_url)
        message = await log.jetstream().get_msg("LOG", seq=1)
        await log.close()

    assert b"opened" == message.data


async def test_a_subscriber_has_an_account_of_its_own(servers: Embedded) -> None:
    url = subscriber_url(servers.folder, servers.nats_url)
    assert url is not None
    subscriber, gomflow = await nats.connect(url), await nats.connect(servers.nats_url)
    heard = await subscriber.subscribe("_INBOX.shared")
    await subscriber.flush()

    await gomflow.publish("_INBOX.shared", b"a secret")
    await gomflow.flush()

    with pytest.raises(nats.errors.TimeoutError):
        await heard.next_msg(timeout=0.3)
    await subscriber.close()
    await gomflow.close()
    assert urlsplit(url).password != urlsplit(servers.nats_url).password
