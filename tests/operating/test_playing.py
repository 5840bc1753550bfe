"""What is being decided, filtered; and all that was, played again for others without any effect here."""

import json
import time
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from nats.aio.msg import Msg
from nats.js.api import StreamConfig

from gomflow.operating.events import Happened, Wanted, of_aggregate
from gomflow.operating.replaying import NotOutside, Player, ensure_outside, publishing
from gomflow.parts import Parts
from gomflow.testing.keyboard import documents, types
from gomflow.testing.scene import Scene
from gomflow.waiting import until
from gomflow_adapters.jetstream.follow import StreamFeed
from gomflow_adapters.jetstream.streams import INBOUND, LOG, OUTBOUND, TIMERS


async def ends(parts: Parts) -> list[int]:
    return [await StreamFeed(parts.connection, name, ">").last() for name in (LOG, INBOUND, OUTBOUND, TIMERS)]


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

        _, everything = await types(parts.settings.data, *common)
        _, payments = await types(parts.settings.data, *common, "--aggregate", "payment", "--type", "ProofRead")
        _, order = await types(parts.settings.data, *common, "--aggregate", "order", "--id", code)
        _, tenant = await types(parts.settings.data, *common, "--tenant", gom)
        _, nobody = await types(parts.settings.data, *common, "--tenant", "nobody")

        assert await logged(parts, Wanted()) == [one["event_id"] for one in documents(everything)]
        assert {("payment", "ProofRead")} == {(one["aggregate"], one["type"]) for one in documents(payments)}
        assert {order_id} == {one["aggregate_id"] for one in documents(order)}
        assert {"order", "payment"} == {one["aggregate"] for one in documents(tenant)}
        assert "" == nobody

    async def test_it_begins_at_a_moment(self, parts: Parts, paid: Happened) -> None:
        at = paid.recorded.at.isoformat()

        _, printed = await types(parts.settings.data, "tail", "--since", at, "--no-follow", "--json")
        _, nothing = await types(parts.settings.data, "tail", "--no-follow", "--json")

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
        status, printed = await types(parts.settings.data, "tail", "--no-follow", *words)

        assert (1, True) == (status, said in printed)


class TestReplay:
    async def test_a_file_has_every_event_once_and_nothing_else_happens(self, parts: Parts, tmp_path: Path) -> None:
        before, file = await ends(parts), tmp_path / "log.jsonl"

        status, _ = await types(parts.settings.data, "replay", "--to", str(file))

        played = documents(file.read_text())
        assert (0, 0o600) == (status, file.stat().st_mode & 0o777)
        assert await logged(parts, Wanted()) == [one["event_id"] for one in played]
        assert before == await ends(parts)

    async def test_a_file_that_is_there_is_left_alone(self, parts: Parts, tmp_path: Path) -> None:
        file = tmp_path / "mine.jsonl"
        file.write_text("mine")

        status, printed = await types(parts.settings.data, "replay", "--to", str(file))

        assert (1, "mine") == (status, file.read_text())
        assert "is there already" in printed

    async def test_a_subject_outside_gets_every_event(self, parts: Parts) -> None:
        got: list[Msg] = []

        async def take(message: Msg) -> None:
            got.append(message)

        subscription = await parts.connection.nc.subscribe("copy.of.the.log", cb=take)
        before = await ends(parts)

        _, printed = await types(
            parts.settings.data, "replay", "--subject", "copy.of.the.log", "--type", "PaymentCounted", "--json"
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
    status, printed = await types(parts.settings.data, "replay")

    assert (1, True) == (status, "--to FILE" in printed)


async def test_the_whole_house_is_verified_beside_the_gomflow_that_runs(parts: Parts) -> None:
    end = (await ends(parts))[0]
    await until(lambda: parts.progress["archive"].position >= end, within=10, why="everything is archived")

    status, printed = await types(parts.settings.data, "verify", "--json")
    _, read = await types(parts.settings.data, "verify")

    (verdict,) = documents(printed)
    assert (0, True, end) == (status, verdict["whole"], verdict["archive"]["ends"])
    assert verdict["rows_compared"] > 10
    assert "Everything is whole" in read


async def test_a_house_that_lives_is_not_restored_over(parts: Parts) -> None:
    before = await ends(parts)

    status, printed = await types(parts.settings.data, "restore")

    assert (1, True, before) == (status, "The broker has a log already" in printed, await ends(parts))
