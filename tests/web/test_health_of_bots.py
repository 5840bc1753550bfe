"""A bot that cannot reach its platform is told, and takes nothing from the others."""

import httpx

from gomflow.ports.chat import NotSent
from gomflow.testing.site import Site
from gomflow.web.app import create_app
from gomflow.web.serving import serve


async def answers() -> str:
    return "@gomflow_bot"


async def is_away() -> str:
    raise NotSent("telegram is away")


async def test_a_bot_that_answers_is_named(site: Site) -> None:
    app = create_app(site.stage.parts, site.stage.links, bots={"telegram": answers})
    async with serve(app, "127.0.0.1", 0) as serving, httpx.AsyncClient(base_url=serving.url) as client:
        found = (await client.get("/api/health")).json()

    assert found["status"] == "ok"
    assert (found["checks"]["telegram"]["status"], found["checks"]["telegram"]["detail"]) == ("ok", "@gomflow_bot")


async def test_a_platform_that_is_away_degrades_and_stays_in_service(site: Site) -> None:
    app = create_app(site.stage.parts, site.stage.links, bots={"telegram": is_away})
    async with serve(app, "127.0.0.1", 0) as serving, httpx.AsyncClient(base_url=serving.url) as client:
        details, ready = await client.get("/api/health"), await client.get("/health/ready")

    assert (details.status_code, ready.status_code) == (200, 200)
    assert details.json()["status"] == "degraded"
    assert details.json()["checks"]["telegram"]["status"] == "failing"
    assert details.json()["checks"]["nats"]["status"] == "ok"
