"""From what a person says to the answer on the page, with everything between on disk, at so many messages a second."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from random import Random

from bench.figures import Figures, figures
from gomflow.app import Gomflow, gomflow
from gomflow.demo.stage import DemoSettings
from gomflow.simulators.webchat import WebVisitor

VISITORS = 50
SECONDS = 10
PATIENCE = 20.0
WORDS = ("/help", "/orders", "/settings", "/mine")


@asynccontextmanager
async def chat(data: str) -> AsyncIterator[list[WebVisitor]]:
    """GOMFLOW, and people with its chat open."""
    async with AsyncExitStack() as stack:
        running: Gomflow = await stack.enter_async_context(gomflow(DemoSettings(data=Path(data), port=0)))
        visitors = [await stack.enter_async_context(WebVisitor(running.url, "en")) for _ in range(VISITORS)]
        for visitor in visitors:
            await visitor.says("/start")
        for visitor in visitors:
            assert await visitor.until(partial(bool, visitor.messages), PATIENCE)
        yield visitors


async def replies(visitors: list[WebVisitor], rate: int, size: float = 1) -> Figures:
    """People write at a rate, in messages a second; how long each waits for the answer."""
    chance, began = Random(rate), time.perf_counter()
    waiting = []
    for number in range(round(rate * SECONDS * size)):
        await asyncio.sleep(max(began + number / rate - time.perf_counter(), 0))
        visitor = visitors[number % len(visitors)]
        waiting.append(asyncio.create_task(_reply(visitor, chance.choice(WORDS))))
    latencies = await asyncio.gather(*waiting)
    return figures(latencies, time.perf_counter() - began)


async def _reply(visitor: WebVisitor, words: str) -> float:
    said = await visitor.says(words)

    def answered() -> bool:
        return any(shown.answers == said for shown in visitor.messages.values())

    if not await visitor.until(answered, PATIENCE):
        raise TimeoutError(f"no answer to {words} within {PATIENCE} s")
    answer = min(shown.at for shown in visitor.messages.values() if shown.answers == said)
    return answer - visitor.sent[said]
