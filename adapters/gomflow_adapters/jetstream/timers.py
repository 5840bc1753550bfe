"""Timers on JetStream message schedules (ADR-51): a message that the broker sends when its time has come."""

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec
from nats.errors import Error as NatsError
from nats.js.api import Header
from nats.js.errors import APIError

from gomflow.ports.log import LogUnavailable
from gomflow.ports.timers import Timer
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.direct import Kept, all_of
from gomflow_adapters.jetstream.publish import PATIENCE
from gomflow_adapters.jetstream.streams import TIMERS
from gomflow_events.fact import Json


def timer_subject(name: str) -> str:
    """The subject a timer is kept under; one message at a time."""
    return f"timers.{name}"


def due_subject(name: str) -> str:
    """The subject a timer's wake-up comes to."""
    return f"due.{name}"


class JetStreamTimers:
    """One scheduled message per name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def set(self, name: str, at: datetime, what: Json) -> None:
        when = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        headers = {
            Header.SCHEDULE.value: f"@at {when}",
            Header.SCHEDULE_TARGET.value: due_subject(name),
        }
        try:
            await self._connection.js.publish(
                timer_subject(name), msgspec.json.encode(what), timeout=PATIENCE, headers=headers
            )
        except (NatsError, APIError, TimeoutError) as error:
            raise LogUnavailable("the timers did not answer") from error

    async def cancel(self, name: str) -> None:
        try:
            await self._connection.js.purge_stream(TIMERS, subject=timer_subject(name))
        except (NatsError, APIError, TimeoutError) as error:
            raise LogUnavailable("the timers did not answer") from error

    async def standing(self) -> Sequence[Timer]:
        kept = await all_of(self._connection.nc, TIMERS, timer_subject(">"))
        latest = {one.subject: one for one in kept}
        return sorted((_timer(one) for one in latest.values()), key=lambda timer: (timer.at, timer.name))


def _timer(kept: Kept) -> Timer:
    when = kept.headers[Header.SCHEDULE.value].removeprefix("@at ")
    return Timer(
        kept.subject.removeprefix(timer_subject("")), datetime.fromisoformat(when), msgspec.json.decode(kept.data)
    )
