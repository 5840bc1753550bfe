"""One transfer for two orders: each lists it with its share, while it waits, counts and is taken back."""

import secrets
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from typing import Any

import httpx

from gomflow.payment.state import InReview
from gomflow.testing.proofs import FIELDS, assessed_by_the_agent
from gomflow.testing.site import Site
from gomflow.testing.stage import Person, Place
from gomflow.waiting import until
from gomflow_events.identity import AGENT, PaymentId
from gomflow_events.money import Money
from gomflow_events.order.requests import ApprovalUndoRequested
from gomflow_events.payment.requests import ApprovalRequested, ProofSent
from gomflow_events.payment.terms import PaidPlace, Picture, Share


async def test_a_transfer_for_two_orders_is_listed_under_each_with_its_share(
    site: Site, desk: httpx.AsyncClient, api: httpx.AsyncClient, gom: Person
) -> None:
    ana = await site.stage.person("Ana Reyes")
    places = [await site.stage.join(await site.stage.order(gom, minimum=1, maximum=None), ana) for _ in range(2)]
    payment_id = await shared(site, places)
    waiting = [await listed(api, place) for place in places]

    await site.stage.does(gom, "payment", payment_id, ApprovalRequested())
    await until(lambda: all_are(site, places, "paid"), why="each has its share")
    counting = [await listed(api, place) for place in places]
    pages = [(await desk.get(f"/orders/{place.order.code}?tab=payments")).text for place in places]
    undo = ApprovalUndoRequested(submission_id=places[0].submission_id, payment_id=payment_id)
    await site.stage.does(gom, "order", places[0].order.order_id, undo)
    await until(lambda: all_are(site, places, "under_review"), why="it is taken back everywhere")
    undone = [await listed(api, place) for place in places]

    for found in (waiting, counting, undone):
        assert [payment_id] * 2 == [one["payment_id"] for one in found]
        assert ["500.00"] * 2 == [one["share"]["amount"] for one in found]
    assert [await reference_of(site, place) for place in places] == [one["reference"] for one in waiting]
    assert all("of a transfer of ₱1,000.00" in page for page in pages)
    assert isinstance(await site.stage.payment(payment_id), InReview)


async def test_a_payment_for_one_order_has_no_share(site: Site, api: httpx.AsyncClient, place: Place) -> None:
    await site.stage.pays(place)

    assert (await listed(api, place))["share"] is None


async def shared(site: Site, places: list[Place]) -> PaymentId:
    """A proof of 1,000 pesos for two places of the same buyer, which waits for the GOM."""
    stage, (first, other) = site.stage, places
    payment_id = PaymentId(stage.parts.world.new_id())
    digest = sha256(secrets.token_bytes(8)).hexdigest()
    sent = ProofSent(
        order_id=first.order.order_id,
        submission_id=first.submission_id,
        member_id=first.buyer.member_id,
        gom_id=first.order.gom.member_id,
        picture=Picture(name=payment_id, sha256=digest, media_type="image/png", size=1),
        also=(PaidPlace(order_id=other.order.order_id, submission_id=other.submission_id),),
    )
    await stage.does(first.buyer, "payment", payment_id, sent)
    order = await stage.state(first.order.order_id)
    found = replace(FIELDS, amount=Decimal(1000), reference=str(secrets.randbelow(9 * 10**12) + 10**12))
    now = stage.parts.world.now()
    read = assessed_by_the_agent(order.book[first.submission_id], order.details.pay_to, found, (), now)
    share = Share(order_id=other.order.order_id, submission_id=other.submission_id, amount=Money.of(500, "PHP"))
    expected = replace(read.expected, due=Money.of(1000, "PHP"), others=(share,))
    await stage.ask(AGENT, "payment", payment_id, replace(read, expected=expected))
    await until(lambda: all_are(site, places, "under_review"), why="it waits for the GOM")
    return payment_id


async def listed(api: httpx.AsyncClient, place: Place) -> dict[str, Any]:
    rows = (await api.get(f"/api/v1/orders/{place.order.code}/payments")).json()["items"]
    assert 1 == len(rows)
    row: dict[str, Any] = rows[0]
    return row


async def all_are(site: Site, places: list[Place], status: str) -> bool:
    await site.stage.parts.reads.reach(site.stage.parts.desk.reached, 10)
    orders = [await site.stage.state(place.order.order_id) for place in places]
    found = [order.book[place.submission_id].status for order, place in zip(orders, places, strict=True)]
    return found == [status] * len(places)


async def reference_of(site: Site, place: Place) -> str:
    return (await site.stage.state(place.order.order_id)).book[place.submission_id].reference
