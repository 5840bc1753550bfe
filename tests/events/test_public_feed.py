"""The public feed has every event once, in order, whatever dies on the way."""

import asyncio
import json
import os
import random
import signal
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import nats
import pytest
import structlog
from nats.aio.client import Client
from nats.js.errors import APIError

from gomflow.chance import new_id
from gomflow.consumers.feed import FeedConsumer, announcements
from gomflow.embedded import Embedded, binaries
from gomflow.embedded.ports import choose_port
from gomflow.ports.feed import Entry
from gomflow.ports.public_feed import BEGINNING, End, FeedMoved
from gomflow.testing.decisions import NOW
from gomflow.testing.feeding import caught_up, commit, due, fed, feed_process, feeding, write, write_many
from gomflow.testing.orders import CONTACT, details, pesos
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.public_feed import JetStreamPublicFeed
from gomflow_adapters.jetstream.streams import FEED, LOG, ensure_streams
from gomflow_adapters.jetstream.subscribers import ensure_subscribers_feed
from gomflow_events.conversation.events import ConversationLanguageChosen
from gomflow_events.identity import Language, MemberId, SubmissionId
from gomflow_events.order.events import MinimumReached, OrderCreated, SubmissionPlaced
from gomflow_events.order.terms import Line


async def test_an_event_goes_out_as_a_cloud_event_without_persons(own: Connection) -> None:
    order_id = new_id()
    placed = SubmissionPlaced(
        submission_id=SubmissionId(new_id()),
        reference="PH-7K3Q9D2M",
        member_id=MemberId(new_id()),
        lines=(Line(item_id="1", quantity=1),),
        total=pesos(500),
        contact=CONTACT,
        note="for my sister Bea",
        placed_at=NOW,
    )
    created = OrderCreated(code="7K3Q", gom_id=MemberId(new_id()), details=details())
    await write(own, commit(order_id, created, placed))

    async with feeding(own):
        first, second = await caught_up(own)

    (kept,) = await all_of(own.nc, FEED, f"events.order.SubmissionPlaced.{order_id}")
    assert second == json.loads(kept.data)
    assert ("1.0", "gomflow.order.SubmissionPlaced", order_id) == (
        second["specversion"],
        second["type"],
        second["subject"],
    )
    assert ("500.00", "PHP") == (second["data"]["total"]["amount"], second["data"]["total"]["currency"])
    assert {"contact", "note"}.isdisjoint(second["data"])
    assert first["sequence"] < second["sequence"]
    everything = json.dumps([first, second])
    assert [] == [word for word in ("Ana Reyes", "+63917", "Mabini", "Bea", "Juana", "0917555") if word in everything]


async def test_the_message_carries_its_media_type_and_its_id(own: Connection) -> None:
    await write(own, commit("o1", MinimumReached(buyers=3)))

    async with feeding(own):
        (event,) = await caught_up(own)

    message = await own.js.get_last_msg(FEED, "events.order.MinimumReached.o1")
    assert message.headers is not None
    assert "application/cloudevents+json" == message.headers["Content-Type"]
    assert event["id"] == message.headers["Nats-Msg-Id"]


async def test_what_is_said_in_chats_is_not_on_the_feed(own: Connection) -> None:
    said = ConversationLanguageChosen(language=Language.MALAY)
    await write(own, commit("web-1", said, aggregate="conversation"), commit("o1", MinimumReached(buyers=1)))

    async with feeding(own):
        events = await caught_up(own)

    assert ["gomflow.order.MinimumReached"] == [event["type"] for event in events]


async def test_a_feed_that_starts_again_goes_on_in_the_middle_of_a_commit(own: Connection) -> None:
    await write(own, commit("o1", *[MinimumReached(buyers=buyers) for buyers in range(1, 31)]))
    (kept,) = await all_of(own.nc, LOG, "log.>")
    all_of_it = list(announcements(Entry(kept.subject, kept.sequence, kept.data, NOW)))
    await JetStreamPublicFeed(own).append(all_of_it[:7], End(BEGINNING, 0))

    async with feeding(own):
        events = await caught_up(own)

    assert list(range(1, 31)) == [event["data"]["buyers"] for event in events]


@pytest.mark.parametrize("together", [1, 20])
async def test_the_broker_stores_nothing_behind_an_end_that_moved(own: Connection, together: int) -> None:
    await write(own, commit("o1", *[MinimumReached(buyers=buyers) for buyers in range(1, 41)]))
    (kept,) = await all_of(own.nc, LOG, "log.>")
    all_of_it = list(announcements(Entry(kept.subject, kept.sequence, kept.data, NOW)))
    feed = JetStreamPublicFeed(own)
    end = await feed.append(all_of_it[:together], End(BEGINNING, 0))

    with pytest.raises(FeedMoved):
        await feed.append(all_of_it[:together], End(BEGINNING, 0))

    assert end == await feed.end()
    assert together == len(await fed(own))


