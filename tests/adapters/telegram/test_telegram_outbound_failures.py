"""Messages that did not arrive, or of which nobody knows whether they did."""

import socket
import traceback
from dataclasses import replace

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from structlog.testing import capture_logs

from gomflow.ports.chat import ChatMoved, NotSent, Refused, Uncertain
from gomflow.simulators.telegram import SimulatedUser, TelegramSimulator
from gomflow.simulators.telegram.faults import Fails, Garbled, LostReply, LostRequest
from gomflow.testing.telegram import about, due, jpeg
from gomflow_adapters.telegram.bot import connect
from gomflow_adapters.telegram.outbound import TelegramSender
from gomflow_adapters.telegram.pacing import Pacing
from gomflow_adapters.telegram.session import TelegramSession
from gomflow_events.outbound import Button, MessageDue

YES = Button(label="Yes", token="c|yes")
PARAGRAPHS = "\n\n".join(f"<b>Order {number}</b> {'sticker ' * 100}end {number}" for number in range(12))


@pytest.fixture
def sender(bot: Bot) -> TelegramSender:
    """A sender that has sent nothing yet."""
    return TelegramSender(bot, Pacing())


async def started(user: SimulatedUser) -> SimulatedUser:
    await user.says("/start")
    return user


def to(user: SimulatedUser, text: str, *buttons: Button) -> MessageDue:
    return due(text, *buttons, chat=user.id)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


@pytest.mark.parametrize("where", ["closed port", "no such host", "no trust"])
async def test_what_was_certainly_not_handed_over_may_be_sent_again(where: str, simulator: TelegramSimulator) -> None:
    base = {
        "closed port": f"http://127.0.0.1:{free_port()}",
        "no such host": "http://telegram.invalid",
        "no trust": simulator.url.replace("http:", "https:"),
    }[where]
    lost = connect(simulator.token, base)
    try:
        with pytest.raises(NotSent):
            await TelegramSender(lost, Pacing()).send(due("Hello"), None)
    finally:
        await lost.session.close()


async def test_a_connection_that_never_comes_about_is_given_up_soon(simulator: TelegramSimulator) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        # With nobody accepting and the queue full, whoever knocks next gets no answer at all.
        with socket.create_connection(listening.getsockname()):
            api = TelegramAPIServer.from_base(f"http://127.0.0.1:{listening.getsockname()[1]}")
            patient = Bot(simulator.token, session=TelegramSession(api, connect_seconds=0.3))
            try:
                with pytest.raises(NotSent):
                    await TelegramSender(patient, Pacing()).send(due("Hello"), None)
            finally:
                await patient.session.close()


@pytest.mark.parametrize(
    ("fault", "shown"),
    [
        (LostReply(), 1),
        (LostRequest(), 0),
        (Fails(502), 0),
        (Fails(502, carried_out=True), 1),
        (Fails(500), 0),
        (Garbled(), 0),
        (Garbled(carried_out=True), 1),
    ],
    ids=["reply lost", "request lost", "502", "502 after it was taken", "500", "a page", "a page after it was taken"],
)
async def test_what_may_have_been_taken_is_uncertain(
    fault: LostReply | LostRequest | Fails | Garbled,
    shown: int,
    ana: SimulatedUser,
    sender: TelegramSender,
    simulator: TelegramSimulator,
) -> None:
    await started(ana)
    simulator.faults.order(fault, "sendMessage")
    with pytest.raises(Uncertain):
        await sender.send(to(ana, "Hello"), None)

    assert shown == len(ana.messages)


async def test_a_retry_goes_on_with_the_part_that_is_missing(
    ana: SimulatedUser, sender: TelegramSender, simulator: TelegramSimulator
) -> None:
    await started(ana)
    data = jpeg()
    message = replace(to(ana, PARAGRAPHS, YES), picture=about(data))
    # The picture and the first text pass, the second text is asked to come again.
    simulator.faults.order(Fails(429, retry_after=1), "sendMessage", times=1)
    with pytest.raises(NotSent):
        await sender.send(message, data)
    assert ["picture"] == ["text" if seen.picture is None else "picture" for seen in ana.messages]
    # By the time of the retry the picture is kept no more, which changes nothing for what is left.
    sent = await sender.send(message, None)

    assert [str(seen.message_id) for seen in ana.messages] == list(sent.provider_ids)
    assert [True] + [False] * (len(ana.messages) - 1) == [seen.picture is not None for seen in ana.messages]
    assert " ".join(seen.text for seen in ana.messages).count("end 11") == 1


