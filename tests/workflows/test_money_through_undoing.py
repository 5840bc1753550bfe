"""Approvals and undos in any order, with all that may happen between them: not a centavo is lost or made."""

import asyncio
from collections import Counter
from decimal import Decimal
from typing import Any

from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from gomflow.payment.claiming import REFERENCE
from gomflow.payment.state import Approved, status_of
from gomflow.testing.shop import AMOUNTS, NAMES, PAYMENTS, SHARED, Shop, folded
from gomflow.verifying import money_adds_up
from gomflow_events.codec import unfold
from gomflow_events.money import Money
from gomflow_events.order import events as o
from gomflow_events.payment.requests import ApprovalRequested

ACTIONS = (
    *(
        "send",
        "send for two",
        "send for two",
        "undo",
        "undo",
        "approve",
        "approve",
        "follow",
        "follow",
        "assign",
        "read",
    ),
    *("reject", "ask again", "reopen", "refund", "withdraw", "call off", "close", "buy", "ship", "complete"),
)
steps = st.lists(
    st.tuples(
        st.sampled_from(ACTIONS),
        st.sampled_from(PAYMENTS),
        st.tuples(st.integers(0, 1), st.sampled_from(NAMES)),
        st.sampled_from(AMOUNTS),
    ),
    max_size=45,
)


async def lived(happens: list[Any]) -> Shop:
    shop = Shop()
    await shop.opened()
    for what, name, place, amount in happens:
        await shop.does(what, name, place, amount)
    await shop.follow()
    return shop


@settings(max_examples=120, deadline=None)
@for_all(happens=steps)
def test_money_adds_up_whatever_is_approved_and_undone(happens: list[Any]) -> None:
    shop = asyncio.run(lived(happens))

    homes = folded(shop)
    assert [] == money_adds_up(homes)
    events = [one for stored in shop.log.commits for one in unfold(stored.commit, stored.sequence)]
    ledger: Counter[tuple[str, str]] = Counter()
    for one in events:
        if isinstance(one.event, o.PaymentCounted):
            ledger[one.aggregate_id, one.event.payment_id] += 1
        if isinstance(one.event, o.PaymentUncounted):
            ledger[one.aggregate_id, one.event.payment_id] -= 1
    assert set(ledger.values()) <= {0, 1}, "counted at most once, and taken back only what counts"
    approved = [key for key, home in homes.items() if _counts_with_the_shared_reference(home.state)]
    assert len(approved) <= 1, "a reference counts once"


def _counts_with_the_shared_reference(state: Any) -> bool:
    return isinstance(state, Approved) and state.reference == SHARED


async def test_undone_it_keeps_its_reference_from_everybody_else() -> None:
    shop = Shop()
    await shop.opened()
    await shop.send("p1", (0, "ana"), Decimal(500), SHARED)
    await shop.follow()
    first = await shop.desk.state("payment", shop.payments["p1"])
    await shop.does("undo", "p1", (0, "ana"), Decimal(0))
    await shop.follow()
    await shop.send("p2", (1, "ben"), Decimal(500), SHARED)
    await shop.follow()
    statuses = [status_of(await shop.desk.state("payment", shop.payments[name])) for name in ("p1", "p2")]

    assert "approved" == status_of(first)
    assert ["review", "rejected"] == statuses
    assert shop.payments["p1"] == await shop.log.holder(REFERENCE, SHARED)
    await shop.does("approve", "p1", (0, "ana"), Decimal(0))
    await shop.follow()
    assert "approved" == status_of(await shop.desk.state("payment", shop.payments["p1"]))
    assert [] == money_adds_up(folded(shop))


async def shared(shop: Shop) -> None:
    """One transfer of 1,000 for ana's places in both orders, of which the share in the second went back to her."""
    await shop.opened()
    await shop.send("p1", (0, "ana"), Decimal(1000), SHARED, along=True)
    await shop.follow()
    await shop.does("withdraw", "p1", (1, "ana"), Decimal(0))
    await shop.does("refund", "p1", (1, "ana"), Decimal(0))
    await shop.follow()


async def test_a_share_that_went_back_does_not_count_a_second_time_elsewhere() -> None:
    shop = Shop()
    await shared(shop)

    await shop.does("undo", "p1", (0, "ana"), Decimal(0))
    await shop.follow()
    await shop.does("assign", "p1", (0, "ben"), Decimal(0))
    await shop.read("p1", Decimal(1000), SHARED)
    await shop.follow()
    await shop.does("approve", "p1", (0, "ben"), Decimal(0))
    await shop.follow()

    payment = await shop.desk.state("payment", shop.payments["p1"])
    assert "approved" == status_of(payment)
    assert Decimal(500) == (await counted(shop, 0, "ben"))
    assert Decimal(500) == (await counted(shop, 1, "ana")), "it came, and went back"
    assert [] == money_adds_up(folded(shop))


async def test_where_it_was_it_is_parted_as_before() -> None:
    shop = Shop()
    await shared(shop)

    for what in ("undo", "follow", "approve", "follow", "undo", "follow"):
        await shop.does(what, "p1", (0, "ana"), Decimal(0))
    undone = await shop.desk.state("payment", shop.payments["p1"])
    await shop.does("approve", "p1", (0, "ana"), Decimal(0))
    await shop.follow()

    assert [Decimal(500)] == [share.amount.amount for share in undone.proof.stays]
    assert Decimal(500) == (await counted(shop, 0, "ana"))
    assert [] == money_adds_up(folded(shop))


async def test_what_is_left_after_a_share_that_stays_is_all_there_is_to_count() -> None:
    shop = Shop()
    await shared(shop)
    await shop.does("undo", "p1", (0, "ana"), Decimal(0))
    await shop.follow()

    too_little = await shop.asks("payment", shop.payments["p1"], ApprovalRequested(amount=Money.of(400, "PHP")))

    assert "amount-invalid" == (too_little.refused.code if too_little.refused else "")


async def counted(shop: Shop, number: int, who: str) -> Decimal:
    order = await shop.desk.state("order", shop.orders[number])
    return sum((money.amount for money in order.book[f"s-{who}{number}"].counted.values()), Decimal(0))
