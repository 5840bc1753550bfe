"""The HTTP API: what programs do with orders, payments and keys, and how they are told what is wrong."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from gomflow.testing.site import Site
from gomflow.testing.stage import Person, Place, Written
from gomflow_events.identity import OrderId, Role

PROBLEM = "application/problem+json"


def wanted(**changes: Any) -> dict[str, Any]:
    """An order to write down."""
    usual = {
        "title": "Photobook",
        "currency": "PHP",
        "items": [{"name": "Version A", "price": {"amount": "450", "currency": "PHP"}}],
        "deadline": (datetime.now(UTC) + timedelta(days=7)).isoformat(),
        "minimum": 1,
        "shipping_fee": {"amount": "50.00", "currency": "PHP"},
        "pay_to": [{"method": "gcash", "account": "09175550142", "holder": "Juana Cruz"}],
    }
    return {**usual, **changes}


async def test_the_whole_way_of_an_order(site: Site, gom: Person, api: httpx.AsyncClient) -> None:
    made = await api.post("/api/v1/orders", json=wanted(title="By a program"))
    code = made.json()["code"]
    opened = await api.post(f"/api/v1/orders/{code}/open")
    order = Written(OrderId(made.json()["order_id"]), code, gom)
    place = await site.stage.join(order, await site.stage.person("Ana Reyes"))
    later = (datetime.now(UTC) + timedelta(days=9)).isoformat()
    await api.post(f"/api/v1/orders/{code}/extend", json={"deadline": later})
    closed = await api.post(f"/api/v1/orders/{code}/close")
    cancelled = await api.post(f"/api/v1/orders/{code}/cancel", json={"reason": "Sold out."})
    shown = (await api.get(f"/api/v1/orders/{code}", params={"after": cancelled.json()["sequence"]})).json()

    assert [201, 200, 200, 200] == [one.status_code for one in (made, opened, closed, cancelled)]
    assert ["draft", "open", "closed", "cancelled"] == [
        one.json()["state"] for one in (made, opened, closed, cancelled)
    ]
    assert ("By a program", "cancelled", 0) == (shown["title"], shown["state"], shown["buyers"])
    assert {"amount": "450.00", "currency": "PHP"} == shown["items"][0]["price"]
    assert datetime.fromisoformat(later) == datetime.fromisoformat(shown["deadline"])
    assert place.submission_id


async def test_an_order_in_full(site: Site, api: httpx.AsyncClient, order: Written, place: Place) -> None:
    await site.stage.pays(place)
    shown = (await api.get(f"/api/v1/orders/{order.code}")).json()
    listed = (await api.get("/api/v1/orders", params={"q": order.code})).json()

    assert {"amount": "500.00", "currency": "PHP"} == shown["money"]["received"]
    assert {"amount": "0.00", "currency": "PHP"} == shown["money"]["missing"]
    assert (1, 1, 0) == (shown["buyers"], shown["settled"], shown["to_review"])
    assert [{"method": "gcash", "account": "09175550142", "holder": "Juana Cruz", "trust_up_to": None}] == shown[
        "pay_to"
    ]
    assert (1, 1, 1) == (listed["page"], listed["pages"], listed["total"])
    assert {name: shown[name] for name in listed["items"][0]} == listed["items"][0]


async def test_lists_come_in_pages(site: Site) -> None:
    seller = await site.stage.person("Paged", Role.GOM)
    for _ in range(5):
        await site.stage.order(seller, opened=False)
    async with site.program(seller) as program:
        pages = [
            (await program.get("/api/v1/orders", params={"page": page, "per_page": 2})).json() for page in (1, 2, 3)
        ]

    assert [(1, 2), (2, 2), (3, 1)] == [(page["page"], len(page["items"])) for page in pages]
    assert [(3, 5)] * 3 == [(page["pages"], page["total"]) for page in pages]
    assert 5 == len({item["code"] for page in pages for item in page["items"]})


async def test_orders_are_narrowed_by_state(api: httpx.AsyncClient, order: Written) -> None:
    found = await api.get("/api/v1/orders", params={"state": ["open", "closed"], "per_page": 100})
    nothing = await api.get("/api/v1/orders", params={"state": "no such"})

    assert {"open", "closed"} >= {item["state"] for item in found.json()["items"]}
    assert 422 == nothing.status_code


async def test_an_order_is_changed_in_part(api: httpx.AsyncClient, order: Written) -> None:
    change = {"title": "Another title", "maximum": 9, "items": [{"name": "Only", "price": _php("99.50")}]}
    done = await api.patch(f"/api/v1/orders/{order.code}", json=change)
    unlimited = await api.patch(f"/api/v1/orders/{order.code}", json={"maximum": None})
    shown = (await api.get(f"/api/v1/orders/{order.code}", params={"after": unlimited.json()["sequence"]})).json()

    assert 200 == done.status_code
    assert ("Another title", None, "First press") == (shown["title"], shown["maximum"], shown["description"])
    assert [{"item_id": "1", "name": "Only", "price": _php("99.50")}] == shown["items"]


async def test_prices_are_fixed_once_somebody_joined(api: httpx.AsyncClient, order: Written, place: Place) -> None:
    change = {"items": [{"item_id": "1", "name": "Version A", "price": _php("1.00")}]}
    answer = await api.patch(f"/api/v1/orders/{order.code}", json=change)

    assert (409, "prices-are-fixed") == (answer.status_code, answer.json()["code"])


def _php(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "PHP"}


async def test_the_same_request_happens_once(site: Site, api: httpx.AsyncClient, gom: Person) -> None:
    headers = {"Idempotency-Key": f"order-{uuid4()}"}
    first = await api.post("/api/v1/orders", json=wanted(), headers=headers)
    again = await api.post("/api/v1/orders", json=wanted(), headers=headers)
    async with site.program(gom) as another:
        elsewhere = await another.post("/api/v1/orders", json=wanted(), headers=headers)

    assert {**first.json(), "repeated": True} == again.json()
    assert first.json()["code"] != elsewhere.json()["code"]


async def test_a_refusal_is_repeated_too(api: httpx.AsyncClient, order: Written) -> None:
    headers = {"Idempotency-Key": "close it"}
    url = f"/api/v1/orders/{order.code}"
    refused = [await api.post(f"{url}/close", headers=headers) for _ in range(2)]
    fresh = await api.post(f"{url}/close", json={"below_minimum_is_fine": True}, headers={"Idempotency-Key": "other"})

    assert [(409, "below-minimum")] * 2 == [(one.status_code, one.json()["code"]) for one in refused]
    assert (200, "closed") == (fresh.status_code, fresh.json()["state"])


async def test_what_is_so_already_is_a_conflict(api: httpx.AsyncClient, order: Written) -> None:
    answer = await api.post(f"/api/v1/orders/{order.code}/open")

    assert (409, PROBLEM) == (answer.status_code, answer.headers["content-type"])
    assert {
        "type": "urn:gomflow:problem:nothing-to-change",
        "title": "A rule says no",
        "status": 409,
        "detail": "It is like that already.",
        "code": "nothing-to-change",
        "facts": {},
    } == answer.json()


async def test_a_refusal_has_its_facts(api: httpx.AsyncClient, order: Written) -> None:
    answer = (await api.post(f"/api/v1/orders/{order.code}/close")).json()

    assert {"buyers": 0, "minimum": 1} == answer["facts"]
    assert answer["detail"].startswith("Only 0 of 1 buyers are in.")


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"title": ""}, "body.title"),
        ({"deadline": "2027-01-01T00:00:00"}, "body.deadline"),
        ({"minimum": 0}, "body.minimum"),
        ({"items": []}, "body.items"),
        ({"items": [{"name": "A", "price": _php("0.001")}]}, "body.items.0.price.amount"),
        ({"items": [{"name": "A", "price": {"amount": 450, "currency": "PHP"}}]}, "body.items.0.price.amount"),
        ({"items": [{"name": "A", "price": _php("-1")}]}, "body.items.0.price.amount"),
        ({"shipping_fee": {"amount": "1", "currency": "USD"}}, "body.shipping_fee.currency"),
        ({"pay_to": [{"method": "carrier pigeon", "account": "1", "holder": "A"}]}, "body.pay_to.0.method"),
        ({"surprise": True}, "body.surprise"),
    ],
)
async def test_a_value_that_is_wrong_is_named(change: dict[str, Any], where: str, api: httpx.AsyncClient) -> None:
    answer = await api.post("/api/v1/orders", json=wanted(**change))

    assert (422, PROBLEM, "invalid") == (answer.status_code, answer.headers["content-type"], answer.json()["code"])
    assert [where] == [error["where"] for error in answer.json()["errors"]]


async def test_prices_in_two_currencies_contradict_each_other(api: httpx.AsyncClient) -> None:
    price = {"amount": "1.00", "currency": "MYR"}
    answer = await api.post("/api/v1/orders", json=wanted(items=[{"name": "A", "price": price}]))

    assert (409, "details-invalid") == (answer.status_code, answer.json()["code"])
    assert ["currency"] == answer.json()["facts"]["fields"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"null"])
async def test_a_body_that_is_none_is_told(body: bytes, api: httpx.AsyncClient) -> None:
    answer = await api.post("/api/v1/orders", content=body, headers={"Content-Type": "application/json"})

    assert PROBLEM == answer.headers["content-type"]
    assert answer.status_code in {400, 422}


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/nothing", "/api/v1/orders/XXXX/nothing"])
async def test_an_address_that_is_none_is_told(path: str, api: httpx.AsyncClient) -> None:
    answer = await api.get(path)

    assert (404, PROBLEM, "not-there") == (
        answer.status_code,
        answer.headers["content-type"],
        answer.json()["code"],
    )


async def test_a_method_there_is_not_is_told(api: httpx.AsyncClient) -> None:
    answer = await api.put("/api/v1/orders")

    assert (405, PROBLEM) == (answer.status_code, answer.headers["content-type"])
    assert {"GET", "POST"} >= set(re.split(r",\s*", answer.headers["allow"]))


async def test_lists_that_are_behind_say_so(site: Site, api: httpx.AsyncClient) -> None:
    ahead = site.stage.parts.desk.reached + 1_000_000
    answer = await api.get("/api/v1/orders", params={"after": ahead})

    assert (503, "behind", "2") == (answer.status_code, answer.json()["code"], answer.headers["retry-after"])


async def test_submissions_are_listed_found_and_narrowed(
    site: Site, api: httpx.AsyncClient, order: Written, place: Place
) -> None:
    await site.stage.join(order, await site.stage.person("Bea Lim"))
    await site.stage.pays(place)
    url = f"/api/v1/orders/{order.code}/submissions"
    everybody = (await api.get(url)).json()
    paid = (await api.get(url, params={"status": "paid"})).json()
    found = (await api.get(url, params={"q": "bea"})).json()
    one = (await api.get(f"{url}/{everybody['items'][0]['reference'].lower()}")).json()

    assert ["Ana Reyes", "Bea Lim"] == [item["name"] for item in everybody["items"]]
    assert ["Ana Reyes"] == [item["name"] for item in paid["items"]]
    assert ["Bea Lim"] == [item["name"] for item in found["items"]]
    assert everybody["items"][0] == one
    assert [{"item": "Version A", "quantity": 1}] == one["lines"]
    assert ["500.00", "500.00", "0.00"] == [one[name]["amount"] for name in ("total", "held", "balance")]
    assert 404 == (await api.get(f"{url}/PH-00000000")).status_code


async def test_parcels_and_refunds(site: Site, api: httpx.AsyncClient, order: Written, place: Place) -> None:
    await site.stage.pays(place)
    url = f"/api/v1/orders/{order.code}"
    reference = (await api.get(f"{url}/submissions")).json()["items"][0]["reference"]
    await api.post(f"{url}/close")
    await api.post(f"{url}/ordered")
    unknown = await api.post(f"{url}/shipped", json={"courier": "J&T", "reference": "PH-00000000"})
    sent = await api.post(f"{url}/shipped", json={"courier": "J&T", "tracking": "1", "reference": reference})
    early = await api.post(f"{url}/submissions/{reference}/refunded")
    done = await api.post(f"{url}/complete")

    assert [404, 200, 409, 200] == [one.status_code for one in (unknown, sent, early, done)]
    assert ["shipped", "completed"] == [one.json()["state"] for one in (sent, done)]
    assert "submission-is-not" == early.json()["code"]


async def test_a_refund_is_sent(site: Site, api: httpx.AsyncClient, order: Written, place: Place) -> None:
    await site.stage.pays(place)
    url = f"/api/v1/orders/{order.code}"
    await api.post(f"{url}/cancel", json={"reason": "Called off."})
    one = (await api.get(f"{url}/submissions")).json()["items"][0]
    sent = await api.post(f"{url}/submissions/{one['reference']}/refunded")
    after = (await api.get(f"{url}/submissions", params={"after": sent.json()["sequence"]})).json()["items"][0]

    assert ("refund_due", "500.00") == (one["status"], one["refund_due"]["amount"])
    assert ("refunded", "0.00") == (after["status"], after["refund_due"]["amount"])
