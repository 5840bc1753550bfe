"""Watching over a worker: FastStream goes on asking a consumer that is gone, and never says so."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import structlog
from faststream.nats import ConsumerConfig
from nats.errors import Error as NatsError
from nats.js.api import AckPolicy, DeliverPolicy
from nats.js.errors import APIError, NotFoundError

from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.heeding import heed
from gomflow_adapters.jetstream.watching import Stall

log = structlog.get_logger()

ACK_WAIT = 12
"""Seconds without a word about a message after which the server gives it to somebody else."""

LOOK = 5.0
"""Seconds between two looks at the server's side of a worker."""


class Subscriber(Protocol):
    """A subscriber of FastStream, as far as it has to be started anew."""

    async def start(self) -> None:
        """Begin to ask for messages."""
        ...

    async def stop(self) -> None:
        """Ask no more."""
        ...


def worker_config(name: str, subject: str, at_once: int) -> ConsumerConfig:
    """The consumer of a kind of work."""
    return ConsumerConfig(
        durable_name=name,
        deliver_policy=DeliverPolicy.ALL,
        ack_policy=AckPolicy.EXPLICIT,
        ack_wait=ACK_WAIT,
        filter_subject=subject,
        max_ack_pending=max(at_once * 4, 16),
    )


class Watch:
    """Makes a worker's consumer anew when the server forgot it, or when messages wait and none come."""

    def __init__(
        self,
        connection: Connection,
        stream: str,
        config: ConsumerConfig,
        subscriber: Subscriber,
        is_idle: Callable[[], bool],
        look: float,
    ) -> None:
        self._connection = connection
        self._stream = stream
        self._config = config
        self._subscriber = subscriber
        self._is_idle = is_idle
        self._look = look
        self._floor = 0

    @property
    def _name(self) -> str:
        assert self._config.durable_name is not None
        return self._config.durable_name

    async def attach(self) -> None:
        """Have the server give out again at once what a process that died had in hand."""
        js = self._connection.js
        try:
            info = await js.consumer_info(self._stream, self._name)
        except NotFoundError:
            await js.add_consumer(self._stream, self._from_the_floor())
            return
        if info.config.ack_wait != ACK_WAIT:
            await js.add_consumer(self._stream, replace(info.config, ack_wait=ACK_WAIT))
        if not info.num_waiting:
            # Nobody else asks: what is in hand is in the hands of somebody who died.
            await js.reset_consumer(self._stream, self._name)

    async def run(self) -> None:
        """Look again and again, until cancelled."""
        stall = Stall()
        while True:
            heed()
            await asyncio.sleep(self._look)
            try:
                info = await self._connection.js.consumer_info(self._stream, self._name)
            except NotFoundError:
                await self._anew("the server forgot the consumer", forgotten=True)
                stall.forget()
                continue
            except (NatsError, APIError, TimeoutError):
                # The server is out of reach: there is nothing to see, and nothing to mend from here.
                stall.forget()
                continue
            self._floor = info.ack_floor.stream_seq if info.ack_floor is not None else self._floor
            # What a fellow has in hand is no stall: the server may hold the rest back for its sake.
            if stall.seen(info, idle=self._is_idle() and not info.num_ack_pending):
                await self._anew("messages wait and none come", forgotten=False)
                stall.forget()

    async def _anew(self, why: str, *, forgotten: bool) -> None:
        log.warning("worker attaches again", consumer=self._name, why=why)
        js = self._connection.js
        try:
            await self._subscriber.stop()
            if not forgotten:
                await js.delete_consumer(self._stream, self._name)
            await js.add_consumer(self._stream, self._from_the_floor())
        except (NatsError, APIError, TimeoutError) as error:
            log.warning("worker cannot attach yet", consumer=self._name, why=str(error) or type(error).__name__)
        finally:
            await self._subscriber.start()

    def _from_the_floor(self) -> ConsumerConfig:
        if not self._floor:
            return self._config
        return replace(self._config, deliver_policy=DeliverPolicy.BY_START_SEQUENCE, opt_start_seq=self._floor + 1)
