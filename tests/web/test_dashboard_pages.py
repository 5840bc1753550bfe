"""What the pages show: orders with how they stand, one order from every side, empty places that say what to do."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from gomflow.testing.site import Site
from gomflow.testing.stage import Person, Written
from gomflow_events.identity import Role
from gomflow_events.money import Currency, Money
from gomflow_events.order import requests as r
from gomflow_events.order.terms import Item, Line, PayTo

RINGGIT: dict[str, Any] = {
    "title": "Snack box",
    "currency": Currency.MYR,
    "items": (Item(item_id="1", name="Box", price=Money.of("39.90", "MYR")),),
    "shipping_fee": Money.of("8.00", "MYR"),
    "pay_to": (PayTo(method="tng", account="0123456789", holder="Juana Cruz"),),
}


def words(html: str) -> str:
    """What a page says, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture(scope="module")
async def seller(site: Site) -> Person:
    return await site.stage.person("Sela Tan", Role.GOM)


@pytest.fixture(scope="module")
async def order(site: Site, seller: Person) -> Written:
    """Three places, of which two are taken; one buyer has paid, the proof of the other is doubtful."""
    order = await site.stage.order(seller, title="Photobook <first> 100%_press", minimum=2, maximum=3)
    ana = await site.stage.join(order, await site.stage.person("Ana Reyes"), Line(item_id="1", quantity=2))
    bea = await site.stage.join(order, await site.stage.person("Bea O'Hara"))
    await site.stage.pays(ana)
    await site.stage.doubtful(bea)
    return order


@pytest.fixture
async def seat(site: Site, seller: Person) -> AsyncIterator[httpx.AsyncClient]:
    async with site.entered(seller) as client:
        yield client


async def test_the_overview_says_how_each_order_stands(order: Written, seat: httpx.AsyncClient) -> None:
    said = words((await seat.get("/")).text)

    assert "Photobook &lt;first&gt; 100%_press" in said
    assert "2 of 3 places · minimum of 2 reached" in said
    assert "Received ₱950.00 Expected ₱1,450.00 Missing ₱500.00" in said
    assert "One proof to review" in said


async def test_an_empty_overview_says_what_to_do(site: Site) -> None:
    async with site.entered(await site.stage.person("New Gom", Role.GOM)) as client:
        assert "/create" in (await client.get("/")).text


async def test_amounts_are_in_the_currency_of_their_order(site: Site) -> None:
    seller = await site.stage.person("Two Countries", Role.GOM)
    pesos: dict[str, Any] = {}
    for changes in (pesos, RINGGIT):
        order = await site.stage.order(seller, **changes)
        await site.stage.join(order, await site.stage.person("Buyer"))
    async with site.entered(seller) as client:
        said = words((await client.get("/")).text)

    assert ["RM47.90", "₱500.00"] == sorted(set(re.findall(r"(?:₱|RM)[1-9][\d,.]*", said)))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("photobook", True),
        ("press first", True),
        ("100%_p", True),
        ("100__p", False),
        ("photo%press", False),
        ("nothing like it", False),
        ("\\", False),
    ],
)
async def test_orders_are_found_by_words(query: str, found: bool, order: Written, seat: httpx.AsyncClient) -> None:  # noqa: FBT001 - a table
    shown = (await seat.get("/orders", params={"q": query})).text

    assert found == (f'href="/orders/{order.code}"' in shown)
    assert found == ("No order fits" not in shown)


async def test_orders_are_narrowed_by_state(
    site: Site, seller: Person, order: Written, seat: httpx.AsyncClient
) -> None:
    draft = await site.stage.order(seller, opened=False, title="Only a draft")
    shown = {state: (await seat.get("/orders", params={"state": state})).text for state in ("draft", "open", "?")}

    assert {"draft": True, "open": False, "?": True} == {state: draft.code in html for state, html in shown.items()}
    assert {"draft": False, "open": True, "?": True} == {state: order.code in html for state, html in shown.items()}


async def test_many_orders_come_in_pages(site: Site) -> None:
    seller = await site.stage.person("Many Orders", Role.GOM)
    for number in range(23):
        await site.stage.order(seller, opened=False, title=f"Order number {number}")
    async with site.entered(seller) as client:
        pages = [(await client.get("/orders", params={"page": page})).text for page in (1, 2, 3, 9)]

    counts = [len(set(re.findall(r"Order number \d+", page))) for page in pages]
    assert [20, 3, 3, 3] == counts
    assert "Page 2 of 2" in words(pages[1])


async def test_an_operator_sees_everybodys_orders_with_their_names(
    site: Site, operator: Person, order: Written, seller: Person
) -> None:
    async with site.entered(operator) as client:
        listed = (await client.get("/orders", params={"q": order.code})).text
        page = await client.get(f"/orders/{order.code}")

    assert seller.name in listed
    assert seller.name in page.text


async def test_a_page_of_an_order_has_its_code_in_any_case(order: Written, seat: httpx.AsyncClient) -> None:
    assert 200 == (await seat.get(f"/orders/{order.code.lower()}")).status_code


