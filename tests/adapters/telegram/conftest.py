"""A simulated Telegram for a module of tests, and a bot connected to it."""

from collections.abc import AsyncIterator, Iterator
from itertools import count

import pytest
from aiogram import Bot

from gomflow.simulators.telegram import SimulatedUser, TelegramSimulator
from gomflow_adapters.telegram.bot import connect

_ids = count(5001)


@pytest.fixture(scope="module")
async def simulator() -> AsyncIterator[TelegramSimulator]:
    """Telegram without flood control, for what is not about it."""
    async with TelegramSimulator(limits=None, webhook_pause=0.05) as running:
        yield running


@pytest.fixture(scope="module")
async def bot(simulator: TelegramSimulator) -> AsyncIterator[Bot]:
    """A bot connected to it."""
    connected = connect(simulator.token, simulator.url)
    yield connected
    await connected.session.close()


@pytest.fixture
def ana(simulator: TelegramSimulator) -> Iterator[SimulatedUser]:
    """Somebody new, with nothing ordered to go wrong."""
    yield simulator.user(next(_ids), "Ana", "fil", last_name="Reyes")
    simulator.faults.clear()
