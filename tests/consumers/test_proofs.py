"""A payment proof on the real path: rendered, read by the real reader, weighed, decided once, counted once."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any

import pytest

from gomflow.chance import new_id
from gomflow.order.submission import Status
from gomflow.payment.state import Approved, InReview, Refused
from gomflow.ports.precedents import Likeness
from gomflow.simulators.receipts import Case, Proof, make_proof
from gomflow.testing.pdfs import pdf_of
from gomflow.testing.rooms import Rooms
from gomflow.testing.stage import Place, a_picture
from gomflow.waiting import until
from gomflow_adapters.jetstream.log import log_subject
from gomflow_adapters.jetstream.streams import LOG
from gomflow_adapters.pictures import places_in
from gomflow_adapters.rapidocr import RapidOcrReader
from gomflow_events.identity import Language, PaymentId, Role
from gomflow_events.member.requests import MethodRuleGiven
from gomflow_events.money import Currency, Money
from gomflow_events.order.requests import ApprovalUndoRequested
from gomflow_events.order.terms import Line
from gomflow_events.payment.requests import ApprovalRequested, ProofSent
from gomflow_events.payment.terms import Doubt, Evidence, Ground, MethodRule, Picture

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

READING = 90.0
"""Seconds a busy machine may take to start the reader and read a picture."""


@pytest.fixture(scope="module")
async def agent(house: Rooms) -> AsyncIterator[Rooms]:
    """A house in which the Smart Agent works."""
    reader = RapidOcrReader()
    async with house.open(reader=reader):
        yield house
    await reader.aclose()


async def a_place(house: Rooms, name: str = "Ana Reyes") -> Place:
    stage = house.stage
    order = await stage.order(await stage.person("Juana Cruz", Role.GOM))
    return await stage.join(order, await stage.person(name))


async def drawn(
    house: Rooms, place: Place, case: Case, seed: int = 1, amount: Money | None = None, earlier: Proof | None = None
) -> Proof:
    """A picture of a transfer of what is due to the order's account, in one way or another."""
    order = await house.stage.state(place.order.order_id)
    account = order.details.pay_to[0]
    local = (datetime.now(UTC) + timedelta(hours=8)).replace(tzinfo=None, microsecond=0)
    return make_proof(
        case,
        "gcash",
        amount=amount or order.book[place.submission_id].balance,
        payee_name=account.holder,
        payee_account=account.account,
        sender=place.buyer.name,
        paid_at=local,
        rng=Random(seed),
        earlier=earlier,
    )


async def sends(house: Rooms, place: Place, proof: Proof) -> PaymentId:
    return await house.stage.sends(place, proof.image, proof.media_type)


async def decided(house: Rooms, payment_id: PaymentId) -> Any:
    """The payment, once the Smart Agent is through with it."""

    async def found() -> Any:
        payment = await house.stage.payment(payment_id)
        return payment if type(payment).__name__ != "Reading" else None

    return await until(found, READING, "the proof is decided")


async def events_of(house: Rooms, payment_id: PaymentId) -> list[str]:
    commits = await house.parts.log.read("payment", payment_id)
    return [one.type for stored in commits for decision in stored.commit.decisions for one in decision.events]


async def status_is(house: Rooms, place: Place, wanted: Status) -> None:
    async def reached() -> bool:
        return (await house.stage.state(place.order.order_id)).book[place.submission_id].status is wanted

    await until(reached, why=f"the submission is {wanted}")


async def test_a_genuine_receipt_is_approved_and_counts(agent: Rooms) -> None:
    place = await a_place(agent)
    payment_id = await sends(agent, place, await drawn(agent, place, Case.GENUINE))

    payment = await decided(agent, payment_id)

    assert isinstance(payment, Approved), payment
    assert ["ProofSubmitted", "ProofRead", "ProofApproved"] == await events_of(agent, payment_id)
    await status_is(agent, place, Status.PAID)


async def test_a_proof_that_is_delivered_again_is_decided_once(agent: Rooms) -> None:
    place = await a_place(agent)
    payment_id = await sends(agent, place, await drawn(agent, place, Case.GENUINE, seed=2))
    await decided(agent, payment_id)
    await status_is(agent, place, Status.PAID)
    (first, *_) = await agent.parts.log.read("payment", payment_id)
    orders_before = len(await agent.parts.log.read("order", place.order.order_id))

    await agent.parts.connection.js.reset_consumer(LOG, "smart-agent", seq=first.sequence)
    later = await a_place(agent)
    await decided(agent, await sends(agent, later, await drawn(agent, later, Case.GENUINE, seed=3)))

    assert ["ProofSubmitted", "ProofRead", "ProofApproved"] == await events_of(agent, payment_id)
    assert orders_before == len(await agent.parts.log.read("order", place.order.order_id))


