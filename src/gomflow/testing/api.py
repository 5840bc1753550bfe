"""Orders through the HTTP API, as a core service makes them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from gomflow.testing.program import Program, Running


@dataclass(frozen=True, slots=True)
class Started:
    """A GOMFLOW that runs, a client with a key of it, and an order that was written through it."""

    program: Program
    running: Running
    client: httpx.AsyncClient
    token_id: str
    code: str


@asynccontextmanager
async def started(program: Program) -> AsyncIterator[Started]:
    """A GOMFLOW that runs until the end of the block, with an order in it."""
    async with program.running() as running:
        (issued,) = await program.says("token", "issue", "the tests")
        async with api(running.ready, issued["token"]) as client:
            yield Started(program, running, client, issued["token_id"], await write_order(client))
        ended = await running.stop()
        assert 0 == ended.code, ended.words


@asynccontextmanager
async def api(ready: dict[str, Any], key: str) -> AsyncIterator[httpx.AsyncClient]:
    """The API of a GOMFLOW that said where it is, with a key."""
    url = ready["api_docs"].removesuffix("/docs")
    headers = {"Authorization": f"Bearer {key}"}
    async with httpx.AsyncClient(base_url=f"{url}/api/v1", headers=headers, timeout=20) as client:
        yield client


async def write_order(client: httpx.AsyncClient, title: str = "Summer photobook") -> str:
    """Write an order down; its code."""
    price = {"amount": "450.00", "currency": "PHP"}
    wanted = {
        "title": title,
        "currency": "PHP",
        "items": [{"name": "Version A", "price": price}],
        "deadline": (datetime.now(UTC) + timedelta(days=7)).isoformat(),
        "minimum": 2,
        "shipping_fee": {"amount": "50.00", "currency": "PHP"},
        "pay_to": [{"method": "gcash", "account": "09175550142", "holder": "Juana Cruz"}],
    }
    answer = await client.post("/orders", json=wanted)
    assert answer.is_success, answer.text
    return str(answer.json()["code"])
