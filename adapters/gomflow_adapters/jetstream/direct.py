"""Reading a stream without a consumer: the last message of a subject, and all of a subject in batches."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError

from gomflow.ports.log import LogUnavailable

PAGE = 1000
"""Messages the server hands over for one request; it is the most it allows."""

PATIENCE = 5.0
"""Seconds without a message after which the server counts as out of reach."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One message as it lies in a stream."""

    subject: str
    sequence: int
    data: bytes
    at: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


async def last_of(nc: Client, stream: str, subject: str) -> Kept | None:
    """The last message of a subject, None where there is none. Raises LogUnavailable."""
    try:
        reply = await nc.request(f"$JS.API.DIRECT.GET.{stream}.{subject}", b"", timeout=PATIENCE)
    except (NatsError, TimeoutError) as error:
        raise LogUnavailable(f"stream {stream} did not answer") from error
    headers = reply.headers or {}
    if headers.get("Status") == "404":
        return None
    if "Nats-Sequence" not in headers:
        raise LogUnavailable(f"stream {stream} answered {headers.get('Status')} {headers.get('Description', '')}")
    return _kept(reply)


async def all_of(nc: Client, stream: str, subject: str, after: int = 0) -> Sequence[Kept]:
    """The messages of a subject (or of a filter) with a sequence above `after`, in order. Raises LogUnavailable."""
    found: list[Kept] = []
    page = _Page(found)
    inbox = nc.new_inbox()
    # By callback: to wait for each message of a page costs more than to read it.
    replies = await nc.subscribe(inbox, cb=page.take)
    try:
        more = True
        while more:
            start = found[-1].sequence if found else after
            query = {"batch": PAGE, "seq": start + 1, "next_by_subj": subject}
            await nc.publish(f"$JS.API.DIRECT.GET.{stream}", json.dumps(query).encode(), reply=inbox)
            more = await page.ends(stream)
    except (TimeoutError, NatsError) as error:
        raise LogUnavailable(f"stream {stream} did not answer") from error
    finally:
        await replies.unsubscribe()
    return found


class _Page:
    """Takes in one page after the other; each ends with a word of the server."""

    def __init__(self, found: list[Kept]) -> None:
        self._found = found
        self._end: Mapping[str, str] | None = None
        self._ended = asyncio.Event()

    async def take(self, reply: Msg) -> None:
        """One message, or the end of the page."""
        headers = reply.headers or {}
        if "Status" in headers:
            self._end = headers
            self._ended.set()
        else:
            self._found.append(_kept(reply))

    async def ends(self, stream: str) -> bool:
        """Wait for the end of the page; whether the server has more. Raises LogUnavailable, TimeoutError."""
        while self._end is None:
            had = len(self._found)
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._ended.wait()
            except TimeoutError:
                if len(self._found) == had:
                    raise
        end, self._end = self._end, None
        self._ended.clear()
        if end["Status"] == "204":
            return end.get("Nats-Num-Pending", "0") != "0"
        if end["Status"] == "404":
            return False
        raise LogUnavailable(f"stream {stream} answered {end['Status']} {end.get('Description', '')}")


def _kept(reply: Msg) -> Kept:
    headers = reply.headers or {}
    return Kept(
        subject=headers["Nats-Subject"],
        sequence=int(headers["Nats-Sequence"]),
        data=reply.data,
        at=headers["Nats-Time-Stamp"],
        headers=headers,
    )
