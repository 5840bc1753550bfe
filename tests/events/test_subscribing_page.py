"""The subscribers of docs/subscribing.md work as they stand there, and go on where they stopped."""

import asyncio
import json
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from gomflow.describing.asyncapi import recorded_example
from gomflow.testing.feeding import caught_up, commit, feeding, write
from gomflow_adapters.jetstream.connection import Connection
from gomflow_events.catalogue import EVENTS
from gomflow_events.order.events import MinimumReached, OrderOrdered
from gomflow_events.published import cloud_event

PAGE = (Path(__file__).parents[2] / "docs" / "subscribing.md").read_text(encoding="utf-8")


def code(language: str) -> str:
    """The one piece of the page in a language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


@asynccontextmanager
async def running(command: Sequence[str], url: str) -> AsyncIterator["asyncio.subprocess.Process"]:
    """A subscriber in a process of its own, killed at the end."""
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, env={**os.environ, "FEED_URL": url}
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def heard(process: "asyncio.subprocess.Process", count: int) -> list[str]:
    """The next lines that a subscriber prints."""
    assert process.stdout is not None
    async with asyncio.timeout(30):
        return [(await process.stdout.readline()).decode().rstrip() for _ in range(count)]


async def told_once_and_then_the_rest(own: Connection, command: Sequence[str], url: str) -> None:
    async with feeding(own):
        await write(own, commit("o1", MinimumReached(buyers=3), OrderOrdered()))
        await caught_up(own)
        async with running(command, url) as first:
            lines = await heard(first, 2)
            await write(own, commit("o2", MinimumReached(buyers=4)))
            lines += await heard(first, 1)
        await write(own, commit("m1", OrderOrdered(), aggregate="order"))
        async with running(command, url) as second:
            (after, *_) = await heard(second, 1)
            if " o2 " in after:
                # Killed between acting and acknowledging: told again, as the page says.
                (after,) = await heard(second, 1)

    assert ["gomflow.order.MinimumReached o1", "gomflow.order.OrderOrdered o1", "gomflow.order.MinimumReached o2"] == [
        " ".join(line.split()[1:3]) for line in lines
    ]
    assert ["gomflow.order.OrderOrdered", "m1"] == after.split()[1:3]


async def test_the_python_subscriber(own: Connection, subscriber: Any, tmp_path: Path) -> None:
    script = tmp_path / "subscriber.py"
    script.write_text(code("python"), encoding="utf-8")

    assert len([line for line in code("python").splitlines() if line.strip()]) <= 20
    await told_once_and_then_the_rest(own, [sys.executable, str(script)], subscriber.url)


async def test_the_node_subscriber(own: Connection, subscriber: Any, tmp_path: Path, npm: Callable[..., Path]) -> None:
    installed = npm("@nats-io/transport-node@3", "@nats-io/jetstream@3")
    (tmp_path / "node_modules").symlink_to(installed / "node_modules")
    script = tmp_path / "subscriber.mjs"
    script.write_text(code("js"), encoding="utf-8")
    node = shutil.which("node")
    assert node is not None

    await told_once_and_then_the_rest(own, [node, str(script)], subscriber.url)


def test_the_message_of_the_page_is_what_a_message_looks_like() -> None:
    shown = json.loads(code("json"))
    recorded = recorded_example(EVENTS["OrderClosed"])

    assert cloud_event(recorded, shown["sequence"]) == shown


@pytest.mark.parametrize("named", re.findall(r"\]\(([^)#]+)\)", PAGE))
def test_the_page_leads_to_what_is_there(named: str) -> None:
    assert (Path(__file__).parents[2] / "docs" / named).exists()
