"""The OpenAPI document holds what it says."""

import re
from datetime import UTC, datetime, timedelta

import httpx
from jsonschema import Draft202012Validator


async def test_every_operation_is_described(browser: httpx.AsyncClient) -> None:
    described = (await browser.get("/api/openapi.json")).json()
    operations = [one for path in described["paths"].values() for one in path.values()]

    assert 25 <= len(operations)
    assert [] == [one["operationId"] for one in operations if not one.get("description") or not one.get("summary")]
    assert {"orders", "payments", "statements", "account", "health"} == {
        tag for one in operations for tag in one["tags"]
    }


async def test_the_problem_it_names_is_described(browser: httpx.AsyncClient) -> None:
    described = (await browser.get("/api/openapi.json")).json()
    problem = described["components"]["schemas"]["Problem"]
    answer = (await browser.get("/api/v1/me")).json()

    Draft202012Validator({**problem, "components": described["components"]}).validate(answer)


async def test_the_example_of_an_order_can_be_written_down(api: httpx.AsyncClient, browser: httpx.AsyncClient) -> None:
    described = (await browser.get("/api/openapi.json")).json()
    example = described["components"]["schemas"]["OrderWanted"]["examples"][0]
    later = (datetime.now(UTC) + timedelta(days=30)).isoformat()

    assert 201 == (await api.post("/api/v1/orders", json={**example, "deadline": later})).status_code


async def test_references_lead_somewhere(browser: httpx.AsyncClient) -> None:
    text = (await browser.get("/api/openapi.json")).text
    described = (await browser.get("/api/openapi.json")).json()
    named = set(re.findall(r"#/components/schemas/([\w-]+)", text))

    assert set() == named - set(described["components"]["schemas"])
