"""A whole stream as it lies on the server's disk, read without a consumer: what cannot be read is never waited for."""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError

from gomflow.ports.feed import Entry
from gomflow.ports.log import LogUnavailable
from gomflow_adapters.jetstream.direct import PAGE, PATIENCE

_OF_THE_ANSWER = frozenset(
    {
        "Nats-Stream",
        "Nats-Subject",
        "Nats-Sequence",
        "Nats-Time-Stamp",
        "Nats-Num-Pending",
        "Nats-Last-Sequence",
        "Nats-UpTo-Sequence",
    }
)
"""Headers that the server adds when it hands a message over; the message itself does not have them."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a stream reaches, by its server; `told` is its clock as it said so."""

    first: int
    last: int
    messages: int
    bytes: int
    told: datetime


class WholeStream:
    """Everything that a stream still has. All methods raise LogUnavailable when the server does not answer."""

    def __init__(self, nc: Client, stream: str) -> None:
        self._nc = nc
        self._stream = stream

    async def extent(self) -> Extent | None:
        """From where to where the stream reaches; None where there is no such stream."""
        answer = json.loads(await self._ask(f"$JS.API.STREAM.INFO.{self._stream}"))
        if "error" in answer:
            if answer["error"].get("code") == 404:  # noqa: PLR2004 - there is none
                return None
            raise LogUnavailable(f"stream {self._stream}: {answer['error'].get('description')}")
        state, told = answer["state"], answer.get("ts") or answer["created"]
        return Extent(state["first_seq"], state["last_seq"], state["messages"], state["bytes"], _moment(told))

    async def message(self, sequence: int) -> Entry | None:
        """One message; None where it is not there, or cannot be read."""
        reply = await self._request(json.dumps({"seq": sequence}).encode())
        return None if (reply.headers or {}).get("Status") == "404" else _entry(reply)

    async def since(self, at: datetime) -> int:
        """The number of the first message that was stored at a time or later; one beyond the last where none was."""
        reply = await self._request(json.dumps({"start_time": at.isoformat()}).encode())
        if (reply.headers or {}).get("Status") != "404":
            return _entry(reply).sequence
        extent = await self.extent()
        return 1 if extent is None else extent.last + 1

    async def pages(self, after: int = 0, subject: str = ">") -> AsyncIterator[Sequence[Entry]]:
        """All that can be read with a number above `after`, in order, a page at a time."""
        inbox = self._nc.new_inbox()
        replies = await self._nc.subscribe(inbox)
        try:
            more = True
            while more:
                query = {"batch": PAGE, "seq": after + 1, "next_by_subj": subject}
                await self._nc.publish(f"$JS.API.DIRECT.GET.{self._stream}", json.dumps(query).encode(), reply=inbox)
                page, more = await self._page(replies)
                if not page:
                    return
                after = page[-1].sequence
                yield page
        except (TimeoutError, NatsError) as error:
            raise LogUnavailable(f"stream {self._stream} did not answer") from error
        finally:
            await replies.unsubscribe()

    async def _page(self, replies: Subscription) -> tuple[list[Entry], bool]:
        """One page, and whether the server has more."""
        page: list[Entry] = []
        while True:
            reply = await replies.next_msg(timeout=PATIENCE)
            headers = reply.headers or {}
            status = headers.get("Status")
            if status is None:
                page.append(_entry(reply))
            elif status == "204":
                return page, headers.get("Nats-Num-Pending", "0") != "0"
            elif status == "404":
                return page, False
            else:
                raise LogUnavailable(f"stream {self._stream} answered {status} {headers.get('Description', '')}")

    async def _request(self, query: bytes) -> Msg:
        try:
            return await self._nc.request(f"$JS.API.DIRECT.GET.{self._stream}", query, timeout=PATIENCE)
        except (NatsError, TimeoutError) as error:
            raise LogUnavailable(f"stream {self._stream} did not answer") from error

    async def _ask(self, subject: str) -> bytes:
        try:
            return (await self._nc.request(subject, b"", timeout=PATIENCE)).data
        except (NatsError, TimeoutError) as error:
            raise LogUnavailable(f"stream {self._stream} did not answer") from error


def _entry(reply: Msg) -> Entry:
    headers = reply.headers or {}
    return Entry(
        subject=headers["Nats-Subject"],
        sequence=int(headers["Nats-Sequence"]),
        data=reply.data,
        at=_moment(headers["Nats-Time-Stamp"]),
        headers={str(name): value for name, value in headers.items() if name not in _OF_THE_ANSWER},
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
