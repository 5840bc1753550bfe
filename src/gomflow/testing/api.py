"""Orders through the HTTP API, as a core service makes them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx


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
