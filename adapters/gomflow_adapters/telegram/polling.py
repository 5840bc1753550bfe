"""Receiving by asking: getUpdates in a loop, where a confirmed update is a stored one."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, ClassVar

import structlog
from aiogram import Bot
from aiogram.methods import DeleteWebhook, TelegramMethod
from aiogram.types import Update

from gomflow.ports.chat import NotSent, Refused, Uncertain
from gomflow.ports.log import LogUnavailable
from gomflow_adapters.telegram.calls import Conflicted, Flooded, ask
from gomflow_adapters.telegram.inbound import WANTED_UPDATES, UnreadableUpdate, lane_of, read_update
from gomflow_adapters.telegram.receiving import Receiver

log = structlog.get_logger()

AT_ONCE = 100
ANSWER_SECONDS = 15
LONGEST_PAUSE = timedelta(seconds=30)


class RawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates with its updates as they came: one that cannot be read must not hide the others."""

    __returning__: ClassVar[Any] = list[dict[str, Any]]
    __api_method__: ClassVar[str] = "getUpdates"

    offset: int | None = None
    limit: int = AT_ONCE
    timeout: int = 0
    allowed_updates: list[str]


class Polling:
    """Asks Telegram for updates until it is stopped. One at a time for a bot.

    `wait` is how long Telegram holds a question for which it has nothing; `pause` is waited after a first failure and
    doubles with every further one.
    """

    def __init__(
        self,
        bot: Bot,
        receiver: Receiver,
        *,
        wait: timedelta = timedelta(seconds=30),
        pause: timedelta = timedelta(seconds=1),
    ) -> None:
        self._bot = bot
        self._receiver = receiver
        self._wait = round(wait.total_seconds())
        self._pause = pause
        self._next: int | None = None
        self._stopping = asyncio.Event()
        self._question: asyncio.Task[list[dict[str, Any]]] | None = None

    async def run(self) -> None:
        """Receive until `stop`; what was fetched by then is stored first."""
        ready = False
        failures = 0
        while not self._stopping.is_set():
            try:
                if not ready:
                    # As long as a webhook is set, Telegram refuses to be asked.
                    await ask(self._bot, DeleteWebhook(drop_pending_updates=False), ANSWER_SECONDS)
                    ready = True
                await self._round()
                failures = 0
            except (NotSent, Uncertain, Refused, LogUnavailable) as error:
                failures += 1
                await self._rest(error, failures)
        await self._receiver.close()

    def stop(self) -> None:
        """Ask no more."""
        self._stopping.set()
        if self._question is not None:
            self._question.cancel()

    async def _round(self) -> None:
        payloads = await self._fetch()
        if not payloads:
            return
        await self._keep(payloads)
        # Asking for what comes after is what confirms these.
        self._next = max(payload["update_id"] for payload in payloads) + 1

    async def _fetch(self) -> list[dict[str, Any]]:
        method = RawUpdates(offset=self._next, timeout=self._wait, allowed_updates=list(WANTED_UPDATES))
        self._question = asyncio.create_task(ask(self._bot, method, self._wait + ANSWER_SECONDS))
        try:
            return await self._question
        except asyncio.CancelledError:
            if self._stopping.is_set() and self._question.cancelled():
                return []
            raise
        finally:
            self._question.cancel()
            self._question = None

    async def _keep(self, payloads: Sequence[dict[str, Any]]) -> None:
        lanes: dict[int, list[Update]] = {}
        for payload in payloads:
            try:
                update = read_update(payload)
            except UnreadableUpdate as error:
                log.warning("update left out", platform="telegram", update=error.update_id, why=str(error))
                continue
            lanes.setdefault(lane_of(update), []).append(update)
        kept = await asyncio.gather(*(self._keep_in_order(lane) for lane in lanes.values()), return_exceptions=True)
        for failure in kept:
            if failure is not None:
                raise failure

    async def _keep_in_order(self, updates: Sequence[Update]) -> None:
        for update in updates:
            await self._receiver.take(update)

    async def _rest(self, error: Exception, failures: int) -> None:
        if isinstance(error, Conflicted):
            log.error(
                "somebody else receives this bot's updates: stop the other program, or remove its webhook",
                platform="telegram",
                why=str(error),
            )
        else:
            log.warning("updates wait", platform="telegram", why=str(error) or type(error).__name__)
        pause = min(self._pause * 2 ** min(failures - 1, 10), LONGEST_PAUSE)
        if isinstance(error, Flooded):
            pause = error.retry_after
        try:
            await asyncio.wait_for(self._stopping.wait(), pause.total_seconds())
        except TimeoutError:
            return
