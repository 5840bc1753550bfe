"""Other services read the public feed, and can change nothing anywhere."""

import json
import random
from typing import Any

from nats.js import JetStreamContext
from nats.js.api import ConsumerConfig

from gomflow.testing.feeding import caught_up, commit, fed, feeding, write, write_many
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.streams import FEED, LOG
from gomflow_events.order.events import MinimumReached


async def test_a_subscriber_reads_the_feed_with_a_durable_consumer(own: Connection, subscriber: Any) -> None:
    await write(own, commit("o1", MinimumReached(buyers=1)), commit("o2", MinimumReached(buyers=2)))
    js = subscriber.nc.jetstream()

    async with feeding(own):
        await caught_up(own)
        pull = await js.pull_subscribe("events.order.>", durable="warehouse", stream=FEED)
        found: list[str] = []
        while len(found) < 2:
            for message in await pull.fetch(10, timeout=10):
                found.append(message.subject)
                await message.ack_sync()
        again = await js.pull_subscribe_bind("warehouse", FEED)
        await write(own, commit("o3", MinimumReached(buyers=3)))
        (third,) = await again.fetch(1, timeout=10)

    assert ["events.order.MinimumReached.o1", "events.order.MinimumReached.o2"] == found
    assert "events.order.MinimumReached.o3" == third.subject


async def test_a_subscriber_reads_the_feed_with_an_ordered_consumer(own: Connection, subscriber: Any) -> None:
    await write(own, commit("o1", MinimumReached(buyers=1)))

    async with feeding(own):
        await caught_up(own)
        ordered = await subscriber.nc.jetstream().subscribe("events.>", stream=FEED, ordered_consumer=True)
        message = await ordered.next_msg(timeout=10)

    assert "events.order.MinimumReached.o1" == message.subject


async def test_a_subscriber_changes_nothing(own: Connection, subscriber: Any) -> None:
    await write(own, commit("o1", MinimumReached(buyers=1)))
    async with feeding(own):
        before = await caught_up(own)
    log_before = (await own.js.stream_info(LOG)).state.last_seq

    forbidden = (
        ("events.order.MinimumReached.o1", b"{}"),
        ("log.order.o1", b"{}"),
        ("inbound.telegram.1", b"{}"),
        (f"$JS.API.STREAM.DELETE.{FEED}", b""),
        (f"$JS.API.STREAM.PURGE.{FEED}", b"{}"),
        (f"$JS.API.STREAM.MSG.DELETE.{FEED}", b'{"seq": 1}'),
        (f"$JS.API.STREAM.UPDATE.{FEED}", b"{}"),
        ("$JS.API.STREAM.CREATE.MINE", b"{}"),
        (f"$JS.API.STREAM.INFO.{LOG}", b""),
        (f"$JS.API.DIRECT.GET.{LOG}", b'{"seq": 1}'),
        (f"$JS.API.CONSUMER.CREATE.{LOG}", b"{}"),
        (f"gomflow.api.CONSUMER.CREATE.{FEED}", b"{}"),
    )
    refusals: list[str] = subscriber.refusals
    for subject, data in forbidden:
        await subscriber.nc.publish(subject, data, reply=subscriber.nc.new_inbox())
    await subscriber.nc.flush()
    await until(lambda: len(refusals) == len(forbidden), 10, "every attempt is refused")

    assert [] == [r for r in refusals if "permissions violation for publish" not in r.lower()]
    assert before == await fed(own)
    assert log_before == (await own.js.stream_info(LOG)).state.last_seq


async def test_a_subscriber_hears_nothing_but_its_own_inbox(own: Connection, subscriber: Any) -> None:
    refusals: list[str] = subscriber.refusals

    for subject in ("log.>", "events.>", "inbound.>", ">"):
        await subscriber.nc.subscribe(subject)
    await subscriber.nc.flush()
    await until(lambda: len(refusals) == 4, 10, "every subscription is refused")

    assert [] == [r for r in refusals if "permissions violation for subscription" not in r.lower()]


async def test_a_subscriber_cannot_have_the_server_write_for_it(own: Connection, subscriber: Any) -> None:
    """Whoever may ask the server can name any subject for its answer: no stream of ours may hear of that."""
    await write(own, commit("o1", MinimumReached(buyers=1)))
    async with feeding(own):
        await caught_up(own)
    js = subscriber.nc.jetstream()
    await js.add_consumer(FEED, ConsumerConfig(durable_name="d"))
    await until(lambda: _mirrored(js, 1), 20, "the mirror caught up")

    for reply in ("events.order.Forged.1", "log.order.forged", "inbound.telegram.1", "claims.order.AAAA"):
        await subscriber.nc.publish(f"$JS.API.STREAM.INFO.{FEED}", b"", reply=reply)
        await subscriber.nc.publish(
            f"$JS.API.CONSUMER.MSG.NEXT.{FEED}.d", b'{"batch": 1, "no_wait": true}', reply=reply
        )
    push = {"stream_name": FEED, "config": {"deliver_subject": "log.order.forged", "ack_policy": "none"}}
    await subscriber.nc.request(f"$JS.API.CONSUMER.CREATE.{FEED}", json.dumps(push).encode())
    await subscriber.nc.flush()
    await subscriber.nc.request(f"$JS.API.STREAM.INFO.{FEED}", b"")

    assert 1 == (await own.js.stream_info(FEED)).state.last_seq
    assert 1 == (await own.js.stream_info(LOG)).state.last_seq
    assert 0 == (await own.js.stream_info("INBOUND")).state.last_seq
    assert 1 == (await js.stream_info(FEED)).state.last_seq


async def test_the_subscribers_have_what_the_feed_has(own: Connection, subscriber: Any) -> None:
    async with feeding(own):
        await write_many(own, 60, random.Random(1))
        await caught_up(own)
    wanted = (await own.js.stream_info(FEED)).state.last_seq
    await until(lambda: _mirrored(subscriber.nc.jetstream(), wanted), 20, "the mirror caught up")
    origin = [(k.subject, k.sequence, k.data) for k in await all_of(own.nc, FEED, "events.>")]
    assert origin == [(k.subject, k.sequence, k.data) for k in await all_of(subscriber.nc, FEED, "events.>")]


async def _mirrored(js: JetStreamContext, last: int) -> bool:
    return (await js.stream_info(FEED)).state.last_seq == last
