"""The web chat as a whole: its routes, and the reader behind them."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime

import structlog
from fastapi import APIRouter, Request, Response, WebSocket
from fastapi.responses import HTMLResponse, JSONResponse

from gomflow.ports.chat import Deliveries, Inbox
from gomflow.ports.history import History
from gomflow.ports.vault import Vault
from gomflow.texts import Texts
from gomflow_adapters.webchat import languages
from gomflow_adapters.webchat.hub import Hub
from gomflow_adapters.webchat.inbound import Visit
from gomflow_adapters.webchat.languages import known_language, language_of
from gomflow_adapters.webchat.origin import same_origin
from gomflow_adapters.webchat.page import ASSET_HEADERS, PAGE_HEADERS, Page
from gomflow_adapters.webchat.pictures import Pictures
from gomflow_adapters.webchat.session import Session, Stores
from gomflow_adapters.webchat.visitor import CookieOptions, Visitors, new_chat_id
from gomflow_adapters.webchat.words import commands
from gomflow_events.identity import Language

log = structlog.get_logger()

NO_CHAT = 4401
"""Close code: the cookie names no chat; the page has to be loaded anew to get one."""


def _now() -> datetime:
    return datetime.now(UTC)


class WebChat:
    """The chat at /chat. Mount `router()` on the app, and hold `running()` open while it serves.

    `secret` signs the cookies: who knows it can be anybody. `names` are the commands to offer with their audiences
    (see `words.commands`). `uploads` keeps what people send until it is taken in, in `vault` unless told otherwise.
    `secure` marks the cookies for https only.
    """

    def __init__(
        self,
        inbox: Inbox,
        history: History,
        vault: Vault,
        deliveries: Deliveries,
        secret: str,
        texts: Texts,
        *,
        names: Mapping[str, str],
        uploads: Vault | None = None,
        secure: bool = False,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._hub = Hub(history)
        self._stores = Stores(inbox, history, deliveries, self._hub, texts, now)
        self._texts = texts
        self._names = names
        self._visitors = Visitors(secret, secure)
        self._page = Page(texts)
        self._pictures = Pictures(self._visitors, history, vault, uploads or vault, texts)

    def running(self) -> AbstractAsyncContextManager[None]:
        """What has to run while the routes are served."""
        return self._hub.running()

    def chat_cookie(self, chat_id: str) -> tuple[str, str, CookieOptions]:
        """The cookie that gives a browser this chat: name, value, options for `set_cookie`. Raises ValueError."""
        return self._visitors.cookie(chat_id)

    def chat_of(self, cookies: Mapping[str, str]) -> str | None:
        """The id of the chat that a request's cookies prove; None where they prove none."""
        return self._visitors.chat_of(cookies)

    def router(self) -> APIRouter:
        """The routes, all under /chat."""
        router = APIRouter()
        add = router.add_api_route
        add("/chat", self._show, methods=["GET"], include_in_schema=False)
        add("/chat/commands", self._commands, methods=["GET"], include_in_schema=False)
        add("/chat/static/{digest}/{name}", self._asset, methods=["GET"], include_in_schema=False)
        self._pictures.add_to(router)
        router.add_api_websocket_route("/chat/ws", self._talk)
        return router

    async def _show(self, request: Request) -> Response:
        known = self._visitors.chat_of(request.cookies)
        visit = Visit(known or new_chat_id(), _language(request))
        response = HTMLResponse(self._page.html(visit, fresh=known is None), headers=dict(PAGE_HEADERS))
        # Set at every visit, so that the chat stays with whoever comes back.
        name, value, options = self._visitors.cookie(visit.chat_id)
        response.set_cookie(name, value, **options)
        if known_language(request.query_params.get("language")):
            response.set_cookie(languages.COOKIE, visit.language.value, **options)
        return response

    async def _commands(self, request: Request) -> Response:
        offered = commands(self._texts, _language(request), self._names)
        return JSONResponse(offered, headers={"Cache-Control": "private, max-age=300"})

    async def _asset(self, digest: str, name: str) -> Response:
        asset = self._page.asset(digest, name)
        if asset is None:
            return Response(status_code=404)
        return Response(asset.data, media_type=asset.media_type, headers=dict(ASSET_HEADERS))

    async def _talk(self, socket: WebSocket) -> None:
        if not same_origin(socket.headers):
            # Another site, or a proxy in front that changes the Host header.
            origin, host = socket.headers.get("origin"), socket.headers.get("host")
            log.warning("a socket of another origin was refused", origin=origin, host=host)
            await socket.close()
            return
        await socket.accept()
        chat_id = self._visitors.chat_of(socket.cookies)
        if chat_id is None:
            await socket.close(NO_CHAT)
            return
        await Session(socket, Visit(chat_id, _language(socket)), self._stores).serve()


def _language(request: Request | WebSocket) -> Language:
    query, accepted = request.query_params.get("language"), request.headers.get("accept-language", "")
    return language_of(query, request.cookies, accepted)
