"""Every event ever written is still read: an example of each version, and whole commits of every age."""

import json
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from gomflow.describing.schemas import kept_schemas
from gomflow.member.decide import MEMBER
from gomflow.order.decide import ORDER
from gomflow.order.submission import Status
from gomflow.payment.decide import PAYMENT
from gomflow.testing.decisions import given
from gomflow_events.catalogue import EVENTS
from gomflow_events.codec import Unreadable, decode, read_event, unfold, write_event
from gomflow_events.commit import AnyEvent, Commit, WrittenEvent
from gomflow_events.order.events import PaymentRefused
from gomflow_events.payment.events import ProofRead
from gomflow_events.payment.terms import Doubt
from gomflow_events.schemas import COMMON

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).parents[2]
EXAMPLES = {file.stem: file for file in sorted(GOLDEN.glob("*.json"))}
STREAMS = sorted((GOLDEN / "commits").glob("*.jsonl"))


def written(name: str) -> WrittenEvent:
    return decode(EXAMPLES[name].read_bytes(), WrittenEvent)


def data_of(event: WrittenEvent) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(bytes(event.data))
    return plain


def commits(file: Path) -> list[Commit]:
    return [decode(line, Commit) for line in file.read_bytes().splitlines()]


def replayed(file: Path) -> list[AnyEvent]:
    return [event for place, commit in enumerate(commits(file), 1) for event in unfold(commit, place)]


def versions() -> Iterator[str]:
    for kind in EVENTS.values():
        yield from (f"{kind.name}.v{version}" for version in range(1, kind.schema + 1))


def test_there_is_an_example_of_every_version_of_every_event() -> None:
    missing = sorted(set(versions()) - EXAMPLES.keys())
    unknown = sorted(EXAMPLES.keys() - set(versions()))

    assert [] == missing, "write one, as it lies in the log, to tests/events/golden"
    assert [] == unknown, "what lies in logs must stay in the catalogue"


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_read_and_written_again_as_it_is_today(name: str) -> None:
    example = written(name)

    event = read_event(example)
    again = write_event(example.event_id, event)

    assert f"{example.type}.v{example.schema}" == name
    assert (example.event_id, example.type, EVENTS[example.type].schema) == (again.event_id, again.type, again.schema)
    if example.schema == again.schema:
        assert data_of(example) == data_of(again)
    assert event == read_event(again)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_fits_the_schema_of_its_version(name: str) -> None:
    example = written(name)
    kind = EVENTS[example.type]
    schema = kept_schemas(ROOT)[f"{kind.aggregate or COMMON}/{name}"]

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data_of(example), schema, jsonschema.Draft202012Validator)


def test_the_reasons_of_a_refused_payment_became_doubts() -> None:
    event = read_event(written("PaymentRefused.v1"))

    assert isinstance(event, PaymentRefused)
    assert (Doubt.WRONG_RECIPIENT, Doubt.AMOUNT_DIFFERS) == event.doubts


@pytest.mark.parametrize(
    ("at", "day_only"),
    [("2026-11-21T00:00:00", True), ("2026-11-21T10:25:00", False), ("2026-11-21T00:00:01", False), (None, False)],
)
def test_midnight_stood_for_no_time_of_day(at: str | None, *, day_only: bool) -> None:
    example = written("ProofRead.v1")
    data = data_of(example)
    data["fields"]["paid_at"] = at
    older = WrittenEvent(event_id="e", type="ProofRead", schema=1, data=msgspec.Raw(json.dumps(data).encode()))

    event = read_event(older)

    assert isinstance(event, ProofRead)
    assert (None if at is None else datetime.fromisoformat(at), day_only) == (
        event.fields.paid_at,
        event.fields.day_only,
    )


def test_an_event_of_a_newer_release_is_told_apart() -> None:
    newer = WrittenEvent(event_id="e", type="PaymentRefused", schema=9, data=msgspec.Raw(b"{}"))

    with pytest.raises(Unreadable, match="schema version 9, this release knows 2"):
        read_event(newer)


def test_there_are_commits_of_every_version_of_what_changed() -> None:
    found = {(w.type, w.schema) for file in STREAMS for c in commits(file) for d in c.decisions for w in d.events}
    changed = {(k.name, version) for k in EVENTS.values() if k.schema > 1 for version in range(1, k.schema + 1)}

    assert changed <= found


@pytest.mark.parametrize("file", STREAMS, ids=lambda file: file.stem)
def test_the_chain_of_old_commits_holds(file: Path) -> None:
    lines = file.read_bytes().splitlines()

    assert "" == decode(lines[0], Commit).previous
    for before, after in pairwise(lines):
        assert sha256(before).hexdigest() == decode(after, Commit).previous


@pytest.mark.parametrize("version", [1, 2])
def test_old_orders_come_to_the_same(version: int) -> None:
    events = [e.event for e in replayed(GOLDEN / "commits" / f"order.v{version}.jsonl") if e.type != "RequestRefused"]

    order = given(ORDER, *events).state

    ana = order.book["s-ana"]
    assert (Status.PAID, "500.00", "0.00") == (ana.status, str(ana.paid.amount), str(ana.balance.amount))


@pytest.mark.parametrize("version", [1, 2])
def test_old_payments_come_to_the_same(version: int) -> None:
    events = [e.event for e in replayed(GOLDEN / "commits" / f"payment.v{version}.jsonl") if e.type != "RequestRefused"]

    payment = given(PAYMENT, *events).state

    read = next(event for event in events if isinstance(event, ProofRead))
    assert (True, datetime.fromisoformat("2026-11-01")) == (read.fields.day_only, read.fields.paid_at)
    assert (True, (Doubt.WRONG_RECIPIENT,)) == (payment.assessed.fields.day_only, payment.doubts)


def test_old_members_come_to_the_same() -> None:
    events = [recorded.event for recorded in replayed(GOLDEN / "commits" / "member.v1.jsonl")]

    member = given(MEMBER, *events).state

    assert ("Ana Reyes", "fil") == (member.name, member.language.value)