async def test_a_part_that_may_have_been_taken_ends_the_message(
    ana: SimulatedUser, sender: TelegramSender, simulator: TelegramSimulator
) -> None:
    await started(ana)
    data = jpeg()
    simulator.faults.order(LostReply(), "sendMessage")
    with pytest.raises(Uncertain):
        await sender.send(replace(to(ana, PARAGRAPHS), picture=about(data)), data)

    assert [True, False] == [seen.picture is not None for seen in ana.messages]


async def test_two_messages_in_parts_do_not_mix(
    ana: SimulatedUser, sender: TelegramSender, simulator: TelegramSimulator
) -> None:
    await started(ana)
    data = jpeg()
    first = replace(to(ana, PARAGRAPHS), picture=about(data), message_id="first")
    simulator.faults.order(Fails(429, retry_after=1), "sendMessage")
    with pytest.raises(NotSent):
        await sender.send(first, data)
    ben = await started(simulator.user(4998, "Ben"))
    second = await sender.send(replace(to(ben, "second"), message_id="second"), None)

    assert len(second.provider_ids) == 1


async def test_the_missing_part_follows_a_chat_to_its_new_id(
    sender: TelegramSender, simulator: TelegramSimulator
) -> None:
    old = simulator.group(-4300, "Fans")
    data = jpeg()
    message = replace(due(PARAGRAPHS, chat=-4300), picture=about(data))
    simulator.faults.order(Fails(429, retry_after=1), "sendMessage")
    with pytest.raises(NotSent):
        await sender.send(message, data)
    new = old.becomes_supergroup(-1004300)
    with pytest.raises(ChatMoved) as moved:
        await sender.send(message, data)
    await sender.send(replace(message, chat=moved.value.chat), data)

    assert [True] == [seen.picture is not None for seen in old.messages]
    assert {False} == {seen.picture is not None for seen in new.messages}


async def test_a_token_telegram_does_not_know_says_so_and_is_told_nobody(simulator: TelegramSimulator) -> None:
    stranger = connect("123456:a-secret-that-must-not-be-seen-anywhere", simulator.url)
    try:
        with capture_logs() as logs, pytest.raises(NotSent) as refused:
            await TelegramSender(stranger, Pacing()).send(due("Hello"), None)
    finally:
        await stranger.session.close()

    assert "does not accept the bot's token" in str(refused.value)
    assert "BotFather" in str(logs)
    assert "a-secret" not in str(logs) + "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize("fault", [LostReply(), Fails(502), Garbled()], ids=["reply lost", "502", "a page"])
async def test_no_error_carries_the_token_or_what_was_written(
    fault: LostReply | Fails | Garbled, ana: SimulatedUser, sender: TelegramSender, simulator: TelegramSimulator
) -> None:
    await started(ana)
    simulator.faults.order(fault, "sendMessage")
    message = to(ana, "a private word")
    with pytest.raises(Uncertain) as uncertain:
        await sender.send(message, None)
    told = "".join(traceback.format_exception(uncertain.value))

    assert simulator.token not in told
    assert "a private word" not in told
    assert "<html>" not in told


@pytest.mark.parametrize(
    ("said", "code", "told"),
    [
        (
            'can\'t parse entities: Unsupported start tag "confession" at byte offset 4',
            "can-t-parse-entities",
            "Bad Request: can't parse entities",
        ),
        (
            "inline keyboard button URL 'http://gomflow/once?confession' is invalid: Wrong HTTP URL",
            "inline-keyboard-button-url-is-invalid",
            "Bad Request: inline keyboard button URL … is invalid",
        ),
        ("message is too long", "message-is-too-long", "Bad Request: message is too long"),
    ],
)
async def test_a_refusal_is_told_without_what_it_quotes(
    said: str, code: str, told: str, ana: SimulatedUser, sender: TelegramSender, simulator: TelegramSimulator
) -> None:
    await started(ana)
    simulator.faults.order(Fails(400, said), "sendMessage")
    with pytest.raises(Refused) as refused:
        await sender.send(to(ana, "Hello"), None)

    assert (code, told) == (refused.value.code, str(refused.value))
    assert "confession" not in "".join(traceback.format_exception(refused.value))
