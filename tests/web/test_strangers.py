"""Whose it is not sees nothing and changes nothing: every route there is, asked by everybody it is not for."""

import pkgutil
from collections.abc import AsyncIterator
from importlib import import_module
from typing import Any

import httpx
import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute

import gomflow.web
from gomflow.testing.belongings import Belongings
from gomflow.testing.site import Site
from gomflow.testing.stage import Person
from gomflow.web import api as api_package
from gomflow.web import docs, health, metrics
from gomflow.web.app import PAGES

pytestmark = pytest.mark.usefixtures("nothing_changed")

PAGE_ROUTES = sorted(
    (method, route.path)
    for router in PAGES
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in route.methods or ()
)
DOORS = {("GET", "/enter/{signed}"), ("POST", "/enter/{signed}"), ("POST", "/leave")}
"""What is there for people who are not in yet, or are going."""

GUARDED = [route for route in PAGE_ROUTES if route not in DOORS]
OF_SOMEBODY = [one for one in GUARDED if "{code}" in one[1] or "{payment_id}" in one[1]]
FORM = {
    "deadline": "2030-01-01T12:00",
    "courier": "J&T",
    "reason": "unclear",
    "amount": "1",
    "granted": "yes",
    "label": "a key",
    "currency": "PHP",
    "method": "gcash",
    "lines": "GCash 0917 555 0142 Juana Cruz",
    "allowed": "yes",
}


@pytest.fixture(scope="module")
async def of_stranger(site: Site, stranger: Person) -> AsyncIterator[httpx.AsyncClient]:
    async with site.entered(stranger) as client:
        yield client


@pytest.fixture(scope="module")
async def of_buyer(site: Site, buyer: Person) -> AsyncIterator[httpx.AsyncClient]:
    async with site.entered(buyer) as client:
        yield client


async def asked(client: httpx.AsyncClient, method: str, url: str, things: Belongings, **how: Any) -> httpx.Response:
    """Send a request with a form that is filled in; an endless answer is left at its headers."""
    form = {**FORM, "submission_id": things.submission_id} if method == "POST" else None
    async with client.stream(method, url, data=form, **how) as answer:
        if "event-stream" not in answer.headers.get("content-type", ""):
            await answer.aread()
        return answer


def test_every_router_of_the_package_is_looked_at_here() -> None:
    modules = [import_module(f"gomflow.web.{found.name}") for found in pkgutil.iter_modules(gomflow.web.__path__)]
    routers = [module.router for module in modules if isinstance(getattr(module, "router", None), APIRouter)]

    assert [] == [
        router
        for router in routers
        if router not in [*PAGES, api_package.router, docs.router, health.router, metrics.router]
    ]


@pytest.mark.parametrize(("method", "path"), GUARDED)
async def test_nobody_gets_a_page_without_a_session(
    method: str, path: str, things: Belongings, browser: httpx.AsyncClient
) -> None:
    answer = await asked(browser, method, things.at(path), things)

    assert 401 == answer.status_code
    assert things.code not in answer.text


@pytest.mark.parametrize(("method", "path"), GUARDED)
async def test_a_buyer_gets_no_page(method: str, path: str, things: Belongings, of_buyer: httpx.AsyncClient) -> None:
    assert 403 == (await asked(of_buyer, method, things.at(path), things)).status_code


@pytest.mark.parametrize(("method", "path"), OF_SOMEBODY)
async def test_another_gom_finds_nothing(
    method: str, path: str, things: Belongings, of_stranger: httpx.AsyncClient
) -> None:
    answer = await asked(of_stranger, method, things.at(path), things)

    assert 404 == answer.status_code
    assert things.reference not in answer.text


@pytest.mark.parametrize(("method", "path"), [one for one in GUARDED if one[1].startswith("/people")])
async def test_people_are_for_operators(method: str, path: str, things: Belongings, of_gom: httpx.AsyncClient) -> None:
    assert 403 == (await asked(of_gom, method, things.at(path), things)).status_code


@pytest.mark.parametrize("path", ["/", "/orders", "/review", "/tokens"])
async def test_lists_hold_nothing_of_another_gom(path: str, things: Belongings, of_stranger: httpx.AsyncClient) -> None:
    shown = (await of_stranger.get(path, follow_redirects=True)).text

    assert [] == [told for told in (things.code, things.reference, things.token_id[:13], "theirs") if told in shown]


async def test_another_gom_cannot_revoke_a_key(
    site: Site, gom: Person, things: Belongings, of_stranger: httpx.AsyncClient
) -> None:
    await of_stranger.post(f"/tokens/{things.token_id}/revoke")
    member = await site.stage.member(gom)

    assert things.token_id in member.tokens


@pytest.mark.parametrize(("method", "path"), [one for one in PAGE_ROUTES if one[0] == "POST"])
@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Origin": "https://elsewhere.example"}, id="another site"),
        pytest.param({"Origin": "null"}, id="a sandbox"),
        pytest.param({"Origin": "http://[::1"}, id="no origin that is one"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, id="a sibling domain"),
    ],
)
async def test_another_page_changes_nothing(
    method: str,
    path: str,
    headers: dict[str, str],
    site: Site,
    things: Belongings,
    gom: Person,
    of_gom: httpx.AsyncClient,
) -> None:
    url = site.stage.entrance(gom) if path.startswith("/enter") else things.at(path)

    assert 403 == (await asked(of_gom, method, url, things, headers=headers)).status_code
    assert 200 == (await of_gom.get("/")).status_code


@pytest.mark.parametrize(("method", "path"), [one for one in PAGE_ROUTES if one[0] == "POST"])
async def test_what_names_no_origin_changes_nothing(
    method: str, path: str, site: Site, things: Belongings, of_gom: httpx.AsyncClient
) -> None:
    async with httpx.AsyncClient(base_url=site.url, cookies=of_gom.cookies) as nowhere:
        assert 403 == (await asked(nowhere, method, things.at(path), things)).status_code


@pytest.mark.parametrize(("method", "path"), [one for one in GUARDED if one[0] == "GET" and one[1] != "/live"])
async def test_no_page_holds_a_secret(
    method: str, path: str, site: Site, things: Belongings, operator: Person, of_gom: httpx.AsyncClient
) -> None:
    keys = site.stage.parts.keys
    secrets = [keys.secret, keys.webhook_secret, keys.operator_chat, site.stage.parts.database_url]
    shown = (await asked(of_gom, method, things.at(path), things)).text
    async with site.entered(operator) as client:
        shown += (await asked(client, method, things.at(path), things)).text

    assert [] == [secret for secret in secrets if secret in shown]
    assert ("invite" in path or path == "/people") == (keys.invite_code in shown)
