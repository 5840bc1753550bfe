"""Receiving by being told: a real web app, told by the simulated Telegram and by impostors."""

import json
from collections.abc import AsyncIterator

import httpx
import pytest
from aiogram import Bot
from aiogram.methods import GetWebhookInfo
from fastapi import FastAPI
from structlog.testing import capture_logs

from gomflow.ports.chat import Refused
from gomflow.simulators.telegram import SimulatedUser, TelegramSimulator
from gomflow.simulators.telegram.faults import (
    DELIVERY,
    TURN,
    DeliveredLate,
    DeliveredTwice,
    Fails,
    LostReply,
    LostRequest,
    Overtaken,
)
from gomflow.testing.telegram import NOW, FactsKept, due, group_words, serving
from gomflow.waiting import until
from gomflow_adapters.telegram.outbound import TelegramSender
from gomflow_adapters.telegram.pacing import Pacing
from gomflow_adapters.telegram.receiving import Receiver
from gomflow_adapters.telegram.webhook import PATH, SECRET_HEADER, set_webhook, webhook_routes
from gomflow_events.conversation.inbound import MessageReceived
from gomflow_events.outbound import Button

PATH_SECRET = "path-only-telegram-knows"
SECRET = "token_Only-Telegram-1"
GENUINE = {SECRET_HEADER: SECRET}
UPDATE = {
    "update_id": 7,
    "message": {
        "message_id": 1,
        "date": 1795253400,
        "chat": {"id": 60012345, "type": "private", "first_name": "Ana"},
        "from": {"id": 60012345, "is_bot": False, "first_name": "Ana"},
        "text": "/start",
    },
}


@pytest.fixture
def inbox() -> FactsKept:
    """An empty inbox."""
    return FactsKept()


@pytest.fixture
async def base(bot: Bot, inbox: FactsKept) -> AsyncIterator[str]:
    """The address of a web app with the webhook's route."""
    receiver = Receiver(bot, inbox, Pacing(), group_words=group_words, now=lambda: NOW)
    app = FastAPI()
    app.include_router(webhook_routes(receiver, path_secret=PATH_SECRET, secret_token=SECRET))
    async with serving(app) as address:
        yield address
    await receiver.close()


@pytest.fixture
async def told(base: str, bot: Bot) -> AsyncIterator[str]:
    """The same, with Telegram delivering to it."""
    await set_webhook(bot, base, path_secret=PATH_SECRET, secret_token=SECRET)
    yield base
    await bot.delete_webhook(drop_pending_updates=True)


async def post(base: str, body: bytes, headers: dict[str, str], path: str = PATH_SECRET) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.post(f"{base}{PATH}/{path}", content=body, headers=headers)


async def test_what_people_write_is_kept(
    told: str, ana: SimulatedUser, inbox: FactsKept, simulator: TelegramSimulator
) -> None:
    for number in range(20):
        await ana.says(f"{number}")
    facts = await inbox.holds(20)

    assert [f"{number}" for number in range(20)] == [fact.text for fact in facts if isinstance(fact, MessageReceived)]
    assert await simulator.has_delivered()


async def test_a_press_is_kept_and_answered(told: str, ana: SimulatedUser, inbox: FactsKept, bot: Bot) -> None:
    await ana.says("/start")
    await TelegramSender(bot, Pacing()).send(due("Join?", Button(label="Yes", token="c|yes"), chat=ana.id), None)
    press = await ana.presses("Yes")

    assert await ana.sees_answered(press) >= 0
    assert len(inbox.facts) == 2


async def test_while_the_store_is_away_telegram_keeps_the_update(
    told: str, ana: SimulatedUser, inbox: FactsKept, bot: Bot, simulator: TelegramSimulator
) -> None:
    inbox.away = True
    await ana.says("hello")
    await inbox.refuses(1)
    info = await bot(GetWebhookInfo())
    inbox.away = False
    await inbox.holds(1)

    assert (1, "Wrong response from the webhook: 503 Service Unavailable") == (
        info.pending_update_count,
        info.last_error_message,
    )
    assert await simulator.has_delivered()


@pytest.mark.parametrize(
    "fault",
    [DeliveredTwice(), LostReply(), LostRequest(), Fails(502), Fails(502, carried_out=True)],
    ids=["twice", "reply lost", "lost", "502 before", "502 after"],
)
async def test_however_often_it_is_delivered_it_is_one_fact(
    fault: DeliveredTwice | LostReply | LostRequest | Fails,
    told: str,
    ana: SimulatedUser,
    inbox: FactsKept,
    simulator: TelegramSimulator,
) -> None:
    simulator.faults.order(fault, DELIVERY)
    await ana.says("hello")
    await inbox.holds(1)
    assert await simulator.has_delivered()

    assert len(inbox.facts) == 1


