"""The one address in front of several replicas: each connection goes to the next of them that takes it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from itertools import count

_CHUNK = 65_536


@asynccontextmanager
async def front(port: int, behind: Sequence[int]) -> AsyncIterator[None]:
    """Pass every connection to `port` on to one of the ports behind it, in turns, for as long as the block lasts.

    A connection that nobody takes is closed, as a balancer without a healthy replica does.
    """
    turns = count()
    open_now: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        open_now.add(task)
        try:
            first = next(turns)
            for offset in range(len(behind)):
                if await _passed_on(reader, writer, behind[(first + offset) % len(behind)]):
                    return
        finally:
            open_now.discard(task)
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", port)
    try:
        yield
    finally:
        server.close()
        for task in list(open_now):
            task.cancel()
        await asyncio.gather(*open_now, return_exceptions=True)


async def _passed_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> bool:
    """Carry both directions until both have ended; False when nobody listens on the port."""
    try:
        answers, asks = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    try:
        await asyncio.gather(_carry(reader, asks), _carry(answers, writer))
    finally:
        asks.close()
    return True


async def _carry(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    # Whoever breaks off is seen as the end by the other side, which is what would be seen without us.
    with suppress(OSError):
        while data := await source.read(_CHUNK):
            target.write(data)
            await target.drain()
    with suppress(OSError):
        if target.can_write_eof():
            target.write_eof()
