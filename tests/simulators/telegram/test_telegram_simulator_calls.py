"""Who may be written to on the simulated Telegram, and the ways a call may come."""

from typing import Any

import httpx
import pytest

from gomflow.simulators.telegram import SimulatedUser, TelegramSimulator

YES = {"inline_keyboard": [[{"text": "Yes", "callback_data": "c|yes"}]]}


@pytest.mark.parametrize(
    ("happened", "code", "description"),
    [
        ("blocks", 403, "Forbidden: bot was blocked by the user"),
        ("deletes_account", 403, "Forbidden: user is deactivated"),
    ],
)
async def test_who_is_gone_gets_nothing(
    happened: str, code: int, description: str, api: Any, ana: SimulatedUser
) -> None:
    getattr(ana, happened)()
    told = await api("sendMessage", chat_id=1001, text="x")

    assert (code, description) == (told["error_code"], told["description"])


async def test_nobody_is_written_to_before_they_wrote(api: Any, simulator: TelegramSimulator) -> None:
    ben = simulator.user(1002, "Ben")
    before = await api("sendMessage", chat_id=1002, text="x")
    await ben.says("/start")
    after = await api("sendMessage", chat_id=1002, text="x")

    assert before["description"] == "Forbidden: bot can't initiate conversation with a user"
    assert after["ok"]


async def test_who_blocked_the_bot_may_let_it_write_again(api: Any, ana: SimulatedUser) -> None:
    ana.blocks()
    ana.unblocks()

    assert (await api("sendMessage", chat_id=1001, text="x"))["ok"]


async def test_a_group_that_moved_says_where_to(api: Any, simulator: TelegramSimulator) -> None:
    simulator.group(-5, "Fans").becomes_supergroup(-1005)
    told = await api("sendMessage", chat_id=-5, text="x")

    assert (400, {"migrate_to_chat_id": -1005}) == (told["error_code"], told["parameters"])
    assert told["description"] == "Bad Request: group chat was upgraded to a supergroup chat"


async def test_methods_are_found_by_any_spelling_and_others_are_not(api: Any) -> None:
    assert (await api("GETME"))["result"]["username"] == "gomflow_bot"
    assert {"ok": False, "error_code": 404, "description": "Not Found: method not found"} == await api("sendDice")


async def test_another_token_opens_nothing(simulator: TelegramSimulator) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{simulator.url}/bot1:another/getMe")

    assert (401, {"ok": False, "error_code": 401, "description": "Unauthorized"}) == (answer.status_code, answer.json())


@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
async def test_a_call_may_come_in_four_ways(way: str, ana: SimulatedUser, simulator: TelegramSimulator) -> None:
    url = f"{simulator.url}/bot{simulator.token}/sendMessage"
    async with httpx.AsyncClient() as client:
        answer = {
            "query": lambda: client.get(url, params={"chat_id": 1001, "text": way}),
            "form": lambda: client.post(url, data={"chat_id": "1001", "text": way}),
            "json": lambda: client.post(url, json={"chat_id": 1001, "text": way, "reply_markup": YES}),
            "multipart": lambda: client.post(url, data={"chat_id": "1001", "text": way}, files={"x": b""}),
        }[way]()
        assert (await answer).json()["ok"]

    assert way == ana.messages[-1].text


async def test_a_body_that_is_no_json_is_refused(simulator: TelegramSimulator) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.post(
            f"{simulator.url}/bot{simulator.token}/getMe", content=b"{", headers={"Content-Type": "application/json"}
        )

    assert answer.json()["description"] == "Bad Request: can't parse JSON"
