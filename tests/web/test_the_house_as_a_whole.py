"""What holds for every answer: safe headers, nothing from elsewhere, health, and words when a server is gone."""

import dataclasses
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest
from fastapi import APIRouter

from gomflow.consumers.sources import DeskSources
from gomflow.handle.desk import Desk
from gomflow.parts import AGGREGATES
from gomflow.ports.feed import Entry
from gomflow.testing.site import Site
from gomflow.testing.stage import Person
from gomflow.web.app import create_app
from gomflow.web.assets import Assets
from gomflow.web.links import WebLinks
from gomflow.web.serving import serve
from gomflow_adapters.jetstream.connection import connect
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_projections.database import open_engine
from gomflow_projections.reads import PostgresReads

ANYWHERE = ["/", "/orders", "/enter/x", "/docs", "/nothing", "/health/live", "/api/openapi.json", "/api/v1/me"]


@pytest.mark.parametrize("path", ANYWHERE)
async def test_every_answer_carries_the_safe_headers(path: str, browser: httpx.AsyncClient) -> None:
    headers = (await browser.get(path)).headers
    policy = dict(rule.partition(" ")[::2] for rule in headers["content-security-policy"].split("; "))

    assert ("'none'", "'self'", "'self'", "'none'") == tuple(
        policy[name] for name in ("default-src", "script-src", "style-src", "frame-ancestors")
    )
    assert "unsafe" not in headers["content-security-policy"]
    assert "http" not in headers["content-security-policy"]
    assert ("nosniff", "DENY", "same-origin") == tuple(
        headers[name] for name in ("x-content-type-options", "x-frame-options", "referrer-policy")
    )
    assert "server" not in headers
    assert "strict-transport-security" not in headers


async def test_behind_https_browsers_are_to_stay_there(site: Site) -> None:
    links = WebLinks("https://gomflow.test", site.stage.links.secret)
    async with (
        serve(create_app(site.stage.parts, links), "127.0.0.1", 0) as serving,
        httpx.AsyncClient(base_url=serving.url) as client,
    ):
        person = await site.stage.person("Behind A Proxy")
        link = links.entrance(person.member_id, site.stage.parts.world.now()).removeprefix(links.base)
        answer = await client.post(link, headers={"Origin": "https://gomflow.test"})

    assert "max-age=31536000" == answer.headers["strict-transport-security"]
    assert answer.headers["set-cookie"].startswith("__Host-gomflow_session=")
    assert answer.headers["set-cookie"].endswith("; Secure")


@pytest.mark.parametrize("path", ["/", "/orders", "/review", "/tokens", "/enter/x", "/docs", "/nothing"])
async def test_pages_bring_nothing_from_elsewhere_and_nothing_inline(path: str, desk: httpx.AsyncClient) -> None:
    html = (await desk.get(path)).text
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", html, re.DOTALL)

    assert [] == re.findall(r'(?:src|href|action)="(?!/|#|tel:)[^"]*"', html)
    assert [] == [inner for attributes, inner in scripts if inner.strip() or "src=" not in attributes]
    assert [] == re.findall(r"<style|\sstyle=|\son\w+=", html)


@pytest.mark.parametrize("name", ["htmx.js", "page.js", "base.css", "swagger-ui.js", "swagger-ui.css", "icon.svg"])
async def test_static_files_are_ours_and_for_ever(name: str, browser: httpx.AsyncClient) -> None:
    url = Assets().url(name)
    answer = await browser.get(url)
    old = await browser.get(url.replace("/static/", "/static/0"))

    assert (200, 404) == (answer.status_code, old.status_code)
    assert "public, max-age=31536000, immutable" == answer.headers["cache-control"]


async def test_pages_are_kept_by_nobody(desk: httpx.AsyncClient) -> None:
    assert "private, no-store" == (await desk.get("/")).headers["cache-control"]


async def test_a_healthy_house_says_so(browser: httpx.AsyncClient) -> None:
    live, ready = await browser.get("/health/live"), await browser.get("/health/ready")
    details = (await browser.get("/api/health")).json()

    assert [(200, "ok")] * 2 == [(one.status_code, one.json()["status"]) for one in (live, ready)]
    assert {"nats": "ok", "postgres": "ok", "lists": "ok", "parking": "ok"} == {
        name: check["status"] for name, check in details["checks"].items()
    }


