"""`gomflow timeline` and `gomflow tail`: what was decided, for people and for programs."""

import asyncio
import json
import re
from typing import Any

import pytest

from gomflow.testing.api import Started, write_order
from gomflow.testing.program import Program

HOLDER = "Juana Cruz"


async def opened(house: Started, title: str) -> str:
    code = await write_order(house.client, title)
    assert (await house.client.post(f"/orders/{code}/open")).is_success
    return code


async def test_the_timeline_tells_programs_everything_in_order(house: Started) -> None:
    code = await opened(house, "For programs")
    events = await house.program.says("timeline", code)

    assert ["OrderCreated", "OrderOpened"] == [event["type"] for event in events]
    assert [1, 2] == [event["version"] for event in events]
    assert {"order"} == {event["aggregate"] for event in events}
    assert {"member"} == {event["actor"]["kind"] for event in events}
    assert events == await house.program.says("timeline", events[0]["aggregate_id"]), "its id will do as well"
    assert events == await house.program.says("timeline", code.lower()), "and its code as people type it"


async def test_the_timeline_tells_people_what_when_and_who(house: Started) -> None:
    code = await opened(house, "For people")
    ended = await house.program.does("timeline", code)

    assert (0, "") == (ended.code, ended.err)
    assert re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d OrderCreated .*For people.* OrderOpened", ended.words)


async def test_personal_data_is_shown_when_asked_for(house: Started) -> None:
    hidden, shown = [await house.program.does("timeline", house.code, "--json", *more) for more in ([], ["--personal"])]

    assert HOLDER not in hidden.out
    assert HOLDER in shown.out


@pytest.mark.parametrize("order", ["ZZZZ", "PH-ZZZZ9D2M", "not an order", "../etc/passwd", "*", ">"])
async def test_an_order_that_there_is_not(order: str, house: Started) -> None:
    ended = await house.program.does("timeline", order)

    assert (1, "") == (ended.code, ended.out)
    assert f"There is no order {order}." in ended.words
    assert len(ended.err.splitlines()) == 1


async def test_tail_shows_what_there_is_and_stops(house: Started) -> None:
    events = await house.program.says("tail", "--since", "0", "--no-follow")
    orders = await house.program.says("tail", "--since", "0", "--no-follow", "--aggregate", "order")
    created = await house.program.says("tail", "--since", "0", "--no-follow", "--type", "OrderCreated")

    assert {"member", "order"} <= {event["aggregate"] for event in events}
    assert [event for event in events if event["aggregate"] == "order"] == orders
    assert [event for event in events if event["type"] == "OrderCreated"] == created
    assert created
    assert HOLDER not in json.dumps(events)
    last = events[-1]["sequence"]
    assert [] == await house.program.says("tail", "--since", str(last), "--no-follow")
    assert [] == await house.program.says("tail", "--no-follow"), "from now on, and that is the end"


async def test_tail_tells_people_in_lines(house: Started) -> None:
    ended = await house.program.does("tail", "--since", "0", "--no-follow", "--type", "OrderCreated", COLUMNS="300")
    lines = ended.out.splitlines()

    assert (0, "") == (ended.code, ended.err)
    assert lines
    assert [] == [line for line in lines if "OrderCreated" not in line]


async def test_tail_follows_until_interrupted(house: Started) -> None:
    seen: list[dict[str, Any]] = []
    # What is there already comes first, so that the first line says that it is listening.
    async with house.program.running("tail", "--since", "0", "--aggregate", "order") as tail:
        code = await write_order(house.client, "Written while somebody watches")
        while not seen or seen[-1]["data"].get("code") != code:
            seen.append(json.loads(await asyncio.wait_for(tail.line(), 20)))
        ended = await tail.stop()

    assert "OrderCreated" == seen[-1]["type"]
    assert (0, "") == (ended.code, ended.err)


@pytest.mark.parametrize(
    ("words", "advice"),
    [(["--aggregate", "parcel"], "There is no aggregate parcel; there are"), (["--type", "Nothing"], "Nothing")],
)
async def test_tail_refuses_names_that_nothing_has(words: list[str], advice: str, house: Started) -> None:
    ended = await house.program.does("tail", "--since", "0", "--no-follow", *words)
    told = await house.program.does("tail", "--since", "0", "--no-follow", *words, "--json")

    assert (1, "", 1) == (ended.code, ended.out, told.code)
    assert advice in ended.words
    assert advice in told.document["error"]


@pytest.mark.parametrize("words", [["timeline", "ZZZZ"], ["tail", "--since", "0", "--no-follow"]])
async def test_where_nothing_was_started_yet_there_is_nothing_to_see(words: list[str], program: Program) -> None:
    ended = await program.does(*words)

    assert 1 == ended.code
    assert "Traceback" not in ended.words
    assert "no log yet" in ended.words
    assert [] == program.processes()
