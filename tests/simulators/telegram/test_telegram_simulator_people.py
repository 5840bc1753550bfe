"""People on the simulated Telegram: what they do reaches the bot, and what they wait for is found or missed aloud."""

import asyncio
from typing import Any

import pytest

from gomflow.simulators.telegram import Disappointed, SimulatedUser, TelegramSimulator
from gomflow.simulators.telegram.faults import (
    DELIVERY,
    TURN,
    DeliveredTwice,
    Fails,
    Garbled,
    LostReply,
    Overtaken,
    Slow,
)
from gomflow.testing.telegram import jpeg

MENU = {
    "inline_keyboard": [
        [{"text": "Join K7QM", "callback_data": "c|submit|K7QM"}, {"text": "Site", "url": "https://gomflow.ph"}]
    ]
}


async def test_what_people_wait_for_may_come_later(api: Any, ana: SimulatedUser) -> None:
    waiting = asyncio.create_task(ana.expects("welcome"))
    await api("sendMessage", chat_id=1001, text="You are welcome")

    assert (await waiting).text == "You are welcome"


async def test_what_does_not_come_is_told_with_what_came_instead(api: Any, ana: SimulatedUser) -> None:
    await api("sendMessage", chat_id=1001, text="Something else")
    with pytest.raises(Disappointed, match=r"Ana did not see 'welcome' within 0.05 s; .*Something else"):
        await ana.expects("welcome", within=0.05)


async def test_a_message_is_expected_once(api: Any, ana: SimulatedUser) -> None:
    for number in (1, 2):
        await api("sendMessage", chat_id=1001, text=f"Paid {number}")
    seen = [await ana.expects("Paid"), await ana.expects("Paid")]

    assert ["Paid 1", "Paid 2"] == [one.text for one in seen]
    with pytest.raises(Disappointed):
        await ana.expects("Paid", within=0.02)


async def test_who_caught_up_looks_only_at_what_comes_after(api: Any, ana: SimulatedUser) -> None:
    await api("sendMessage", chat_id=1001, text="Paid before")
    ana.catches_up()
    await api("sendMessage", chat_id=1001, text="Paid after")

    assert (await ana.expects("Paid")).text == "Paid after"


async def test_anything_may_be_asked_of_a_message(api: Any, ana: SimulatedUser) -> None:
    await api("sendMessage", chat_id=1001, text="plain")
    await api("sendMessage", chat_id=1001, text="menu", reply_markup=MENU)

    assert (await ana.expects(lambda seen: bool(seen.buttons))).labels == ["Join K7QM", "Site"]


@pytest.mark.parametrize("named", ["Join K7QM", "c|submit|K7QM", "join"])
async def test_a_button_is_named_by_its_label_its_data_or_a_part_of_its_label(
    named: str, api: Any, ana: SimulatedUser
) -> None:
    sent = await api("sendMessage", chat_id=1001, text="menu", reply_markup=MENU)
    await ana.presses(named)
    query = (await api("getUpdates"))["result"][-1]["callback_query"]

    assert ("c|submit|K7QM", sent["result"]["message_id"]) == (query["data"], query["message"]["message_id"])
    assert query["from"] == {
        "id": 1001,
        "is_bot": False,
        "first_name": "Ana",
        "last_name": "Reyes",
        "username": "ana_r",
        "language_code": "fil",
    }


async def test_the_last_message_with_the_button_is_meant(api: Any, ana: SimulatedUser) -> None:
    for data in ("old", "new"):
        keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": data}]]}
        await api("sendMessage", chat_id=1001, text="Join?", reply_markup=keyboard)

    assert (await ana.presses("Yes")).data == "new"


async def test_a_button_that_is_not_there_cannot_be_pressed(api: Any, ana: SimulatedUser) -> None:
    await api("sendMessage", chat_id=1001, text="menu", reply_markup=MENU)
    with pytest.raises(Disappointed, match=r"no button 'Pay'; the last message has \['Join K7QM', 'Site'\]"):
        await ana.presses("Pay")
    with pytest.raises(Disappointed, match=r"opens https://gomflow\.ph/"):
        await ana.presses("Site")

    assert ana.link("Site") == "https://gomflow.ph/"


async def test_how_long_the_bot_took_can_be_measured(
    api: Any, ana: SimulatedUser, simulator: TelegramSimulator
) -> None:
    simulator.faults.order(Slow(0.05), "sendMessage")
    await ana.says("/orders")
    await api("sendMessage", chat_id=1001, text="Orders")
    seen = await ana.expects("Orders")

    assert 0.05 <= seen.at - ana.acted_at < 5


async def test_commands_in_a_text_are_marked(api: Any, ana: SimulatedUser) -> None:
    await ana.says("hi /submit@gomflow_bot now")
    message = (await api("getUpdates"))["result"][-1]["message"]

    assert [{"type": "bot_command", "offset": 3, "length": 19}] == message["entities"]


async def test_pictures_of_an_album_are_messages_that_belong_together(api: Any, ana: SimulatedUser) -> None:
    for colour in ("teal", "gold"):
        await ana.sends_photo(jpeg(colour=colour), album="7")
    messages = [update["message"] for update in (await api("getUpdates"))["result"][1:]]

    assert ["7", "7"] == [message["media_group_id"] for message in messages]
    assert len({message["photo"][-1]["file_unique_id"] for message in messages}) == 2


async def test_the_same_picture_is_known_again(api: Any, ana: SimulatedUser) -> None:
    await ana.sends_photo(jpeg())
    await ana.sends_photo(jpeg(), "again")
    first, second = [update["message"]["photo"][-1] for update in (await api("getUpdates"))["result"][1:]]

    assert first["file_unique_id"] == second["file_unique_id"]
    assert first["file_id"] != second["file_id"]


async def test_faults_strike_as_often_as_ordered_and_a_share_of_calls(
    api: Any, ana: SimulatedUser, simulator: TelegramSimulator
) -> None:
    simulator.faults.order(Fails(500), "sendMessage", times=2)
    ordered = [(await api("sendMessage", chat_id=1001, text="x"))["ok"] for _ in range(4)]
    simulator.faults.order(Fails(500), times=None, share=0.5)
    shared = [(await api("getMe"))["ok"] for _ in range(200)]

    assert [False, False, True, True] == ordered
    assert 60 < sum(shared) < 140


async def test_a_lost_reply_leaves_its_message(api: Any, ana: SimulatedUser, simulator: TelegramSimulator) -> None:
    simulator.faults.order(LostReply(), "sendMessage")
    with pytest.raises(Exception, match="disconnected"):
        await api("sendMessage", chat_id=1001, text="it came")

    assert (await ana.expects("it came")).text == "it came"


def test_what_cannot_befall_a_call_is_not_ordered(simulator: TelegramSimulator) -> None:
    with pytest.raises(ValueError, match="only a webhook's delivery"):
        simulator.faults.order(DeliveredTwice(), "sendMessage")
    with pytest.raises(ValueError, match="order Fails"):
        simulator.faults.order(Garbled(), DELIVERY)
    with pytest.raises(ValueError, match="waits for its turn"):
        simulator.faults.order(Overtaken(), DELIVERY)
    with pytest.raises(ValueError, match="waits for its turn"):
        simulator.faults.order(Slow(1), TURN)