async def test_what_is_parked_is_counted_and_makes_nobody_ill(browser: httpx.AsyncClient, site: Site) -> None:
    unreadable = Entry("log.order.lost", 1, b"{}", datetime.now(UTC))
    await site.stage.parts.parking.park("nobody", "log.order.lost", unreadable, "not a Commit")

    answer = await browser.get("/api/health")

    assert 200 == answer.status_code
    parking = answer.json()["checks"]["parking"]
    assert "ok" == parking["status"]
    assert re.fullmatch(r"\d+ queues? stands? still", parking["detail"])


@pytest.fixture
async def without_postgres(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    """A house whose database is out of reach."""
    parts = site.stage.parts
    engine = open_engine("postgresql://nobody@127.0.0.1:1/nothing")
    reads = PostgresReads(engine, parts.progress["desk"])
    broken = dataclasses.replace(
        parts, engine=engine, reads=reads, sources=DeskSources(parts.desk, reads, site.stage.links)
    )
    async with (
        serve(create_app(broken, site.stage.links), "127.0.0.1", 0) as serving,
        httpx.AsyncClient(base_url=serving.url, headers={"Origin": serving.url}, timeout=20) as client,
    ):
        yield client
    await engine.dispose()


@pytest.fixture
async def without_nats(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    """A house whose log is out of reach."""
    parts = site.stage.parts
    async with connect(parts.nats_url, "soon gone") as connection:
        log = JetStreamLog(connection.nc, connection.js)
        desk = Desk(log, AGGREGATES, parts.world.new_id)
        sources = DeskSources(desk, parts.reads, site.stage.links)
        broken = dataclasses.replace(parts, connection=connection, log=log, desk=desk, sources=sources)
        await connection.nc.close()
        async with (
            serve(create_app(broken, site.stage.links), "127.0.0.1", 0) as serving,
            httpx.AsyncClient(base_url=serving.url, headers={"Origin": serving.url}, timeout=20) as client,
        ):
            yield client


class TestWithoutPostgres:
    """The database is out of reach: pages say so, nothing falls over, the log goes on."""

    async def test_pages_say_so(self, site: Site, gom: Person, without_postgres: httpx.AsyncClient) -> None:
        assert 303 == (await without_postgres.post(site.stage.entrance(gom))).status_code
        answer = await without_postgres.get("/")

        assert (503, "2") == (answer.status_code, answer.headers["retry-after"])
        assert "out of reach for a moment" in answer.text

    async def test_the_api_says_so(self, site: Site, gom: Person, without_postgres: httpx.AsyncClient) -> None:
        await without_postgres.post(site.stage.entrance(gom))
        answer = await without_postgres.get("/api/v1/orders")

        assert (503, "out-of-reach", "2") == (
            answer.status_code,
            answer.json()["code"],
            answer.headers["retry-after"],
        )

    async def test_health_says_what_is_wrong(self, without_postgres: httpx.AsyncClient) -> None:
        details = await without_postgres.get("/api/health")

        assert {"nats": "ok", "postgres": "failing", "lists": "failing", "parking": "ok"} == {
            name: check["status"] for name, check in details.json()["checks"].items()
        }
        assert [503, 200, 503] == [
            (await without_postgres.get(path)).status_code for path in ("/api/health", "/health/live", "/health/ready")
        ]


class TestWithoutNats:
    """The log is out of reach."""

    async def test_nobody_comes_in_and_is_told_why(
        self, site: Site, gom: Person, without_nats: httpx.AsyncClient
    ) -> None:
        answer = await without_nats.post(site.stage.entrance(gom))

        assert 503 == answer.status_code
        assert "Nothing is lost" in answer.text

    async def test_health_says_what_is_wrong(self, without_nats: httpx.AsyncClient) -> None:
        details = await without_nats.get("/api/health")

        assert (503, "failing", "ok") == (
            details.status_code,
            details.json()["checks"]["nats"]["status"],
            details.json()["checks"]["postgres"]["status"],
        )


async def test_a_fault_of_ours_is_told_without_its_inside(site: Site, capfd: pytest.CaptureFixture[str]) -> None:
    extra = APIRouter()

    @extra.get("/api/broken")
    @extra.get("/broken")
    async def broken() -> None:
        raise RuntimeError("the inside")

    app = create_app(site.stage.parts, site.stage.links, [extra])
    async with serve(app, "127.0.0.1", 0) as serving, httpx.AsyncClient(base_url=serving.url) as client:
        page, problem = await client.get("/broken"), await client.get("/api/broken")

    assert [500, 500] == [page.status_code, problem.status_code]
    assert "It is not your fault" in page.text
    assert "fault" == problem.json()["code"]
    assert "the inside" not in page.text + problem.text
    assert "content-security-policy" in page.headers
    assert "a request failed" in capfd.readouterr().out