async def test_a_log_from_an_older_copy_is_not_taken_for_the_feeds_own(own: Connection) -> None:
    await write(own, commit("o1", MinimumReached(buyers=1)), commit("o2", MinimumReached(buyers=2)))
    async with feeding(own):
        before = await caught_up(own)
    # The log is put back without its last commit, and goes on differently.
    first = await own.js.get_msg(LOG, seq=1)
    await own.js.delete_stream(LOG)
    await ensure_streams(own.js)
    await own.js.publish("log.order.o1", first.data or b"")

    assert await refused(own)
    await write(own, commit("o3", MinimumReached(buyers=3)), commit("o4", MinimumReached(buyers=4)))
    assert await refused(own)
    assert before == await fed(own)


async def refused(connection: Connection) -> bool:
    """Whether the feed says that this is another log than it was made from, and stores nothing."""
    commits = StreamFeed(connection, LOG, "log.>")
    with structlog.testing.capture_logs() as told:
        running = asyncio.create_task(FeedConsumer(commits, JetStreamPublicFeed(connection)).run())
        await until(lambda: told, 10, "the feed says something")
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
    return "put back from an older copy. Delete the stream FEED" in told[0]["why"]


async def test_a_commit_that_cannot_be_read_holds_the_feed_but_not_what_came_before(own: Connection) -> None:
    await write(own, commit("o1", MinimumReached(buyers=1)))
    newer = commit("o2", MinimumReached(buyers=2))
    (decision,) = newer.decisions
    (event,) = decision.events
    unknown = replace(newer, decisions=(replace(decision, events=(replace(event, schema=9),)),))
    await write(own, unknown, commit("o3", MinimumReached(buyers=3)))

    with structlog.testing.capture_logs() as told:
        async with feeding(own):
            await until(lambda: told, 10, "the feed says something")

    assert "commit 2 cannot be read by this release" in told[0]["why"]
    assert "schema version 9, this release knows 1" in told[0]["why"]
    assert ["o1"] == [event["subject"] for event in await fed(own)]


@pytest.mark.slow
async def test_killed_again_and_again_it_has_every_event_once_and_in_order(broker: Embedded, own: Connection) -> None:
    chance = random.Random(7)
    kills = 0
    writing = asyncio.create_task(write_many(own, 800, chance))
    while not writing.done() or kills < 10:
        before = len(await fed(own))
        async with feed_process(broker.nats_url):
            with suppress(AssertionError):
                # Killed as soon as it has done something, in the midst of whatever follows.
                await until(partial(_grew, own, before), 5, "the feed grew")
            await asyncio.sleep(chance.random() * 0.05)
        kills += 1
    await writing
    async with feed_process(broker.nats_url):
        events = await caught_up(own)

    assert kills >= 10
    assert await due(own) == [event["id"] for event in events]
    assert sorted(event["sequence"] for event in events) == [event["sequence"] for event in events]


async def _grew(connection: Connection, before: int) -> bool:
    info = await connection.js.stream_info(FEED)
    return info.state.messages > before


@pytest.mark.slow
async def test_two_feeds_at_once_make_one(broker: Embedded, own: Connection) -> None:
    async with feed_process(broker.nats_url), feed_process(broker.nats_url), feeding(own):
        await until(lambda: _followed_by(own, 3), 20, "all three follow the log")
        await write_many(own, 400, random.Random(3))
        events = await caught_up(own)

    assert await due(own) == [event["id"] for event in events]


async def _followed_by(connection: Connection, followers: int) -> bool:
    return (await connection.js.stream_info(LOG)).state.consumer_count == followers


@pytest.mark.slow
async def test_the_brokers_death_loses_and_doubles_nothing(broker: Embedded, own: Connection, subscriber: Any) -> None:
    async with feed_process(broker.nats_url):
        for round_ in range(3):
            await write_many(own, 60, random.Random(round_))
            died = broker.nats_pid
            os.kill(died, signal.SIGKILL)
            await until(partial(_runs_anew, broker, died), 20, "the broker is back")
            await until(lambda: _answers(own), 20, "the broker answers")
        events = await caught_up(own)
    await until(lambda: _mirrored(subscriber.nc, len(events)), 30, "the mirror caught up")

    assert await due(own) == [event["id"] for event in events]
    mirrored = [json.loads(kept.data)["id"] for kept in await all_of(subscriber.nc, FEED, "events.>")]
    assert await due(own) == mirrored


def _runs_anew(broker: Embedded, died: int) -> bool:
    return broker.nats_pid not in {0, died}


async def _mirrored(client: Client, last: int) -> bool:
    with suppress(nats.errors.Error, APIError, TimeoutError):
        return (await client.jetstream().stream_info(FEED)).state.last_seq == last
    return False


async def _answers(connection: Connection) -> bool:
    with suppress(nats.errors.Error, APIError, TimeoutError):
        await connection.js.stream_info(FEED)
        return True
    return False


async def test_a_server_without_that_account_has_the_feed_all_the_same(tmp_path: Path) -> None:
    port = choose_port(None)
    server = await asyncio.create_subprocess_exec(
        binaries.nats_server(),
        *("--addr", "127.0.0.1", "--port", str(port), "--jetstream", "--store_dir", str(tmp_path)),
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with connect(f"nats://127.0.0.1:{port}", "tests") as connection:
            await ensure_streams(connection.js)
            assert not await ensure_subscribers_feed(connection)
            await write(connection, commit("o1", MinimumReached(buyers=1)))
            async with feeding(connection):
                assert 1 == len(await caught_up(connection))
    finally:
        server.terminate()
        await server.wait()
