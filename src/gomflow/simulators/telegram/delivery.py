"""The webhook's side of Telegram: every update again and again until it is taken, those of one chat in order."""

import asyncio
import time
from collections import deque
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass

import aiohttp

from gomflow.simulators.telegram.chats import Json
from gomflow.simulators.telegram.faults import (
    DELIVERY,
    TURN,
    DeliveredLate,
    DeliveredTwice,
    Fails,
    Faults,
    LostReply,
    LostRequest,
    Overtaken,
    Slow,
)
from gomflow.simulators.telegram.updates import Update, Updates

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LONGEST_PAUSE = 60.0
PATIENCE = aiohttp.ClientTimeout(total=60)


@dataclass(frozen=True, slots=True)
class Hook:
    """Where updates go. `first_pause`, in seconds, follows a second refusal and doubles with each further one."""

    url: str
    secret: str = ""
    max_connections: int = 40
    first_pause: float = 1.0


class Delivery:
    """Delivers to one hook until it is stopped; `attempts` are those that are over."""

    def __init__(self, hook: Hook, updates: Updates, faults: Faults) -> None:
        self.hook = hook
        self.attempts = 0
        self.last_error: tuple[int, str] | None = None
        self._updates = updates
        self._faults = faults
        self._room = asyncio.Semaphore(hook.max_connections)
        self._lanes: dict[int, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._http = aiohttp.ClientSession(timeout=PATIENCE)
        for update in updates.pending.values():
            self.offer(update)
        updates.webhook = self.offer

    def offer(self, update: Update) -> None:
        """Deliver an update after those of its chat that came before."""
        lane = self._lanes.setdefault(update.lane, deque())
        lane.append(update)
        if len(lane) == 1:
            self._begin(self._drive(update.lane, lane))

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work, name="simulated webhook")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Deliver no more; what was not taken stays pending."""
        self._updates.webhook = None
        for task in list(self._tasks):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await self._http.close()

    def info(self) -> Json:
        """As part of WebhookInfo."""
        told: Json = {"max_connections": self.hook.max_connections, "ip_address": "127.0.0.1"}
        if self.last_error is not None:
            told |= {"last_error_date": self.last_error[0], "last_error_message": self.last_error[1]}
        return told

    async def _drive(self, lane_id: int, lane: deque[Update]) -> None:
        while lane:
            if len(lane) > 1 and isinstance(self._faults.strike(TURN), Overtaken):
                lane[0], lane[1] = lane[1], lane[0]
            await self._until_taken(lane[0])
            self._updates.delivered(lane.popleft().update_id)
        del self._lanes[lane_id]

    async def _until_taken(self, update: Update) -> None:
        refusals = 0
        while True:
            async with self._room:
                wrong, asked_for = await self._attempt(update)
            if wrong is None:
                return
            self.last_error = (int(time.time()), wrong)
            refusals += 1
            own = 0.0 if refusals == 1 else self.hook.first_pause * 2 ** (refusals - 2)
            await asyncio.sleep(asked_for or min(own, LONGEST_PAUSE))

    async def _attempt(self, update: Update) -> tuple[str | None, float]:
        """What was wrong, or None, and the pause that was asked for."""
        fault = self._faults.strike(DELIVERY)
        if isinstance(fault, Slow):
            await asyncio.sleep(fault.seconds)
        if isinstance(fault, LostRequest):
            return "Connection reset by peer", 0
        if isinstance(fault, Fails) and not fault.carried_out:
            return f"Wrong response from the webhook: {fault.status}", fault.retry_after
        wrong, pause = await self._post(update)
        if isinstance(fault, DeliveredTwice):
            wrong, pause = await self._post(update)
        if isinstance(fault, DeliveredLate) and wrong is None:
            self._begin(self._repeat(update, fault.seconds))
        if isinstance(fault, LostReply):
            return "Read timeout expired", 0
        if isinstance(fault, Fails):
            return f"Wrong response from the webhook: {fault.status}", fault.retry_after
        return wrong, pause

    async def _repeat(self, update: Update, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self._post(update)

    async def _post(self, update: Update) -> tuple[str | None, float]:
        headers = {SECRET_HEADER: self.hook.secret} if self.hook.secret else {}
        try:
            async with self._http.post(self.hook.url, json=update.body, headers=headers) as answer:
                if answer.ok:
                    return None, 0
                said = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                return said, float(answer.headers.get("Retry-After", "0"))
        except (aiohttp.ClientError, TimeoutError) as error:
            return type(error).__name__, 0
        finally:
            self.attempts += 1
