"""Looking into a house where an order was lived: what it was, what came of what, and playing it again for others."""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from nats.aio.msg import Msg
from nats.js.api import StreamConfig
from sqlalchemy import Table, select

from gomflow.operating.events import Happened, Wanted, of_aggregate
from gomflow.operating.moments import NoMoment, moment
from gomflow.operating.past import PROJECTIONS, order_as_of, rows_as_of
from gomflow.operating.replaying import NotOutside, Player, ensure_outside, publishing
from gomflow.operating.timeline import timeline_of
from gomflow.operating.tracing import Node, Tracer, What
from gomflow.order.state import state_name
from gomflow.parts import Parts
from gomflow.testing.scene import Scene, scene_of
from gomflow.waiting import until
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import INBOUND, LOG, OUTBOUND, TIMERS
from gomflow_projections.tables import messages


@pytest.fixture(scope="module")
async def scene(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """An order of four buyers, from the draft to the last parcel."""
    async with scene_of(tmp_path_factory.mktemp("looking"), 4) as scene:
        await scene.proven()
        yield scene


@pytest.fixture(scope="module")
def parts(scene: Scene) -> Parts:
    return scene.stage.running.parts


@pytest.fixture(scope="module")
async def order_id(scene: Scene, parts: Parts) -> str:
    return await parts.log.holder("order", scene.played.show.code) or ""


async def gomflow(parts: Parts, *words: str) -> tuple[int, str]:
    """A command as somebody types it beside the GOMFLOW that runs: how it ends, and what it prints."""
    process = await asyncio.create_subprocess_exec(
        str(Path(sys.executable).with_name("gomflow")),
        *words,
        env=os.environ | {"GOMFLOW_DATA": str(parts.settings.data), "COLUMNS": "200"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await process.communicate()
    return process.returncode or 0, out.decode()


def documents(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


async def ends(parts: Parts) -> list[int]:
    return [await StreamFeed(parts.connection, name, ">").last() for name in (LOG, INBOUND, OUTBOUND, TIMERS)]


class TestTimeline:
    async def test_it_says_who_did_what_why_and_through_which_message(self, parts: Parts, order_id: str) -> None:
        lines = await timeline_of(parts.connection, parts.log, order_id, personal=False)
        first = {line.happened.recorded.type: line for line in reversed(lines)}

        assert [line.happened.recorded.sequence for line in lines] == sorted(
            line.happened.recorded.sequence for line in lines
        )
        assert first["OrderCreated"].who.startswith("manager ")
        assert first["SubmissionPlaced"].who.startswith("buyer ")
        assert "SubmissionRequested" == first["SubmissionPlaced"].why
        assert first["SubmissionPlaced"].through.endswith(" answer")
        assert first["OrderOpened"].through.endswith(" /open")
        assert "ProofReported after ProofSubmitted" == first["ProofReceived"].why
        assert {"order", "payment"} == {line.happened.recorded.aggregate for line in lines}

    async def test_names_are_shown_only_to_who_asks(self, scene: Scene, parts: Parts) -> None:
        code = scene.played.show.code
        _, hidden = await gomflow(parts, "timeline", code, "--json")
        _, shown = await gomflow(parts, "timeline", code, "--json", "--personal")
        _, read = await gomflow(parts, "timeline", code)

        buyers = {one["who"].removeprefix("buyer ") for one in documents(shown) if one["who"].startswith("buyer ")}
        assert 4 == len(buyers)
        assert [] == [name for name in buyers if " " not in name or name in hidden or name in read]
        assert len(documents(hidden)) == len(documents(shown)) > 20
        assert "SubmissionPlaced buyer" in read

    async def test_an_order_nobody_knows_is_said_to_be_unknown(self, parts: Parts) -> None:
        status, printed = await gomflow(parts, "timeline", "ZZZZ")

        assert 1 == status
        assert "There is no order ZZZZ" in printed


class TestAsOf:
    async def test_an_order_is_what_its_events_had_made_of_it(self, parts: Parts, order_id: str) -> None:
        events = await of_aggregate(parts.log, "order", order_id)
        seen = []
        for one in events:
            then = await order_as_of(parts.log, order_id, one.recorded.at)
            assert then is not None
            seen.append(state_name(then.order))
            assert then.version >= one.recorded.version

        assert ["draft", "open", "closed", "ordered", "shipped", "completed"] == list(dict.fromkeys(seen))
        before = min(one.recorded.at for one in events) - timedelta(microseconds=1)
        assert await order_as_of(parts.log, order_id, before) is None

    @pytest.mark.parametrize("projection", ["desk", "traffic"])
    async def test_the_rows_of_now_are_those_of_the_database(self, parts: Parts, projection: str) -> None:
        rows = await rows_as_of(parts.connection, projection, datetime.now(UTC))

        assert set(rows) == {table.name for table in PROJECTIONS[projection][0].tables}
        async with parts.engine.connect() as connection:
            for table in PROJECTIONS[projection][0].tables:
                live = (await connection.execute(select(table))).mappings()
                assert _by_key(table, map(dict, live)) == _by_key(table, rows[table.name]), table.name

    async def test_the_rows_of_then_say_what_the_order_said_then(self, parts: Parts, order_id: str) -> None:
        events = await of_aggregate(parts.log, "order", order_id)
        at = next(one.recorded.at for one in events if one.recorded.type == "PaymentCounted")
        then = await order_as_of(parts.log, order_id, at)
        assert then is not None

        rows = await rows_as_of(parts.connection, "desk", at)

        assert {one.reference: one.status.value for one in then.order.book.values()} == {
            row["reference"]: row["status"] for row in rows["submissions"]
        }
        assert [row["state"] for row in rows["orders"]] == [state_name(then.order)]

    async def test_it_is_read_by_people_and_programs(self, scene: Scene, parts: Parts) -> None:
        code = scene.played.show.code

        status, read = await gomflow(parts, "as-of", code, "now")
        _, printed = await gomflow(parts, "as-of", code, "now", "--json")
        _, table = await gomflow(parts, "as-of", "submissions", "now", "--json")
        early, nothing = await gomflow(parts, "as-of", code, "2020-01-01")

        assert 0 == status
        assert f"{code} {scene.played.show.title} as of" in read
        assert 4 == len(documents(printed)[0]["submissions"]) == len(documents(table))
        assert {"…"} == {row["row"]["buyer_name"] for row in documents(table)}
        assert (1, True) == (early, "was not written yet" in nothing)


def _by_key(table: Table, rows: Iterable[dict[str, Any]]) -> dict[tuple[Any, ...], dict[str, Any]]:
    return {tuple(row[column.name] for column in table.primary_key.columns): row for row in rows}


NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-20", datetime(2026, 11, 20, tzinfo=UTC)),
        ("2026-11-20T09:30", datetime(2026, 11, 20, 9, 30, tzinfo=UTC)),
        ("2026-11-20T09:30+08:00", datetime(2026, 11, 20, 1, 30, tzinfo=UTC)),
        ("15m", NOW - timedelta(minutes=15)),
        ("2h ago", NOW - timedelta(hours=2)),
        ("3d", NOW - timedelta(days=3)),
        ("now", NOW),
    ],
)
def test_moments_are_understood_as_people_write_them(text: str, meant: datetime) -> None:
    assert meant == moment(text, NOW)


@pytest.mark.parametrize("text", ["yesterday", "15", "", "2026-13-01", "-1h"])
def test_what_is_no_moment_is_said_to_be_none(text: str) -> None:
    with pytest.raises(NoMoment, match="is no moment"):
        moment(text, NOW)


def below(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from below(node.effects)


def tracer(parts: Parts) -> Tracer:
    return Tracer(parts.connection, parts.log, personal=False, told=lambda _at, _of: None)


@pytest.fixture(scope="module")
async def paid(parts: Parts, order_id: str) -> Happened:
    """A payment that counted because of its picture alone, without the manager's doing."""
    events = await of_aggregate(parts.log, "order", order_id)
    pictures = {one.recorded.correlation_id for one in events if one.recorded.type == "ProofReceived"}
    counted = [one for one in events if one.recorded.type == "PaymentCounted"]
    return next(one for one in counted if one.recorded.correlation_id in pictures)


class TestTrace:
    async def test_a_picture_leads_to_the_money_the_rows_and_the_messages(self, parts: Parts, paid: Happened) -> None:
        (root,) = await tracer(parts).trace(paid.recorded.correlation_id)

        found = {(node.what, node.name) for node in below([root])}
        assert (What.INBOUND, "MessageReceived") == (root.what, root.name)
        assert {
            (What.DECISION, "ProofSent"),
            (What.EVENT, "ProofSubmitted"),
            (What.DECISION, "PaymentReported"),
            (What.EVENT, "PaymentCounted"),
            (What.ROW, "ledger"),
            (What.ROW, "payments"),
            (What.ROW, "submissions"),
            (What.MESSAGE, "paid"),
            (What.ROW, "messages"),
        } <= found

    async def test_what_telegram_took_is_there_with_its_id(self, parts: Parts) -> None:
        async with parts.engine.connect() as connection:
            sent = select(messages.c.message_id).where(messages.c.outcome == "accepted").limit(1)
            message_id = await connection.scalar(sent)
        assert message_id is not None

        roots = await tracer(parts).trace(message_id)

        deliveries = [node for node in below(roots) if node.what is What.DELIVERY and node.id == message_id]
        assert ["claimed", "accepted"] == [node.name for node in deliveries]
        assert deliveries[-1].document["provider_ids"]

    async def test_every_id_on_the_way_leads_to_the_same_cause(self, parts: Parts, paid: Happened) -> None:
        (root,) = await tracer(parts).trace(paid.recorded.correlation_id)
        message = next(node.id for node in below([root]) if node.what is What.MESSAGE)
        ids = [paid.recorded.event_id, paid.recorded.request_id, paid.recorded.event.payment_id, message]

        found = [await tracer(parts).trace(one) for one in ids]

        assert [[root.id]] * 4 == [[one.id for one in roots] for roots in found]
        assert [root.count()] * 4 == [roots[0].count() for roots in found]

    async def test_a_commit_leads_to_all_it_decided(self, parts: Parts, paid: Happened) -> None:
        roots = await tracer(parts).trace(paid.commit_id)

        assert paid.recorded.event_id in {node.id for node in below(roots)}

    async def test_a_submission_leads_to_all_that_concerned_it(self, scene: Scene, parts: Parts) -> None:
        reference = scene.played.buyers[0].reference

        roots = await tracer(parts).trace(reference)

        kinds = {node.name for node in below(roots) if node.what is What.EVENT}
        assert {"SubmissionPlaced", "ProofReceived", "PaymentCounted"} <= kinds
        assert len(roots) > 1

    async def test_what_nobody_knows_leads_nowhere(self, parts: Parts) -> None:
        assert [] == await tracer(parts).trace("nobody-knows-this")
        assert [] == await tracer(parts).trace("PH-00000000")
        assert 1 == (await gomflow(parts, "trace", "nobody-knows-this"))[0]

    async def test_it_is_printed_as_a_tree(self, parts: Parts, paid: Happened) -> None:
        _, tree = await gomflow(parts, "trace", paid.recorded.event_id)
        _, printed = await gomflow(parts, "trace", paid.recorded.event_id, "--json")
        (root,) = documents(printed)

        assert "└── decision" in tree
        assert "event PaymentCounted" in tree
        assert "inbound" == root["what"]
        assert "data" not in root


async def logged(parts: Parts, wanted: Wanted) -> list[str]:
    played: list[str] = []

    async def keep(one: Happened, _: str) -> None:
        played.append(one.recorded.event_id)

    await Player(parts.connection.nc, wanted, personal=False).play(keep)
    return played


class TestTail:
    async def test_filters_leave_what_fits_all_of_them(self, scene: Scene, parts: Parts, order_id: str) -> None:
        code = scene.played.show.code
        common = ("tail", "--since", "0", "--no-follow", "--json")
        gom = (await of_aggregate(parts.log, "order", order_id))[0].recorded.actor.id

        _, everything = await gomflow(parts, *common)
        _, payments = await gomflow(parts, *common, "--aggregate", "payment", "--type", "ProofRead")
        _, order = await gomflow(parts, *common, "--aggregate", "order", "--id", code)
        _, tenant = await gomflow(parts, *common, "--tenant", gom)
        _, nobody = await gomflow(parts, *common, "--tenant", "nobody")

        assert await logged(parts, Wanted()) == [one["event_id"] for one in documents(everything)]
        assert {("payment", "ProofRead")} == {(one["aggregate"], one["type"]) for one in documents(payments)}
        assert {order_id} == {one["aggregate_id"] for one in documents(order)}
        assert {"order", "payment"} == {one["aggregate"] for one in documents(tenant)}
        assert "" == nobody

    async def test_it_begins_at_a_moment(self, parts: Parts, paid: Happened) -> None:
        at = paid.recorded.at.isoformat()

        _, printed = await gomflow(parts, "tail", "--since", at, "--no-follow", "--json")
        _, nothing = await gomflow(parts, "tail", "--no-follow", "--json")

        assert paid.recorded.event_id in {one["event_id"] for one in documents(printed)}
        assert len(documents(printed)) < len(await logged(parts, Wanted()))
        assert "" == nothing

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--aggregate", "parcel"), "There is no aggregate parcel"),
            (("--type", "Exploded"), "No event is called Exploded"),
            (("--since", "soon"), "soon is no moment"),
        ],
    )
    async def test_what_cannot_be_meant_is_refused(self, parts: Parts, words: tuple[str, ...], said: str) -> None:
        status, printed = await gomflow(parts, "tail", "--no-follow", *words)

        assert (1, True) == (status, said in printed)


class TestReplay:
    async def test_a_file_has_every_event_once_and_nothing_else_happens(self, parts: Parts, tmp_path: Path) -> None:
        before, file = await ends(parts), tmp_path / "log.jsonl"

        status, _ = await gomflow(parts, "replay", "--to", str(file))

        played = documents(file.read_text())
        assert (0, 0o600) == (status, file.stat().st_mode & 0o777)
        assert await logged(parts, Wanted()) == [one["event_id"] for one in played]
        assert before == await ends(parts)

    async def test_a_file_that_is_there_is_left_alone(self, parts: Parts, tmp_path: Path) -> None:
        file = tmp_path / "mine.jsonl"
        file.write_text("mine")

        status, printed = await gomflow(parts, "replay", "--to", str(file))

        assert (1, "mine") == (status, file.read_text())
        assert "is there already" in printed

    async def test_a_subject_outside_gets_every_event(self, parts: Parts) -> None:
        got: list[Msg] = []

        async def take(message: Msg) -> None:
            got.append(message)

        subscription = await parts.connection.nc.subscribe("copy.of.the.log", cb=take)
        before = await ends(parts)

        _, printed = await gomflow(
            parts, "replay", "--subject", "copy.of.the.log", "--type", "PaymentCounted", "--json"
        )

        count = documents(printed)[0]["events"]
        await until(lambda: len(got) == count, within=10, why="all events came")
        await subscription.unsubscribe()
        assert await logged(parts, Wanted(types=frozenset({"PaymentCounted"}))) == [
            json.loads(message.data)["event_id"] for message in got
        ]
        assert {"PaymentCounted"} == {(message.headers or {})["Gomflow-Type"] for message in got}
        assert before == await ends(parts)

    @pytest.mark.parametrize(
        "subject",
        ["log.order.x", "dead.x", "timers.x", "events.order.x", "a.*", "a b", "", "a..b", "$JS.x", "_INBOX.x"],
    )
    async def test_a_subject_of_ours_is_refused(self, parts: Parts, subject: str) -> None:
        with pytest.raises(NotOutside):
            await ensure_outside(parts.connection.nc, subject)

    async def test_a_subject_that_somebodys_stream_keeps_is_refused(self, parts: Parts) -> None:
        await parts.connection.js.add_stream(StreamConfig(name="THEIRS", subjects=["theirs.>"]))

        with pytest.raises(NotOutside, match="kept by the stream THEIRS"):
            await ensure_outside(parts.connection.nc, "theirs.x")

        await parts.connection.js.delete_stream("THEIRS")

    async def test_it_is_played_as_fast_as_asked(self, parts: Parts) -> None:
        wanted = Wanted(types=frozenset({"PaymentCounted"}))
        moments: list[datetime] = []

        async def keep(one: Happened, _: str) -> None:
            moments.append(one.recorded.at)

        await Player(parts.connection.nc, wanted, personal=False).play(keep)
        lasted = sum(max((b - a).total_seconds(), 0) for a, b in pairwise(moments))
        began = time.monotonic()
        await Player(parts.connection.nc, wanted, personal=False, speed=lasted / 0.5).play(keep)

        assert 0.5 <= time.monotonic() - began < 5

    async def test_the_filters_of_time_hold(self, parts: Parts, paid: Happened) -> None:
        at = paid.recorded.at

        early, late = await logged(parts, Wanted(before=at)), await logged(parts, Wanted(after=at))

        assert paid.recorded.event_id in late
        assert set(await logged(parts, Wanted())) == set(early) | set(late)
        assert not set(early) & set(late)

    async def test_a_publisher_says_which_event_it_is(self, parts: Parts, paid: Happened) -> None:
        subscription = await parts.connection.nc.subscribe("copy.one")
        await publishing(parts.connection.nc, "copy.one")(paid, "{}")

        message = await subscription.next_msg(timeout=5)

        assert str(paid.recorded.sequence) == (message.headers or {})["Gomflow-Replayed"]


async def test_a_command_needs_a_place_to_play_to(parts: Parts) -> None:
    status, printed = await gomflow(parts, "replay")

    assert (1, True) == (status, "--to FILE" in printed)


async def test_the_whole_house_is_verified_beside_the_gomflow_that_runs(parts: Parts) -> None:
    end = (await ends(parts))[0]
    await until(lambda: parts.progress["archive"].position >= end, within=10, why="everything is archived")

    status, printed = await gomflow(parts, "verify", "--json")
    _, read = await gomflow(parts, "verify")

    (verdict,) = documents(printed)
    assert (0, True, end) == (status, verdict["whole"], verdict["archive"]["ends"])
    assert verdict["rows_compared"] > 10
    assert "Everything is whole" in read


async def test_a_house_that_lives_is_not_restored_over(parts: Parts) -> None:
    before = await ends(parts)

    status, printed = await gomflow(parts, "restore")

    assert (1, True, before) == (status, "The broker has a log already" in printed, await ends(parts))
