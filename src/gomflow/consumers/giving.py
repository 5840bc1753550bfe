"""A statement that is handed over at once, by a page, a program or the command line: taken in, and what came of it."""

import asyncio
import time
from dataclasses import dataclass

from gomflow.chance import World, derived_id
from gomflow.consumers.offering import Offering, Prepared, request_of
from gomflow.handle.answer import Answer
from gomflow.handle.desk import Desk
from gomflow.member.state import Member
from gomflow.ports.vault import Vault
from gomflow.statement.reading.notifications import Notification
from gomflow.statement.state import Import, Statements
from gomflow_events.commit import Request
from gomflow_events.identity import Actor, MemberId
from gomflow_events.statement.requests import NotificationOffered

PATIENCE = 30.0
"""Seconds to wait for what comes of a statement."""

_LOOK = 0.05


@dataclass(frozen=True, slots=True)
class Gom:
    """Whose statement it is, and who gives it."""

    member_id: MemberId
    member: Member
    actor: Actor


@dataclass(frozen=True, slots=True)
class Given:
    """What was decided, and what came of it; the latter is not there yet where that took too long."""

    import_id: str
    answer: Answer
    found: Import | None


class Giving:
    """Hands statements over."""

    def __init__(self, desk: Desk, vault: Vault, world: World) -> None:
        self.offering = Offering(desk, vault, world)
        self._desk = desk
        self._vault = vault
        self._world = world

    def fresh(self) -> str:
        """An id for something that is asked once."""
        return self._world.new_id()

    async def keep(self, gom: Gom, data: bytes) -> str:
        """Lay a file down until it is clear how it is to be read; its name."""
        name = f"statement-{gom.member_id}-{self._world.new_id()}"
        await self.offering.lay_down(gom.member_id, name, data)
        return name

    async def kept(self, gom: Gom, name: str) -> bytes:
        """A file of this GOM's that was laid down. Raises NotKept and Locked."""
        return await self._vault.get(name if name.startswith(f"statement-{gom.member_id}-") else "statement-nobody")

    async def file(self, gom: Gom, prepared: Prepared, data: bytes, way: int, once: str) -> Given:
        """Take a file in, read in one of its ways. Raises LogUnavailable and Locked."""
        import_id = derived_id("import", once)
        await self.offering.lay_down(gom.member_id, import_id, data)
        body = request_of(prepared, import_id, import_id, prepared.offer.ways[way].columns)
        return await self._give(gom, import_id, body, once)

    async def notification(self, gom: Gom, told: Notification, bank: str, once: str) -> Given:
        """Take a notification in. Raises LogUnavailable."""
        import_id = derived_id("import", once)
        return await self._give(
            gom, import_id, NotificationOffered(import_id=import_id, bank=bank, line=told.line), once
        )

    async def _give(self, gom: Gom, import_id: str, body: object, once: str) -> Given:
        answer = await self._desk.ask(
            Request(
                request_id=once,
                aggregate="statement",
                aggregate_id=gom.member_id,
                tenant=gom.member_id,
                actor=gom.actor,
                at=self._world.now(),
                correlation_id=once,
                causation_id=once,
                body=body,
            )
        )
        if answer.refused is not None:
            return Given(import_id, answer, None)
        return Given(import_id, answer, await self._outcome(gom.member_id, import_id))

    async def _outcome(self, gom_id: MemberId, import_id: str) -> Import | None:
        """What came of an import, once everything was held against it."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            state: Statements = await self._desk.state("statement", gom_id)
            found = state.imports.get(import_id)
            if found is not None and (found.outcome is not None or found.unreadable):
                return found
            await asyncio.sleep(_LOOK)
        return None
