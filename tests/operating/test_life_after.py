"""After a restore the whole of GOMFLOW goes on: nothing is decided twice, and nobody is told anything again."""

import shutil
from pathlib import Path

import pytest

from gomflow.app import gomflow
from gomflow.embedded import Embedded
from gomflow.operating.restore import restore
from gomflow.operating.verify import verify
from gomflow.parts import Parts
from gomflow.settings import Settings
from gomflow.testing.house import House
from gomflow.testing.scene import scene_of
from gomflow.waiting import until
from gomflow_adapters.jetstream.streams import LOG, OUTBOUND

READERS = ("notify", "workflows", "smart-agent")


async def read_to_the_end(parts: Parts) -> bool:
    infos = [await parts.connection.js.consumer_info(LOG, name) for name in READERS]
    return not any(info.num_pending or info.num_ack_pending for info in infos)


@pytest.mark.slow
async def test_a_house_that_lost_its_disk_goes_on_as_if_nothing_had_been(tmp_path: Path) -> None:
    async with scene_of(tmp_path, 4) as scene:
        await scene.proven()
        parts = scene.stage.running.parts
        end = (await parts.connection.js.stream_info(LOG)).state.last_seq
        await until(lambda: parts.progress["archive"].position >= end, within=20, why="everything is archived")
        told = (await parts.connection.js.stream_info(OUTBOUND)).state.messages
        code = scene.played.show.code
    shutil.rmtree(tmp_path / "nats" / "store")
    async with Embedded(tmp_path) as servers, House.on(servers, servers.database_url) as house:
        await restore(house.connection, house.store, servers.database_url)

    async with gomflow(Settings.model_validate({"data": tmp_path, "port": 0})) as running:
        parts = running.parts
        await until(lambda: read_to_the_end(parts), within=60, why="everybody has read the log")
        after = (await parts.connection.js.stream_info(LOG)).state.last_seq
        out = (await parts.connection.js.stream_info(OUTBOUND)).state.last_seq
        verified = await verify(parts.connection, parts.store, parts.engine)
        order = await parts.sources.order(await parts.log.holder("order", code) or "")

    assert told > 0
    assert (end, 0) == (after, out)
    assert verified.whole
    assert order is not None
    assert "Completed" == type(order).__name__
