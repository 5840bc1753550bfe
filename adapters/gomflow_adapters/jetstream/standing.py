"""How streams and their consumers stand at the moment."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js.errors import APIError

from gomflow.ports.log import LogUnavailable
from gomflow_adapters.jetstream.connection import Connection

_NO_MESSAGE = 10037
"""JetStream's error code for a subject without messages."""

PATIENCE = 2.0
"""Seconds the broker has to answer."""


@dataclass(frozen=True, slots=True)
class ConsumerStanding:
    """A consumer that outlives its process: how many messages wait for it, and how many it has in hand."""

    name: str
    pending: int
    in_hand: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A stream: its messages, their bytes, the number of the last, and who consumes it."""

    messages: int
    bytes: int
    last: int
    consumers: Sequence[ConsumerStanding]


async def standing_of(connection: Connection, stream: str) -> Standing:
    """How a stream stands. Raises LogUnavailable."""
    try:
        info = await connection.js.stream_info(stream)
        consumers = await connection.js.consumers_info(stream)
    except (NatsError, APIError, TimeoutError) as error:
        raise LogUnavailable(f"stream {stream} did not answer") from error
    durable = [one for one in consumers if one.config.durable_name]
    standing = [ConsumerStanding(one.name, one.num_pending or 0, one.num_ack_pending or 0) for one in durable]
    return Standing(info.state.messages, info.state.bytes, info.state.last_seq, standing)


async def messages_under(connection: Connection, stream: str, subjects: str) -> int:
    """How many messages of a stream lie under some subjects. Raises LogUnavailable."""
    try:
        info = await connection.js.stream_info(stream, subjects_filter=subjects)
    except (NatsError, APIError, TimeoutError) as error:
        raise LogUnavailable(f"stream {stream} did not answer") from error
    return sum((info.state.subjects or {}).values())


async def copies_of(connection: Client, stream: str) -> int:
    """How many brokers keep a stream. Raises LogUnavailable."""
    answer = await _ask(connection, f"$JS.API.STREAM.INFO.{stream}", b"", stream)
    return int(answer["config"]["num_replicas"])


async def last_at_the_leader(connection: Client, stream: str, subject: str) -> int:
    """The number of a subject's last message as the stream's leader knows it, 0 for none. Raises LogUnavailable.

    Any broker that keeps a copy answers a direct read, also one that is behind; this asks the one that is not.
    """
    query = json.dumps({"last_by_subj": subject}).encode()
    answer = await _ask(connection, f"$JS.API.STREAM.MSG.GET.{stream}", query, stream)
    return int(answer["message"]["seq"]) if "message" in answer else 0


async def _ask(connection: Client, subject: str, query: bytes, stream: str) -> dict[str, Any]:
    try:
        reply = await connection.request(subject, query, timeout=PATIENCE)
    except (NatsError, TimeoutError) as error:
        raise LogUnavailable(f"stream {stream} did not answer") from error
    answer: dict[str, Any] = json.loads(reply.data)
    problem = answer.get("error")
    if problem is not None and problem.get("err_code") != _NO_MESSAGE:
        raise LogUnavailable(f"stream {stream} answered {problem.get('code')} {problem.get('description', '')}")
    return answer


async def first_after(connection: Connection, stream: str, filters: str, position: int) -> datetime | None:
    """When the first message behind a position that fits the filter was stored. Raises LogUnavailable."""
    query = json.dumps({"seq": position + 1, "next_by_subj": filters}).encode()
    try:
        reply = await connection.nc.request(f"$JS.API.DIRECT.GET.{stream}", query, timeout=PATIENCE)
    except (NatsError, TimeoutError) as error:
        raise LogUnavailable(f"stream {stream} did not answer") from error
    at = (reply.headers or {}).get("Nats-Time-Stamp")
    # Nanoseconds, of which Python knows the first six digits.
    return None if at is None else datetime.fromisoformat(at[:19] + "+00:00")
