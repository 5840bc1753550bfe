"""A buyer whose proof takes long hears of it once; one whose proof is read at once hears nothing of the kind."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from gomflow.chance import World
from gomflow.consumers.patience import Patience
from gomflow.member.state import Member
from gomflow.payment.state import Proof, Reading
from gomflow.texts import load_texts
from gomflow.waiting import until
from gomflow_events.commit import AnyEvent, Recorded
from gomflow_events.identity import AGENT, ChatKey, Language, MemberId, OrderId, SubmissionId
from gomflow_events.outbound import MessageDue
from gomflow_events.payment.events import ProofSubmitted
from gomflow_events.payment.terms import Picture

PICTURE = Picture(name="p", sha256="0" * 64, media_type="image/png", size=1)
SENT = ProofSubmitted(
    order_id=OrderId("order"), submission_id=SubmissionId("s"), member_id=MemberId("buyer"), gom_id=MemberId("gom"),
    picture=PICTURE,
)  # fmt: skip
PAYMENT = Reading(
    proof=Proof(
        order_id=SENT.order_id, submission_id=SENT.submission_id, member_id=SENT.member_id, gom_id=SENT.gom_id,
        picture=PICTURE, seen_before=False,
    )
)  # fmt: skip


class Shelf:
    """An outbox that keeps what is put in."""

    def __init__(self) -> None:
        self.messages: dict[str, MessageDue] = {}

    async def put(self, messages: Sequence[MessageDue]) -> None:
        await asyncio.sleep(0)
        self.messages |= {message.message_id: message for message in messages}


class Village:
    """One buyer, reachable or not."""

    def __init__(self, *chats: ChatKey) -> None:
        self.buyer = Member(name="Ana", language=Language.FILIPINO, chats=chats)

    async def member(self, member_id: MemberId) -> Member | None:
        await asyncio.sleep(0)
        return self.buyer if member_id == "buyer" else None


def sent(ago: timedelta = timedelta()) -> AnyEvent:
    return Recorded(
        event=SENT, event_id="e", type="ProofSubmitted", schema=1,
        aggregate="payment", aggregate_id="payment-1", version=1, sequence=1, tenant="gom", actor=AGENT,
        request_id="r", correlation_id="c", causation_id="c", at=datetime.now(UTC) - ago,
    )  # fmt: skip


def patience(shelf: Shelf, village: Village, after: float) -> Patience:
    return Patience(shelf, village, load_texts(), World(), after=timedelta(seconds=after))


async def test_who_waits_long_is_told_once_in_their_language() -> None:
    shelf, buyer = Shelf(), Village(ChatKey("web:1"))
    for _ in range(2):
        async with patience(shelf, buyer, 0.05).while_reading(sent(), PAYMENT, "PH-7K3Q9D2M"):
            await until(lambda: bool(shelf.messages), within=5, why="the buyer is told")

    (message,) = shelf.messages.values()
    assert "web:1" == message.chat
    assert "Binabasa ko pa" in message.text
    assert "PH-7K3Q9D2M" in message.text


async def test_time_in_the_queue_counts() -> None:
    shelf = Shelf()
    async with patience(shelf, Village(ChatKey("web:1")), 60).while_reading(sent(timedelta(minutes=2)), PAYMENT, "x"):
        await until(lambda: bool(shelf.messages), within=5, why="the buyer is told at once")
    assert 1 == len(shelf.messages)


async def test_who_is_served_at_once_is_not_told() -> None:
    shelf = Shelf()
    async with patience(shelf, Village(ChatKey("web:1")), 60).while_reading(sent(), PAYMENT, "x"):
        await asyncio.sleep(0)
    assert {} == shelf.messages


async def test_who_cannot_be_reached_does_not_stop_the_reading() -> None:
    shelf, read = Shelf(), False
    async with patience(shelf, Village(), 0).while_reading(sent(), PAYMENT, "x"):
        await asyncio.sleep(0)
        read = True
    assert read
    assert {} == shelf.messages


async def test_trouble_while_reading_is_not_hidden() -> None:
    with pytest.raises(ValueError, match="boom"):
        async with patience(Shelf(), Village(ChatKey("web:1")), 60).while_reading(sent(), PAYMENT, "x"):
            raise ValueError("boom")
