"""Everything our adapter says on the wire, judged by the published Bot API."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from aiogram import Bot

from gomflow.commands.catalogue import CATALOGUE
from gomflow.simulators.telegram import SimulatedUser, TelegramSimulator
from gomflow.simulators.telegram.call import Call
from gomflow.testing.bot_api import BotApi
from gomflow.testing.telegram import NOW, FactsKept, about, chat_of_user, due, group_words, jpeg
from gomflow_adapters.telegram.bot import commands_for_chat, register_commands
from gomflow_adapters.telegram.media import TelegramMedia
from gomflow_adapters.telegram.outbound import TelegramSender
from gomflow_adapters.telegram.pacing import Pacing
from gomflow_adapters.telegram.polling import Polling
from gomflow_adapters.telegram.receiving import Receiver
from gomflow_adapters.telegram.webhook import set_webhook
from gomflow_events.conversation.inbound import MessageReceived
from gomflow_events.identity import Language
from gomflow_events.outbound import Button

YES = Button(label="Yes", token="c|yes")
SITE = Button(label="Site", url="https://gomflow.ph/")
OUR_METHODS = {
    "answerCallbackQuery",
    "deleteMyCommands",
    "deleteWebhook",
    "getFile",
    "getMe",
    "getUpdates",
    "sendDocument",
    "sendMessage",
    "sendPhoto",
    "setMyCommands",
    "setWebhook",
}


async def shows_everything(bot: Bot, ana: SimulatedUser) -> None:
    data = jpeg()
    messages = [
        due("<b>Join</b> &amp; pay?", YES, SITE, chat=ana.id),
        due("<i>page</i> \n\n" * 500, YES, chat=ana.id),
        replace(due("proof", YES, chat=ana.id), picture=about(data)),
        replace(due("", chat=ana.id), picture=about(data, "application/pdf")),
    ]
    for message in messages:
        await TelegramSender(bot, Pacing()).send(message, data)


async def sets_everything(bot: Bot, ana: SimulatedUser) -> None:
    await register_commands(bot, CATALOGUE, lambda name, language: f"{name} in {language}")
    chat = chat_of_user(ana.id)
    await commands_for_chat(bot, chat, CATALOGUE, lambda name, _: name, Language.FILIPINO)
    await commands_for_chat(bot, chat, CATALOGUE, lambda name, _: name, Language.FILIPINO, gom=False)
    await set_webhook(bot, "http://127.0.0.1:9", path_secret="path", secret_token="secret")


async def receives_everything(bot: Bot, ana: SimulatedUser, simulator: TelegramSimulator) -> None:
    inbox = FactsKept()
    receiver = Receiver(bot, inbox, Pacing(), group_words=group_words, now=lambda: NOW)
    poller = Polling(bot, receiver, wait=timedelta(seconds=5))
    running = asyncio.create_task(poller.run())
    fans = simulator.group(-4200, "Fans")
    await ana.says("/start@gomflow_bot", fans)
    await fans.expects("private chat")
    press = await ana.presses("Yes")
    await ana.sees_answered(press)
    await ana.sends_photo(jpeg(), "paid")
    photo = next(fact for fact in await inbox.holds(3) if isinstance(fact, MessageReceived) and fact.media)
    await TelegramMedia(bot).fetch(photo.media[0], 10**6)
    poller.stop()
    await running


def faults_of(calls: Iterable[Call]) -> list[str]:
    api = BotApi()
    return [f"{call.method} {fault}" for call in calls for fault in api.faults_of_call(call)]


async def test_every_call_of_ours_is_as_the_bot_api_says(
    ana: SimulatedUser, bot: Bot, simulator: TelegramSimulator
) -> None:
    BotApi()
    await ana.says("/start")
    await shows_everything(bot, ana)
    await sets_everything(bot, ana)
    await receives_everything(bot, ana, simulator)

    assert OUR_METHODS == {call.method for call in simulator.calls}
    assert [] == faults_of(simulator.calls)


def test_the_judge_finds_faults() -> None:
    calls = [
        Call("sendMessage", {"chat_id": "1", "text": "x" * 4097}),
        Call("sendMessage", {"chat_id": "1"}),
        Call("sendMessage", {"chat_id": "1", "text": "x", "colour": "red"}),
        Call("setMyCommands", {"commands": '[{"command": "start"}]'}),
    ]

    assert len(calls) == len(faults_of(calls))
