"""What a GOM does on the pages: an order's whole way, refunds, and doubtful proofs."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from gomflow.testing.site import Site
from gomflow.testing.stage import Person, Place, Written
from gomflow_events.identity import Language, Role
from gomflow_events.order import requests as r


@pytest.fixture(scope="module")
async def seller(site: Site) -> Person:
    return await site.stage.person("Dora Lim", Role.GOM)


@pytest.fixture
async def seat(site: Site, seller: Person) -> AsyncIterator[httpx.AsyncClient]:
    async with site.entered(seller) as client:
        yield client


@pytest.fixture
async def order(site: Site, seller: Person) -> Written:
    return await site.stage.order(seller, minimum=2, maximum=None)


@pytest.fixture
async def place(site: Site, order: Written) -> Place:
    return await site.stage.join(order, await site.stage.person("Ana Reyes"))


async def act(seat: httpx.AsyncClient, order: Written, action: str, **form: str) -> str:
    """Send one of the forms of an order's page; what the next page says."""
    answer = await seat.post(f"/orders/{order.code}/{action}", data=form, follow_redirects=True)
    assert 200 == answer.status_code
    said = re.search(r'class="notice (good|bad)".*?<p>(.*?)</p>', answer.text, re.DOTALL)
    assert said is not None
    return f"{said[1]}: {said[2]}"


async def state(site: Site, order: Written) -> str:
    return type(await site.stage.state(order.order_id)).__name__


async def test_the_whole_way_of_an_order(site: Site, seller: Person, seat: httpx.AsyncClient) -> None:
    order = await site.stage.order(seller, opened=False, title="Photobook", minimum=1)
    assert "good: Photobook is open." == await act(seat, order, "open")
    place = await site.stage.join(order, await site.stage.person("Ana Reyes"))
    await site.stage.pays(place)
    assert "good: Photobook is closed." == await act(seat, order, "close")
    assert "good: Photobook is marked as bought, and the buyers know." == await act(seat, order, "ordered")
    sent = await act(seat, order, "shipped", courier="J&T Express", tracking="820012345678")
    assert "good: The parcels of Photobook are on their way, and the buyers know." == sent
    book = (await site.stage.state(order.order_id)).book
    assert ("J&T Express", "820012345678") == (
        book[place.submission_id].courier,
        book[place.submission_id].tracking,
    )
    assert "good: Photobook is complete." == await act(seat, order, "complete")
    assert "Completed" == await state(site, order)


async def test_closing_below_the_minimum_has_to_be_meant(site: Site, order: Written, seat: httpx.AsyncClient) -> None:
    page = (await seat.get(f"/orders/{order.code}")).text
    refused = await act(seat, order, "close")

    assert 'name="anyway" value="yes" required' in page
    assert refused.startswith("bad: Only 0 of 2 buyers are in.")
    assert "good: Summer photobook is closed." == await act(seat, order, "close", anyway="yes")


async def test_a_deadline_is_moved_on_the_clock_of_the_buyers(
    site: Site, order: Written, seat: httpx.AsyncClient
) -> None:
    later = (datetime.now(UTC) + timedelta(days=20)).date()

    assert "good: The deadline of Summer photobook is moved." == await act(
        seat, order, "extend", deadline=f"{later}T18:00"
    )
    until = (await site.stage.state(order.order_id)).details.deadline
    assert f"{later}T10:00:00+00:00" == until.astimezone(UTC).isoformat()


@pytest.mark.parametrize("deadline", ["2020-01-01T10:00", "soon", "9999-99-99T99:99"])
async def test_a_deadline_that_cannot_be_is_refused_in_words(
    deadline: str, site: Site, order: Written, seat: httpx.AsyncClient
) -> None:
    before = (await site.stage.state(order.order_id)).details.deadline

    assert (await act(seat, order, "extend", deadline=deadline)).startswith("bad: ")
    assert before == (await site.stage.state(order.order_id)).details.deadline


