"""Receiving by asking: what is confirmed is stored, and nothing stops the asking for good."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.methods import SetWebhook
from structlog.testing import capture_logs

from gomflow.simulators.telegram import SimulatedUser, TelegramSimulator
from gomflow.simulators.telegram.faults import Fails, Garbled, LostReply, LostRequest
from gomflow.testing.telegram import NOW, FactsKept, group_words
from gomflow_adapters.telegram.bot import connect
from gomflow_adapters.telegram.pacing import Pacing
from gomflow_adapters.telegram.polling import Polling
from gomflow_adapters.telegram.receiving import Receiver
from gomflow_events.conversation.inbound import InboundFact, MessageReceived


@pytest.fixture
async def simulator() -> AsyncIterator[TelegramSimulator]:
    """A Telegram for each test: who polls is part of its state."""
    async with TelegramSimulator(limits=None) as running:
        yield running


@pytest.fixture
async def bot(simulator: TelegramSimulator) -> AsyncIterator[Bot]:
    """A bot connected to it."""
    connected = connect(simulator.token, simulator.url)
    yield connected
    await connected.session.close()


@pytest.fixture
def inbox() -> FactsKept:
    """An empty inbox."""
    return FactsKept()


def poller(bot: Bot, inbox: FactsKept) -> Polling:
    receiver = Receiver(bot, inbox, Pacing(), group_words=group_words, now=lambda: NOW)
    return Polling(bot, receiver, wait=timedelta(seconds=5), pause=timedelta(seconds=0.02))


@contextlib.asynccontextmanager
async def polling(bot: Bot, inbox: FactsKept) -> AsyncIterator[Polling]:
    one = poller(bot, inbox)
    running = asyncio.create_task(one.run())
    try:
        yield one
    finally:
        one.stop()
        await asyncio.wait_for(running, 5)


def texts(facts: list[InboundFact]) -> list[str]:
    return [fact.text for fact in facts if isinstance(fact, MessageReceived)]


async def test_what_people_write_is_kept_in_order(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator, inbox: FactsKept
) -> None:
    async with polling(bot, inbox):
        for number in range(150):
            await ana.says(f"{number}")
        facts = await inbox.holds(150)

    assert [f"{number}" for number in range(150)] == texts(facts)


async def test_an_update_is_confirmed_only_after_it_is_kept(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator, inbox: FactsKept
) -> None:
    inbox.away = True
    await ana.says("hello")
    async with polling(bot, inbox):
        await inbox.refuses(3)
        assert len(simulator.telegram.updates.pending) == 1
        inbox.away = False
        await inbox.holds(1)
        assert await simulator.has_delivered()

    assert ["hello"] == texts(inbox.facts)


async def test_what_was_said_while_nobody_asked_is_not_lost(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator, inbox: FactsKept
) -> None:
    async with polling(bot, inbox):
        await ana.says("before")
        await inbox.holds(1)
    await ana.says("between")
    async with polling(bot, inbox):
        await inbox.holds(2)
        assert await simulator.has_delivered()

    assert ["before", "between"] == texts(inbox.facts)


async def test_a_webhook_that_was_set_is_taken_away_and_its_updates_are_not(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator, inbox: FactsKept
) -> None:
    await bot(SetWebhook(url="http://127.0.0.1:9/nobody"))
    await ana.says("waiting")
    async with polling(bot, inbox):
        await inbox.holds(1)

    assert ["waiting"] == texts(inbox.facts)


@pytest.mark.parametrize(
    "fault",
    [LostReply(), LostRequest(), Fails(502), Fails(401), Garbled()],
    ids=["reply lost", "request lost", "502", "401", "a page"],
)
@pytest.mark.parametrize("method", ["getUpdates", "deleteWebhook"])
async def test_asking_goes_on_after_a_failure(
    method: str,
    fault: LostReply | LostRequest | Fails | Garbled,
    ana: SimulatedUser,
    bot: Bot,
    simulator: TelegramSimulator,
    inbox: FactsKept,
) -> None:
    await ana.says("hello")
    simulator.faults.order(fault, method)
    async with polling(bot, inbox):
        await inbox.holds(1)

    assert simulator.faults.struck == 1


async def test_a_pause_telegram_asks_for_is_kept(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator, inbox: FactsKept
) -> None:
    simulator.faults.order(Fails(429, retry_after=30), "getUpdates")
    await ana.says("hello")
    async with polling(bot, inbox):
        assert not await simulator.has_delivered(within=0.5)

    assert (1, []) == (simulator.faults.struck, inbox.facts)


async def test_another_program_with_the_same_bot_is_reported_and_asking_goes_on(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator, inbox: FactsKept
) -> None:
    with capture_logs() as logs:
        async with polling(bot, inbox):
            await ana.says("first")
            await inbox.holds(1)
            other = FactsKept()
            async with polling(bot, other):
                await simulator.telegram.updates.until_confirmed(1)
                await ana.says("second")
                await asyncio.wait(
                    [asyncio.create_task(inbox.holds(2)), asyncio.create_task(other.holds(1))],
                    return_when=asyncio.FIRST_COMPLETED,
                )
            await ana.says("third")
            await inbox.holds(2)

    reported = [log for log in logs if log["log_level"] == "error"]
    assert reported
    assert "somebody else receives this bot's updates" in reported[0]["event"]
    assert "terminated by other getUpdates request" in reported[0]["why"]


async def test_an_update_nobody_can_read_hides_no_other(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator, inbox: FactsKept
) -> None:
    simulator.telegram.updates.allowed = None
    simulator.telegram.updates.add("message", 1, {"message_id": "a word of the future"})
    await ana.says("hello")
    with capture_logs() as logs:
        async with polling(bot, inbox):
            await inbox.holds(1)
            assert await simulator.has_delivered()

    assert ["update left out"] == [log["event"] for log in logs]
    assert "future" not in str(logs)


async def test_it_stops_while_telegram_holds_its_question(bot: Bot, simulator: TelegramSimulator) -> None:
    async with polling(bot, FactsKept()) as one:
        await simulator.is_asked("getUpdates")
        one.stop()


async def test_it_may_be_cancelled_too(bot: Bot, simulator: TelegramSimulator) -> None:
    running = asyncio.create_task(poller(bot, FactsKept()).run())
    await simulator.is_asked("getUpdates")
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
