"""The timers that have to stand, told from the log alone: those that do stand, whatever happened."""

import pytest

from gomflow.order.decide import ORDER
from gomflow.order.state import Order
from gomflow.testing.lives import RandomLife
from gomflow.testing.passing import Passing
from gomflow.testing.vaults import memory_vault
from gomflow.workflows.standing import Standing
from gomflow_adapters.jetstream.connection import Connection
from gomflow_events.refusal import RequestRefused


@pytest.mark.parametrize("seed", range(40))
async def test_the_log_knows_the_timers_of_any_life(seed: int, nats: Connection) -> None:
    world = Passing(memory_vault())
    await RandomLife(world.log, seed).live(40)
    await world.react()

    standing, states = Standing(), dict[str, Order]()
    for recorded in world.happened():
        state = states.get(recorded.aggregate_id, ORDER.initial)
        if not isinstance(recorded.event, RequestRefused):
            state = states[recorded.aggregate_id] = ORDER.evolve(state, recorded.event)
        standing.take(recorded, state)

    left = [(timer.name, timer.at, timer.what) for timer in standing.left()]
    assert left == [(timer.name, timer.at, timer.what) for timer in await world.timers.standing()]
