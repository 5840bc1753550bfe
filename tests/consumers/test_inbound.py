"""What people say, through the inbox to one effect and one reply, however often it is delivered."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from gomflow.chance import derived_id, new_id
from gomflow.member.state import Member
from gomflow.order.submission import Status
from gomflow.testing.pdfs import pdf_of
from gomflow.testing.rooms import Rooms, a_chat, presses, shows, writes
from gomflow.testing.stage import Person, Place, a_picture
from gomflow.waiting import until
from gomflow_adapters.jetstream.chat import inbound_subject
from gomflow_events.codec import encode_inbound
from gomflow_events.conversation.inbound import InboundFact, Media, MediaKind
from gomflow_events.identity import ChatKey, Language, MemberId, Role

AT_ONCE = 1000


@pytest.fixture
async def talking(house: Rooms) -> AsyncIterator[Rooms]:
    """A house that listens and answers."""
    async with house.open("inbound", "notify"):
        yield house


def member_in(chat: ChatKey) -> MemberId:
    return MemberId(derived_id("member", chat))


async def arrives(house: Rooms, fact: InboundFact, times: int = 1) -> None:
    """An update reaches the stream so many times, past what the broker itself would drop."""
    data, subject = encode_inbound(fact), inbound_subject(fact.chat)
    await asyncio.gather(*(house.parts.connection.js.publish(subject, data) for _ in range(times)))


async def picture(house: Rooms) -> Media:
    name, data = new_id(), a_picture()
    await house.parts.vault.put(name, data, "image/png", MemberId("ana"))
    return Media(kind=MediaKind.PHOTO, source=name, media_type="image/png", size=len(data))


async def owing(house: Rooms, chat: ChatKey) -> Place:
    """A place in an order that the person in a chat has to pay for."""
    hello = writes(chat, "/start")
    await arrives(house, hello)
    await house.answered(hello)
    order = await house.stage.order(await house.stage.person("A manager", Role.GOM))
    return await house.stage.join(order, Person(member_in(chat), "Ana Reyes"))


async def status_of(house: Rooms, place: Place) -> Status:
    return (await house.stage.state(place.order.order_id)).book[place.submission_id].status


async def payments_of(house: Rooms, chat: ChatKey) -> int:
    """How many proofs the person in a chat asked to have looked at."""
    commits = await house.parts.log.read("conversation", chat)
    said = [event for stored in commits for decision in stored.commit.decisions for event in decision.events]
    return sum(event.type == "RequestMade" and b'"ProofSent"' in bytes(event.data) for event in said)


async def test_an_update_that_comes_a_thousand_times_has_one_effect_and_one_reply(talking: Rooms) -> None:
    chat = a_chat()
    fact = writes(chat, "/language ms")

    await arrives(talking, fact, AT_ONCE)
    await talking.settled("inbound", "notify", within=60)
    await arrives(talking, fact, 20)
    await talking.settled("inbound", "notify", within=60)

    member = await talking.parts.sources.member(member_in(chat))
    assert isinstance(member, Member)
    assert Language.MALAY is member.language
    assert ["language_chosen"] == [message.view for message in await talking.said(chat)]
    assert 2 == len(await talking.parts.log.read("member", member_in(chat))), "registered, and the language"
    conversation = await talking.parts.log.read("conversation", chat)
    assert [fact.inbound_id] == [one.request_id for stored in conversation for one in stored.commit.decisions]


async def test_what_one_person_says_at_once_is_answered_in_order(talking: Rooms) -> None:
    chat = a_chat()
    said = [writes(chat, f"/nothing{number}") for number in range(12)]
    for fact in said:
        await arrives(talking, fact)

    await talking.settled("inbound", "notify")

    answers = [message.answers for message in await talking.said(chat)]
    assert [fact.inbound_id for fact in said] == answers


@pytest.mark.parametrize("language", Language)
async def test_words_that_mean_nothing_are_answered_in_ones_language(talking: Rooms, language: Language) -> None:
    chat = a_chat()
    hello, unclear, unknown = (
        writes(chat, words, language) for words in ("hello", "the blue one with the cat", "/abracadabra")
    )
    for fact in (hello, unclear, unknown):
        await arrives(talking, fact)
        await talking.answered(fact)

    texts = talking.parts.texts
    assert (await talking.answered(unclear))[0].text.startswith(texts.say("unclear", language))
    assert texts.say("unknown-command", language, command="abracadabra") == (await talking.answered(unknown))[0].text


async def test_a_button_of_a_question_that_is_over_says_so(talking: Rooms) -> None:
    chat = a_chat()
    hello = writes(chat, "hi")
    await arrives(talking, hello)
    await talking.answered(hello)
    pressed = presses(chat, "a|123456|quantity|2")

    await arrives(talking, pressed)

    assert talking.parts.texts.say("too-old-button", Language.ENGLISH) == (await talking.answered(pressed))[0].text


async def test_a_picture_nobody_waits_for_is_answered(talking: Rooms) -> None:
    chat = a_chat()
    fact = shows(chat, await picture(talking))

    await arrives(talking, fact)

    (answer,) = await talking.answered(fact)
    assert talking.parts.texts.say("no-payment-awaited", Language.ENGLISH) == answer.text


async def test_a_picture_for_what_is_owed_is_one_proof_however_often_it_comes(talking: Rooms) -> None:
    chat = a_chat()
    place = await owing(talking, chat)
    fact = shows(chat, await picture(talking))

    await arrives(talking, fact, 50)
    await talking.settled("inbound", "notify")

    assert 1 == await payments_of(talking, chat)
    assert Status.PROOF_RECEIVED is await until(lambda: _when(talking, place, Status.PROOF_RECEIVED))


async def _when(house: Rooms, place: Place, wanted: Status) -> Status | None:
    status = await status_of(house, place)
    return status if status is wanted else None


async def test_a_file_that_is_no_picture_and_one_that_is_gone_are_answered(talking: Rooms) -> None:
    chat, name = a_chat(), new_id()
    await talking.parts.vault.put(name, b"MZ this is no picture", "image/png", MemberId("ana"))
    no_picture = shows(chat, Media(kind=MediaKind.DOCUMENT, source=name, media_type="image/png", size=20))
    gone = shows(chat, Media(kind=MediaKind.PHOTO, source=new_id()))
    for fact in (no_picture, gone):
        await arrives(talking, fact)

    said = [(await talking.answered(fact))[0].view for fact in (no_picture, gone)]

    assert all(key.startswith("picture-") for key in said), said
    assert "picture-gone" == said[1]


@pytest.mark.parametrize(
    ("pages", "password", "said"),
    [(4, None, "more than three pages"), (300, None, "more than three pages"), (2, "0917", "locked with a password")],
)
async def test_a_document_that_is_no_receipt_is_answered_kindly(
    talking: Rooms, pages: int, password: str | None, said: str
) -> None:
    chat, name = a_chat(), new_id()
    data = pdf_of(*[["STATEMENT OF ACCOUNT", "21 Nov 2026\tPHP 500.00"]] * pages, password=password)
    await talking.parts.vault.put(name, data, "application/pdf", MemberId("ana"))
    fact = shows(chat, Media(kind=MediaKind.DOCUMENT, source=name, media_type="application/pdf", size=len(data)))
    await arrives(talking, fact)

    (answer,) = await talking.answered(fact)

    assert said in answer.text


async def test_what_no_release_can_read_parks_its_chat_and_no_other(talking: Rooms) -> None:
    sick, well = a_chat(), a_chat()
    await talking.parts.connection.js.publish(inbound_subject(sick), b'{"type": "MindRead", "data": {}}')
    await arrives(talking, writes(sick, "hello?"))
    fact = writes(well, "hello")
    await arrives(talking, fact)

    assert await talking.answered(fact)
    await talking.settled("inbound")
    assert [inbound_subject(sick)] == await talking.parked("inbound")
    assert [] == await talking.said(sick)
