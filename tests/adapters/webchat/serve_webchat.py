"""The web chat in a process of its own, for tests that kill it: serve_webchat.py <nats url> <port>."""

import asyncio
import sys

from gomflow.testing.webchat import served, web_app
from gomflow_adapters.jetstream.connection import connect


async def main(url: str, port: int) -> None:
    async with connect(url, "webchat-process") as connection:
        app, chat = web_app(connection)
        async with chat.running(), served(app, port):
            await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
