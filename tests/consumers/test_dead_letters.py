"""From a message nobody can handle to a decision about it: the alarm, the list, the replay, the discard, the audit."""

import asyncio
import json
import os
import sysconfig
from pathlib import Path
from typing import Any

import pytest

from gomflow.consumers.dead import DeadLetters, DeadQueue
from gomflow.embedded import Embedded
from gomflow.testing.rooms import Rooms
from gomflow.testing.stage import Person
from gomflow.waiting import until
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.log import log_subject
from gomflow_adapters.jetstream.streams import LOG
from gomflow_events.identity import Role


class Program:
    """`gomflow` as people type it, on the servers of the test."""

    def __init__(self, folder: Path, nats_url: str, database_url: str) -> None:
        self._program = Path(sysconfig.get_path("scripts")) / "gomflow"
        self._environment = {
            **os.environ,
            "GOMFLOW_DATA": str(folder),
            "NATS_URL": nats_url,
            "DATABASE_URL": database_url,
            "COLUMNS": "200",
        }

    async def __call__(self, *words: str) -> tuple[int, str]:
        process = await asyncio.create_subprocess_exec(
            str(self._program),
            *words,
            env=self._environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        out, _ = await process.communicate()
        assert process.returncode is not None
        return process.returncode, out.decode()

    async def documents(self, *words: str) -> tuple[int, list[dict[str, Any]]]:
        code, out = await self(*words, "--json")
        return code, [json.loads(line) for line in out.splitlines()]


@pytest.fixture(scope="module")
def gomflow(house: Rooms, broker: Embedded) -> Program:
    return Program(house.parts.settings.data, broker.nats_url, house.parts.database_url)


@pytest.fixture(scope="module")
async def operator(house: Rooms) -> Person:
    return await house.stage.person("Olive", Role.OPERATOR)


def letters(house: Rooms) -> DeadLetters:
    return DeadLetters(house.parts.parking, house.parts.desk, house.parts.world)


async def broken_order(house: Rooms, *consumers: str) -> str:
    """An order in whose log lies what no release can read; all that runs stumbles over that, and over nothing before.

    `consumers` are those that run besides the workflows and the read models.
    """
    order = await house.stage.order(await house.stage.person("A manager", Role.GOM))
    await house.settled("workflows", *consumers)
    subject = log_subject("order", order.order_id)
    await house.parts.connection.js.publish(subject, b'{"damaged": true}')
    return subject


async def queue_of(house: Rooms, consumer: str, key: str) -> DeadQueue:
    async def found() -> DeadQueue | None:
        every = await letters(house).all()
        return next((queue for queue in every if (queue.consumer, queue.key) == (consumer, key)), None)

    queue: DeadQueue = await until(found, why=f"{consumer} parks {key}")
    return queue


async def test_the_alarm_is_in_the_log_in_the_operators_chat_and_in_the_list(
    house: Rooms, gomflow: Program, operator: Person
) -> None:
    async with house.open("notify"):
        key = await broken_order(house, "notify")
        queue = await queue_of(house, "notify", key)
        member = await house.stage.member(operator)
        told = await until(lambda: _told(house, member.chats[0], queue.number), why="the operator is told")

        assert "notify" in told[0]
        other = await house.stage.order(await house.stage.person("Another manager", Role.GOM))
        await house.settled("notify")

    assert log_subject("order", other.order_id) not in await house.parked("notify")
    code, listed = await gomflow.documents("dead", "list")
    assert 0 == code
    assert {("notify", key), ("projection-desk", key), ("workflows", key)} <= {
        (document["consumer"], document["key"]) for document in listed
    }
    (mine,) = [document for document in listed if document["number"] == queue.number]
    assert "not a Commit" in mine["why"]
    code, shown = await gomflow.documents("dead", "show", queue.number, "--personal")
    assert {"damaged": True} == shown[0]["queue"][0]["data"]
    assert ["QueueParked"] == [past["what"] for past in shown[0]["history"]]


async def _told(house: Rooms, chat: Any, number: str) -> list[str]:
    return [message.text for message in await house.said(chat) if number in message.text]


async def test_words_for_people(house: Rooms, gomflow: Program) -> None:
    key = await broken_order(house)
    queue = await queue_of(house, "projection-desk", key)

    _, listed = await gomflow("dead", "list")
    _, shown = await gomflow("dead", "show", queue.number)
    code, unknown = await gomflow("dead", "show", "zzzz")

    assert queue.number in listed
    assert f"projection-desk does not get past {key}" in shown
    assert "damaged" not in shown, "what a message holds is shown only when asked for"
    assert 1 == code
    assert "No queue zzzz stands still." in unknown


async def test_a_replay_of_what_is_still_broken_stands_still_again_and_says_why(house: Rooms, gomflow: Program) -> None:
    queue = await queue_of(house, "projection-desk", await broken_order(house))

    code, outcome = await gomflow.documents("dead", "replay", queue.number, "--wait", "60")

    assert 1 == code
    assert "stands still" == outcome[0]["outcome"]
    assert "not a Commit" in outcome[0]["why"]
    _, shown = await gomflow.documents("dead", "show", queue.number)
    assert ["QueueParked", "ReplayOrdered", "QueueParked"] == [past["what"] for past in shown[0]["history"]]


async def test_a_discard_needs_a_reason_leaves_an_audit_and_lets_the_rest_through(
    house: Rooms, gomflow: Program
) -> None:
    key = await broken_order(house)
    queue = await queue_of(house, "projection-desk", key)

    refused, _ = await gomflow("dead", "discard", queue.number, "--reason", " ")
    assert 1 == refused
    assert (await letters(house).find(queue.queue_id))[0].messages == queue.messages

    code, outcome = await gomflow.documents(
        "dead", "discard", queue.number, "--reason", "written by a test", "--wait", "60"
    )

    assert (0, "went through") == (code, outcome[0]["outcome"])
    assert [] == await letters(house).find(queue.queue_id)
    kept = await all_of(house.parts.connection.nc, LOG, log_subject("parking", queue.queue_id))
    last = [json.loads(commit.data)["decisions"][0] for commit in kept]
    assert ["QueueParked", "RequestRefused", "MessageDiscarded", "QueueReleased"] == [
        one["events"][0]["type"] for one in last
    ]
    audit = last[2]
    assert ("written by a test", "cli") == (audit["events"][0]["data"]["reason"], audit["actor"]["via"])


async def test_a_replay_while_nothing_runs_is_noted_and_done_later(house: Rooms, gomflow: Program) -> None:
    async with house.open("notify"):
        queue = await queue_of(house, "notify", await broken_order(house, "notify"))

    code, outcome = await gomflow.documents("dead", "discard", queue.number, "--reason", "a test", "--wait", "0.1")
    assert (0, "waits") == (code, outcome[0]["outcome"])
    async with house.open("notify"):
        await until(lambda: _is_free(house, queue), within=30, why="the wish is fulfilled at the next start")


async def _is_free(house: Rooms, queue: DeadQueue) -> bool:
    return queue.key not in await house.parked(queue.consumer)


async def test_a_rebuild_over_what_nobody_can_read_says_so_and_changes_nothing(house: Rooms, gomflow: Program) -> None:
    key = await broken_order(house)
    await queue_of(house, "projection-desk", key)
    parked = await house.parked("projection-desk")

    code, said = await gomflow("rebuild", "desk")

    assert 1 == code
    assert "desk cannot be built by this release, and stays as it is" in " ".join(said.split())
    assert parked == await house.parked("projection-desk")


async def test_a_poisoned_notifier_of_the_parking_itself_is_no_endless_story(house: Rooms) -> None:
    async with house.open("notify"):
        queue = await queue_of(house, "workflows", await broken_order(house, "notify"))
        await house.parts.connection.js.publish(log_subject("parking", queue.queue_id), b"{}")
        await queue_of(house, "notify", log_subject("parking", queue.queue_id))
        before = await house.dead()
        await house.stage.order(await house.stage.person("Somebody", Role.GOM))
        await house.settled("notify", "workflows")

    assert before == await house.dead()
