"""Proving the log whole: both copies, message by message, and the read models that were made of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from gomflow.operating.comparing import Comparison, Copies, Told, beyond_checkpoint
from gomflow.operating.faults import Copy, Fault, remedy
from gomflow.verifying import Findings, compare, fold_all
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import LOG
from gomflow_adapters.jetstream.whole import WholeStream
from gomflow_projections.archive import Archive
from gomflow_projections.store import Store

ATTEMPTS = 5
"""How often rows are compared anew because the projection went on meanwhile."""


@dataclass(slots=True)
class Verified:
    """What verifying found. `rows` is None where the read models were not looked at."""

    copies: Copies
    log_ends: int
    archive_ends: int
    rows: Findings | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.copies.faults and not self.differences

    @property
    def differences(self) -> Sequence[str]:
        """Where read models do not say what the log says."""
        return [] if self.rows is None else self.rows.differences

    @property
    def remedy(self) -> str:
        """What to do; empty where there is nothing to do."""
        if self.copies.faults:
            return remedy(self.copies.faults)
        return "The log is whole; make the read models anew from it: gomflow rebuild desk." if self.differences else ""

    def document(self) -> dict[str, Any]:
        """The verdict for programs, without the faults themselves."""
        counted = self.copies.log.counted
        return {
            "whole": self.whole,
            "log": {"ends": self.log_ends, "messages": counted.messages, "commits": counted.commits},
            "archive": {"ends": self.archive_ends, "messages": self.copies.archive.counted.messages},
            "events": counted.events,
            "claims": counted.claims,
            "not_archived_yet": self.copies.waiting,
            "holes": self.copies.holes,
            "rows_compared": None if self.rows is None else sum(self.rows.compared.values()),
            "faults": len(self.copies.faults) + len(self.differences),
            "notes": self.notes,
            "remedy": self.remedy,
        }


async def verify(
    connection: Connection,
    store: Store,
    engine: AsyncEngine | None,
    told: Told = lambda _at, _of: None,
) -> Verified:
    """Read both copies of the log and, with an engine, the read models. Raises LogUnavailable."""
    whole, archive = WholeStream(connection.nc, LOG), Archive(store)
    # The archive first: what comes in between is only not archived yet.
    archive_ends, last_row = await archive.ends()
    extent = await whole.extent()
    log_ends = 0 if extent is None else extent.last
    comparison = Comparison(log_ends=log_ends, archive_ends=archive_ends, told=told)
    found = Verified(await comparison.run(whole.pages(), archive.pages()), log_ends, archive_ends)
    if last_row > archive_ends:
        found.copies.faults.append(beyond_checkpoint(last_row, archive_ends))
    _note(found)
    if engine is not None and not _of_the_log(found.copies.faults):
        await _rows(found, connection, store, engine)
    return found


def _note(found: Verified) -> None:
    if found.copies.waiting:
        found.notes.append(f"{found.copies.waiting} messages are not archived yet")
    for first, last in found.copies.holes:
        which = f"Message {first} is" if first == last else f"Messages {first} to {last} are"
        found.notes.append(f"{which} in neither copy, and no commit misses anything")


def _of_the_log(faults: Sequence[Fault]) -> bool:
    return any(one.copy is Copy.LOG for one in faults)


async def _rows(found: Verified, connection: Connection, store: Store, engine: AsyncEngine) -> None:
    """Compare the read models as of one message; a projection that goes on meanwhile is met again further on."""
    feed = StreamFeed(connection, LOG, "log.>")
    for _ in range(ATTEMPTS):
        position, end = await store.position("desk"), await feed.last()
        if position > end:
            found.rows = Findings(differences=[f"they stand at message {position}, and the log ends at {end}"])
            return
        findings = await compare(engine, await fold_all(feed, position))
        if await store.position("desk") == position or not findings.differences:
            found.rows = findings
            return
    found.notes.append("The read models move too fast to be compared now; try again when it is quieter")
