"""The subscribers' copy of the feed: a mirror in an account of their own, made across the accounts' border."""

import json
from collections.abc import Mapping
from typing import Any

import structlog
from nats.errors import Error as NatsError
from nats.errors import NoRespondersError

from gomflow.ports.log import LogUnavailable
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.publish import PATIENCE
from gomflow_adapters.jetstream.streams import FEED, FEED_KEPT

log = structlog.get_logger()

_API = "subscribers.api.STREAM"
_NOT_FOUND = 10059


def _mirror(replicas: int) -> Mapping[str, object]:
    """The copy as it should be. A mirror takes messages from its origin only, whatever anybody publishes."""
    return {
        "name": FEED,
        "description": "The public feed of GOMFLOW",
        "retention": "limits",
        "storage": "file",
        "discard": "old",
        "num_replicas": replicas,
        "max_msgs": FEED_KEPT,
        "allow_direct": True,
        "deny_delete": True,
        "deny_purge": True,
        "mirror": {"name": FEED, "external": {"api": "gomflow.api", "deliver": "feed.deliver"}},
    }


async def ensure_subscribers_feed(connection: Connection, replicas: int = 1) -> bool:
    """Have the subscribers' copy be there and as it should be; whether this server has an account for them."""
    try:
        there = await _ask(connection, "INFO", {})
        problem = there.get("error")
        if problem is not None and problem.get("err_code") != _NOT_FOUND:
            raise LogUnavailable(f"the subscribers' feed: {problem.get('description')}")
        made = await _ask(connection, "CREATE" if problem is not None else "UPDATE", _mirror(replicas))
    except NoRespondersError:
        log.info("no account for subscribers: src/gomflow/embedded/accounts.conf has it")
        return False
    except (NatsError, TimeoutError) as error:
        raise LogUnavailable("the subscribers' feed did not answer") from error
    if "error" in made:
        raise LogUnavailable(f"the subscribers' feed: {made['error'].get('description')}")
    return True


async def _ask(connection: Connection, what: str, body: Mapping[str, object]) -> dict[str, Any]:
    reply = await connection.nc.request(f"{_API}.{what}.{FEED}", json.dumps(body).encode(), timeout=PATIENCE)
    answer: dict[str, Any] = json.loads(reply.data)
    return answer
