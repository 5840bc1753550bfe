"""From the payment to the parcel, and when it is called off: who is told what, each once."""

from collections import Counter
from dataclasses import dataclass

import pytest

from gomflow.testing.rooms import Rooms
from gomflow.testing.stage import Person, Place, Written
from gomflow_events.identity import Language, Role
from gomflow_events.order import requests as r
from gomflow_events.outbound import MessageDue, Weight
from gomflow_events.payment.requests import RejectionRequested

Told = Counter[tuple[str, str]]


@dataclass(slots=True)
class Play:
    """An order with two buyers; `ana` pays, `ben` does not. What was told before is not told about again."""

    house: Rooms
    order: Written
    ana: Place
    ben: Place
    heard: set[str]

    async def does(self, body: object, person: Person | None = None) -> None:
        """The manager, or somebody, asks something of the order."""
        await self.house.stage.does(person or self.order.gom, "order", self.order.order_id, body)

    async def news(self) -> list[MessageDue]:
        """What was put out since the last time, to those in the play."""
        await self.house.settled("workflows", "notify")
        found: list[MessageDue] = []
        for person in (self.order.gom, self.ana.buyer, self.ben.buyer):
            for chat in (await self.house.stage.member(person)).chats:
                found += [message for message in await self.house.said(chat) if message.message_id not in self.heard]
        self.heard |= {message.message_id for message in found}
        return found

    async def told(self) -> Told:
        """Who was told what since the last time."""
        names: dict[str, str] = {}
        for name, person in (("gom", self.order.gom), ("ana", self.ana.buyer), ("ben", self.ben.buyer)):
            names |= dict.fromkeys((await self.house.stage.member(person)).chats, name)
        return Counter((names[message.chat], message.view) for message in await self.news())


@pytest.fixture
async def play(house: Rooms) -> Play:
    stage = house.stage
    order = await stage.order(await stage.person("Gia", Role.GOM), minimum=1)
    ana = await stage.join(order, await stage.person("Ana", language=Language.MALAY))
    ben = await stage.join(order, await stage.person("Ben", language=Language.FILIPINO))
    play = Play(house, order, ana, ben, set())
    async with house.open("notify"):
        await play.news()
    return play


async def test_from_the_payment_to_the_parcel(play: Play) -> None:
    async with play.house.open("notify"):
        await play.house.stage.pays(play.ana)
        assert Counter({("ana", "proof-submitted"): 1, ("ana", "paid"): 1, ("gom", "gom-payment-approved"): 1}) == (
            await play.told()
        )
        await play.does(r.ClosingRequested())
        assert Counter(
            {("gom", "gom-order-closed"): 1, ("ana", "order-closed"): 1, ("ben", "order-closed-owing"): 1}
        ) == (await play.told())
        await play.does(r.PurchaseReported())
        bought = await play.told()
        assert 1 == bought["gom", "gom-order-ordered"] == bought["ana", "order-ordered"]
        assert 0 == bought["ben", "order-ordered"]
        await play.does(r.ShippingReported(courier="J&T", tracking="JT123"))
        assert Counter({("gom", "gom-order-shipped"): 1, ("ana", "shipped"): 1}) == await play.told()
        await play.does(r.ReceiptConfirmed(submission_id=play.ana.submission_id), play.ana.buyer)
        assert 1 == (await play.told())["ana", "received"]


async def test_a_parcel_is_told_in_ones_language_with_its_number(play: Play) -> None:
    async with play.house.open("notify"):
        await play.house.stage.pays(play.ana)
        await play.does(r.ClosingRequested())
        await play.does(r.PurchaseReported())
        await play.does(r.ShippingReported(courier="J&T", tracking="JT123"))
        (parcel,) = [message for message in await play.news() if message.view == "shipped"]

    state = await play.house.stage.state(play.order.order_id)
    expected = play.house.parts.texts.say(
        "shipped",
        Language.MALAY,
        courier="J&T",
        tracking="JT123",
        has_tracking=True,
        title=state.details.title,
        reference=state.book[play.ana.submission_id].reference,
    )
    assert (expected, Weight.CRITICAL) == (parcel.text, parcel.weight)


async def test_a_doubtful_proof_and_what_the_manager_says(play: Play) -> None:
    async with play.house.open("notify"):
        payment_id = await play.house.stage.doubtful(play.ben)
        assert Counter({("ben", "proof-submitted"): 1, ("ben", "under-review"): 1, ("gom", "review_item"): 1}) == (
            await play.told()
        )
        await play.house.stage.does(
            play.order.gom, "payment", payment_id, RejectionRequested(reason="The amount is not right.")
        )

        assert Counter({("ben", "proof_rejected"): 1, ("gom", "gom-rejection-done"): 1}) == await play.told()


async def test_an_order_that_is_called_off_tells_everybody_what_it_means_for_them(play: Play) -> None:
    async with play.house.open("notify"):
        await play.house.stage.pays(play.ana)
        await play.told()
        await play.does(r.CancellationRequested(reason="The shop is sold out."))
        assert Counter(
            {
                ("gom", "gom-order-cancelled"): 1,
                ("gom", "gom-refund-due"): 1,
                ("ana", "refund-due"): 1,
                ("ben", "submission-ended"): 1,
            }
        ) == (await play.told())
        await play.does(r.RefundReported(submission_id=play.ana.submission_id))

        assert Counter({("ana", "refunded"): 1, ("gom", "gom-refunded"): 1}) == await play.told()