async def test_an_update_that_comes_again_after_a_newer_one_is_one_fact(
    told: str, ana: SimulatedUser, inbox: FactsKept, simulator: TelegramSimulator
) -> None:
    simulator.faults.order(DeliveredLate(0.1), DELIVERY)
    await ana.says("old")
    await inbox.holds(1)
    await ana.says("new")
    await inbox.holds(2)
    delivery = simulator.telegram.delivery
    assert delivery is not None
    await until(lambda: delivery.attempts == 3, within=10, why="the older one comes again")

    assert ["old", "new"] == [fact.text for fact in inbox.facts if isinstance(fact, MessageReceived)]


async def test_updates_that_overtake_each_other_are_all_kept(
    told: str, ana: SimulatedUser, inbox: FactsKept, simulator: TelegramSimulator
) -> None:
    simulator.faults.order(Overtaken(), TURN, times=None)
    inbox.away = True
    await ana.says("first")
    await inbox.refuses(1)
    for said in ("second", "third"):
        await ana.says(said)
    inbox.away = False
    facts = await inbox.holds(3)

    assert ["first", "third", "second"] == [fact.text for fact in facts if isinstance(fact, MessageReceived)]


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("guessed", GENUINE, 404),
        (PATH_SECRET, {}, 401),
        (PATH_SECRET, {SECRET_HEADER: "guessed"}, 401),
        (PATH_SECRET, {SECRET_HEADER: SECRET.lower()}, 401),
        (PATH_SECRET, {SECRET_HEADER: ""}, 401),
        ("gesch%C3%A4tzt", GENUINE, 404),
    ],
)
async def test_impostors_are_turned_away(
    path: str, headers: dict[str, str], status: int, base: str, inbox: FactsKept
) -> None:
    answer = await post(base, json.dumps(UPDATE).encode(), headers, path)

    assert (status, []) == (answer.status_code, inbox.facts)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[]", b'"x"', b"{}", b'{"update_id": "seven"}'])
async def test_what_is_no_update_is_a_bad_request(body: bytes, base: str) -> None:
    assert (await post(base, body, GENUINE)).status_code == 400


async def test_a_body_larger_than_any_update_is_not_read(base: str, inbox: FactsKept) -> None:
    answer = await post(base, b" " * 1_100_000, GENUINE)

    assert (413, []) == (answer.status_code, inbox.facts)


async def test_an_update_of_the_future_is_taken_and_left_out(base: str, inbox: FactsKept) -> None:
    with capture_logs() as logs:
        answer = await post(base, b'{"update_id": 9, "message": {"secret words": true}}', GENUINE)

    assert (200, []) == (answer.status_code, inbox.facts)
    assert [("update left out", 9)] == [(log["event"], log["update"]) for log in logs]
    assert "secret words" not in str(logs)


async def test_an_update_we_have_no_use_for_is_taken(base: str, inbox: FactsKept) -> None:
    answer = await post(base, b'{"update_id": 9, "poll": {"id": "x"}}', GENUINE)

    assert (200, []) == (answer.status_code, inbox.facts)


async def test_the_route_is_on_no_page_of_the_api(bot: Bot, inbox: FactsKept) -> None:
    receiver = Receiver(bot, inbox, Pacing(), group_words=group_words, now=lambda: NOW)
    app = FastAPI()
    app.include_router(webhook_routes(receiver, path_secret=PATH_SECRET, secret_token=SECRET))

    assert "telegram" not in json.dumps(app.openapi())


async def test_telegram_is_told_what_we_want(told: str, bot: Bot, simulator: TelegramSimulator) -> None:
    info = await bot(GetWebhookInfo())

    assert info.url == f"{told}{PATH}/{PATH_SECRET}"
    assert info.allowed_updates == ["callback_query", "message", "my_chat_member"]
    assert info.max_connections == 40
    assert simulator.telegram.delivery is not None
    assert simulator.telegram.delivery.hook.secret == SECRET


async def test_waiting_updates_survive_the_webhook_being_set(
    base: str, ana: SimulatedUser, inbox: FactsKept, bot: Bot
) -> None:
    await ana.says("said before")
    await set_webhook(bot, base, path_secret=PATH_SECRET, secret_token=SECRET)
    facts = await inbox.holds(1)
    await bot.delete_webhook()

    assert ["said before"] == [fact.text for fact in facts if isinstance(fact, MessageReceived)]


async def test_a_secret_telegram_does_not_take_is_refused_without_being_told(base: str, bot: Bot) -> None:
    with pytest.raises(Refused) as refused:
        await set_webhook(bot, base, path_secret=PATH_SECRET, secret_token="not allowed!")

    assert "not allowed!" not in str(refused.value)
    assert "secret token contains unallowed characters" in str(refused.value)
