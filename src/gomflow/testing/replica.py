"""One of several processes that run the same consumers: `python -m gomflow.testing.replica URL STREAM SERVICE…`.

What it handles it writes to `done.<stream>.<service>.<key>.<message>`, each once, so that their order there is the
order in which messages had their effect. What begins with `bad` is poison until somebody writes to `mended.<stream>`.
"""

import asyncio
import sys
from contextlib import suppress

from gomflow.logs import set_up_logs
from gomflow.ports.outcome import DONE, Again, ConsumerOutcome, Poison
from gomflow.settings import Settings
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.consumer import OrderedConsumer
from gomflow_adapters.jetstream.delivered import Delivered
from gomflow_adapters.jetstream.direct import last_of
from gomflow_adapters.jetstream.parking import JetStreamParking
from gomflow_adapters.jetstream.publish import Conflict, Guarded, Unknown, publish_one
from gomflow_adapters.jetstream.turns import JetStreamTurns

TAKES = 0.003
"""Seconds that one message takes."""


def effects_of(stream: str) -> str:
    """The stream that effects are written to."""
    return f"DONE{stream}"


class _Effects:
    """The handler of a service."""

    def __init__(self, connection: Connection, stream: str, service: str) -> None:
        self._connection = connection
        self._stream = stream
        self._service = service

    async def handle(self, message: Delivered) -> ConsumerOutcome:
        """Have the effect of a message, once."""
        if message.data.startswith(b"bad") and not await self._mended():
            return Poison("it is bad")
        await asyncio.sleep(TAKES)
        key = message.subject.rpartition(".")[2]
        subject = f"done.{self._stream}.{self._service}.{key}.{message.data.decode()}"
        try:
            with suppress(Conflict):
                await publish_one(self._connection.js, Guarded(subject, message.data, 0))
        except Unknown as error:
            return Again(str(error))
        return DONE

    async def _mended(self) -> bool:
        return await last_of(self._connection.nc, effects_of(self._stream), f"mended.{self._stream}") is not None


async def main(url: str, stream: str, *services: str) -> None:
    """Run until the process ends."""
    set_up_logs(Settings())
    async with connect(url, "replica") as connection, JetStreamTurns.open(connection) as turns:
        print(turns.process, flush=True)  # noqa: T201 - the name by which it takes turns
        consumers = [
            OrderedConsumer(
                connection,
                stream=stream,
                name=service,
                filters=[f"{stream}.>"],
                handle=_Effects(connection, stream, service).handle,
                parking=JetStreamParking(connection),
                turns=turns,
            )
            for service in services
        ]
        await asyncio.gather(*(consumer.run() for consumer in consumers))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
