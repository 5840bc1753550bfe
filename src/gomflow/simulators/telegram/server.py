"""The Bot API on a port of its own: one bot, its people, and whatever is ordered to go wrong."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from gomflow.simulators.telegram import sending, setting
from gomflow.simulators.telegram.call import Call, read_call
from gomflow.simulators.telegram.changes import Changes
from gomflow.simulators.telegram.chats import Account, Chat
from gomflow.simulators.telegram.errors import ApiError
from gomflow.simulators.telegram.faults import FILE, Fails, Faults, Garbled, LostReply, LostRequest, Slow
from gomflow.simulators.telegram.flood import Limits
from gomflow.simulators.telegram.people import SimulatedGroup, SimulatedUser
from gomflow.simulators.telegram.telegram import Telegram

REQUEST_BYTES = 50 * 1024 * 1024
CALLS_KEPT = 10_000
PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>"
Method = Callable[[Telegram, Call], Awaitable[Any]]

METHODS: Mapping[str, Method] = {
    "getme": setting.get_me,
    "getupdates": setting.get_updates,
    "setwebhook": setting.set_webhook,
    "deletewebhook": setting.delete_webhook,
    "getwebhookinfo": setting.get_webhook_info,
    "setmycommands": setting.set_my_commands,
    "getmycommands": setting.get_my_commands,
    "deletemycommands": setting.delete_my_commands,
    "getfile": setting.get_file,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": sending.edit_message_text,
    "editmessagereplymarkup": sending.edit_message_reply_markup,
    "deletemessage": sending.delete_message,
    "answercallbackquery": sending.answer_callback_query,
}


class TelegramSimulator:
    """Our own Bot API server for one bot: `async with TelegramSimulator() as simulator`, then `simulator.url`.

    `limits` None means no flood control. `webhook_pause` is the first pause, in seconds, between deliveries that were
    refused. `calls` are the bot's latest calls as they came.
    """

    def __init__(
        self,
        token: str = "700100200:simulated-token-of-no-bot-at-all-x",  # noqa: S107 - it opens nothing
        username: str = "gomflow_bot",
        *,
        port: int = 0,
        limits: Limits | None = Limits(),  # noqa: B008 - a frozen value
        webhook_pause: float = 1.0,
    ) -> None:
        self.token = token
        bot = Account(int(token.partition(":")[0]), "GOMFLOW", username=username, is_bot=True)
        self.telegram = Telegram(bot, limits, webhook_pause=webhook_pause)
        self.calls = deque[Call](maxlen=CALLS_KEPT)
        self._called = Changes()
        self._port = port
        self._runner: web.AppRunner | None = None
        self._users: dict[int, SimulatedUser] = {}

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=REQUEST_BYTES)
        app.router.add_route("*", "/bot{token}/{method}", self._method)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.telegram.updates.end()
        if self.telegram.delivery is not None:
            await self.telegram.delivery.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def url(self) -> str:
        """The base of its addresses, as in `connect(simulator.token, simulator.url)`."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def faults(self) -> Faults:
        """What is to go wrong."""
        return self.telegram.faults

    def user(
        self,
        user_id: int,
        first_name: str,
        language_code: str | None = None,
        *,
        last_name: str = "",
        username: str = "",
    ) -> SimulatedUser:
        """A person with Telegram; the same again for the same id."""
        if user_id not in self._users:
            account = Account(user_id, first_name, last_name, username, language_code)
            chat = self.telegram.chats[user_id] = Chat(user_id, person=account)
            self._users[user_id] = SimulatedUser(self.telegram, account, chat)
        return self._users[user_id]

    def group(self, chat_id: int, title: str) -> SimulatedGroup:
        """A group the bot is in; its id is negative."""
        chat = self.telegram.chats[chat_id] = Chat(chat_id, title=title, kind="group", started=True)
        return SimulatedGroup(self.telegram, chat)

    async def has_delivered(self, within: float = 5.0) -> bool:
        """Whether the bot takes every update within so many seconds."""
        return await self.telegram.updates.until_confirmed(within)

    async def is_asked(self, method: str, within: float = 5.0) -> Call:
        """The first call of a method, waited for so many seconds."""
        call = await self._called.until(lambda: next((one for one in self.calls if one.method == method), None), within)
        assert call is not None, f"nobody called {method} within {within} s"
        return call

    async def _method(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        return await self._unless_struck(name, request, lambda: self._answer(name, request))

    async def _file(self, request: web.Request) -> web.StreamResponse:
        return await self._unless_struck(FILE, request, lambda: self._bytes(request))

    async def _unless_struck(
        self, name: str, request: web.Request, answer: Callable[[], Awaitable[web.Response]]
    ) -> web.StreamResponse:
        """The answer, or what a fault that was ordered makes of it."""
        match self.faults.strike(name):
            case LostRequest():
                return _cut_off(request)
            case LostReply():
                await answer()
                return _cut_off(request)
            case Slow(seconds=seconds):
                await asyncio.sleep(seconds)
            case Fails() as failing:
                if failing.carried_out:
                    await answer()
                return _failure(failing)
            case Garbled(carried_out=carried_out):
                if carried_out:
                    await answer()
                return web.Response(text=PAGE, content_type="text/html", status=502)
        return await answer()

    async def _answer(self, name: str, request: web.Request) -> web.Response:
        try:
            call = await self._call(name, request)
            result = await METHODS[name.lower()](self.telegram, call)
        except ApiError as error:
            return web.json_response(error.body(), status=error.code)
        return web.json_response({"ok": True, "result": result})

    async def _call(self, name: str, request: web.Request) -> Call:
        if request.match_info["token"] != self.token:
            raise ApiError(401)
        if name.lower() not in METHODS:
            raise ApiError(404, "method not found")
        try:
            call = await read_call(name, request)
        except web.HTTPRequestEntityTooLarge:
            raise ApiError(413) from None
        self.calls.append(call)
        self._called.tell()
        return call

    async def _bytes(self, request: web.Request) -> web.Response:
        data = self.telegram.files.at(request.match_info["path"])
        if request.match_info["token"] != self.token or data is None:
            return web.json_response(ApiError(404).body(), status=404)
        return web.Response(body=data, content_type="application/octet-stream")


def _cut_off(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _failure(fault: Fails) -> web.Response:
    parameters = {"retry_after": fault.retry_after} if fault.retry_after else {}
    return web.json_response(ApiError(fault.status, fault.what, **parameters).body(), status=fault.status)
