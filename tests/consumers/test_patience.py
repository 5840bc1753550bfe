"""A buyer whose proof takes long hears of it once, however many wait before it; one who is served at once does not."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from gomflow.consumers.patience import Patience
from gomflow.ports.outcome import DONE, Again
from gomflow.ports.reader import Reading
from gomflow.testing.rooms import Rooms
from gomflow.testing.stage import Place
from gomflow.waiting import until
from gomflow_events.codec import encode
from gomflow_events.identity import Language, PaymentId, Role
from gomflow_events.outbound import MessageDue

VIEW = "proof-still-reading"


class Busy:
    """A reader that reads when it is told to."""

    name = "busy"

    def __init__(self) -> None:
        self.free = asyncio.Event()

    async def read(self, data: bytes) -> Reading:
        await self.free.wait()
        return Reading(self.name, 10, 10, (), len(data))


@asynccontextmanager
async def busy(house: Rooms) -> AsyncIterator[Busy]:
    """A house whose reader is busy for now."""
    reader = Busy()
    async with house.open(reader=reader):
        try:
            yield reader
        finally:
            reader.free.set()


async def places(house: Rooms, count: int, language: Language = Language.ENGLISH) -> Sequence[Place]:
    order = await house.stage.order(await house.stage.person("Juana Cruz", Role.GOM), minimum=1, maximum=None)
    buyers = [await house.stage.person(f"Buyer {number}", language=language) for number in range(count)]
    return [await house.stage.join(order, buyer) for buyer in buyers]


async def told(house: Rooms, place: Place) -> list[MessageDue]:
    chat = (await house.stage.member(place.buyer)).chats[0]
    return [message for message in await house.said(chat) if message.view == VIEW]


def patience(house: Rooms, after: float) -> Patience:
    parts = house.parts
    return Patience(parts.outbox, parts.sources, parts.texts, parts.world, after=timedelta(seconds=after))


async def heard(house: Rooms, payment_id: PaymentId, after: float) -> object:
    """What comes of the moment a proof came in."""
    first, *_ = await house.parts.log.read("payment", payment_id)
    return await patience(house, after).handle(encode(first.commit), first.sequence)


@pytest.mark.slow
async def test_however_many_wait_everybody_is_told_within_seconds(house: Rooms) -> None:
    waiting = await places(house, 30)
    async with busy(house):
        for place in waiting:
            await house.stage.sends(place)

        async def everybody() -> bool:
            return all([await told(house, place) for place in waiting])

        await until(everybody, within=15, why="all of them are told that it takes a while")

    assert [1] * 30 == [len(await told(house, place)) for place in waiting]


async def test_who_waits_is_told_once_in_their_language(house: Rooms) -> None:
    (place,) = await places(house, 1, Language.FILIPINO)
    payment_id = await house.stage.sends(place)

    assert [DONE, DONE] == [await heard(house, payment_id, 0) for _ in range(2)]

    (message,) = await told(house, place)
    reference = (await house.stage.state(place.order.order_id)).book[place.submission_id].reference
    assert "Binabasa ko pa" in message.text
    assert reference in message.text


async def test_before_the_time_nobody_is_told(house: Rooms) -> None:
    (place,) = await places(house, 1)
    payment_id = await house.stage.sends(place)

    outcome = await heard(house, payment_id, 60)

    assert isinstance(outcome, Again)
    assert timedelta(seconds=50) < outcome.delay <= timedelta(seconds=60)
    assert [] == await told(house, place)


async def test_whose_proof_is_read_already_is_not_told(house: Rooms) -> None:
    (place,) = await places(house, 1)
    payment_id = await house.stage.sends(place)
    await house.stage.reads(place, payment_id)

    assert DONE == await heard(house, payment_id, 0)
    assert [] == await told(house, place)


async def test_what_this_release_cannot_read_is_left_to_the_smart_agent(house: Rooms) -> None:
    assert DONE == await patience(house, 0).handle(b"{}", 1)
