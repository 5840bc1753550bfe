"""Pictures that were sent together are one proof: one question, one answer, whatever comes late, twice or broken."""

import json
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from PIL import Image

from gomflow.chance import first_member_id, new_id
from gomflow.conversation.state import Talking
from gomflow.order.submission import Status
from gomflow.ports.reader import Reading, UnreadablePicture
from gomflow.testing.rooms import Rooms, a_chat, shows, writes
from gomflow.testing.stage import Person, Place, a_picture
from gomflow.waiting import until
from gomflow_adapters.jetstream.chat import inbound_subject
from gomflow_events.codec import encode_inbound
from gomflow_events.conversation.inbound import InboundFact, Media, MediaKind, MessageReceived
from gomflow_events.identity import ChatKey, PaymentId, Role


class Blind:
    """A reader that can make nothing of any picture (gomflow.ports.reader.ReceiptReader)."""

    async def read(self, data: bytes) -> Reading:
        raise UnreadablePicture("not-a-picture", f"{len(data)} bytes of nothing")


@pytest.fixture
async def talking(house: Rooms) -> AsyncIterator[Rooms]:
    """A house that listens, answers and knows what time it is."""
    async with house.open("inbound", "notify", reader=Blind()):
        yield house


async def owing(house: Rooms, chat: ChatKey) -> Place:
    hello = writes(chat, "/start")
    await house.parts.inbox.keep(hello)
    await house.answered(hello)
    order = await house.stage.order(await house.stage.person("A manager", Role.GOM))
    place = await house.stage.join(order, Person(first_member_id(chat), "Ana Reyes"))
    await house.settled("notify")
    return place


async def upload(house: Rooms, data: bytes) -> Media:
    name = new_id()
    await house.parts.vault.put(name, data, "image/png", first_member_id(a_chat()))
    return Media(kind=MediaKind.PHOTO, source=name, media_type="image/png", size=len(data))


async def album(house: Rooms, chat: ChatKey, *pictures: bytes, name: str = "7") -> list[MessageReceived]:
    """As Telegram sends it: a message for each picture."""
    return [shows(chat, await upload(house, one), album=name) for one in pictures]


async def arrives(house: Rooms, *facts: InboundFact) -> None:
    """Updates reach the stream, past what the broker itself would drop."""
    for fact in facts:
        await house.parts.connection.js.publish(inbound_subject(fact.chat), encode_inbound(fact))


async def payments(house: Rooms, place: Place) -> list[PaymentId]:
    """The proofs that came in for a place."""
    book = (await house.stage.state(place.order.order_id)).book
    assert book[place.submission_id].status in {Status.AWAITING_PAYMENT, Status.PROOF_RECEIVED, Status.UNDER_REVIEW}
    commits = await house.parts.log.read("conversation", next(iter((await house.stage.member(place.buyer)).chats)))
    events = [event for stored in commits for decision in stored.commit.decisions for event in decision.events]
    made = [bytes(event.data) for event in events if event.type == "RequestMade"]
    ids = [PaymentId(json.loads(data)["aggregate_id"]) for data in made if b'"ProofSent"' in data]
    return [one for one in ids if await house.stage.payment(one) is not None]


async def closed(house: Rooms, chat: ChatKey) -> bool:
    """No album is coming in any more."""
    state = await house.parts.desk.state("conversation", chat)
    return isinstance(state, Talking) and not state.albums


async def test_an_album_is_one_proof_with_all_its_pictures(talking: Rooms) -> None:
    chat = a_chat()
    place = await owing(talking, chat)
    before = len(await talking.said(chat))
    pictures = [a_picture(), a_picture(), a_picture()]

    # Some come twice, as updates do.
    facts = await album(talking, chat, *pictures)
    await arrives(talking, facts[0], facts[0], facts[1], facts[2], facts[1])
    (payment_id,) = await until(lambda: payments(talking, place), why="the album is complete")
    await until(lambda: closed(talking, chat), why="the album is closed")
    await talking.settled("inbound", "notify")

    picture = (await talking.stage.payment(payment_id)).proof.picture
    with Image.open(BytesIO(await talking.parts.vault.get(picture.name))) as shown:
        assert (60, 3 * 120 + 2 * 40) == shown.size
    assert [payment_id] == await payments(talking, place)
    said = (await talking.said(chat))[before:]
    assert 1 == [message.view for message in said].count("proof-submitted")
    assert [] == [message.view for message in said if message.answers in {fact.inbound_id for fact in facts}]


async def test_a_picture_that_cannot_be_read_does_not_hold_up_the_others(talking: Rooms) -> None:
    chat, whole = a_chat(), a_picture()
    place = await owing(talking, chat)

    await arrives(talking, *await album(talking, chat, b"MZ no picture", whole))
    (payment_id,) = await until(lambda: payments(talking, place), why="the album is complete")

    # One is left: it is the proof as it came.
    picture = (await talking.stage.payment(payment_id)).proof.picture
    assert whole == await talking.parts.vault.get(picture.name)


async def test_an_album_of_nothing_that_can_be_read_is_answered_once(talking: Rooms) -> None:
    chat = a_chat()
    await owing(talking, chat)
    before = len(await talking.said(chat))

    await arrives(talking, *await album(talking, chat, b"MZ no picture", b"neither is this"))

    async def answered() -> list[str]:
        return [message.view for message in (await talking.said(chat))[before:]]

    assert ["picture-not-a-picture"] == await until(answered, why="it is said what is wrong")
    await until(lambda: closed(talking, chat), why="the album is closed")
    await talking.settled("inbound", "notify")
    assert ["picture-not-a-picture"] == await answered()


async def test_several_pictures_in_one_message_are_one_proof_at_once(talking: Rooms) -> None:
    """As other platforms send them: nothing has to be waited for."""
    chat = a_chat()
    place = await owing(talking, chat)
    media = [await upload(talking, a_picture()) for _ in range(2)]

    await arrives(talking, shows(chat, *media))
    (payment_id,) = await until(lambda: payments(talking, place), 1.9, "it waits for no more")

    picture = (await talking.stage.payment(payment_id)).proof.picture
    with Image.open(BytesIO(await talking.parts.vault.get(picture.name))) as shown:
        assert (60, 2 * 120 + 40) == shown.size


async def test_two_albums_at_once_are_two_proofs(talking: Rooms) -> None:
    chat = a_chat()
    place = await owing(talking, chat)
    first = await album(talking, chat, a_picture(), a_picture(), name="7")
    second = await album(talking, chat, a_picture(), name="8")

    await arrives(talking, first[0], second[0], first[1])

    async def both() -> bool:
        return len(await payments(talking, place)) == 2

    await until(both, why="both are complete")


async def test_an_album_is_complete_although_everything_was_restarted_meanwhile(house: Rooms) -> None:
    chat = a_chat()
    async with house.open("inbound", "notify"):
        place = await owing(house, chat)
        facts = await album(house, chat, a_picture(), a_picture())
        await arrives(house, *facts)
        await house.settled("inbound")
    assert [] == await payments(house, place)

    async with house.open("inbound", "notify", reader=Blind()):
        (payment_id,) = await until(lambda: payments(house, place), why="the timer fires")
    assert await house.stage.payment(payment_id)
