"""Updates on the simulated Telegram: polled, confirmed, delivered, repeated."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from fastapi import FastAPI, Request, Response

from gomflow.simulators.telegram import SimulatedUser, TelegramSimulator
from gomflow.testing.telegram import serving


def texts(told: dict[str, Any]) -> list[str]:
    return [update["message"]["text"] for update in told["result"]]


async def test_updates_come_again_until_they_are_confirmed(api: Any, ana: SimulatedUser) -> None:
    await ana.says("one")
    first = await api("getUpdates")
    again = await api("getUpdates")
    after = await api("getUpdates", offset=first["result"][-1]["update_id"])
    none = await api("getUpdates", offset=first["result"][-1]["update_id"] + 1)

    assert ["/start", "one"] == texts(first) == texts(again)
    assert (["one"], []) == (texts(after), none["result"])


async def test_a_negative_offset_asks_for_the_last_and_forgets_the_others(api: Any, ana: SimulatedUser) -> None:
    await ana.says("one")
    await ana.says("two")

    assert ["two"] == texts(await api("getUpdates", offset=-1))
    assert ["two"] == texts(await api("getUpdates"))


async def test_a_limit_is_kept(api: Any, ana: SimulatedUser) -> None:
    for number in range(120):
        await ana.says(f"{number}")

    assert len((await api("getUpdates"))["result"]) == 100
    assert ["/start", "0"] == texts(await api("getUpdates", limit=2))


async def test_a_question_is_held_until_something_happens(api: Any, simulator: TelegramSimulator) -> None:
    asked = asyncio.create_task(api("getUpdates", timeout=10))
    ben = simulator.user(1002, "Ben")
    await asyncio.sleep(0.05)
    assert not asked.done()
    await ben.says("hello")

    assert ["hello"] == texts(await asked)


async def test_a_question_ends_when_its_time_is_over(api: Any) -> None:
    begun = time.monotonic()
    told = await api("getUpdates", timeout=1)

    assert [] == told["result"]
    assert time.monotonic() - begun >= 0.9


async def test_only_what_is_allowed_is_told_from_then_on(api: Any, ana: SimulatedUser) -> None:
    await api("getUpdates", allowed_updates=["my_chat_member"])
    await ana.says("not wanted")
    ana.blocks()
    kinds = [set(update) - {"update_id"} for update in (await api("getUpdates", offset=-9))["result"]]

    assert [{"message"}, {"my_chat_member"}] == kinds


async def test_the_newer_of_two_questions_ends_the_older(api: Any, simulator: TelegramSimulator) -> None:
    older = asyncio.create_task(api("getUpdates", timeout=10))
    await asyncio.sleep(0.05)
    newer = asyncio.create_task(api("getUpdates", timeout=10))

    assert (await older)["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await simulator.user(1002, "Ben").says("hello")
    assert ["hello"] == texts(await newer)


async def test_nobody_may_ask_while_a_webhook_is_set(api: Any) -> None:
    await api("setWebhook", url="http://127.0.0.1:9/x")
    told = await api("getUpdates")

    assert (409, "can't use getUpdates method while webhook is active") == (
        told["error_code"],
        told["description"].removeprefix("Conflict: ").partition(";")[0],
    )


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"url": "http://gomflow.ph/x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://gomflow.ph:8080/x"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"secret_token": "not allowed"}, "secret token contains unallowed characters"),
        ({"secret_token": "x" * 257}, "secret token is too long"),
        ({"max_connections": 101}, "max_connections must be between 1 and 100"),
    ],
)
async def test_a_webhook_that_cannot_be_is_refused(fields: dict[str, Any], what: str, api: Any) -> None:
    told = await api("setWebhook", **{"url": "http://127.0.0.1:9/x"} | fields)

    assert f"Bad Request: {what}" == told["description"]
    assert (await api("getWebhookInfo"))["result"]["url"] == ""


class Hooked:
    """A web app that takes deliveries, after refusing some."""

    def __init__(self) -> None:
        self.refuse = 0
        self.slow = 0.0
        self.taken: list[tuple[int, str]] = []
        self.secrets: set[str | None] = set()
        self.at_once = 0
        self.most_at_once = 0
        self.url = ""

    async def take(self, request: Request) -> Response:
        update = await request.json()
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.refuse:
            self.refuse -= 1
            return Response(status_code=500)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(self.slow)
        self.at_once -= 1
        self.taken.append((update["message"]["chat"]["id"], update["message"]["text"]))
        return Response()


@pytest.fixture
async def hooked() -> AsyncIterator[Hooked]:
    """It, running."""
    hook = Hooked()
    app = FastAPI()
    app.post("/hook")(hook.take)
    async with serving(app) as base:
        hook.url = f"{base}/hook"
        yield hook


async def test_updates_are_delivered_with_the_secret(
    hooked: Hooked, api: Any, ana: SimulatedUser, simulator: TelegramSimulator
) -> None:
    await api("setWebhook", url=hooked.url, secret_token="s3cret")
    await ana.says("hello")
    assert await simulator.has_delivered()

    assert ([(1001, "/start"), (1001, "hello")], {"s3cret"}) == (hooked.taken, hooked.secrets)


async def test_a_refused_delivery_comes_again_and_later_ones_of_the_chat_wait(
    hooked: Hooked, api: Any, ana: SimulatedUser, simulator: TelegramSimulator
) -> None:
    hooked.refuse = 3
    await api("setWebhook", url=hooked.url)
    await ana.says("hello")
    assert await simulator.has_delivered()
    info = (await api("getWebhookInfo"))["result"]

    assert [(1001, "/start"), (1001, "hello")] == hooked.taken
    assert (0, "Wrong response from the webhook: 500 Internal Server Error") == (
        info["pending_update_count"],
        info["last_error_message"],
    )


async def test_chats_are_delivered_side_by_side_up_to_the_limit(
    hooked: Hooked, api: Any, simulator: TelegramSimulator
) -> None:
    hooked.slow = 0.05
    await api("setWebhook", url=hooked.url, max_connections=3)
    people = [simulator.user(2000 + number, "Person") for number in range(9)]
    for person in people:
        await person.says("one")
        await person.says("two")
    assert await simulator.has_delivered()

    assert hooked.most_at_once == 3
    assert all(hooked.taken.index((one.id, "one")) < hooked.taken.index((one.id, "two")) for one in people)


async def test_updates_wait_while_nobody_answers_and_may_be_dropped(
    api: Any, ana: SimulatedUser, simulator: TelegramSimulator
) -> None:
    await api("setWebhook", url="http://127.0.0.1:9/nobody")
    await ana.says("hello")
    assert not await simulator.has_delivered(within=0.2)
    waiting = (await api("getWebhookInfo"))["result"]["pending_update_count"]
    await api("deleteWebhook")
    kept = await api("getUpdates")
    await api("deleteWebhook", drop_pending_updates=True)

    assert (2, ["/start", "hello"], []) == (waiting, texts(kept), (await api("getUpdates"))["result"])


async def test_a_webhook_without_an_address_is_none(api: Any) -> None:
    await api("setWebhook", url="http://127.0.0.1:9/x", allowed_updates=["message"])
    set_up = (await api("getWebhookInfo"))["result"]
    await api("setWebhook", url="")

    assert ("http://127.0.0.1:9/x", ["message"], 40) == (
        set_up["url"],
        set_up["allowed_updates"],
        set_up["max_connections"],
    )
    assert (await api("getWebhookInfo"))["result"]["url"] == ""
