"""Pulling from a consumer: whatever has arrived comes at once, and silence is told from emptiness."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from nats.aio.msg import Msg
from nats.errors import Error as NatsError

from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.heeding import heed

HEARTBEAT = 1.0
"""Seconds after which the server says that it is still there when it has nothing to say."""

SILENCE = 3.0
"""Seconds without any word after which a pull counts as lost, although the connection may look fine."""

EXPIRES = 2.0
"""Seconds a pull request stands before it is made anew: that of a process that is frozen must not outlast its turn."""


class PullLost(Exception):
    """The server forgot the pull, or the consumer is gone: attach again."""


class Pull:
    """A standing order for the messages of one consumer; more are ordered whenever half have come."""

    def __init__(self, connection: Connection, stream: str, consumer: str, wanted: int) -> None:
        self._connection = connection
        self._subject = f"$JS.API.CONSUMER.MSG.NEXT.{stream}.{consumer}"
        self._wanted = wanted
        self._inbox = connection.nc.new_inbox()
        self._returns = connection.returns
        self._ordered = 0
        self._arrived: deque[Msg] = deque()
        self._lost = ""
        self._word = asyncio.Event()
        self.waits = False
        """Whether somebody wants messages and there are none."""

    async def take(self, most: int) -> list[Msg]:
        """What has arrived, at least one message and at most `most`. Raises PullLost."""
        heed()
        while not self._arrived:
            heed()
            if self._lost:
                raise PullLost(self._lost)
            if self._ordered <= self._wanted // 2:
                await self._order(self._wanted - self._ordered)
            await self._any_word()
        return [self._arrived.popleft() for _ in range(min(most, len(self._arrived)))]

    async def _any_word(self) -> None:
        self._word.clear()
        self.waits = True
        try:
            # Not wait_for: on Python 3.11 it can swallow a cancellation that comes together with the event.
            async with asyncio.timeout(SILENCE):
                await self._word.wait()
        except TimeoutError as error:
            raise PullLost("silent") from error
        finally:
            self.waits = False
        if self._connection.returns != self._returns:
            # The server that held the order is not the one that answers now.
            raise PullLost("reconnected")

    async def _order(self, count: int) -> None:
        order = {"batch": count, "expires": int(EXPIRES * 1e9), "idle_heartbeat": int(HEARTBEAT * 1e9)}
        self._ordered += count
        await self._connection.nc.publish(self._subject, json.dumps(order).encode(), reply=self._inbox)

    async def heard(self, message: Msg) -> None:
        """Take in a message or a word from the server."""
        headers = message.headers or {}
        status = headers.get("Status")
        if status is None:
            self._ordered -= 1
            self._arrived.append(message)
        elif status == "408" or (status == "409" and "Batch Completed" in headers.get("Description", "")):
            # The order ran out, and so many of it had not come.
            self._ordered = max(self._ordered - int(headers.get("Nats-Pending-Messages", "0")), 0)
        elif status != "100":
            self._lost = f"{status} {headers.get('Description', '')}"
        self._word.set()

    def lose(self, why: str) -> None:
        """Give the pull up: whoever takes from it is told why."""
        self._lost = why
        self._word.set()

    @property
    def inbox(self) -> str:
        """The subject that messages of this pull come to."""
        return self._inbox


@asynccontextmanager
async def pulling(connection: Connection, stream: str, consumer: str, wanted: int) -> AsyncIterator[Pull]:
    """A pull on a consumer that exists, until the end of the block."""
    pull = Pull(connection, stream, consumer, wanted)
    subscription = await connection.nc.subscribe(pull.inbox, cb=pull.heard)
    try:
        yield pull
    finally:
        # Where the connection is gone, the subscription is gone with it.
        with suppress(NatsError):
            await subscription.unsubscribe()
