"""Looking back: everything that happened to an order, and how it and the read models stood at any moment."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Table, select

from gomflow.operating.events import of_aggregate
from gomflow.operating.moments import NoMoment, moment
from gomflow.operating.past import PROJECTIONS, order_as_of, rows_as_of
from gomflow.operating.timeline import timeline_of
from gomflow.order.state import state_name
from gomflow.parts import Parts
from gomflow.testing.keyboard import documents, types
from gomflow.testing.scene import Scene


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
        _, hidden = await types(parts.settings.data, "timeline", code, "--json")
        _, shown = await types(parts.settings.data, "timeline", code, "--json", "--personal")
        _, read = await types(parts.settings.data, "timeline", code)

        buyers = {one["who"].removeprefix("buyer ") for one in documents(shown) if one["who"].startswith("buyer ")}
        assert 4 == len(buyers)
        assert [] == [name for name in buyers if " " not in name or name in hidden or name in read]
        assert len(documents(hidden)) == len(documents(shown)) > 20
        assert "SubmissionPlaced buyer" in read

    async def test_an_order_nobody_knows_is_said_to_be_unknown(self, parts: Parts) -> None:
        status, printed = await types(parts.settings.data, "timeline", "ZZZZ")

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

        status, read = await types(parts.settings.data, "as-of", code, "now")
        _, printed = await types(parts.settings.data, "as-of", code, "now", "--json")
        _, table = await types(parts.settings.data, "as-of", "submissions", "now", "--json")
        early, nothing = await types(parts.settings.data, "as-of", code, "2020-01-01")

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