async def test_another_amount_waits_for_the_manager(agent: Rooms) -> None:
    place = await a_place(agent)
    payment_id = await sends(agent, place, await drawn(agent, place, Case.WRONG_AMOUNT))

    payment = await decided(agent, payment_id)

    assert Doubt.AMOUNT_DIFFERS in payment.doubts
    await status_is(agent, place, Status.UNDER_REVIEW)


async def test_a_value_on_a_patch_waits_for_the_manager_with_a_red_frame(agent: Rooms) -> None:
    place = await a_place(agent)
    payment_id = await sends(agent, place, await drawn(agent, place, Case.PATCHED, seed=51))

    payment = await decided(agent, payment_id)

    assert isinstance(payment, InReview), payment
    assert (Doubt.PAINTED_OVER,) == payment.doubts
    assert Ground.DOUBT is payment.ground
    (amount,) = [one for one in payment.assessed.findings if one.evidence is Evidence.AMOUNT]
    assert (0, True) == (amount.points, any(one.evidence is Evidence.AMOUNT for one in payment.assessed.places))
    await status_is(agent, place, Status.UNDER_REVIEW)


async def test_the_same_picture_for_two_submissions_counts_once(agent: Rooms) -> None:
    first = await a_place(agent)
    proof = await drawn(agent, first, Case.GENUINE, seed=4)
    assert isinstance(await decided(agent, await sends(agent, first, proof)), Approved)
    second = await a_place(agent, "Bea Santos")

    again = await decided(agent, await sends(agent, second, replace(proof)))

    assert isinstance(again, Refused), again
    assert Status.PAID is not (await agent.stage.state(second.order.order_id)).book[second.submission_id].status


async def test_a_used_receipt_with_its_number_changed_waits_beside_the_first_though_both_come_at_once(
    agent: Rooms,
) -> None:
    one, two = await a_place(agent), await a_place(agent, "Bea Santos")
    proof = await drawn(agent, one, Case.GENUINE, seed=46)
    altered = await drawn(agent, two, Case.RENUMBERED, seed=47, earlier=proof)
    sent = await asyncio.gather(sends(agent, one, proof), sends(agent, two, altered))

    found = dict(zip(sent, [await decided(agent, payment_id) for payment_id in sent], strict=True))

    (approved,) = (payment_id for payment_id, payment in found.items() if isinstance(payment, Approved))
    (held,) = (payment_id for payment_id, payment in found.items() if isinstance(payment, InReview))
    assert (Doubt.TRANSFER_SHOWN_BEFORE,) == found[held].doubts
    await agent.parts.reads.reach(agent.parts.desk.reached, 10)
    for this, other in ((held, approved), (approved, held)):
        beside = await agent.parts.reads.alike(this, None)
        assert [(other, Likeness.TRANSFER)] == [(each.payment_id, each.likeness) for each in beside]


async def test_a_picture_of_something_else_is_refused_with_its_reason(agent: Rooms) -> None:
    place = await a_place(agent)
    payment_id = await agent.stage.sends(place, a_picture())

    await decided(agent, payment_id)

    assert "ProofApproved" not in await events_of(agent, payment_id)
    assert "ProofRead" in await events_of(agent, payment_id)


async def test_a_picture_that_is_gone_goes_to_the_manager_and_stops_nobody(agent: Rooms) -> None:
    place = await a_place(agent)
    picture = a_picture()
    payment_id = PaymentId(await _sent_without_picture(agent, place, picture))

    payment = await decided(agent, payment_id)

    assert Doubt.UNREADABLE in payment.doubts
    assert log_subject("payment", payment_id) not in await agent.parked("smart-agent")


