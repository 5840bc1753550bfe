"""Doubtful proofs in a chat, on real servers: looked at, undone, asked for again, assigned, approved together."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from gomflow.chance import derived_id
from gomflow.order.submission import Status
from gomflow.payment.state import Approved, AskedAgain, InReview, Refused
from gomflow.testing.rooms import Rooms, a_chat, presses, writes
from gomflow.testing.stage import Person, Place, Written, a_picture
from gomflow.waiting import until
from gomflow_adapters.rapidocr import RapidOcrReader
from gomflow_events.conversation.inbound import InboundFact
from gomflow_events.identity import CLOCK, ChatKey, MemberId, PaymentId, Role
from gomflow_events.member.requests import RoleDecided
from gomflow_events.outbound import MessageDue, PictureMark
from gomflow_events.payment.requests import BetterProofRequested, RejectionRequested, ReopeningRequested
from gomflow_events.payment.terms import Evidence, FieldPlace


@dataclass(slots=True)
class Desk:
    """A GOM at work in a chat, with an order of theirs."""

    house: Rooms
    chat: ChatKey
    gom: Person
    order: Written
    heard: set[str] = field(default_factory=set)

    async def place(self, name: str = "Ana Reyes", order: Written | None = None) -> Place:
        return await self.house.stage.join(order or self.order, await self.house.stage.person(name))

    async def presses(self, *token: str) -> list[MessageDue]:
        """Press a button, and what it is answered with."""
        return await self._brings(presses(self.chat, "|".join(("c", *token))))

    async def writes(self, text: str) -> list[MessageDue]:
        return await self._brings(writes(self.chat, text))

    async def _brings(self, fact: InboundFact) -> list[MessageDue]:
        await self.house.parts.inbox.keep(fact)
        await self.house.answered(fact)
        await self.house.settled("inbound", "workflows", "notify")
        return await self.house.answered(fact)

    async def news(self, person: Person) -> list[MessageDue]:
        """What a person was told since the last time."""
        await self.house.settled("workflows", "notify")
        chats = (await self.house.stage.member(person)).chats
        found = [message for chat in chats for message in await self.house.said(chat)]
        fresh = [message for message in found if message.message_id not in self.heard]
        self.heard |= {message.message_id for message in found}
        return fresh

    async def status(self, place: Place) -> Status:
        return (await self.house.stage.state(place.order.order_id)).book[place.submission_id].status

    async def becomes(self, payment_id: PaymentId, shape: type) -> None:
        async def has() -> bool:
            return isinstance(await self.house.stage.payment(payment_id), shape)

        await until(has, why=f"the payment is {shape.__name__}")

    async def reference(self, place: Place) -> str:
        return (await self.house.stage.state(place.order.order_id)).book[place.submission_id].reference


@pytest.fixture
async def desk(house: Rooms) -> AsyncIterator[Desk]:
    chat = a_chat()
    async with house.open("inbound", "notify"):
        hello = writes(chat, "/start")
        await house.parts.inbox.keep(hello)
        await house.answered(hello)
        gom = Person(MemberId(derived_id("member", chat)), "Ana Reyes")
        await house.stage.ask(CLOCK, "member", gom.member_id, RoleDecided(role=Role.GOM, granted=True))
        yield Desk(house, chat, gom, await house.stage.order(gom, minimum=1, maximum=None))


def tokens(messages: list[MessageDue]) -> list[str]:
    return [button.token for message in messages for row in message.buttons for button in row]


async def test_a_proof_is_shown_with_what_was_expected_beside_what_was_read(desk: Desk) -> None:
    places = (FieldPlace(evidence=Evidence.AMOUNT, left=100, top=200, right=400, bottom=250),)
    payment = await desk.house.stage.doubtful(await desk.place(), amount=Decimal("450.00"), places=places)

    (item,) = await desk.presses("review")

    assert "Amount read: ₱450.00 · expected ₱500.00" in item.text
    assert "Recipient: Juana Cruz 09175550142 · expected Juana Cruz 09175550142" in item.text
    assert item.picture is not None
    assert payment == item.picture.name
    assert (PictureMark(left=100, top=200, right=400, bottom=250, holds=False),) == item.marks
    assert {f"c|{name}|{payment}" for name in ("approve", "reject", "ask_again", "assign", "history")} <= set(
        tokens([item])
    )


async def test_an_approval_of_the_smart_agent_is_undone_and_approved_again(desk: Desk) -> None:
    place = await desk.place()
    payment = await desk.house.stage.pays(place)
    await desk.news(place.buyer)

    # With one decision only, that is the one that is meant.
    why = await desk.writes("/undo")
    assert f"c|undo|{payment}|not-arrived" in tokens(why)
    answers = await desk.presses("undo", payment, "not-arrived")
    await desk.becomes(payment, InReview)
    told = await desk.news(place.buyer)

    assert Status.UNDER_REVIEW is await desk.status(place)
    assert any("do not count any more" in message.text for message in answers)
    assert ["payment_undone"] == [message.view for message in told]
    assert "The money has not arrived." in told[0].text
    assert "₱500.00 are open" in told[0].text
    # It waits in the queue again, and counts again when it is approved.
    (item,) = await desk.presses("review")
    assert f"c|approve|{payment}" in tokens([item])
    await desk.presses("approve", payment)
    await until(lambda: _is(desk, place, Status.PAID), why="it counts again")
    assert ["paid"] == [message.view for message in await desk.news(place.buyer)]


async def _is(desk: Desk, place: Place, status: Status) -> bool:
    return await desk.status(place) is status


async def test_undone_twice_the_second_says_that_there_is_nothing(desk: Desk) -> None:
    payment = await desk.house.stage.pays(await desk.place())

    await desk.presses("undo", payment, "mistake")
    await desk.becomes(payment, InReview)
    (again,) = await desk.presses("undo", payment, "mistake")

    # It is back in the queue: that is what is shown.
    assert "review_item" == again.view
    assert isinstance(await desk.house.stage.payment(payment), InReview)


async def test_a_rejection_is_taken_back_too(desk: Desk) -> None:
    place = await desk.place()
    payment = await desk.house.stage.doubtful(place)
    await desk.presses("reject", payment, "amount")
    await desk.becomes(payment, Refused)

    await desk.presses("undo", payment)

    await desk.becomes(payment, InReview)
    await until(lambda: _is(desk, place, Status.UNDER_REVIEW), why="it waits again")


async def test_a_better_picture_is_asked_for(desk: Desk) -> None:
    place = await desk.place()
    payment = await desk.house.stage.doubtful(place)
    await desk.news(place.buyer)

    why = await desk.presses("ask_again", payment)
    assert f"c|ask_again|{payment}|cropped" in tokens(why)
    await desk.presses("ask_again", payment, "cropped")
    await desk.becomes(payment, AskedAgain)
    (told,) = await desk.news(place.buyer)
    (queue,) = await desk.presses("review")

    assert Status.AWAITING_PAYMENT is await desk.status(place)
    assert "Part of the receipt is missing." in told.text
    assert "The picture shows what a good screenshot has on it" in told.text
    assert told.picture is not None
    assert told.picture.name.startswith("example-gcash-")
    assert "For example: the screen of GCash right after the transfer" in told.text
    assert f"c|proof|{await desk.reference(place)}" in tokens([told])
    assert "No payment proof is waiting for you." == queue.text


async def test_asked_for_again_and_taken_back_at_once_both_are_told(desk: Desk) -> None:
    stage, place = desk.house.stage, await desk.place()
    payment = await stage.doubtful(place)
    await desk.news(place.buyer)
    gom = await stage.actor(desk.gom)

    # What waits for the same payment is decided into one commit.
    wishes = (BetterProofRequested(reason="reason-cropped"), ReopeningRequested())
    answers = await asyncio.gather(*(stage.ask(gom, "payment", payment, wish) for wish in wishes))
    told = await desk.news(place.buyer)

    assert [None, None] == [answer.refused for answer in answers]
    assert answers[0].sequence == answers[1].sequence
    assert isinstance(await stage.payment(payment), InReview)
    assert "better_proof" in [message.view for message in told]


async def test_a_better_picture_is_asked_for_in_ones_own_words(desk: Desk) -> None:
    place = await desk.place()
    payment = await desk.house.stage.doubtful(place)
    await desk.news(place.buyer)

    await desk.presses("ask_again", payment, "words")
    await desk.writes("Please show the <date>.")
    await desk.becomes(payment, AskedAgain)
    (told,) = await desk.news(place.buyer)

    assert "Please show the &lt;date&gt;." in told.text


async def test_a_payment_of_a_friend_counts_where_it_belongs(desk: Desk) -> None:
    other = await desk.house.stage.order(desk.gom, title="Winter photobook", minimum=1, maximum=None)
    mine, friends = await desk.place(), await desk.place("Bea Lim", other)
    # The friend owes 500, which is what the receipt shows; here it is doubtful because of the amount.
    payment = await desk.house.stage.doubtful(mine, amount=Decimal("500.00"), recipient=None, recipient_account=None)
    here, there = await desk.reference(mine), await desk.reference(friends)
    await desk.news(mine.buyer)

    (asked,) = await desk.presses("assign", payment)
    assert any(there in token for token in tokens([asked]))
    assert not any(here in token for token in tokens([asked]))
    (unclear,) = await desk.writes("Nobody Of This Name")
    assert "No submission that awaits payment fits that." in unclear.text
    reader = RapidOcrReader()
    async with desk.house.open(reader=reader):
        await desk.writes("bea")
        await until(lambda: _is(desk, friends, Status.UNDER_REVIEW), within=60, why="it is weighed for the friend's")
        await desk.presses("approve", payment)
        await until(lambda: _is(desk, friends, Status.PAID), why="it counts for the friend")
    await reader.aclose()

    assert Status.AWAITING_PAYMENT is await desk.status(mine)
    assert [there in message.text for message in await desk.news(mine.buyer) if message.view == "proof-assigned"] == [
        True
    ]
    found = await desk.house.stage.payment(payment)
    assert isinstance(found, Approved)
    assert (friends.submission_id, mine.buyer.member_id) == (found.proof.submission_id, found.proof.member_id)


async def test_several_are_approved_together_and_each_says_what_became_of_it(desk: Desk) -> None:
    stage = desk.house.stage
    places = [await desk.place(name) for name in ("Ana", "Bea", "Carla", "Dina")]
    partly = [await stage.doubtful(place, amount=Decimal("450.00")) for place in places[:3]]
    unreadable = await stage.doubtful(places[3], amount=None, currency=None)

    (asked,) = await desk.writes("/approve_all")
    assert "3 proofs" in asked.text
    assert "One more is left out" in asked.text
    (yes,) = [token for token in tokens([asked]) if token.endswith("|confirm|yes")]
    # Somebody else decides one of them meanwhile.
    await stage.does(desk.gom, "payment", partly[1], RejectionRequested(reason="unclear"))
    answers = await desk._brings(presses(desk.chat, yes))
    await desk.becomes(partly[2], Approved)
    await desk.house.settled("notify")

    found = [type(await stage.payment(one)) for one in (*partly, unreadable)]
    assert [Approved, Refused, Approved, InReview] == found
    views = sorted(message.view for message in answers)
    assert ["gom-approval-done", "gom-approval-done", "payment_decided"] == views
    (late,) = [message for message in answers if message.view == "payment_decided"]
    assert f"The proof for {await desk.reference(places[1])} is decided already: you rejected it." == late.text


async def test_two_reviewers_at_once_get_one_outcome_and_the_loser_is_told_whose(desk: Desk) -> None:
    stage = desk.house.stage
    operator = await stage.person("Olga Reyes", Role.OPERATOR)
    place = await desk.place()
    payment = await stage.doubtful(place, amount=Decimal("450.00"))
    fact = presses(desk.chat, f"c|approve|{payment}")
    rejection = RejectionRequested(reason="unclear")

    _, other = await asyncio.gather(
        desk.house.parts.inbox.keep(fact),
        stage.ask(await stage.actor(operator, "dashboard"), "payment", payment, rejection),
    )
    answers = await desk.house.answered(fact)
    await desk.house.settled("inbound", "workflows", "notify")
    found = await stage.payment(payment)
    decisions = [
        event.type
        for stored in await desk.house.parts.log.read("payment", payment)
        for decision in stored.commit.decisions
        for event in decision.events
        if event.type in {"ProofApproved", "ProofRejected"}
    ]

    assert 1 == len(decisions)
    if isinstance(found, Refused):
        assert other.refused is None
        assert f"The proof for {await desk.reference(place)} is decided already: Olga Reyes rejected it." == (
            answers[0].text
        )
    else:
        assert other.refused is not None
        assert ("payment-decided", "approved") == (other.refused.code, other.refused.args["status"])


async def test_what_went_before_is_told(desk: Desk) -> None:
    stage = desk.house.stage
    ana = await stage.person("Ana Reyes")
    place = await stage.join(desk.order, ana)
    await stage.pays(place)
    other = await stage.join(await stage.order(desk.gom, title="Winter photobook", minimum=1), ana)
    picture = a_picture()
    first = await stage.doubtful(other, picture, amount=Decimal("1.00"), reference="1061318609139")
    await stage.does(desk.gom, "payment", first, RejectionRequested(reason="amount"))
    again = await stage.doubtful(other, picture, amount=Decimal("2.00"), reference="1O61318609139")

    (item,) = await desk.presses("review")
    (told,) = await desk.presses("history", again)

    assert f"· the same picture: {await desk.reference(other)} of Ana Reyes" in item.text
    assert "Summer photobook" in told.text
    assert "paid, ₱500.00 of ₱500.00" in told.text
    assert "2 other proofs:" in told.text
    assert "rejected by you" in told.text
    assert "approved by the Smart Agent" in told.text
    assert "the same picture" in told.text
