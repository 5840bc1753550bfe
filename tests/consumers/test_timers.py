"""Wake-ups on a real broker: deadlines, offers and pictures; twice, late or early, the truth stays what it is."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from gomflow.chance import World
from gomflow.consumers.timers import TimerConsumer
from gomflow.order.state import Closed, Open
from gomflow.order.submission import Status
from gomflow.ports.outcome import DONE, Again, Poison
from gomflow.ports.reader import Reading, UnreadablePicture
from gomflow.ports.vault import NotKept
from gomflow.testing.rooms import Rooms
from gomflow.testing.stage import Place, Written
from gomflow.waiting import until
from gomflow.workflows.reactions import PICTURES_KEPT
from gomflow_adapters.jetstream.direct import last_of
from gomflow_adapters.jetstream.streams import TIMERS
from gomflow_adapters.jetstream.timers import due_subject, timer_subject
from gomflow_events.identity import Role
from gomflow_events.order import requests as r
from gomflow_events.payment.requests import RejectionRequested


class Blind:
    """A reader that can make nothing of any picture (gomflow.ports.reader.ReceiptReader)."""

    async def read(self, data: bytes) -> Reading:
        raise UnreadablePicture("not-a-picture", f"{len(data)} bytes of nothing")


@pytest.fixture(scope="module")
async def clock(house: Rooms) -> AsyncIterator[Rooms]:
    """A house in which timers are heard."""
    async with house.open(reader=Blind()):
        yield house


def later(house: Rooms, by: timedelta) -> TimerConsumer:
    """The consumer of timers as it will be then."""
    world = World(now=lambda: datetime.now(UTC) + by)
    return TimerConsumer(house.parts.desk, house.parts.vault, house.parts.inbox, world)


async def is_set(house: Rooms, name: str) -> bytes:
    """What a timer will say, once it is set."""

    async def found() -> bytes | None:
        kept = await last_of(house.parts.connection.nc, TIMERS, timer_subject(name))
        return None if kept is None else kept.data

    data: bytes = await until(found, why=f"the timer {name} is set")
    return data


async def is_cancelled(house: Rooms, name: str) -> bool:
    return await last_of(house.parts.connection.nc, TIMERS, timer_subject(name)) is None


async def has_fired(house: Rooms, name: str) -> bool:
    return await last_of(house.parts.connection.nc, TIMERS, due_subject(name)) is not None


async def order_by(house: Rooms, deadline: datetime) -> Written:
    return await house.stage.order(await house.stage.person("A manager", Role.GOM), deadline=deadline)


async def commits(house: Rooms, order: Written) -> int:
    return len(await house.parts.log.read("order", order.order_id))


async def waiting_for_an_offer(house: Rooms) -> tuple[Place, Place]:
    """Somebody with the only place, and somebody who is offered it when the first leaves."""
    stage = house.stage
    order = await stage.order(await stage.person("A manager", Role.GOM), minimum=1, maximum=1)
    first = await stage.join(order, await stage.person("Ana"))
    second = await stage.join(order, await stage.person("Ben"))
    leaving = r.WithdrawalRequested(submission_id=first.submission_id)
    await stage.does(first.buyer, "order", order.order_id, leaving)
    return first, second


async def status(house: Rooms, place: Place) -> Status:
    return (await house.stage.state(place.order.order_id)).book[place.submission_id].status


async def test_a_deadline_closes_its_order(clock: Rooms) -> None:
    order = await order_by(clock, datetime.now(UTC) + timedelta(seconds=1.5))
    assert isinstance(await clock.stage.state(order.order_id), Open)

    async def closed() -> bool:
        return isinstance(await clock.stage.state(order.order_id), Closed)

    await until(closed, within=20, why="the deadline closes the order")


async def test_a_deadline_that_fires_twice_closes_once(clock: Rooms) -> None:
    order = await order_by(clock, datetime.now(UTC) + timedelta(hours=1))
    data = await is_set(clock, f"deadline-{order.order_id}")
    then = later(clock, timedelta(hours=2))

    outcomes = await asyncio.gather(*(then.handle(data) for _ in range(10)))
    before = await commits(clock, order)
    outcomes.append(await later(clock, timedelta(days=3)).handle(data))

    assert [DONE] * 11 == outcomes
    assert isinstance(await clock.stage.state(order.order_id), Closed)
    assert before == await commits(clock, order)


async def test_a_deadline_that_was_moved_closes_nothing(clock: Rooms) -> None:
    order = await order_by(clock, datetime.now(UTC) + timedelta(hours=1))
    data = await is_set(clock, f"deadline-{order.order_id}")
    longer = r.ExtensionRequested(deadline=datetime.now(UTC) + timedelta(days=9))
    await clock.stage.does(order.gom, "order", order.order_id, longer)
    before = await commits(clock, order)

    assert DONE == await later(clock, timedelta(hours=2)).handle(data)

    assert isinstance(await clock.stage.state(order.order_id), Open)
    assert before == await commits(clock, order)


async def test_one_that_comes_early_waits_for_its_time(clock: Rooms) -> None:
    order = await order_by(clock, datetime.now(UTC) + timedelta(hours=1))
    data = await is_set(clock, f"deadline-{order.order_id}")

    outcome = await later(clock, timedelta(0)).handle(data)

    assert isinstance(outcome, Again)
    assert timedelta(minutes=59) < outcome.delay < timedelta(hours=1)
    assert isinstance(await clock.stage.state(order.order_id), Open)


async def test_a_closed_order_has_no_deadline_any_more(clock: Rooms) -> None:
    order = await order_by(clock, datetime.now(UTC) + timedelta(hours=1))
    await is_set(clock, f"deadline-{order.order_id}")

    await clock.stage.does(order.gom, "order", order.order_id, r.ClosingRequested(below_minimum_is_fine=True))

    await until(lambda: is_cancelled(clock, f"deadline-{order.order_id}"), why="the timer is gone")
    assert not await has_fired(clock, f"deadline-{order.order_id}")


async def test_an_offer_nobody_takes_lapses(clock: Rooms) -> None:
    _, offered = await waiting_for_an_offer(clock)
    assert Status.OFFERED is await status(clock, offered)
    data = await is_set(clock, f"offer-{offered.submission_id}")

    assert [DONE, DONE] == [await later(clock, timedelta(hours=13)).handle(data) for _ in range(2)]

    assert await status(clock, offered) not in {Status.OFFERED, Status.AWAITING_PAYMENT}


async def test_an_offer_that_was_taken_does_not_lapse(clock: Rooms) -> None:
    _, offered = await waiting_for_an_offer(clock)
    data = await is_set(clock, f"offer-{offered.submission_id}")
    taking = r.OfferAnswered(submission_id=offered.submission_id, taken=True)
    await clock.stage.does(offered.buyer, "order", offered.order.order_id, taking)

    assert DONE == await later(clock, timedelta(hours=13)).handle(data)

    assert Status.AWAITING_PAYMENT is await status(clock, offered)
    await until(lambda: is_cancelled(clock, f"offer-{offered.submission_id}"), why="the timer is gone")


async def test_a_picture_is_deleted_a_day_after_the_decision_and_the_log_proves_it(clock: Rooms) -> None:
    order = await order_by(clock, datetime.now(UTC) + timedelta(days=7))
    place = await clock.stage.join(order, await clock.stage.person("Ana"))
    payment_id = await clock.stage.sends(place)
    await until(lambda: _is_read(clock, payment_id), why="the agent cannot read it and asks the manager")
    await clock.stage.does(order.gom, "payment", payment_id, RejectionRequested(reason="not ours"))
    data = await is_set(clock, f"picture-{payment_id}")
    assert await clock.parts.vault.get(payment_id)

    # The broker sends it a day later; here it is sent again at once, as its own timer would.
    then = later(clock, PICTURES_KEPT)
    assert [DONE, DONE] == [await then.handle(data) for _ in range(2)]

    with pytest.raises(NotKept):
        await clock.parts.vault.get(payment_id)
    said = await clock.parts.log.read("payment", payment_id)
    proofs = [e.type for stored in said for decision in stored.commit.decisions for e in decision.events]
    assert 1 == proofs.count("ProofImageDeleted")


async def _is_read(house: Rooms, payment_id: str) -> bool:
    return type(await house.stage.payment(payment_id)).__name__ == "InReview"


async def test_a_timer_that_is_overdue_when_the_house_opens_fires_once(house: Rooms, clock: Rooms) -> None:
    order = await order_by(clock, datetime.now(UTC) + timedelta(days=7))
    what = {"kind": "deadline", "order_id": order.order_id, "deadline": "2026-01-01T00:00:00Z"}
    before = await commits(clock, order)

    await house.parts.timers.set(f"late-{order.order_id}", datetime(2026, 1, 1, tzinfo=UTC), what)
    await until(lambda: has_fired(house, f"late-{order.order_id}"), why="it fires at once")

    assert before == await commits(clock, order), "a deadline the order does not have closes nothing"


async def test_a_wake_up_that_says_nothing_known_is_parked(clock: Rooms) -> None:
    consumer = later(clock, timedelta(0))
    for data in (b"{}", b"not json", b'{"kind": "party"}', b'{"kind": "deadline"}'):
        assert isinstance(await consumer.handle(data), Poison)

    await clock.parts.timers.set("party-1", datetime(2026, 1, 1, tzinfo=UTC), {"kind": "party"})

    async def parked() -> bool:
        return due_subject("party-1") in await clock.parked("timers")

    await until(parked, within=20, why="it is parked")
