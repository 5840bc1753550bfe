"""Sending while the broker is away for a moment: what was certainly not sent is sent, and nothing twice."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from itertools import count

import pytest

from gomflow.chance import new_id
from gomflow.consumers.sending import SendingConsumer
from gomflow.parts import Parts
from gomflow.ports.log import LogUnavailable
from gomflow.ports.outcome import DONE, Again
from gomflow.simulators.telegram import SimulatedUser, TelegramSimulator
from gomflow.testing.rooms import Rooms
from gomflow.testing.stage import a_picture
from gomflow.testing.telegram import chat_of_user
from gomflow_adapters.jetstream.chat import JetStreamDeliveries, delivery_subject
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.streams import OUTBOUND
from gomflow_adapters.jetstream.vault import JetStreamShelf
from gomflow_adapters.sealing import SealedVault
from gomflow_adapters.telegram.bot import connect
from gomflow_adapters.telegram.outbound import TelegramSender
from gomflow_adapters.telegram.pacing import Pacing
from gomflow_events.codec import decode, encode
from gomflow_events.identity import MemberId
from gomflow_events.outbound import DeliveryRecorded, MessageDue, Outcome
from gomflow_events.payment.terms import Picture

_ids = count(9501)


@pytest.fixture(scope="module")
async def telegram() -> AsyncIterator[TelegramSimulator]:
    async with TelegramSimulator(limits=None) as simulator:
        yield simulator


@pytest.fixture
async def ana(telegram: TelegramSimulator) -> SimulatedUser:
    """Somebody who wrote to the bot."""
    user = telegram.user(next(_ids), "Ana")
    await user.says("/start")
    return user


def due(user: SimulatedUser, picture: Picture | None) -> MessageDue:
    return MessageDue(
        message_id=new_id(),
        chat=chat_of_user(user.id),
        text="Hello",
        picture=picture,
        correlation_id="c",
        causation_id="e",
        tenant="installation",
        due_at=datetime.now(UTC),
    )


async def outcomes(house: Rooms, message: MessageDue) -> list[Outcome]:
    """Everything written down about a message, in order."""
    kept = await all_of(house.parts.connection.nc, OUTBOUND, delivery_subject(message.message_id))
    return [decode(one.data, DeliveryRecorded).outcome for one in kept]


class LateWord(JetStreamDeliveries):
    """Deliveries whose first claim is stored, while whoever made it hears nothing."""

    heard = False

    async def claim(self, record: DeliveryRecorded) -> None:
        await super().claim(record)
        if not self.heard:
            self.heard = True
            raise LogUnavailable("as was ordered")


class AwayAtFirst(SealedVault):
    """A vault that does not answer the first time."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(JetStreamShelf(parts.connection), parts.member_keys)
        self.asked = 0

    async def get(self, name: str) -> bytes:
        self.asked += 1
        if self.asked == 1:
            raise LogUnavailable("as was ordered")
        return await super().get(name)


@pytest.fixture
async def sender(telegram: TelegramSimulator) -> AsyncIterator[TelegramSender]:
    bot = connect(telegram.token, telegram.url)
    yield TelegramSender(bot, Pacing())
    await bot.session.close()


async def test_a_claim_nobody_heard_of_is_known_as_ones_own(
    house: Rooms, sender: TelegramSender, ana: SimulatedUser
) -> None:
    parts, message = house.parts, due(ana, None)
    consumer = SendingConsumer(sender, LateWord(parts.connection), parts.vault, parts.desk, parts.world)
    assert isinstance(await consumer.handle(encode(message)), Again)
    assert [seen.text for seen in ana.messages] == []
    assert await consumer.handle(encode(message)) == DONE
    assert [seen.text for seen in ana.messages] == ["Hello"]
    assert await outcomes(house, message) == [Outcome.CLAIMED, Outcome.ACCEPTED]
    # By now it is somebody's: it is not sent again.
    assert await consumer.handle(encode(message)) == DONE
    assert [seen.text for seen in ana.messages] == ["Hello"]


async def test_a_message_is_not_claimed_before_its_picture_is_there(
    house: Rooms, sender: TelegramSender, ana: SimulatedUser
) -> None:
    parts, name, data = house.parts, new_id(), a_picture()
    await parts.vault.put(name, data, "image/png", MemberId("ana"))
    picture = Picture(name=name, sha256="0" * 64, media_type="image/png", size=len(data))
    message = due(ana, picture)
    vault = AwayAtFirst(parts)
    consumer = SendingConsumer(sender, parts.deliveries, vault, parts.desk, parts.world)
    assert isinstance(await consumer.handle(encode(message)), Again)
    assert await outcomes(house, message) == []
    assert await consumer.handle(encode(message)) == DONE
    assert await outcomes(house, message) == [Outcome.CLAIMED, Outcome.ACCEPTED]
    assert ana.messages[0].picture is not None
