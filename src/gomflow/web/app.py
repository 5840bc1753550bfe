"""The web of GOMFLOW as one FastAPI app: the dashboard, the HTTP API, health, and whatever else is mounted on it."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

from fastapi import APIRouter, FastAPI

from gomflow import __version__
from gomflow.parts import Parts
from gomflow.web import (
    deciding_again,
    docs,
    entering,
    health,
    keys_page,
    matching,
    methods_page,
    metrics,
    news,
    order_actions,
    order_page,
    overview,
    people,
    pictures,
    reviewing,
    several,
    statements,
)
from gomflow.web.api import router as api
from gomflow.web.api.described import ABOUT, TAGS, Described
from gomflow.web.assets import Assets
from gomflow.web.headers import SafeHeaders
from gomflow.web.house import House, Look
from gomflow.web.links import WebLinks
from gomflow.web.live import Hub
from gomflow.web.pages import Pages
from gomflow.web.session import Sessions
from gomflow.web.telling import tell_troubles
from gomflow_projections.board import PostgresBoard

Running = Callable[[], AbstractAsyncContextManager[None]]
"""Something that has to run while the app serves."""

PAGES = (
    entering.router,
    overview.router,
    order_page.router,
    order_actions.router,
    # Before the page of one proof, whose path would take theirs.
    pictures.router,
    several.router,
    reviewing.router,
    deciding_again.router,
    people.router,
    matching.router,
    statements.router,
    keys_page.router,
    methods_page.router,
    news.router,
)
"""The routers of the dashboard: every route of theirs is for people who came in, but for the door itself."""


_NO_BOTS: Mapping[str, Look] = {}


def create_app(
    parts: Parts,
    links: WebLinks,
    extra_routers: Sequence[APIRouter] = (),
    *,
    running: Sequence[Running] = (),
    bots: Mapping[str, Look] = _NO_BOTS,
) -> FastAPI:
    """The app on some parts.

    `links.base` is the address people reach it at: with https, cookies are for https only. `extra_routers` are served
    beside the dashboard (the web chat, webhooks); `running` is held open while the
    app serves; `bots` tell how they are.
    """
    https = links.base.startswith("https://")
    sessions, assets = Sessions(parts.keys.secret, secure=https), Assets()
    board = PostgresBoard(parts.engine)
    hub = Hub(board, parts.progress["desk"])
    pages = Pages(parts.texts, assets, sessions, parts.world.now)
    app = Described(
        title="GOMFLOW",
        summary="Group orders, for programs",
        description=ABOUT,
        version=__version__,
        openapi_url="/api/openapi.json",
        openapi_tags=TAGS,
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan(hub, running),
    )
    app.state.house = House(parts, links, board, pages, sessions, hub, bots)
    app.state.close_streams = hub.close
    app.add_middleware(SafeHeaders, https=https)
    tell_troubles(app)
    for router in (assets.router(), health.router, metrics.router, docs.router, api, *PAGES, *extra_routers):
        app.include_router(router)
    return app


def _lifespan(hub: Hub, running: Sequence[Running]) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            for run in (hub.running, *running):
                await stack.enter_async_context(run())
            yield

    return lifespan
