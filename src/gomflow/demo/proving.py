"""The proof: the fold of the log is the read models, everybody saw exactly what was due, nothing is lost or double."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from gomflow.consumers.patience import still_reading_id
from gomflow.demo.buyer import End
from gomflow.demo.delivering import Witness, latest, put_out, seen_by
from gomflow.demo.play import Played
from gomflow.demo.settling import settled
from gomflow.demo.stage import Stage
from gomflow.order.state import Existing
from gomflow.parts import Parts
from gomflow.services import notifier_of
from gomflow.verifying import Folded, compare, compare_messages, fold_all, money_adds_up
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import INBOUND, LOG, OUTBOUND
from gomflow_events.codec import decode, decode_inbound, unfold
from gomflow_events.commit import AnyEvent, Commit
from gomflow_events.conversation.events import InboundHandled
from gomflow_events.outbound import DeliveryRecorded, MessageDue
from gomflow_events.payment.events import ProofSubmitted

LOOKS = 10
"""How often everything is looked at, until nothing happens meanwhile."""

ROWS = "rows equal to the fold of the log"
MESSAGE_ROWS = "message rows equal to the outbox"
MONEY = "payments that add up"
INBOUND_ONCE = "inbound messages kept and handled once"
DUE_ONCE = "messages due and put out once"
SEEN_ONCE = "messages seen by people exactly once"
OUTCOMES_KNOWN = "messages whose outcome is known"
STORIES = "stories that end alike for the buyer and in the log"

ENDINGS = {
    End.RECEIVED: "received",
    End.LEFT: "cancelled",
    End.REFUNDED: "refunded",
    End.NO_PLACE: "expired",
}
"""How it ended for a buyer, and the status their submission has in the log then."""


@dataclass(slots=True)
class Proven:
    """What was checked (a name and a count each), and every fault found."""

    checks: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    events: int = 0
    commits: int = 0
    sent: Counter[str] = field(default_factory=Counter)
    uncertain: int = 0
    uncertain_and_seen: int = 0

    def check(self, name: str, count: int, faults: Sequence[str]) -> None:
        """One kind of check."""
        self.checks[name] = count
        self.faults += [f"{name}: {fault}" for fault in faults]

    def failed(self) -> set[str]:
        """The names of the checks that found a fault."""
        return {name for name in self.checks if any(fault.startswith(f"{name}: ") for fault in self.faults)}


async def prove(stage: Stage, played: Played) -> Proven:
    """Check everything that can be checked from outside and inside, where nothing was made to go wrong."""
    parts = stage.running.parts
    proven, folded = await prove_history(parts, stage.devices.values())
    unknown = [f"{proven.uncertain} messages have no known outcome"] if proven.uncertain else []
    proven.check(OUTCOMES_KNOWN, proven.checks[SEEN_ONCE] - proven.uncertain, unknown)
    _outcome(folded, played, proven)
    return proven


async def prove_history(parts: Parts, witnesses: Collection[Witness]) -> tuple[Proven, Folded]:
    """Check what holds whatever went wrong meanwhile: the log, the rows, the messages and the money."""
    for _ in range(LOOKS):
        await settled(parts)
        before = await _ends(parts)
        found = await _proven_now(parts, witnesses)
        if await _ends(parts) == before:
            return found
    raise AssertionError("something went on happening while it was verified: nothing is proven")


async def _ends(parts: Parts) -> list[int]:
    """How far each stream has come."""
    return [await StreamFeed(parts.connection, stream, ">").last() for stream in (LOG, INBOUND, OUTBOUND)]


async def _proven_now(parts: Parts, witnesses: Collection[Witness]) -> tuple[Proven, Folded]:
    proven = Proven()
    feed = StreamFeed(parts.connection, LOG, "log.>")
    recorded = await _events(parts)
    folded = await fold_all(feed, await feed.last())
    findings = await compare(parts.engine, folded)
    proven.check(ROWS, sum(findings.compared.values()), findings.differences)
    proven.check(MONEY, _payments(folded), money_adds_up(folded))
    proven.events, proven.commits = len(recorded), len({event.sequence for event in recorded})
    await _inbound(parts, witnesses, recorded, proven)
    await _outbound(parts, witnesses, recorded, proven)
    return proven, folded


def _payments(folded: Folded) -> int:
    return sum(aggregate == "payment" for aggregate, _ in folded)


async def _entries(connection: Connection, stream: str, filters: str) -> list[bytes]:
    feed = StreamFeed(connection, stream, filters)
    info = await connection.js.stream_info(stream, subjects_filter=filters)
    count = sum((info.state.subjects or {}).values())
    found: list[bytes] = []
    if not count:
        return found
    async with feed.follow(0) as batches:
        async for batch in batches:
            found += [entry.data for entry in batch]
            if len(found) >= count:
                break
    return found


async def _events(parts: Parts) -> list[AnyEvent]:
    recorded: list[AnyEvent] = []
    feed = StreamFeed(parts.connection, LOG, "log.>")
    end = await feed.last()
    async with feed.follow(0) as batches:
        async for batch in batches:
            for entry in batch:
                recorded += unfold(decode(entry.data, Commit), entry.sequence)
            if batch[-1].sequence >= end:
                break
    return recorded


async def _inbound(parts: Parts, witnesses: Collection[Witness], recorded: Sequence[AnyEvent], proven: Proven) -> None:
    """What people said = what was kept = what was handled, each once, however often a platform repeated it."""
    facts = [decode_inbound(data) for data in await _entries(parts.connection, INBOUND, "inbound.>")]
    kept = {fact.inbound_id: fact for fact in facts}
    handled = Counter(e.event.inbound_id for e in recorded if isinstance(e.event, InboundHandled))
    stored = Counter(str(fact.chat) for fact in kept.values())
    faults = [
        f"{one.chat} said {one.said} and {stored[one.chat]} was kept"
        for one in witnesses
        if stored[one.chat] != one.said
    ]
    faults += [f"{name} was handled {handled[name]} times" for name in kept if handled[name] != 1]
    faults += [f"{name} was handled and is not kept" for name in handled if name not in kept]
    proven.check(INBOUND_ONCE, len(kept), faults)


async def _outbound(parts: Parts, witnesses: Collection[Witness], recorded: Sequence[AnyEvent], proven: Proven) -> None:
    """What the log makes due = what was put out = what people saw, each once."""
    notifier = notifier_of(parts)
    due = {message.message_id for event in recorded for message in await notifier.messages(event)}
    out = [decode(data, MessageDue) for data in await _entries(parts.connection, OUTBOUND, "outbound.>")]
    records = [decode(data, DeliveryRecorded) for data in await _entries(parts.connection, OUTBOUND, "delivery.>")]
    # Whether a buyer is told that reading takes a while depends on how long it took, which is not in the log.
    optional = {still_reading_id(e.aggregate_id) for e in recorded if isinstance(e.event, ProofSubmitted)}
    proven.check(DUE_ONCE, len(due), put_out(due, out, optional))
    seeing = seen_by(witnesses, out, latest(records))
    proven.sent, proven.uncertain = seeing.sent, seeing.uncertain
    proven.uncertain_and_seen = seeing.uncertain_and_seen
    proven.check(SEEN_ONCE, sum(seeing.sent.values()), seeing.faults)
    findings = await compare_messages(parts.engine, out, latest(records))
    proven.check(MESSAGE_ROWS, sum(findings.compared.values()), findings.differences)


def _outcome(folded: Folded, played: Played, proven: Proven) -> None:
    """Everybody's story ended in the log as it ended for them."""
    order = next(
        home.state
        for (aggregate, _), home in folded.items()
        if aggregate == "order" and isinstance(home.state, Existing) and home.state.code == played.show.code
    )
    faults = []
    for buyer in played.buyers:
        found = order.book.by_reference(buyer.reference)
        wanted = ENDINGS[buyer.end] if buyer.end is not None else "?"
        if found is None or found.status.value != wanted:
            faults.append(f"{buyer.reference} is {found.status if found else 'nowhere'}, for the buyer it {wanted}")
    proven.check(STORIES, len(played.buyers), faults)