async def test_a_receipt_on_the_second_page_of_a_document_is_approved_and_framed_there(agent: Rooms) -> None:
    place = await a_place(agent)
    order = await agent.stage.state(place.order.order_id)
    account, due = order.details.pay_to[0], order.book[place.submission_id].balance
    at = datetime.now(UTC) + timedelta(hours=8)
    cover = [
        "BPI",
        "Dear Ana Reyes,",
        "Attached please find the receipt of your transfer.",
        "Win a car until 31 Dec 2030!",
    ]
    receipt = [
        "GCash",
        "Express Send",
        "Sent successfully",
        f"Amount\tPHP {due.amount:,.2f}",
        f"Sent to\t{account.holder}",
        f"Mobile number\t{account.account}",
        "Ref. No.\t9036418207514",
        f"Date and time\t{at:%b %d, %Y %I:%M %p}",
    ]
    data = pdf_of(cover, receipt)

    payment = await decided(agent, await agent.stage.sends(place, data, "application/pdf"))

    assert isinstance(payment, Approved), payment
    assert "9036418207514" == payment.reference
    _, top, _, bottom = places_in(data)[1]
    assert {True} == {1000 * top <= one.top < one.bottom <= 1000 * bottom for one in payment.assessed.places}
    assert {Evidence.AMOUNT, Evidence.REFERENCE, Evidence.DATE} <= {one.evidence for one in payment.assessed.places}


async def _sent_without_picture(house: Rooms, place: Place, picture: bytes) -> str:
    """The vault loses the picture before anybody reads it: it is asked for under a name that was never kept."""
    payment_id = new_id()
    sent = ProofSent(
        order_id=place.order.order_id,
        submission_id=place.submission_id,
        member_id=place.buyer.member_id,
        gom_id=place.order.gom.member_id,
        picture=Picture(name=payment_id, sha256=sha256(picture).hexdigest(), media_type="image/png", size=len(picture)),
    )
    await house.stage.does(place.buyer, "payment", payment_id, sent)
    return payment_id


async def test_a_flawless_proof_above_the_managers_limit_waits_for_them(agent: Rooms) -> None:
    place = await a_place(agent)
    gom = place.order.gom
    rule = MethodRule(method="gcash", currency=Currency.PHP, approve_up_to=Money.of(499, "PHP"))
    await agent.stage.does(gom, "member", gom.member_id, MethodRuleGiven(rule=rule))

    payment = await decided(agent, await sends(agent, place, await drawn(agent, place, Case.GENUINE, seed=44)))

    assert isinstance(payment, InReview)
    assert (100, (), Ground.ABOVE_LIMIT) == (payment.assessed.score, payment.doubts, payment.ground)
    assert rule == payment.assessed.expected.rule


async def test_the_example_of_a_good_screenshot_pays_for_nothing(agent: Rooms) -> None:
    place = await a_place(agent)
    example = await agent.parts.sources.example("gcash", Language.ENGLISH)
    assert example is not None

    picture = await agent.parts.vault.get(example.name)
    payment = await decided(agent, await agent.stage.sends(place, picture))

    assert isinstance(payment, Refused)
    assert Doubt.OUR_EXAMPLE in payment.doubts


async def two_places(agent: Rooms) -> tuple[Place, Place]:
    """A buyer with a place in each of two orders of one manager; they owe 500 and 2 450."""
    stage = agent.stage
    gom, ana = await stage.person("Juana Cruz", Role.GOM), await stage.person("Ana Reyes")
    first, second = await stage.order(gom), await stage.order(gom)
    return await stage.join(first, ana), await stage.join(second, ana, Line(item_id="2", quantity=5))


async def test_one_transfer_that_is_the_sum_of_two_pays_both_and_is_undone_as_one(agent: Rooms) -> None:
    one, two = await two_places(agent)
    due = [(await agent.stage.state(at.order.order_id)).book[at.submission_id].balance for at in (one, two)]
    payment_id = await sends(agent, one, await drawn(agent, one, Case.GENUINE, seed=45, amount=due[0] + due[1]))

    payment = await decided(agent, payment_id)

    assert isinstance(payment, Approved), payment
    assert due == [share.amount for share in payment.shares]
    for at in (one, two):
        await status_is(agent, at, Status.PAID)
    undo = ApprovalUndoRequested(submission_id=one.submission_id, payment_id=payment_id)
    await agent.stage.does(one.order.gom, "order", one.order.order_id, undo)
    for at in (one, two):
        await status_is(agent, at, Status.UNDER_REVIEW)
    await agent.stage.does(one.order.gom, "payment", payment_id, ApprovalRequested())
    for at in (one, two):
        await status_is(agent, at, Status.PAID)
