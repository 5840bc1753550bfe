"""How long pictures stay: until somebody decided and a day more, and not at all where they are the proof of nothing."""

from collections.abc import AsyncIterator, Awaitable
from datetime import UTC, datetime, timedelta

import pytest

from gomflow.chance import World, derived_id, first_member_id, new_id
from gomflow.consumers.inbound import InboundConsumer
from gomflow.consumers.lookups import Lookups
from gomflow.consumers.offering import Offering
from gomflow.consumers.proofs import ProofConsumer
from gomflow.consumers.stating import Stating
from gomflow.consumers.timers import TimerConsumer
from gomflow.installation_keys import new_key, read_keys
from gomflow.order.submission import Status
from gomflow.ports.outcome import DONE, Poison
from gomflow.ports.reader import Reading, UnreadablePicture
from gomflow.ports.vault import NotKept, Vault
from gomflow.testing.rooms import Rooms, a_chat, shows, writes
from gomflow.testing.stage import Person, Place, a_picture
from gomflow.testing.vaults import TheseKeys
from gomflow.waiting import until
from gomflow_adapters.intake import PictureIntake
from gomflow_adapters.jetstream.direct import last_of
from gomflow_adapters.jetstream.drawer import JetStreamDrawer
from gomflow_adapters.jetstream.streams import TIMERS
from gomflow_adapters.jetstream.timers import timer_subject
from gomflow_adapters.jetstream.vault import JetStreamShelf
from gomflow_adapters.sealing import KeptMemberKeys, SealedVault
from gomflow_adapters.strays import STRAYS_KEPT, stray_timer
from gomflow_events.codec import encode, encode_inbound
from gomflow_events.conversation.inbound import Media, MediaKind
from gomflow_events.identity import ChatKey, Platform, Role
from gomflow_events.payment.requests import BetterProofRequested, RejectionRequested, ReopeningRequested
from gomflow_events.payment.terms import Doubt


class Phone:
    """A platform that has one picture (gomflow.ports.chat.MediaSource)."""

    in_the_vault = False

    def __init__(self) -> None:
        self.picture = a_picture()

    async def fetch(self, media: Media, limit: int) -> bytes:
        assert media.source == "file"
        assert len(self.picture) <= limit
        return self.picture


class Blind:
    """A reader that can make nothing of any picture (gomflow.ports.reader.ReceiptReader)."""

    async def read(self, data: bytes) -> Reading:
        raise UnreadablePicture("not-a-picture", f"{len(data)} bytes of nothing")

    def of(self, gom_id: str, *, outside: bool | None = None) -> "Blind":  # noqa: ARG002 - the same for all
        return self


@pytest.fixture
async def answering(house: Rooms) -> AsyncIterator[Rooms]:
    async with house.open("notify"):
        yield house


def listening(house: Rooms, vault: Vault | None = None) -> InboundConsumer:
    """What hears people, with a phone on the other side."""
    parts = house.parts
    lookups = Lookups(parts.desk, parts.log, parts.reads, parts.door, parts.world)
    intake = PictureIntake({Platform.TELEGRAM: Phone()}, vault or parts.vault)
    stating = Stating(parts.desk, intake, Offering(parts.desk, parts.vault, parts.world))
    return InboundConsumer(parts.desk, lookups, intake, stating, parts.timers, parts.world)


def stranger(house: Rooms) -> Vault:
    """The vault, as a process with another installation key sees it."""
    connection = house.parts.connection
    keys = KeptMemberKeys(JetStreamDrawer(connection), TheseKeys(*read_keys(new_key())))
    return SealedVault(JetStreamShelf(connection), keys)


def later(house: Rooms, by: timedelta) -> TimerConsumer:
    world = World(now=lambda: datetime.now(UTC) + by)
    return TimerConsumer(house.parts.desk, house.parts.vault, house.parts.inbox, world)


def a_photo() -> Media:
    return Media(kind=MediaKind.PHOTO, source="file", media_type="image/jpeg")


async def timer(house: Rooms, name: str) -> bytes | None:
    kept = await last_of(house.parts.connection.nc, TIMERS, timer_subject(name))
    return None if kept is None else kept.data


async def owing(house: Rooms, chat: ChatKey) -> Place:
    """A place that the person in a chat has to pay for."""
    assert DONE == await listening(house).handle(encode_inbound(writes(chat, "/start")))
    order = await house.stage.order(await house.stage.person("A manager", Role.GOM))
    return await house.stage.join(order, Person(first_member_id(chat), "Ana Reyes"))


async def status(house: Rooms, place: Place) -> Status:
    return (await house.stage.state(place.order.order_id)).book[place.submission_id].status


