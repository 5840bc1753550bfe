"""The bot itself: connecting, and its menus in three languages."""

import pytest
from aiogram import Bot

from gomflow.commands.catalogue import CATALOGUE, Audience
from gomflow.simulators.telegram import SimulatedUser, TelegramSimulator
from gomflow.testing.telegram import chat_of_user
from gomflow_adapters.telegram.bot import commands_for_chat, connect, register_commands
from gomflow_events.identity import Language

FOR_BUYERS = [
    command.name
    for command in CATALOGUE.values()
    if command.in_menu and command.audience in {Audience.EVERYBODY, Audience.BUYER}
]
FOR_GOMS = [command.name for command in CATALOGUE.values() if command.in_menu and command.audience != Audience.OPERATOR]


def describe(name: str, language: Language) -> str:
    return f"{name} in {language}"


@pytest.mark.parametrize(
    ("user_id", "code", "language"),
    [(8001, "en", "en"), (8002, "fil", "en"), (8003, "tl", "fil"), (8004, "ms", "ms"), (8005, None, "en")],
)
async def test_everybody_sees_the_commands_of_buyers_in_their_language(
    user_id: int, code: str | None, language: str, bot: Bot, simulator: TelegramSimulator
) -> None:
    await register_commands(bot, CATALOGUE, describe)
    person = simulator.user(user_id, "Someone", code)

    assert {name: f"{name} in {language}" for name in FOR_BUYERS} == person.menu


async def test_a_gom_sees_their_commands_in_the_language_they_chose(ana: SimulatedUser, bot: Bot) -> None:
    await register_commands(bot, CATALOGUE, describe)
    await commands_for_chat(bot, chat_of_user(ana.id), CATALOGUE, describe, Language.MALAY)

    assert {name: f"{name} in ms" for name in FOR_GOMS} == ana.menu


async def test_who_is_a_gom_no_longer_sees_what_everybody_sees(ana: SimulatedUser, bot: Bot) -> None:
    await register_commands(bot, CATALOGUE, describe)
    await commands_for_chat(bot, chat_of_user(ana.id), CATALOGUE, describe, Language.ENGLISH)
    await commands_for_chat(bot, chat_of_user(ana.id), CATALOGUE, describe, Language.ENGLISH, gom=False)

    assert FOR_BUYERS == list(ana.menu)


async def test_a_description_is_cut_to_what_telegram_takes(ana: SimulatedUser, bot: Bot) -> None:
    await register_commands(bot, CATALOGUE, lambda name, _: f"{name} " * 100)

    assert max(len(description) for description in ana.menu.values()) == 256


@pytest.mark.parametrize("token", ["", "no token", "123456", ":abc"])
def test_what_is_no_token_is_said_so_without_saying_it(token: str) -> None:
    with pytest.raises(ValueError, match="BotFather") as wrong:
        connect(token)

    assert wrong.value.__cause__ is None


async def test_without_another_base_it_is_telegrams_own() -> None:
    real = connect("123456:abcdefghijklmnopqrstuvwxyz")

    assert real.session.api.base.startswith("https://api.telegram.org/")
    await real.session.close()
