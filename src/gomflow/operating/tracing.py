"""From a cause to all its effects: what was said, what was decided, which rows it made, and what people were told."""

from collections.abc import AsyncIterator, Callable, Iterable

import msgspec

from gomflow.codes import split_reference
from gomflow.operating.events import find_order, happened
from gomflow.operating.timed import Timed
from gomflow.operating.touching import Touched
from gomflow.operating.tree import Found, Node, Tree
from gomflow.ports.feed import Entry
from gomflow.ports.log import EventLog
from gomflow.workflows.waking import is_timer_correlation, timer_correlation
from gomflow_adapters.jetstream.chat import delivery_subject
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.streams import FEED, INBOUND, LOG, OUTBOUND
from gomflow_adapters.jetstream.whole import WholeStream
from gomflow_events.codec import decode, decode_inbound
from gomflow_events.commit import Commit, WrittenDecision
from gomflow_events.outbound import DeliveryRecorded, MessageDue
from gomflow_events.published import PUBLISHED

Told = Callable[[int, int], None]


class _Announced(msgspec.Struct):
    """What is read of a message of the feed."""

    id: str


class Tracer:
    """Looks through the streams. Raises LogUnavailable, Unreadable."""

    def __init__(self, connection: Connection, log: EventLog, *, personal: bool, told: Told) -> None:
        self._nc = connection.nc
        self._log = log
        self._personal = personal
        self._told = told

    async def trace(self, name: str) -> list[Node]:
        """The causes that a name leads to, each with all its effects; nothing where it leads nowhere.

        The name is that of a message in or out, a request, an event, a commit, a correlation, a payment, or the
        reference of a submission.
        """
        connections = await self._connections(name)
        if not connections:
            return []
        touched, timed = Touched(self._log), Timed(self._log)
        connections |= await self._setters(connections, timed)
        found, more = Found(), connections
        while more:
            await self._gather(more, found)
            more = await self._woken(found, timed) - connections
            connections |= more
        for _, commit, _ in found.decisions:
            await touched.look(commit.aggregate, commit.aggregate_id)
        await self._announcements(found)
        return Tree(found, touched, timed, personal=self._personal).roots()

    async def _connections(self, name: str) -> set[str]:
        """The correlations a name belongs to."""
        reference = split_reference(name)
        if reference is not None:
            return await self._of_submission(*reference)
        found = await self._of_message(name)
        async for _, commit in self._commits({name}):
            found |= {one.correlation_id for one in commit.decisions if _is_about(name, commit, one)}
        if not found:
            async for entry in self._entries(INBOUND, "inbound.>", {name}):
                if decode_inbound(entry.data).inbound_id == name:
                    found.add(name)
        return found

    async def _of_submission(self, reference: str, code: str) -> set[str]:
        order_id = await find_order(self._log, code)
        if order_id is None:
            return set()
        found: set[str] = set()
        events = [
            one
            for stored in await self._log.read("order", order_id)
            for one in happened(stored.commit, stored.sequence)
        ]
        wanted = {e.submission_id for one in events if getattr(e := one.recorded.event, "reference", None) == reference}
        for one in events:
            if getattr(one.recorded.event, "submission_id", None) in wanted:
                found.add(one.recorded.correlation_id)
        return found

    async def _of_message(self, name: str) -> set[str]:
        if not name.replace("-", "").isalnum():
            return set()
        pages = WholeStream(self._nc, OUTBOUND).pages(subject=f"outbound.*.*.{name}")
        return {decode(entry.data, MessageDue).correlation_id async for page in pages for entry in page}

    async def _setters(self, connections: set[str], timed: Timed) -> set[str]:
        """Who set the timers whose wake-ups are among these: a wake-up begins nothing, it goes on."""
        woken = {name for name in connections if is_timer_correlation(name)}
        if not woken:
            return set()
        setters: set[str] = set()
        async for _, commit in self._commits(woken):
            await timed.look(commit.aggregate, commit.aggregate_id)
            setters |= {found for name in woken for found in timed.setters(name)}
        return setters

    async def _woken(self, found: Found, timed: Timed) -> set[str]:
        """The wake-ups that what was found set timers for."""
        names: set[str] = set()
        for _, commit, one in found.decisions:
            await timed.look(commit.aggregate, commit.aggregate_id)
            names |= {timer_correlation(timer.what) for event in one.events for timer in timed.by(event.event_id)}
        return names

    async def _announcements(self, found: Found) -> None:
        """What the public feed said of the events."""
        told = {(commit.aggregate, commit.aggregate_id) for _, commit, _ in found.decisions}
        for aggregate, aggregate_id in sorted(one for one in told if one[0] in PUBLISHED):
            pages = WholeStream(self._nc, FEED).pages(subject=f"events.{aggregate}.*.{aggregate_id}")
            found.announced |= {decode(entry.data, _Announced).id: entry async for page in pages for entry in page}

    async def _gather(self, connections: set[str], found: Found) -> None:
        """Add what belongs to these correlations."""
        told = len(found.messages)
        async for entry in self._entries(INBOUND, "inbound.>", connections):
            fact = decode_inbound(entry.data)
            if fact.inbound_id in connections:
                found.inbound.append((entry, fact))
        async for entry, commit in self._commits(connections):
            found.decisions += [(entry, commit, one) for one in commit.decisions if one.correlation_id in connections]
        async for entry in self._entries(OUTBOUND, "outbound.>", connections):
            message = decode(entry.data, MessageDue)
            if message.correlation_id in connections:
                found.messages.append((entry, message))
        for _, message in found.messages[told:]:
            pages = WholeStream(self._nc, OUTBOUND).pages(subject=delivery_subject(message.message_id))
            found.deliveries[message.message_id] = [
                decode(entry.data, DeliveryRecorded) async for page in pages for entry in page
            ]

    async def _commits(self, names: set[str]) -> AsyncIterator[tuple[Entry, Commit]]:
        async for entry in self._entries(LOG, "log.>", names):
            yield entry, decode(entry.data, Commit)

    async def _entries(self, stream: str, subjects: str, names: Iterable[str]) -> AsyncIterator[Entry]:
        """What has any of the names somewhere in its bytes: most is passed over without being understood."""
        wanted = [name.encode() for name in names]
        whole = WholeStream(self._nc, stream)
        extent = await whole.extent()
        async for page in whole.pages(subject=subjects):
            for entry in page:
                if any(name in entry.data or name in entry.subject.encode() for name in wanted):
                    yield entry
            self._told(page[-1].sequence, extent.last if extent else 0)


def _is_about(name: str, commit: Commit, one: WrittenDecision) -> bool:
    ids = {one.request_id, one.correlation_id, commit.commit_id, *(event.event_id for event in one.events)}
    return name in ids or (commit.aggregate == "payment" and commit.aggregate_id == name)
