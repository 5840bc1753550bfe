"""Writing down in the log which queues stand still and which go on: operators are told, and nothing is silent."""

import structlog

from gomflow.chance import World, derived_id
from gomflow.handle.desk import Desk
from gomflow.ports.log import LogUnavailable
from gomflow.ports.parking import Message, Release
from gomflow_events.commit import Request
from gomflow_events.identity import INSTALLATION, Actor, ActorKind
from gomflow_events.parking.requests import ParkingReported, ReleaseReported

log = structlog.get_logger()

OF_THE_PARKING = "log.parking."
"""Queues of what the parking itself wrote are not written down again: that would never end."""


def queue_id(consumer: str, key: str) -> str:
    """The id of the queue of a consumer's key."""
    return derived_id("parking", consumer, key)


class ParkingReports:
    """Brings what consumers say of their queues into the log (gomflow.ports.parking.Reports)."""

    def __init__(self, desk: Desk, world: World) -> None:
        self._desk = desk
        self._world = world

    async def parked(self, consumer: str, key: str, message: Message, why: str, occasion: str) -> None:
        body = ParkingReported(consumer=consumer, key=key, subject=message.subject, sequence=message.sequence, why=why)
        await self._ask(consumer, key, body, f"{message.sequence}-{occasion}")

    async def released(self, release: Release, handled: int) -> None:
        body = ReleaseReported(handled=handled)
        await self._ask(release.consumer, release.key, body, f"released-{release.place}")

    async def _ask(self, consumer: str, key: str, body: ParkingReported | ReleaseReported, occasion: str) -> None:
        if key.startswith(OF_THE_PARKING):
            return
        about = queue_id(consumer, key)
        request_id = derived_id("parking", about, occasion)
        request: Request[object] = Request(
            request_id=request_id,
            aggregate="parking",
            aggregate_id=about,
            tenant=INSTALLATION,
            actor=Actor(kind=ActorKind.AGENT, id=consumer, via=consumer),
            at=self._world.now(),
            correlation_id=request_id,
            causation_id=request_id,
            body=body,
        )
        try:
            await self._desk.ask(request)
        except LogUnavailable:
            raise
        except Exception:
            # The queue is safe in the parking; a defect of the record must not stop the consumer from going on.
            log.exception("parking could not be written down", consumer=consumer, key=key)
