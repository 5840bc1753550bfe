"""Reading a stream without a consumer: the last message of a subject, and all of a subject in batches."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
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
    inbox = nc.new_inbox()
    replies = await nc.subscribe(inbox)
    try:
        more = True
        while more:
            start = found[-1].sequence if found else after
            query = {"batch": PAGE, "seq": start + 1, "next_by_subj": subject}
            await nc.publish(f"$JS.API.DIRECT.GET.{stream}", json.dumps(query).encode(), reply=inbox)
            more = await _page(stream, replies, found)
    except (TimeoutError, NatsError) as error:
        raise LogUnavailable(f"stream {stream} did not answer") from error
    finally:
        await replies.unsubscribe()
    return found


async def _page(stream: str, replies: Subscription, found: list[Kept]) -> bool:
    """Take in one page; whether the server has more."""
    while True:
        reply = await replies.next_msg(timeout=PATIENCE)
        headers = reply.headers or {}
        status = headers.get("Status")
        if status is None:
            found.append(_kept(reply))
        elif status == "204":
            return headers.get("Nats-Num-Pending", "0") != "0"
        elif status == "404":
            return False
        else:
            raise LogUnavailable(f"stream {stream} answered {status} {headers.get('Description', '')}")


def _kept(reply: Msg) -> Kept:
    headers = reply.headers or {}
    return Kept(
        subject=headers["Nats-Subject"],
        sequence=int(headers["Nats-Sequence"]),
        data=reply.data,
        at=headers["Nats-Time-Stamp"],
        headers=headers,
    )
