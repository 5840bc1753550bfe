"""The commands as somebody types them into a house that was really damaged: they say it, refuse, and mend it."""

import asyncio
import json
import shutil
import signal
from pathlib import Path
from typing import Any

import pytest

from gomflow.embedded import Embedded
from gomflow.testing.house import House
from gomflow.testing.keyboard import begins, documents, types
from gomflow.testing.lives import RandomLife
from gomflow_adapters.jetstream.connection import connect
from gomflow_adapters.jetstream.streams import ensure_streams
from gomflow_projections.database import migrate

Messages = list[tuple[int, str, bytes]]
"""What the log had while it was whole: number, subject, payload."""


class Typed:
    """A person at the keyboard, and the data folder they work on."""

    def __init__(self, data: Path, messages: Messages) -> None:
        self.data = data
        self.messages = messages

    async def types(self, *words: str) -> tuple[int, str]:
        """How a command ends, and all it prints."""
        return await types(self.data, *words)

    async def documents(self, *words: str) -> tuple[int, list[dict[str, Any]]]:
        """How a command ends, and what it tells a program."""
        status, printed = await self.types(*words, "--json")
        return status, documents(printed)

    def lose_disk(self) -> None:
        """Take away all that the broker has."""
        shutil.rmtree(self.data / "nats" / "store")

    def flip(self, within: bytes) -> None:
        """Change one bit of one message in the broker's file."""
        block = next(path for path in self.data.rglob("*.blk") if path.parent.parent.name == "LOG")
        data = bytearray(block.read_bytes())
        data[data.find(within) + len(within) // 2] ^= 1
        block.write_bytes(data)


@pytest.fixture
async def typed(tmp_path: Path) -> Typed:
    """A house with two orders that lived, archived and in the read models; nobody is at home."""
    data = tmp_path / "data"
    async with Embedded(data, durable=False) as servers:
        await asyncio.to_thread(migrate, servers.database_url)
        async with House.on(servers, servers.database_url) as house:
            for seed in range(2):
                await RandomLife(house.log, seed).live(12)
            await house.archived()
            await house.projected()
            messages = await house.messages()
    return Typed(data, messages)


async def test_a_lost_disk_is_said_refused_and_brought_back(typed: Typed) -> None:
    before = len(typed.messages)
    typed.lose_disk()

    refused, why = await typed.types("run")
    status, (restored,) = await typed.documents("restore")
    again, no = await typed.types("restore")
    whole, (verdict,) = await typed.documents("verify")

    assert (1, True) == (refused, "gomflow restore" in why)
    assert (0, before, 0) == (status, restored["restored"], restored["rows_different"])
    assert (1, True) == (again, "has a log already" in no)
    assert (0, True, before) == (whole, verdict["whole"], verdict["log"]["ends"])


async def test_a_flipped_byte_is_named_with_its_remedy(typed: Typed) -> None:
    number, subject, data = typed.messages[7]
    typed.flip(data)

    status, (fault, verdict) = await typed.documents("verify", "--no-rows")
    _, read = await typed.types("verify")
    kept, why = await typed.types("rearchive")

    assert (1, "log", "missing", number, subject) == (
        status,
        *(fault[name] for name in ("copy", "kind", "first", "subject")),
    )
    assert (False, 1) == (verdict["whole"], verdict["faults"])
    assert f"✗ log, message {number} ({subject}): was archived" in read
    assert "gomflow restore" in read
    assert (1, True) == (kept, "Nothing was changed" in why)


async def test_the_doctor_warns_of_a_log_that_lost_its_end(typed: Typed) -> None:
    typed.lose_disk()
    async with (
        Embedded(typed.data, postgres=False) as broker,
        connect(broker.nats_url, "somebody who made an empty log") as connection,
    ):
        await ensure_streams(connection.js)

    status, lines = await typed.documents("doctor")

    archive = next(line for line in lines if line["what"] == "archive")
    assert (1, "bad") == (status, archive["health"])
    assert "gomflow restore" in archive["remedy"]


async def test_a_damaged_archive_is_made_anew(typed: Typed) -> None:
    async with Embedded(typed.data) as servers, House.on(servers, servers.database_url) as house:
        await house.tamper("UPDATE gomflow_archive.messages SET data = '{}' WHERE sequence = 3")

    damaged, read = await typed.types("verify")
    status, (made,) = await typed.documents("rearchive")
    whole, _ = await typed.types("verify")

    assert (1, True) == (damaged, "gomflow rearchive" in read)
    assert (0, len(typed.messages)) == (status, made["archived_up_to"])
    assert 0 == whole


async def test_the_tail_goes_on_with_what_comes(typed: Typed) -> None:
    async with Embedded(typed.data, durable=False) as servers, House.on(servers, servers.database_url) as house:
        addresses = {"nats_url": servers.nats_url, "database_url": servers.database_url}
        (typed.data / "addresses.json").write_text(json.dumps(addresses))
        last = typed.messages[-1][0]
        process = await begins(typed.data, "tail", "--json", "--type", "OrderCreated", "--since", str(last))
        assert process.stdout is not None
        await RandomLife(house.log, 9).live(2)

        async with asyncio.timeout(30):
            line = json.loads(await process.stdout.readline())
        process.send_signal(signal.SIGINT)

        assert ("OrderCreated", True) == (line["type"], line["sequence"] > last)
        assert 0 == await process.wait()
