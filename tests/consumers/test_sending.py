"""From the outbox to Telegram: each message once, its outcome written down, and never sent again on a guess."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import pytest

from gomflow.chance import derived_id, new_id
from gomflow.services import Service, sending
from gomflow.simulators.telegram import SimulatedUser, TelegramSimulator
from gomflow.simulators.telegram.faults import Fails, LostReply, LostRequest
from gomflow.testing.rooms import Rooms, running, writes
from gomflow.testing.stage import a_picture
from gomflow.testing.telegram import chat_of_user
from gomflow.waiting import until
from gomflow_adapters.jetstream.chat import chat_in, delivery_subject, inbound_subject, outbound_subject
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.streams import OUTBOUND
from gomflow_adapters.telegram.bot import connect
from gomflow_adapters.telegram.outbound import TelegramSender
from gomflow_adapters.telegram.pacing import Pacing
from gomflow_events.codec import decode, encode_inbound
from gomflow_events.identity import MemberId, Platform
from gomflow_events.outbound import DeliveryRecorded, MessageDue, Outcome
from gomflow_events.payment.terms import Picture

NAME = "send-telegram"
_ids = count(9001)


@pytest.fixture(scope="module")
async def telegram() -> AsyncIterator[TelegramSimulator]:
    async with TelegramSimulator(limits=None) as simulator:
        yield simulator


@pytest.fixture(scope="module")
async def send(house: Rooms, telegram: TelegramSimulator) -> AsyncIterator[Service]:
    """The service that sends; each test runs it for itself."""
    bot = connect(telegram.token, telegram.url)
    yield sending(house.parts, Platform.TELEGRAM, TelegramSender(bot, Pacing()))[NAME]
    await bot.session.close()


@pytest.fixture
async def ana(telegram: TelegramSimulator) -> AsyncIterator[SimulatedUser]:
    """Somebody who wrote to the bot, with nothing ordered to go wrong."""
    user = telegram.user(next(_ids), "Ana")
    await user.says("/start")
    yield user
    telegram.faults.clear()


def due(user: SimulatedUser, text: str = "Hello", picture: Picture | None = None) -> MessageDue:
    return MessageDue(
        message_id=new_id(),
        chat=chat_of_user(user.id),
        text=text,
        picture=picture,
        correlation_id="c",
        causation_id="e",
        tenant="installation",
        due_at=datetime.now(UTC),
    )


async def outcomes(house: Rooms, message: MessageDue) -> list[Outcome]:
    """Everything written down about a message, in order."""
    return [record.outcome for record in await records(house, message)]


async def records(house: Rooms, message: MessageDue) -> list[DeliveryRecorded]:
    kept = await all_of(house.parts.connection.nc, OUTBOUND, delivery_subject(message.message_id))
    return [decode(one.data, DeliveryRecorded) for one in kept]


async def ends(house: Rooms, message: MessageDue, outcome: Outcome) -> DeliveryRecorded:
    """The last word on a message, once it is this."""

    async def last() -> DeliveryRecorded | None:
        found = await records(house, message)
        return found[-1] if found and found[-1].outcome is outcome else None

    record: DeliveryRecorded = await until(last, why=f"the message is {outcome}")
    return record


async def test_a_message_is_claimed_sent_and_accepted(house: Rooms, send: Service, ana: SimulatedUser) -> None:
    message = due(ana, "Your parcel is on its way.")
    await house.parts.outbox.put([message])

    async with running(send):
        accepted = await ends(house, message, Outcome.ACCEPTED)

    (seen,) = ana.messages
    assert ("Your parcel is on its way.", str(seen.message_id)) == (seen.text, accepted.provider_ids[0])
    assert [Outcome.CLAIMED, Outcome.ACCEPTED] == await outcomes(house, message)


async def test_a_message_delivered_again_is_not_sent_again(house: Rooms, send: Service, ana: SimulatedUser) -> None:
    message = due(ana)
    await house.parts.outbox.put([message])
    async with running(send):
        await ends(house, message, Outcome.ACCEPTED)

    await house.parts.connection.js.delete_consumer(OUTBOUND, NAME)
    another = due(ana, "another")
    await house.parts.outbox.put([another])
    async with running(send):
        await ends(house, another, Outcome.ACCEPTED)

    assert ["Hello", "another"] == [seen.text for seen in ana.messages]
    assert [Outcome.CLAIMED, Outcome.ACCEPTED] == await outcomes(house, message)


async def test_messages_of_one_chat_arrive_in_order_and_a_pause_holds_only_that_chat(
    house: Rooms, send: Service, ana: SimulatedUser, telegram: TelegramSimulator
) -> None:
    ben = telegram.user(next(_ids), "Ben")
    await ben.says("/start")
    telegram.faults.order(Fails(429, retry_after=1), "sendMessage")
    messages = [due(ana, "first"), due(ana, "second")]
    await house.parts.outbox.put(messages[:1])
    async with running(send):
        await until(lambda: telegram.faults.struck, why="Telegram asks to come again")
        await house.parts.outbox.put([messages[1], due(ben, "for Ben")])
        await until(lambda: ben.messages)
        await ends(house, messages[1], Outcome.ACCEPTED)

    assert ["first", "second"] == [seen.text for seen in ana.messages]
    assert [Outcome.CLAIMED, Outcome.POSTPONED, Outcome.CLAIMED, Outcome.ACCEPTED] == (
        await outcomes(house, messages[0])
    )


@pytest.mark.parametrize(("fault", "shown"), [(LostReply(), 1), (LostRequest(), 0)], ids=["taken", "not taken"])
async def test_what_nobody_knows_is_uncertain_and_never_sent_again(
    house: Rooms, send: Service, ana: SimulatedUser, telegram: TelegramSimulator, fault: LostReply, shown: int
) -> None:
    telegram.faults.order(fault, "sendMessage")
    message = due(ana)
    await house.parts.outbox.put([message])
    async with running(send):
        uncertain = await ends(house, message, Outcome.UNCERTAIN)

    await house.parts.connection.js.delete_consumer(OUTBOUND, NAME)
    after = due(ana, "after")
    await house.parts.outbox.put([after])
    async with running(send):
        await ends(house, after, Outcome.ACCEPTED)

    assert "no-answer" == uncertain.code
    assert shown == [seen.text for seen in ana.messages].count("Hello")
    assert Outcome.UNCERTAIN is (await outcomes(house, message))[-1]


async def test_a_claim_whose_holder_died_is_uncertain_and_not_sent(
    house: Rooms, send: Service, ana: SimulatedUser
) -> None:
    message = due(ana)
    claim = DeliveryRecorded(
        message_id=message.message_id, chat=message.chat, outcome=Outcome.CLAIMED, at=datetime.now(UTC)
    )
    await house.parts.deliveries.claim(claim)
    await house.parts.outbox.put([message])

    async with running(send):
        uncertain = await ends(house, message, Outcome.UNCERTAIN)

    assert "interrupted" == uncertain.code
    assert [] == ana.messages


async def test_who_blocked_us_is_written_to_no_more(house: Rooms, send: Service, ana: SimulatedUser) -> None:
    chat = chat_of_user(ana.id)
    async with house.open("inbound", "notify"):
        hello = writes(chat, "/start")
        await house.parts.connection.js.publish(inbound_subject(chat), encode_inbound(hello))
        await house.answered(hello)
        member_id = MemberId(derived_id("member", chat))
        ana.blocks()
        message = due(ana)
        await house.parts.outbox.put([message])
        async with running(send):
            failed = await ends(house, message, Outcome.FAILED)
            await until(lambda: _is_lost(house, member_id), why="the chat is noted as lost")

        assert failed.code
        ana.unblocks()
        back = writes(chat, "I am back")
        await house.parts.connection.js.publish(inbound_subject(chat), encode_inbound(back))
        await house.answered(back)

    assert not await _is_lost(house, member_id)


async def _is_lost(house: Rooms, member_id: MemberId) -> bool:
    member = await house.parts.sources.member(member_id)
    assert member is not None
    return member.chats == tuple(member.lost)


async def test_a_chat_that_moved_is_written_to_where_it_is(
    house: Rooms, send: Service, ana: SimulatedUser, telegram: TelegramSimulator
) -> None:
    number = next(_ids)
    old = telegram.group(-number, "Fans")
    new = old.becomes_supergroup(-1000000 - number)
    message = replace(due(ana, "to the group"), chat=chat_of_user(-number))
    await house.parts.outbox.put([message])

    async with running(send):
        accepted = await ends(house, message, Outcome.ACCEPTED)

    assert ["to the group"] == [seen.text for seen in new.messages]
    assert chat_of_user(-1000000 - number) == accepted.chat


async def test_a_picture_goes_with_its_words_and_words_go_without_a_picture_that_is_gone(
    house: Rooms, send: Service, ana: SimulatedUser
) -> None:
    name, data = new_id(), a_picture()
    await house.parts.vault.put(name, data, "image/png", MemberId("ana"))
    kept = Picture(name=name, sha256="0" * 64, media_type="image/png", size=len(data))
    with_picture, without = due(ana, "Look:", kept), due(ana, "Too late:", replace(kept, name=new_id()))
    await house.parts.outbox.put([with_picture, without])

    async with running(send):
        await ends(house, with_picture, Outcome.ACCEPTED)
        await ends(house, without, Outcome.ACCEPTED)

    seen = {one.text: one.picture for one in ana.messages}
    assert data == seen["Look:"]
    assert seen["Too late:"] is None


async def test_what_cannot_be_read_parks_its_chat(
    house: Rooms, send: Service, ana: SimulatedUser, telegram: TelegramSimulator
) -> None:
    ben = telegram.user(next(_ids), "Ben")
    await ben.says("/start")
    broken, behind, other = due(ana), due(ana, "behind"), due(ben, "for Ben")
    await house.parts.connection.js.publish(outbound_subject(broken), b"{}")
    await house.parts.outbox.put([behind, other])

    async with running(send):
        await ends(house, other, Outcome.ACCEPTED)
        await until(lambda: _parked(house, behind), why="what comes behind is parked, too")

    assert [] == ana.messages
    assert [] == await outcomes(house, behind)


async def _parked(house: Rooms, message: MessageDue) -> bool:
    queue = await house.parts.parking.queue(NAME, chat_in(outbound_subject(message)))
    return outbound_subject(message) in {parked.subject for parked in queue}


async def test_many_messages_to_many_chats_arrive_once_each(
    house: Rooms, send: Service, telegram: TelegramSimulator
) -> None:
    people = [telegram.user(next(_ids), f"Person {number}") for number in range(20)]
    await asyncio.gather(*(person.says("/start") for person in people))
    messages = [due(person, f"{number}") for person in people for number in range(5)]
    await house.parts.outbox.put(messages)

    async with running(send):
        await asyncio.gather(*(ends(house, message, Outcome.ACCEPTED) for message in messages))

    assert [[str(number) for number in range(5)]] * 20 == [[seen.text for seen in one.messages] for one in people]
