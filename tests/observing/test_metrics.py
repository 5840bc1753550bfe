"""What operators watch: every number comes from something that really happened."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from gomflow.observing.handling import watched
from gomflow.observing.metrics import Metrics
from gomflow.ports.outcome import DONE, Again, ConsumerOutcome
from gomflow.testing.lives import RandomLife
from gomflow.testing.site import Site, serving
from gomflow.waiting import until
from gomflow_adapters.jetstream.delivered import Delivered
from gomflow_events.identity import Role

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
async def site(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    async with serving(tmp_path_factory.mktemp("observing")) as found:
        yield found


@pytest.fixture
async def here(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    """A collector on this machine."""
    async with site.browser() as client:
        yield client


async def values(client: httpx.AsyncClient) -> dict[str, float]:
    """Every sample, named as Prometheus writes it."""
    answer = await client.get("/metrics")
    assert answer.status_code == 200
    return {
        sample.name + "".join(f",{value}" for _, value in sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


async def test_decisions_are_counted_by_what_came_of_them(site: Site, here: httpx.AsyncClient) -> None:
    before = await values(here)

    await site.stage.person("Juana Cruz", Role.GOM)

    after = await values(here)
    counted = "gomflow_decisions_total,member,decided"
    assert after[counted] > before.get(counted, 0)
    assert after["gomflow_decision_seconds_count,member"] > before.get("gomflow_decision_seconds_count,member", 0)


async def test_streams_and_read_models_are_looked_up_when_somebody_asks(site: Site, here: httpx.AsyncClient) -> None:
    await site.stage.person("Ana Reyes")

    async def has_caught_up() -> bool:
        return (await values(here))["gomflow_projection_lag_messages,desk"] == 0

    await until(has_caught_up, why="the desk projection is up to date")
    found = await values(here)
    assert found["gomflow_gauges_up_to_date"] == 1
    assert found["gomflow_stream_messages,LOG"] >= 1
    assert found["gomflow_stream_bytes,LOG"] > 100
    assert found["gomflow_projection_lag_seconds,desk"] == 0
    assert found["gomflow_parked"] == 0


async def test_a_read_model_that_stands_still_is_seen(site: Site, here: httpx.AsyncClient) -> None:
    async with site.stage.parts.store.transaction() as connection:
        held = await connection.fetchval(
            "SELECT position FROM gomflow.checkpoints WHERE projection = 'desk' FOR UPDATE"
        )
        await RandomLife(site.stage.parts.log, 5).live(10)
        found = await values(here)

        assert held is not None
        assert found["gomflow_projection_lag_messages,desk"] >= 3
        assert found["gomflow_projection_lag_seconds,desk"] > 0


async def test_strangers_do_not_read_the_metrics(site: Site) -> None:
    async with site.browser() as proxied:
        answer = await proxied.get("/metrics", headers={"X-Forwarded-For": "203.0.113.7"})

    assert answer.status_code == 403
    assert "GOMFLOW_METRICS_TOKEN" in answer.text


async def test_a_handler_is_watched_whatever_it_does() -> None:
    metrics = Metrics()

    async def handle(message: Delivered) -> ConsumerOutcome:
        if message.data == b"broken":
            raise ValueError(message.data)
        return DONE if message.data == b"good" else Again("later")

    watch = watched("notify", handle, metrics, lambda: NOW)
    await watch(Delivered("log.order.1", 1, b"good", redelivered=False, at=NOW - timedelta(seconds=3)))
    await watch(Delivered("log.order.1", 2, b"early", redelivered=False, at=NOW))
    with pytest.raises(ValueError, match="broken"):
        await watch(Delivered("log.order.1", 3, b"broken", redelivered=True, at=NOW))

    read = metrics.registry.get_sample_value
    assert [1, 1, 1] == [
        read("gomflow_handled_total", {"consumer": "notify", "outcome": outcome})
        for outcome in ("done", "again", "failed")
    ]
    assert read("gomflow_message_age_seconds_sum", {"consumer": "notify"}) == 3
    assert read("gomflow_handling_seconds_count", {"consumer": "notify"}) == 3
