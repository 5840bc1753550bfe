"""Whose it is not gets nothing through the API: every operation there is, asked with every key it is not for."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from gomflow.testing.belongings import Belongings
from gomflow.testing.site import Site
from gomflow.testing.stage import Person
from gomflow.web import api as api_package
from gomflow.web.keys import new_key

pytestmark = pytest.mark.usefixtures("nothing_changed")


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    """Every operation of the API, with an example of its body."""
    app = FastAPI()
    app.include_router(api_package.router)
    described = app.openapi()
    found = []
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            found.append((method.upper(), path, _example(described, operation)))
    return sorted(found, key=lambda one: one[:2])


def _example(described: dict[str, Any], operation: dict[str, Any]) -> dict[str, Any]:
    schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    named = next((ref["$ref"] for ref in [schema, *schema.get("anyOf", [])] if "$ref" in ref), None)
    if named is None:
        return {}
    examples = described["components"]["schemas"][named.rpartition("/")[2]].get("examples", [{}])
    return dict(examples[0])


OPERATIONS = operations()
WITH_SOMETHING_OF_SOMEBODY = [one for one in OPERATIONS if "{" in one[1]]
CHANGING = [one for one in OPERATIONS if one[0] != "GET"]


@pytest.fixture(scope="module")
async def program_of_stranger(site: Site, stranger: Person) -> AsyncIterator[httpx.AsyncClient]:
    async with site.program(stranger) as client:
        yield client


@pytest.fixture(scope="module")
async def program_of_buyer(site: Site, buyer: Person) -> AsyncIterator[httpx.AsyncClient]:
    async with site.program(buyer) as client:
        yield client


@pytest.mark.parametrize(("method", "path", "body"), OPERATIONS)
async def test_the_api_asks_for_a_key(
    method: str, path: str, body: dict[str, Any], things: Belongings, browser: httpx.AsyncClient
) -> None:
    answer = await browser.request(method, things.at(path), json=body)

    assert (401, "application/problem+json") == (answer.status_code, answer.headers["content-type"])
    assert "token-needed" == answer.json()["code"]
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(("method", "path", "body"), OPERATIONS)
async def test_the_api_is_not_for_buyers(
    method: str, path: str, body: dict[str, Any], things: Belongings, program_of_buyer: httpx.AsyncClient
) -> None:
    answer = await program_of_buyer.request(method, things.at(path), json=body)

    assert (403, "not-a-manager") == (answer.status_code, answer.json()["code"])


@pytest.mark.parametrize(
    ("method", "path", "body"), [one for one in WITH_SOMETHING_OF_SOMEBODY if "{token_id}" not in one[1]]
)
async def test_the_api_finds_nothing_of_another_gom(
    method: str, path: str, body: dict[str, Any], things: Belongings, program_of_stranger: httpx.AsyncClient
) -> None:
    answer = await program_of_stranger.request(method, things.at(path), json=body)

    assert (404, "not-there") == (answer.status_code, answer.json()["code"])


async def test_the_api_revokes_no_key_of_another(things: Belongings, program_of_stranger: httpx.AsyncClient) -> None:
    answer = await program_of_stranger.delete(f"/api/v1/tokens/{things.token_id}")

    assert (409, "token-unknown") == (answer.status_code, answer.json()["code"])


@pytest.mark.parametrize(("method", "path", "body"), CHANGING)
async def test_a_session_changes_nothing_through_the_api(
    method: str, path: str, body: dict[str, Any], things: Belongings, of_gom: httpx.AsyncClient
) -> None:
    answer = await of_gom.request(method, things.at(path), json=body)

    assert (403, "session-only-reads") == (answer.status_code, answer.json()["code"])


@pytest.mark.parametrize("key", ["x", "gf_", "Bearer", "gf_" + "0" * 36 + "_" + "A" * 43, "ключ"])
async def test_what_is_no_key_opens_nothing(key: str, browser: httpx.AsyncClient) -> None:
    headers = {b"Authorization": f"Bearer {key}".encode()}

    assert 401 == (await browser.get("/api/v1/me", headers=headers)).status_code


async def test_a_key_with_another_secret_opens_nothing(
    site: Site, things: Belongings, browser: httpx.AsyncClient
) -> None:
    forged = new_key(things.token_id)
    answer = await browser.get("/api/v1/me", headers={"Authorization": f"Bearer {forged.text}"})

    assert 401 == answer.status_code
