"""How streams and their consumers stand at the moment."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nats.errors import Error as NatsError
from nats.js.errors import APIError

from gomflow.ports.log import LogUnavailable
from gomflow_adapters.jetstream.connection import Connection

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
