"""Playing the log again for others: to a file or to a subject of theirs, and with no effect here."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime

from nats.aio.client import Client
from nats.errors import Error as NatsError

from gomflow.operating.events import Happened, Wanted, in_entry
from gomflow.ports.log import LogUnavailable
from gomflow_adapters.jetstream.direct import PATIENCE
from gomflow_adapters.jetstream.streams import LOG, wanted
from gomflow_adapters.jetstream.whole import WholeStream

Sink = Callable[[Happened, str], Awaitable[None]]
"""Takes an event and its JSON."""

Told = Callable[[int, int], None]

_OURS = frozenset({subject.partition(".")[0] for stream in wanted(1) for subject in stream.subjects or ()} | {"events"})
"""First words of subjects that something of GOMFLOW listens to."""


class NotOutside(ValueError):
    """The subject is one that somebody here would take for real."""


class Player:
    """Plays what is wanted to a sink; `speed` is how much faster than it happened, None for as fast as it goes."""

    def __init__(self, nc: Client, wanted: Wanted, *, personal: bool, speed: float | None = None) -> None:
        self._whole = WholeStream(nc, LOG)
        self._wanted = wanted
        self._personal = personal
        self._speed = speed

    async def play(self, sink: Sink, after: int = 0, told: Told = lambda _at, _of: None) -> int:
        """Play from behind a number to what is the end now; how many events were played. Raises LogUnavailable."""
        extent = await self._whole.extent()
        end = 0 if extent is None else extent.last
        before: datetime | None = None
        count = 0
        async for one in self._events(after, end, told):
            if before is not None and self._speed is not None:
                await asyncio.sleep(max((one.recorded.at - before).total_seconds(), 0) / self._speed)
            before = one.recorded.at
            document = one.document(personal=self._personal)
            await sink(one, json.dumps(document, default=str, ensure_ascii=False))
            count += 1
        told(end, end)
        return count

    async def _events(self, after: int, end: int, told: Told) -> AsyncIterator[Happened]:
        async for page in self._whole.pages(after, self._wanted.subjects):
            for entry in page:
                if entry.sequence > end:
                    return
                for one in filter(self._wanted, in_entry(entry)):
                    yield one
            told(page[-1].sequence, end)


async def ensure_outside(nc: Client, subject: str) -> None:
    """Refuse a subject that anything of GOMFLOW listens to, or that a stream keeps. Raises NotOutside."""
    words = subject.split(".")
    if not all(words) or any(sign in subject for sign in "*> \t\r\n") or subject.startswith(("$", "_")):
        raise NotOutside(f"{subject!r} is no subject to publish to. Use words with dots between them: copy.of.the.log.")
    if words[0] in _OURS:
        raise NotOutside(f"{subject} belongs to GOMFLOW: what comes there would be taken for real. Use another word.")
    query = json.dumps({"subject": subject}).encode()
    try:
        reply = await nc.request("$JS.API.STREAM.NAMES", query, timeout=PATIENCE)
    except (NatsError, TimeoutError) as error:
        raise LogUnavailable("the broker did not answer") from error
    keeping = json.loads(reply.data).get("streams")
    if keeping:
        raise NotOutside(f"{subject} is kept by the stream {', '.join(keeping)}. Use a subject that no stream keeps.")


def publishing(nc: Client, subject: str) -> Sink:
    """A sink that publishes each event, with its number and type in headers."""

    async def publish(one: Happened, document: str) -> None:
        recorded = one.recorded
        headers = {"Gomflow-Replayed": str(recorded.sequence), "Gomflow-Type": recorded.type}
        await nc.publish(subject, document.encode(), headers=headers)

    return publish