async def received(house: Rooms, place: Place) -> bool:
    return await status(house, place) is Status.PROOF_RECEIVED


async def test_a_picture_that_is_the_proof_of_nothing_is_deleted_after_a_day(answering: Rooms) -> None:
    sent = shows(a_chat(Platform.TELEGRAM), a_photo())
    assert DONE == await listening(answering).handle(encode_inbound(sent))
    name = derived_id("picture", sent.inbound_id)
    assert await answering.parts.vault.get(name)
    data = await timer(answering, stray_timer(name))
    assert data is not None

    assert [DONE, DONE] == [await later(answering, STRAYS_KEPT).handle(data) for _ in range(2)]

    with pytest.raises(NotKept):
        await answering.parts.vault.get(name)


async def test_a_picture_that_is_a_proof_stays_until_the_decision(answering: Rooms) -> None:
    chat = a_chat(Platform.TELEGRAM)
    place = await owing(answering, chat)
    sent = shows(chat, a_photo())

    for _ in range(2):
        assert DONE == await listening(answering).handle(encode_inbound(sent))

    await until(lambda: received(answering, place), why="the order notes the proof")
    name = derived_id("picture", sent.inbound_id)
    assert None is await timer(answering, stray_timer(name))
    assert await answering.parts.vault.get(name)


@pytest.mark.parametrize("decision", [RejectionRequested(reason="no"), BetterProofRequested(reason="too dark")])
async def test_a_decision_that_is_taken_back_keeps_the_picture_until_the_next(house: Rooms, decision: object) -> None:
    order = await house.stage.order(await house.stage.person("A manager", Role.GOM))
    place = await house.stage.join(order, await house.stage.person("Ana Reyes"))
    payment_id = await house.stage.doubtful(place)
    picture = (await house.stage.payment(payment_id)).proof.picture

    async def standing() -> bytes | None:
        return await timer(house, f"picture-{payment_id}")

    await house.stage.does(order.gom, "payment", payment_id, decision)
    woken: bytes = await until(standing, why="the timer stands")
    await house.stage.does(order.gom, "payment", payment_id, ReopeningRequested(reason="a second look"))
    await until(lambda: _none(standing()), why="the timer is cancelled")
    # It was on its way already: it wakes somebody while the proof is being looked at again.
    assert DONE == await later(house, timedelta(days=1)).handle(woken)
    assert await house.parts.vault.get(picture.name)

    await house.stage.does(order.gom, "payment", payment_id, decision)
    woken = await until(standing, why="the timer stands again")
    assert [DONE, DONE] == [await later(house, timedelta(days=1)).handle(woken) for _ in range(2)]

    with pytest.raises(NotKept):
        await house.parts.vault.get(picture.name)
    assert (await house.stage.payment(payment_id)).proof.picture_deleted


async def _none(found: Awaitable[bytes | None]) -> bool:
    return await found is None


async def test_without_the_right_key_a_proof_is_parked_and_read_once_the_key_is_there(house: Rooms) -> None:
    order = await house.stage.order(await house.stage.person("A manager", Role.GOM))
    place = await house.stage.join(order, await house.stage.person("Ana Reyes"))
    payment_id = await house.stage.sends(place)
    (stored,) = await house.parts.log.read("payment", payment_id)
    parts = house.parts

    async def reads(vault: Vault) -> object:
        consumer = ProofConsumer(parts.desk, parts.log, parts.sources, vault, Blind(), parts.world)
        return await consumer.handle(encode(stored.commit), stored.sequence)

    outcome = await reads(stranger(house))
    assert isinstance(outcome, Poison)
    assert "GOMFLOW_INSTALLATION_KEY" in outcome.why
    assert "Reading" == type(await house.stage.payment(payment_id)).__name__

    assert DONE == await reads(parts.vault)
    assert Doubt.UNREADABLE in (await house.stage.payment(payment_id)).doubts


async def test_without_the_right_key_a_picture_is_parked_and_taken_in_once_the_key_is_there(answering: Rooms) -> None:
    chat = a_chat(Platform.TELEGRAM)
    place = await owing(answering, chat)
    # The person has a key from a picture they sent before.
    await answering.parts.vault.put(new_id(), a_picture(), "image/png", place.buyer.member_id)
    sent = shows(chat, a_photo())

    outcome = await listening(answering, stranger(answering)).handle(encode_inbound(sent))
    assert isinstance(outcome, Poison)
    assert "GOMFLOW_INSTALLATION_KEY" in outcome.why
    assert Status.AWAITING_PAYMENT is await status(answering, place)

    assert DONE == await listening(answering).handle(encode_inbound(sent))
    await until(lambda: received(answering, place), why="the order notes the proof")