@pytest.mark.parametrize("code", ["XXXX", "O-R", "ÄÖÜ", "%2e%2e", "a.b", "*", ">"])
async def test_what_is_no_order_is_not_there(code: str, seat: httpx.AsyncClient) -> None:
    assert 404 == (await seat.get(f"/orders/{code}")).status_code


@pytest.mark.parametrize(
    ("narrowed", "names"),
    [
        ({}, ["Ana Reyes", "Bea O&#39;Hara"]),
        ({"status": "paid"}, ["Ana Reyes"]),
        ({"status": "under_review"}, ["Bea O&#39;Hara"]),
        ({"status": "refunded"}, []),
        ({"status": "no such"}, ["Ana Reyes", "Bea O&#39;Hara"]),
        ({"q": "o'hara"}, ["Bea O&#39;Hara"]),
        ({"q": "reyes ana"}, ["Ana Reyes"]),
        ({"q": "%"}, []),
        ({"q": "+63917"}, ["Ana Reyes", "Bea O&#39;Hara"]),
    ],
)
async def test_buyers_are_found_and_narrowed(
    narrowed: dict[str, str], names: list[str], order: Written, seat: httpx.AsyncClient
) -> None:
    shown = (await seat.get(f"/orders/{order.code}", params=narrowed)).text

    assert names == re.findall(r"<b>([^<₱]+)</b><code>PH-", shown)


async def test_a_buyer_is_found_by_reference(site: Site, order: Written, seat: httpx.AsyncClient) -> None:
    book = (await site.stage.state(order.order_id)).book.values()
    bea = next(one for one in book if one.contact.name == "Bea O'Hara")
    shown = (await seat.get(f"/orders/{order.code}", params={"q": bea.reference})).text

    assert [bea.reference] == re.findall(r"</b><code>(PH-\w+)", shown)


async def test_a_row_holds_what_a_gom_needs(order: Written, seat: httpx.AsyncClient) -> None:
    said = words((await seat.get(f"/orders/{order.code}", params={"q": "Ana"})).text)

    assert "2 × Version A ₱950.00 of ₱950.00 paid" in said
    assert "Phone +639171234567" in said
    assert "Address 12 Mabini Street, Quezon City" in said


async def test_payments_say_who_decided_and_why_they_wait(order: Written, seat: httpx.AsyncClient) -> None:
    said = words((await seat.get(f"/orders/{order.code}", params={"tab": "payments"})).text)

    assert "by the Smart Agent" in said
    assert "The amount is not what is due." in said
    assert "PHP 100.00 due ₱500.00" in said


@pytest.mark.parametrize(("status", "rows"), [("", 2), ("review", 1), ("approved", 1), ("rejected", 0)])
async def test_payments_are_narrowed(status: str, rows: int, order: Written, seat: httpx.AsyncClient) -> None:
    shown = (await seat.get(f"/orders/{order.code}", params={"tab": "payments", "status": status})).text

    assert rows == shown.count('class="row-link"')


async def test_the_timeline_says_who_did_what_when_and_through_what(
    site: Site, seller: Person, order: Written, seat: httpx.AsyncClient
) -> None:
    await site.stage.ask(await site.stage.actor(seller, "web-abc"), "order", order.order_id, r.CompletionRequested())
    said = words((await seat.get(f"/orders/{order.code}", params={"tab": "timeline"})).text)

    assert "The order was written down. Sela Tan · Telegram" in said
    assert re.search(r"Ana Reyes joined \( ?PH-\w+, ₱950.00\)", said)
    assert re.search(r"₱950.00 of Ana Reyes count \(PH-\w+\)\. Smart Agent", said)
    assert re.search(r"The proof of Bea O&#(39|x27);Hara is doubtful", said)
    assert "Refused: That is not possible now: the order is open. Sela Tan · web chat" in said


async def test_a_long_timeline_comes_in_pages(site: Site) -> None:
    seller = await site.stage.person("Long Story", Role.GOM)
    order = await site.stage.order(seller)
    for day in range(8, 60):
        later = r.ExtensionRequested(deadline=datetime.now(UTC) + timedelta(days=day))
        await site.stage.does(seller, "order", order.order_id, later)
    async with site.entered(seller) as client:
        pages = [
            (await client.get(f"/orders/{order.code}", params={"tab": "timeline", "page": page})).text
            for page in (1, 2)
        ]

    assert [40, 14] == [page.count('<li class="tone-') for page in pages]
    assert "The order was written down." in pages[1]


async def test_the_details_say_what_is_sold_and_where_the_money_goes(order: Written, seat: httpx.AsyncClient) -> None:
    said = words((await seat.get(f"/orders/{order.code}", params={"tab": "about"})).text)

    assert "Version A ₱450.00 Version B ₱480.00 Shipping fee ₱50.00" in said
    assert "GCash 09175550142 Juana Cruz" in said
    assert f"/chat?order={order.code}" in said


async def test_an_order_nobody_joined_shows_how_to_invite(site: Site, seller: Person, seat: httpx.AsyncClient) -> None:
    order = await site.stage.order(seller)

    assert f"/chat?order={order.code}" in (await seat.get(f"/orders/{order.code}")).text
