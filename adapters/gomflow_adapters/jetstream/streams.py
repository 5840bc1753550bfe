"""The streams: what each holds, for how long, and what the broker itself forbids."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from nats.js import JetStreamContext
from nats.js.api import DiscardPolicy, RetentionPolicy, StorageType, StreamConfig
from nats.js.errors import NotFoundError

LOG = "LOG"
INBOUND = "INBOUND"
OUTBOUND = "OUTBOUND"
TIMERS = "TIMERS"
DEAD = "DEAD"
FEED = "FEED"
KEYS = "KEYS"
PROOFS = "proofs"
"""The bucket of the object store that pictures are kept in."""

CHATS_KEPT = timedelta(days=90)
"""How long what was said in chats can be read back; the log itself is kept for ever."""

FEED_KEPT = 1_000_000
"""Events the public feed holds, about a gigabyte; the oldest leave first. The newest says how far the feed has come, so
it must never leave: that is why no age ends an event's stay."""


_KEPT = StreamConfig(
    retention=RetentionPolicy.LIMITS, storage=StorageType.FILE, duplicate_window=120, allow_direct=True
)
_CHATS = replace(_KEPT, max_age=CHATS_KEPT.total_seconds())

_STREAMS = (
    # Nothing is ever deleted from the log: the broker refuses it, and refuses new messages rather than drop old.
    replace(
        _KEPT,
        name=LOG,
        subjects=["log.>", "claims.>"],
        discard=DiscardPolicy.NEW,
        deny_delete=True,
        deny_purge=True,
        allow_atomic=True,
    ),
    replace(_CHATS, name=INBOUND, subjects=["inbound.>"]),
    replace(_CHATS, name=OUTBOUND, subjects=["outbound.>", "delivery.>"], allow_atomic=True),
    # A schedule and what it fires live in one stream of their own: fired messages roll up, which a log must not.
    replace(
        _KEPT,
        name=TIMERS,
        subjects=["timers.>", "due.>"],
        allow_msg_schedules=True,
        allow_rollup_hdrs=True,
        allow_msg_ttl=True,
    ),
    replace(
        _KEPT,
        name=FEED,
        subjects=["events.>"],
        discard=DiscardPolicy.OLD,
        max_msgs=FEED_KEPT,
        deny_delete=True,
        deny_purge=True,
        allow_atomic=True,
    ),
    # What cannot be handled waits here until somebody decides, and so does the wish to handle it again. Whose turn
    # a service is lies here too, for the broker holds what is parked against it.
    replace(_KEPT, name=DEAD, subjects=["dead.>", "replay.>", "turn.>"]),
    # The locked keys of members. What is deleted here is overwritten, which the broker does not do for a purge.
    replace(_KEPT, name=KEYS, subjects=["keys.>"], deny_purge=True),
)


def turn_subject(service: str) -> str:
    """The subject that says who has a service."""
    return f"turn.{service}"


def wanted(replicas: int) -> Sequence[StreamConfig]:
    """The streams as they should be on so many brokers."""
    return [replace(stream, num_replicas=replicas) for stream in _STREAMS]


async def ensure_streams(js: JetStreamContext, replicas: int = 1) -> None:
    """Create the streams that are missing and bring the others to what they should be."""
    for config in wanted(replicas):
        assert config.name is not None
        try:
            await js.stream_info(config.name)
        except NotFoundError:
            await js.add_stream(config)
        else:
            await js.update_stream(config)


async def ensure_vault(js: JetStreamContext, replicas: int = 1) -> None:
    """Create the object store for pictures where it is missing."""
    try:
        await js.stream_info(f"OBJ_{PROOFS}")
    except NotFoundError:
        await js.create_object_store(PROOFS, storage=StorageType.FILE, replicas=replicas)
