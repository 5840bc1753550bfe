"""What became of every message: what the log makes due, what was put out, what platforms say, and what people saw."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from gomflow.demo.devices import Seen, plain
from gomflow_events.identity import Platform, chat_of
from gomflow_events.outbound import DeliveryRecorded, MessageDue, Outcome

ENDS = frozenset({Outcome.ACCEPTED, Outcome.DELIVERED, Outcome.READ, Outcome.FAILED, Outcome.UNCERTAIN})
"""Outcomes after which nothing more is done about a message."""


class Witness(Protocol):
    """Somebody's chat, as they saw it. `said` counts what they sent, `doubles` messages that changed afterwards."""

    said: int

    @property
    def chat(self) -> str:
        """The key of the chat."""
        ...

    @property
    def seen(self) -> list[Seen]:
        """Every message so far."""
        ...

    @property
    def doubles(self) -> int:
        """Messages that came twice and differed."""
        ...


@dataclass(slots=True)
class Seeing:
    """How the messages of all chats ended: faults in words, messages by platform, and outcomes nobody knows."""

    faults: list[str] = field(default_factory=list)
    sent: Counter[str] = field(default_factory=Counter)
    uncertain: int = 0
    uncertain_and_seen: int = 0


def put_out(due: set[str], out: Sequence[MessageDue], optional: Collection[str] = ()) -> list[str]:
    """Faults between what the log makes due and what is in the outbox; `optional` may be there or not, but once."""
    ids = Counter(message.message_id for message in out)
    return [
        *(f"message {name} was due and not put out" for name in sorted(due - set(ids))),
        *(f"message {name} was put out and nothing makes it due" for name in sorted(set(ids) - due - set(optional))),
        *(f"message {name} was put out {count} times" for name, count in ids.items() if count != 1),
    ]


def latest(records: Iterable[DeliveryRecorded]) -> dict[str, DeliveryRecorded]:
    """The last word on each message; records come in the order of the stream."""
    return {record.message_id: record for record in records}


def seen_by(witnesses: Iterable[Witness], out: Sequence[MessageDue], records: Mapping[str, DeliveryRecorded]) -> Seeing:
    """Hold what people saw against what was put out, by the promise of each platform."""
    seeing = Seeing()
    for witness in witnesses:
        wanted = [message for message in out if message.chat == witness.chat]
        platform, _ = chat_of(wanted[0].chat) if wanted else (None, "")
        if platform is Platform.TELEGRAM:
            _telegram(witness, wanted, records, seeing)
        else:
            _page(witness, wanted, seeing)
        if platform is not None:
            seeing.sent[platform.value] += len(wanted)
    return seeing


def _words(message: MessageDue) -> str:
    return plain(message.text).strip()


def _page(witness: Witness, wanted: Sequence[MessageDue], seeing: Seeing) -> None:
    """The web chat reads the outbox itself: all of it is seen, once, under its own id."""
    due = {message.message_id: _words(message) for message in wanted}
    shown = {one.key: one.text.strip() for one in witness.seen}
    seeing.faults += [f"{name} was not shown in {witness.chat}" for name in sorted(set(due) - set(shown))]
    seeing.faults += [f"{name} was shown in {witness.chat} unasked" for name in sorted(set(shown) - set(due))]
    other = [name for name, words in due.items() if shown.get(name, words) != words]
    seeing.faults += [f"{name} was shown in {witness.chat} in other words" for name in other]
    if witness.doubles:
        seeing.faults.append(f"{witness.doubles} messages changed on the page of {witness.chat}")


def _telegram(
    witness: Witness, wanted: Sequence[MessageDue], records: Mapping[str, DeliveryRecorded], seeing: Seeing
) -> None:
    """Telegram gives ids of its own, which accepted messages name; a message without an answer may be there or not."""
    unexplained, unknown = {one.key: one.text.strip() for one in witness.seen}, Counter[str]()
    for message in wanted:
        record = records.get(message.message_id)
        if record is None or record.outcome not in ENDS:
            seeing.faults.append(f"{message.message_id} to {witness.chat} was put out and has no outcome")
        elif record.outcome is Outcome.UNCERTAIN:
            unknown[_words(message)] += 1
        elif record.outcome is not Outcome.FAILED:
            shown = [unexplained.pop(key, None) for key in record.provider_ids]
            if None in shown or not shown:
                seeing.faults.append(f"{message.message_id} was accepted and is not in {witness.chat}")
            elif shown != [_words(message)]:
                seeing.faults.append(f"{message.message_id} was shown in {witness.chat} in other words")
    extra = Counter(unexplained.values()) - unknown
    if extra:
        seeing.faults.append(f"{witness.chat} shows {extra.total()} messages that no outcome explains")
    seeing.uncertain += unknown.total()
    seeing.uncertain_and_seen += len(unexplained) - extra.total()
