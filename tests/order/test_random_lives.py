"""Whatever people do in whatever order: nothing breaks an order, and not a centavo is lost."""

from decimal import Decimal

import pytest

from gomflow.handle.home import Home, catch_up
from gomflow.order.decide import ORDER
from gomflow.order.state import Existing
from gomflow.testing.lives import RandomLife
from gomflow.verifying import money_adds_up
from gomflow_adapters.memory.log import MemoryLog
from gomflow_events.codec import unfold
from gomflow_events.order.events import PaymentCounted


@pytest.mark.parametrize("first", range(0, 240, 40))
async def test_lives_go_on_and_money_adds_up(first: int) -> None:
    counted_lives = 0
    for seed in range(first, first + 40):
        log = MemoryLog()
        await RandomLife(log, seed).live(60)

        home = catch_up(ORDER, Home(ORDER.initial), log.commits)
        assert isinstance(home.state, Existing)

        events = [recorded.event for stored in log.commits for recorded in unfold(stored.commit, stored.sequence)]
        came_in = sum((event.amount.amount for event in events if isinstance(event, PaymentCounted)), Decimal(0))
        assert came_in == sum((one.paid.amount for one in home.state.book.values()), Decimal(0))
        # These lives have money and no payment behind it.
        problems = money_adds_up({("order", "it"): home})
        assert [] == [problem for problem in problems if "was not approved" not in problem], seed
        counted_lives += came_in > 0
    assert counted_lives > 20