async def test_a_rule_that_says_no_says_why(site: Site, order: Written, seat: httpx.AsyncClient) -> None:
    assert "bad: That is not possible now: the order is open." == await act(seat, order, "ordered")


async def test_a_refusal_is_said_in_the_language_of_the_gom(site: Site) -> None:
    seller = await site.stage.person("Aminah", Role.GOM, language=Language.MALAY)
    order = await site.stage.order(seller)
    async with site.entered(seller) as client:
        assert "bad: Itu tidak boleh dibuat sekarang: pesanan itu sedang dibuka." == await act(client, order, "ordered")


async def test_a_cancelled_order_owes_refunds_until_they_are_sent(
    site: Site, order: Written, place: Place, seat: httpx.AsyncClient
) -> None:
    await site.stage.pays(place)
    cancelled = await act(seat, order, "cancel", reason="The publisher stopped the first press.")
    due = (await seat.get(f"/orders/{order.code}", params={"status": "refund_due"})).text
    sent = await act(seat, order, "refunded", submission_id=place.submission_id, back="refund_due")
    again = await act(seat, order, "refunded", submission_id=place.submission_id)

    assert "good: Summer photobook is cancelled, and the buyers know." == cancelled
    assert "Refund of ₱500.00 sent" in due
    assert "good: The refund is noted, and the buyer knows." == sent
    assert again.startswith("bad: That is not possible now for PH-")


async def test_a_cancellation_needs_a_reason(site: Site, order: Written, seat: httpx.AsyncClient) -> None:
    assert "bad: Please write 3 to 500 characters; that was 1." == await act(seat, order, "cancel", reason="x")
    assert "Open" == await state(site, order)


async def test_one_parcel_is_sent_and_its_number_put_right(
    site: Site, order: Written, place: Place, seat: httpx.AsyncClient
) -> None:
    other = await site.stage.join(order, await site.stage.person("Bea Lim"))
    for one in (place, other):
        await site.stage.pays(one)
    await act(seat, order, "close")
    await act(seat, order, "ordered")
    parcel = {"submission_id": place.submission_id, "courier": "J&T"}
    first = await act(seat, order, "shipped", **parcel, tracking="1")
    same = await act(seat, order, "shipped", **parcel, tracking="1")
    second = await act(seat, order, "shipped", **parcel, tracking="2")

    assert ["good", "bad", "good"] == [said.partition(":")[0] for said in (first, same, second)]
    assert "Ordered" == await state(site, order)
    assert "2" == (await site.stage.state(order.order_id)).book[place.submission_id].tracking


async def test_a_form_that_lacks_something_is_told(order: Written, seat: httpx.AsyncClient) -> None:
    answer = await seat.post(f"/orders/{order.code}/extend")

    assert 422 == answer.status_code
    assert "Something is not as it should be" in answer.text


async def test_shipping_needs_a_courier(site: Site, order: Written, seat: httpx.AsyncClient) -> None:
    assert "bad: Please write 2 to 60 characters; that was 1." == await act(seat, order, "shipped", courier="x")


async def test_the_page_of_an_order_offers_only_what_its_state_allows(
    site: Site, seller: Person, seat: httpx.AsyncClient
) -> None:
    order = await site.stage.order(seller, opened=False, minimum=1)
    offered = [await _offered(seat, order)]
    await site.stage.does(seller, "order", order.order_id, r.OpeningRequested())
    offered.append(await _offered(seat, order))
    await site.stage.does(seller, "order", order.order_id, r.ClosingRequested(below_minimum_is_fine=True))
    offered.append(await _offered(seat, order))
    await site.stage.does(seller, "order", order.order_id, r.CancellationRequested(reason="No more."))
    offered.append(await _offered(seat, order))

    assert [["open", "cancel"], ["close", "extend", "cancel"], ["ordered", "extend", "cancel"], []] == offered


async def _offered(seat: httpx.AsyncClient, order: Written) -> list[str]:
    return re.findall(r'data-opens="do-(\w+)"', (await seat.get(f"/orders/{order.code}")).text)
