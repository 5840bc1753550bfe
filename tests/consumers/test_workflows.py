"""What one aggregate decides reaches the others: once, however often it is heard, and across restarts."""

import secrets
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from gomflow.consumers.workflows import WorkflowConsumer
from gomflow.conversation.handlers.general import code_hash
from gomflow.handle.asof import AsOf
from gomflow.member.state import Joined
from gomflow.order.submission import Status
from gomflow.parts import AGGREGATES
from gomflow.ports.outcome import DONE, Poison
from gomflow.testing.rooms import Rooms
from gomflow.testing.stage import Place
from gomflow.waiting import until
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.streams import LOG
from gomflow_events.codec import encode
from gomflow_events.identity import Role
from gomflow_events.member.requests import LinkCodeRequested, LinkRequested


async def a_place(house: Rooms) -> Place:
    order = await house.stage.order(await house.stage.person("A manager", Role.GOM))
    return await house.stage.join(order, await house.stage.person("Ana"))


async def becomes(house: Rooms, place: Place, wanted: Status) -> None:
    async def has() -> bool:
        return (await house.stage.state(place.order.order_id)).book[place.submission_id].status is wanted

    await until(has, why=f"the submission is {wanted}")


async def logged(house: Rooms) -> int:
    return len(await all_of(house.parts.connection.nc, LOG, "log.>"))


def workflows(house: Rooms) -> WorkflowConsumer:
    parts = house.parts
    return WorkflowConsumer(parts.desk, AsOf(parts.log, AGGREGATES), parts.timers, parts.world)


async def test_an_order_follows_its_payments(house: Rooms) -> None:
    place = await a_place(house)
    payment = await house.stage.sends(place)
    await becomes(house, place, Status.PROOF_RECEIVED)

    await house.stage.reads(place, payment, amount=Decimal("100.00"))
    await becomes(house, place, Status.UNDER_REVIEW)

    again = await a_place(house)
    await house.stage.pays(again)
    await becomes(house, again, Status.PAID)


async def test_the_whole_log_heard_again_changes_nothing(house: Rooms) -> None:
    place = await a_place(house)
    await house.stage.pays(place)
    await house.settled("workflows")
    before = await logged(house)
    entries = await all_of(house.parts.connection.nc, LOG, "log.>")

    for entry in entries:
        assert DONE == await workflows(house).handle(entry.data, entry.sequence)

    assert before == await logged(house)


async def test_a_reaction_interrupted_half_way_is_finished_when_it_is_heard_again(house: Rooms) -> None:
    place = await a_place(house)
    payment_id = await house.stage.sends(place)
    await becomes(house, place, Status.PROOF_RECEIVED)
    (submitted,) = await house.parts.log.read("payment", payment_id)
    before = len(await house.parts.log.read("order", place.order.order_id))

    # The order has noted the proof; the process died before it acknowledged, and another hears of it.
    assert DONE == await workflows(house).handle(encode(submitted.commit), submitted.sequence)

    assert before == len(await house.parts.log.read("order", place.order.order_id))


async def test_two_chats_that_are_linked_become_one_person(house: Rooms) -> None:
    stage = house.stage
    mine, other = await stage.person("Ana"), await stage.person("Ana again")
    secret = secrets.token_hex(4)
    until_then = datetime.now(UTC) + timedelta(minutes=15)
    await stage.does(mine, "member", mine.member_id, LinkCodeRequested(code_hash=code_hash(secret), until=until_then))
    chat = (await stage.member(other)).chats[0]
    linking = LinkRequested(chat=chat, joined=other.member_id, code_hash=code_hash(secret))

    await stage.does(other, "member", mine.member_id, linking)

    async def joined() -> bool:
        return bool(await house.parts.desk.state("member", other.member_id) == Joined(member_id=mine.member_id))

    await until(joined, why="the other one knows who carries on")
    assert chat in (await stage.member(other)).chats


async def test_what_cannot_be_read_is_poison(house: Rooms) -> None:
    assert isinstance(await workflows(house).handle(b"{}", 1), Poison)
