"""What is done with updates: kept first, then the button's waiting ended, and groups pointed to the private chat."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiogram import Bot
from structlog.testing import capture_logs

from gomflow.ports.log import LogUnavailable
from gomflow.simulators.telegram import Disappointed, SimulatedUser, TelegramSimulator
from gomflow.simulators.telegram.faults import Fails, LostReply
from gomflow.testing.telegram import NOW, FactsKept, due, group_words
from gomflow_adapters.telegram.inbound import read_update
from gomflow_adapters.telegram.outbound import TelegramSender
from gomflow_adapters.telegram.pacing import Pacing
from gomflow_adapters.telegram.receiving import Receiver
from gomflow_events.conversation.inbound import ButtonPressed
from gomflow_events.outbound import Button


@pytest.fixture
def inbox() -> FactsKept:
    """An empty inbox."""
    return FactsKept()


@pytest.fixture
async def receiver(bot: Bot, inbox: FactsKept) -> AsyncIterator[Receiver]:
    """A receiver into it."""
    open_one = Receiver(bot, inbox, Pacing(patience=timedelta(seconds=1)), group_words=group_words, now=lambda: NOW)
    yield open_one
    await open_one.close()


async def brings(simulator: TelegramSimulator, receiver: Receiver) -> None:
    """The last thing that happened comes in."""
    *_, latest = simulator.telegram.updates.pending.values()
    await receiver.take(read_update(latest.body))


async def shown_a_button(ana: SimulatedUser, bot: Bot) -> None:
    await ana.says("/start")
    await TelegramSender(bot, Pacing()).send(due("Join?", Button(label="Yes", token="c|yes"), chat=ana.id), None)


async def test_a_pressed_button_stops_waiting_once_the_press_is_kept(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator, receiver: Receiver, inbox: FactsKept
) -> None:
    await shown_a_button(ana, bot)
    press = await ana.presses("Yes")
    await brings(simulator, receiver)

    assert isinstance(inbox.facts[0], ButtonPressed)
    assert await ana.sees_answered(press) >= 0


async def test_a_press_that_was_not_kept_is_not_answered(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator, receiver: Receiver, inbox: FactsKept
) -> None:
    await shown_a_button(ana, bot)
    press = await ana.presses("Yes")
    inbox.away = True
    with pytest.raises(LogUnavailable):
        await brings(simulator, receiver)
    await receiver.close()

    assert press.answered_at is None


@pytest.mark.parametrize("fault", [LostReply(), Fails(500), Fails(400, "query is too old")])
async def test_an_answer_to_a_press_that_fails_is_only_logged(
    fault: LostReply | Fails,
    ana: SimulatedUser,
    bot: Bot,
    simulator: TelegramSimulator,
    receiver: Receiver,
    inbox: FactsKept,
) -> None:
    await shown_a_button(ana, bot)
    await ana.presses("Yes")
    simulator.faults.order(fault, "answerCallbackQuery")
    with capture_logs() as logs:
        await brings(simulator, receiver)
        await receiver.close()

    assert len(inbox.facts) == 1
    assert ["button not answered"] == [log["event"] for log in logs]


async def test_a_command_in_a_group_is_pointed_to_the_private_chat(
    ana: SimulatedUser, simulator: TelegramSimulator, receiver: Receiver, inbox: FactsKept
) -> None:
    fans = simulator.group(-4100, "Fans")
    await ana.says("/order@gomflow_bot K7QM", fans)
    await brings(simulator, receiver)
    seen = await fans.expects("private chat (fil)")

    assert [] == inbox.facts
    assert (("bold", "private chat", ""),) == seen.marked
    assert [("Open the chat", "https://t.me/gomflow_bot?start=K7QM")] == [
        (button.label, button.url) for row in seen.buttons for button in row
    ]


async def test_an_update_that_comes_twice_is_answered_once_in_its_group(
    ana: SimulatedUser, simulator: TelegramSimulator, receiver: Receiver
) -> None:
    fans = simulator.group(-4101, "Fans")
    await ana.says("/start@gomflow_bot", fans)
    await brings(simulator, receiver)
    await brings(simulator, receiver)
    await receiver.close()

    assert len(fans.messages) == 1


@pytest.mark.parametrize("text", ["hello all", "/start", "/start@another_bot", "I paid @gomflow_bot"])
async def test_everything_else_in_a_group_is_let_be(
    text: str, ana: SimulatedUser, simulator: TelegramSimulator, receiver: Receiver, inbox: FactsKept
) -> None:
    fans = simulator.group(-4102, "Fans")
    await ana.says(text, fans)
    await brings(simulator, receiver)
    await receiver.close()

    assert ([], []) == (inbox.facts, fans.messages)


async def test_a_button_nobody_answers_is_seen_to_wait(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator
) -> None:
    await shown_a_button(ana, bot)
    press = await ana.presses("Yes")
    with pytest.raises(Disappointed, match="still waits"):
        await ana.sees_answered(press, within=0.05)
