"""A receipt that fits two submissions of a buyer: they are asked, and their answer decides, from chat to ledger."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from gomflow.order.submission import Status
from gomflow.simulators.receipts import Case, make_proof
from gomflow.testing.rooms import Rooms, a_chat, presses, writes
from gomflow.testing.stage import Person, Place
from gomflow.waiting import until
from gomflow_adapters.rapidocr import RapidOcrReader
from gomflow_events.identity import ChatKey, Role

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


async def status_is(house: Rooms, place: Place, wanted: Status) -> None:
    async def reached() -> bool:
        return (await house.stage.state(place.order.order_id)).book[place.submission_id].status is wanted

    await until(reached, 90.0, f"the submission is {wanted}")


async def a_receipt(house: Rooms, place: Place) -> bytes:
    """A picture of a transfer of what is due to the order's account."""
    order = await house.stage.state(place.order.order_id)
    account = order.details.pay_to[0]
    return make_proof(
        Case.GENUINE,
        "gcash",
        amount=order.book[place.submission_id].balance,
        payee_name=account.holder,
        payee_account=account.account,
        sender=place.buyer.name,
        paid_at=(datetime.now(UTC) + timedelta(hours=8)).replace(tzinfo=None, microsecond=0),
        rng=Random(71),
    ).image


async def test_the_buyer_is_asked_and_the_answer_counts(house: Rooms) -> None:
    stage, reader, chat = house.stage, RapidOcrReader(), a_chat()
    async with house.open("inbound", "notify", reader=reader):
        hello = writes(chat, "/start")
        await house.parts.inbox.keep(hello)
        await house.answered(hello)
        ana = Person((await house.parts.desk.state("conversation", chat)).member_id, "Ana Reyes")
        gom = await stage.person("Juana Cruz", Role.GOM)
        one, two = [await stage.join(await stage.order(gom), ana) for _ in range(2)]

        payment_id = await stage.sends(one, await a_receipt(house, one))
        await status_is(house, one, Status.UNDER_REVIEW)
        asked = await until(lambda: _asked(house, chat), why="the buyer is asked")
        reference = (await stage.state(two.order.order_id)).book[two.submission_id].reference
        which = presses(chat, f"c|meant|{payment_id}")
        await house.parts.inbox.keep(which)
        (question,) = await house.answered(which)
        answer = next(button.token for row in question.buttons for button in row if reference in button.token)
        await house.parts.inbox.keep(presses(chat, answer))

        await status_is(house, two, Status.PAID)
        await status_is(house, one, Status.AWAITING_PAYMENT)
    await reader.aclose()

    assert payment_id in asked


async def _asked(house: Rooms, chat: ChatKey) -> str:
    told = [message for message in await house.said(chat) if message.view == "proof-which"]
    return "".join(button.token for message in told for row in message.buttons for button in row)
