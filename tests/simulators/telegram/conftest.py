"""A simulated Telegram, and calls to it as any HTTP client would make them."""

import json
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import httpx
import pytest

from gomflow.simulators.telegram import Limits, SimulatedUser, TelegramSimulator

Api = Callable[..., Coroutine[Any, Any, dict[str, Any]]]


@pytest.fixture
async def simulator() -> AsyncIterator[TelegramSimulator]:
    """Telegram with generous limits and quick repetitions."""
    async with TelegramSimulator(limits=Limits(overall=10_000, burst=10_000), webhook_pause=0.02) as running:
        yield running


@pytest.fixture
async def api(simulator: TelegramSimulator) -> AsyncIterator[Api]:
    """Calls a method with fields as a form, structures as JSON in it; the whole answer."""
    async with httpx.AsyncClient(base_url=f"{simulator.url}/bot{simulator.token}/", timeout=10) as client:

        async def call(method: str, files: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
            form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()}
            answer = await client.post(method, data=form, files=files)
            told: dict[str, Any] = answer.json()
            assert told["ok"] is (answer.status_code == 200)
            return told

        yield call


@pytest.fixture
async def ana(simulator: TelegramSimulator) -> SimulatedUser:
    """Somebody who has started the bot."""
    user = simulator.user(1001, "Ana", "fil", last_name="Reyes", username="ana_r")
    await user.says("/start")
    return user
