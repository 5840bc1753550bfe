"""Our pace against Telegram's limits: as fast as they allow, and never refused."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot

from gomflow.simulators.telegram import SimulatedUser, TelegramSimulator
from gomflow.testing.telegram import due
from gomflow_adapters.telegram.bot import connect
from gomflow_adapters.telegram.outbound import TelegramSender
from gomflow_adapters.telegram.pacing import Pacing
from gomflow_events.outbound import Weight


@pytest.fixture
async def strict() -> AsyncIterator[TelegramSimulator]:
    """A Telegram with its usual limits."""
    async with TelegramSimulator() as running:
        yield running


@pytest.fixture
async def bot(strict: TelegramSimulator) -> AsyncIterator[Bot]:
    """A bot connected to it."""
    connected = connect(strict.token, strict.url)
    yield connected
    await connected.session.close()


async def starts(simulator: TelegramSimulator, people: int) -> list[SimulatedUser]:
    started = [simulator.user(2000 + number, "Person") for number in range(people)]
    for person in started:
        await person.says("/start")
    return started


async def test_a_hundred_people_and_one_long_answer_are_never_refused(strict: TelegramSimulator, bot: Bot) -> None:
    people = await starts(strict, 100)
    sender = TelegramSender(bot, Pacing())
    to_all = [due("Closing soon", chat=one.id, message_id=f"{one.id}", weight=Weight.BROADCAST) for one in people]
    to_one = [due(f"Page {page}", chat=people[0].id, message_id=f"page {page}") for page in range(6)]
    await asyncio.gather(*(sender.send(message, None) for message in [*to_all, *to_one]))

    assert strict.telegram.flood is not None
    assert strict.telegram.flood.refused == 0
    assert [1] * 99 == [len(one.messages) for one in people[1:]]
    assert len(people[0].messages) == 7
