"""The proof: the fold of the log is the read models, everybody saw exactly what was due, nothing is lost or double."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from gomflow.demo.devices import TelegramDevice, WebDevice
from gomflow.demo.play import Played
from gomflow.demo.stage import Stage
from gomflow.order.state import Existing
from gomflow.parts import Parts
from gomflow.services import notifier_of
from gomflow.verifying import Folded, compare, fold_all, money_adds_up
from gomflow.waiting import until
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import INBOUND, LOG, OUTBOUND
from gomflow_events.codec import decode, decode_inbound, unfold
from gomflow_events.commit import AnyEvent, Commit
from gomflow_events.conversation.events import InboundHandled
from gomflow_events.outbound import MessageDue

CONSUMERS = {
    LOG: ("notify", "workflows", "smart-agent", "telegram-menus"),
    INBOUND: ("inbound",),
    OUTBOUND: ("send-telegram",),
}


@dataclass(slots=True)
class Proven:
    """What was checked (a name and a count each), and every fault found."""

    checks: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    events: int = 0
    commits: int = 0
    sent: Counter[str] = field(default_factory=Counter)

    def check(self, name: str, count: int, faults: Sequence[str]) -> None:
        """One kind of check."""
        self.checks[name] = count
        self.faults += [f"{name}: {fault}" for fault in faults]


async def settled(parts: Parts) -> None:
    """Wait until nothing is under way any more: every consumer is done, every projection at the end."""
    connection = parts.connection

    async def idle() -> bool:
        for stream, names in CONSUMERS.items():
            for name in names:
                info = await connection.js.consumer_info(stream, name)
                if info.num_pending or info.num_ack_pending:
                    return False
        ends = {"desk": await _last(connection, LOG), "traffic": await _last(connection, OUTBOUND)}
        return all(parts.progress[name].position >= end for name, end in ends.items())

    await until(idle, within=60, why="everything is settled")


async def _last(connection: Connection, stream: str) -> int:
    return await StreamFeed(connection, stream, ">").last()


async def prove(stage: Stage, played: Played) -> Proven:
    """Check everything that can be checked from outside and inside."""
    parts = stage.running.parts
    await settled(parts)
    proven = Proven()
    feed = StreamFeed(parts.connection, LOG, "log.>")
    recorded = await _events(parts)
    folded = await fold_all(feed, await feed.last())
    findings = await compare(parts.engine, folded)
    proven.check("rows equal to the fold of the log", sum(findings.compared.values()), findings.differences)
    proven.check("payments that add up", _payments(folded), money_adds_up(folded))
    proven.events, proven.commits = len(recorded), len({event.sequence for event in recorded})
    await _inbound(stage, recorded, proven)
    await _outbound(stage, recorded, proven)
    _outcome(folded, played, proven)
    return proven


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


async def _inbound(stage: Stage, recorded: Sequence[AnyEvent], proven: Proven) -> None:
    """What people said = what was kept = what was handled, each once."""
    kept = [decode_inbound(data) for data in await _entries(stage.running.parts.connection, INBOUND, "inbound.>")]
    handled = Counter(e.event.inbound_id for e in recorded if isinstance(e.event, InboundHandled))
    said = Counter({device.chat: device.said for device in stage.devices.values()})
    stored = Counter(str(fact.chat) for fact in kept)
    faults = [
        f"{chat} said {count} and {stored[chat]} was kept" for chat, count in said.items() if stored[chat] != count
    ]
    faults += [
        f"{fact.inbound_id} was handled {handled[fact.inbound_id]} times"
        for fact in kept
        if handled[fact.inbound_id] != 1
    ]
    proven.check("inbound messages kept and handled once", len(kept), faults)


async def _outbound(stage: Stage, recorded: Sequence[AnyEvent], proven: Proven) -> None:
    """What the log makes due = what was put out = what people saw, each once."""
    parts = stage.running.parts
    notifier = notifier_of(parts)
    due = {message.message_id for event in recorded for message in await notifier.messages(event)}
    out = [decode(data, MessageDue) for data in await _entries(parts.connection, OUTBOUND, "outbound.>")]
    ids = Counter(message.message_id for message in out)
    faults = [f"message {name} was due and not put out" for name in due - set(ids)]
    faults += [f"message {name} was put out and nothing makes it due" for name in set(ids) - due]
    faults += [f"message {name} was put out {count} times" for name, count in ids.items() if count != 1]
    proven.check("messages due and put out once", len(due), faults)
    for device in stage.devices.values():
        wanted = [message for message in out if message.chat == device.chat]
        proven.sent[device.chat.partition("-")[0]] += len(wanted)
    seen_faults = [fault for device in stage.devices.values() for fault in _seen(device, out)]
    proven.check("messages seen by people exactly once", sum(proven.sent.values()), seen_faults)


def _seen(device: TelegramDevice | WebDevice, out: Sequence[MessageDue]) -> list[str]:
    wanted = [message for message in out if message.chat == device.chat]
    if isinstance(device, WebDevice):
        shown = {one.key for one in device.seen}
        missing = {message.message_id for message in wanted} - shown
        extra = shown - {message.message_id for message in wanted}
        doubles = [f"{device.doubles} messages changed on the page"] if device.doubles else []
        return [
            *(f"{name} was not shown" for name in missing),
            *(f"{name} was shown unasked" for name in extra),
            *doubles,
        ]
    # Telegram gives messages ids of its own; none of ours is so long that it would go out in parts.
    if len(device.seen) != len(wanted):
        return [f"{device.chat} got {len(device.seen)} messages, {len(wanted)} were due"]
    return []


def _outcome(folded: Folded, played: Played, proven: Proven) -> None:
    """Everybody's story ended in the log as it ended for them."""
    order = next(
        home.state
        for (aggregate, _), home in folded.items()
        if aggregate == "order" and isinstance(home.state, Existing) and home.state.code == played.show.code
    )
    expected = {
        "has the goods": "received",
        "left": "cancelled",
        "left and has the money back": "refunded",
        "got no place": "expired",
    }
    faults = []
    for buyer in played.buyers:
        found = order.book.by_reference(buyer.reference)
        wanted = expected[buyer.end.value] if buyer.end is not None else "?"
        if found is None or found.status.value != wanted:
            faults.append(f"{buyer.reference} is {found.status if found else 'nowhere'}, for the buyer it {wanted}")
    proven.check("stories that end alike for the buyer and in the log", len(played.buyers), faults)
