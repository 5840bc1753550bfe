"""What every event log promises, kept by the one in memory and by the one in JetStream."""

import asyncio
from datetime import UTC, datetime

import pytest

from gomflow.chance import new_id
from gomflow.ports.log import Appended, Claim, ClaimTaken, EventLog, WrongVersion
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.memory.log import MemoryLog
from gomflow_events.codec import write_event
from gomflow_events.commit import Commit, WrittenDecision
from gomflow_events.identity import CLOCK
from gomflow_events.order.events import MinimumReached


@pytest.fixture(params=["memory", "jetstream"])
def log(request: pytest.FixtureRequest, nats: Connection) -> EventLog:
    return MemoryLog() if request.param == "memory" else JetStreamLog(nats.nc, nats.js)


def commit(order_id: str, version: int = 1, previous: str = "", buyers: int = 1) -> Commit:
    decision = WrittenDecision(
        request_id=new_id(),
        request="Test",
        at=datetime.now(UTC),
        actor=CLOCK,
        correlation_id="c",
        causation_id="c",
        events=(write_event(new_id(), MinimumReached(buyers=buyers)),),
    )
    return Commit(
        commit_id=new_id(),
        aggregate="order",
        aggregate_id=order_id,
        tenant="gom",
        version=version,
        previous=previous,
        decisions=(decision,),
    )


async def test_what_was_appended_is_read_in_order(log: EventLog) -> None:
    order_id = new_id()
    first, second = commit(order_id), commit(order_id, 2, buyers=2)

    one = await log.append(first, after=0)
    two = await log.append(second, after=one.sequence)

    found = await log.read("order", order_id)
    assert [first.commit_id, second.commit_id] == [stored.commit.commit_id for stored in found]
    assert [one, two] == [Appended(stored.sequence, stored.digest) for stored in found]
    assert one.sequence < two.sequence
    assert [second.commit_id] == [s.commit.commit_id for s in await log.read("order", order_id, one.sequence)]


async def test_an_aggregate_nobody_wrote_is_empty(log: EventLog) -> None:
    assert [] == list(await log.read("order", new_id()))


async def test_more_commits_than_a_page_come_all(log: EventLog) -> None:
    order_id, at = new_id(), 0
    for version in range(1, 1102):
        at = (await log.append(commit(order_id, version), after=at)).sequence

    found = await log.read("order", order_id)

    assert list(range(1, 1102)) == [stored.commit.version for stored in found]


async def test_the_second_of_two_writers_is_told(log: EventLog) -> None:
    order_id = new_id()
    await log.append(commit(order_id), after=0)

    with pytest.raises(WrongVersion):
        await log.append(commit(order_id), after=0)
    assert 1 == len(await log.read("order", order_id))


async def test_the_same_commit_again_is_the_same(log: EventLog) -> None:
    order_id = new_id()
    written = commit(order_id)

    first = await log.append(written, after=0)
    again = await log.append(written, after=0)

    assert first == again
    assert 1 == len(await log.read("order", order_id))


async def test_of_many_writers_at_once_one_wins(log: EventLog) -> None:
    order_id = new_id()

    outcomes = await asyncio.gather(*(log.append(commit(order_id), after=0) for _ in range(20)), return_exceptions=True)

    assert 1 == sum(isinstance(outcome, Appended) for outcome in outcomes)
    assert 19 == sum(isinstance(outcome, WrongVersion) for outcome in outcomes)


async def test_a_claim_has_one_holder(log: EventLog) -> None:
    reference, winner, loser = new_id(), new_id(), new_id()
    await log.append(commit(winner), after=0, claims=[Claim("reference", reference, winner)])

    with pytest.raises(ClaimTaken) as taken:
        await log.append(commit(loser), after=0, claims=[Claim("reference", reference, loser)])

    assert winner == taken.value.holder
    assert winner == await log.holder("reference", reference)
    assert [] == list(await log.read("order", loser))


async def test_what_is_given_back_may_be_claimed_by_another_and_only_then(log: EventLog) -> None:
    reference, first, second = new_id(), new_id(), new_id()
    made = await log.append(commit(first), after=0, claims=[Claim("reference", reference, first)])
    untouched = [Claim("reference", reference, second, given_back=True)]
    other = await log.append(commit(second), after=0, claims=untouched)
    still = await log.holder("reference", reference)

    back = [Claim("reference", reference, first, given_back=True)]
    await log.append(commit(first, 2), after=made.sequence, claims=back)
    free = (await log.holder("reference", reference), await log.was_given_back("reference", reference))
    await log.append(commit(second, 2), after=other.sequence, claims=[Claim("reference", reference, second)])

    assert first == still, "nobody gives back what another holds"
    assert (None, True) == free
    assert second == await log.holder("reference", reference)
    assert not await log.was_given_back("reference", reference)
    with pytest.raises(ClaimTaken):
        await log.append(commit(new_id()), after=0, claims=[Claim("reference", reference, first)])


async def test_claimed_and_given_back_in_one_commit_is_free_and_the_other_way_round_is_held(log: EventLog) -> None:
    one, other, order_id = new_id(), new_id(), new_id()
    held = await log.append(commit(order_id), after=0, claims=[Claim("reference", other, order_id)])
    turns = [
        Claim("reference", one, order_id),
        Claim("reference", one, order_id, given_back=True),
        Claim("reference", other, order_id, given_back=True),
        Claim("reference", other, order_id),
    ]

    await log.append(commit(order_id, 2), after=held.sequence, claims=turns)

    assert await log.holder("reference", one) is None
    assert order_id == await log.holder("reference", other)


async def test_what_was_claimed_under_a_former_kind_is_given_back_too(log: EventLog) -> None:
    reference, first, second = new_id(), new_id(), new_id()
    made = await log.append(commit(first), after=0, claims=[Claim("reference-gcash", reference, first)])

    back = [Claim("reference", reference, first, former="reference-", given_back=True)]
    await log.append(commit(first, 2), after=made.sequence, claims=back)

    assert await log.holder("reference", reference, "reference-") is None
    await log.append(commit(second), after=0, claims=[Claim("reference", reference, second, former="reference-")])
    assert second == await log.holder("reference", reference, "reference-")


async def test_of_many_who_claim_what_was_given_back_one_wins(log: EventLog) -> None:
    reference, first = new_id(), new_id()
    made = await log.append(commit(first), after=0, claims=[Claim("reference", reference, first)])
    back = [Claim("reference", reference, first, given_back=True)]
    await log.append(commit(first, 2), after=made.sequence, claims=back)
    claimants = [new_id() for _ in range(10)]

    outcomes = await asyncio.gather(
        *(log.append(commit(c), after=0, claims=[Claim("reference", reference, c)]) for c in claimants),
        return_exceptions=True,
    )

    assert 1 == sum(isinstance(outcome, Appended) for outcome in outcomes)
    assert await log.holder("reference", reference) in claimants


async def test_claims_are_made_together_with_the_commit_or_not_at_all(log: EventLog) -> None:
    free, held, winner, loser = new_id(), new_id(), new_id(), new_id()
    await log.append(commit(winner), after=0, claims=[Claim("reference", held, winner)])
    both = [Claim("reference", free, loser), Claim("reference", held, loser)]

    with pytest.raises(ClaimTaken):
        await log.append(commit(loser), after=0, claims=both)

    assert await log.holder("reference", free) is None


async def test_a_claim_of_ones_own_is_no_obstacle(log: EventLog) -> None:
    reference, order_id = new_id(), new_id()
    mine = [Claim("reference", reference, order_id)]
    first = await log.append(commit(order_id), after=0, claims=mine)

    await log.append(commit(order_id, 2), after=first.sequence, claims=mine)

    assert 2 == len(await log.read("order", order_id))


async def test_a_wrong_version_is_told_even_with_claims(log: EventLog) -> None:
    order_id = new_id()
    await log.append(commit(order_id), after=0)

    with pytest.raises(WrongVersion):
        await log.append(commit(order_id), after=0, claims=[Claim("reference", new_id(), order_id)])


async def test_of_many_claimants_at_once_one_wins(log: EventLog) -> None:
    reference = new_id()
    claimants = [new_id() for _ in range(10)]

    outcomes = await asyncio.gather(
        *(log.append(commit(c), after=0, claims=[Claim("reference", reference, c)]) for c in claimants),
        return_exceptions=True,
    )

    assert 1 == sum(isinstance(outcome, Appended) for outcome in outcomes)
    assert 9 == sum(isinstance(outcome, ClaimTaken) for outcome in outcomes)


async def test_of_many_that_are_appended_at_once_each_has_its_own_outcome(log: EventLog) -> None:
    taken, held, reference = new_id(), new_id(), new_id()
    await log.append(commit(taken), after=0)
    stored = commit(new_id())
    was = await log.append(stored, after=0)
    await log.append(commit(held), after=0, claims=[Claim("reference", reference, held)])
    fresh = [commit(new_id()) for _ in range(120)]

    outcomes = await asyncio.gather(
        *(log.append(one, after=0) for one in fresh[:60]),
        log.append(commit(taken), after=0),
        log.append(stored, after=0),
        log.append(commit(new_id()), after=0, claims=[Claim("reference", reference, "another")]),
        *(log.append(one, after=0) for one in fresh[60:]),
        *(log.append(commit(fresh[0].aggregate_id), after=0) for _ in range(3)),
        return_exceptions=True,
    )

    assert isinstance(outcomes[60], WrongVersion)
    assert was == outcomes[61]
    assert isinstance(outcomes[62], ClaimTaken)
    written = [*outcomes[:60], *outcomes[63:123]]
    found = [(await log.read("order", one.aggregate_id))[0] for one in fresh]
    assert [one.commit_id for one in fresh[1:]] == [one.commit.commit_id for one in found[1:]]
    assert written[1:] == [Appended(one.sequence, one.digest) for one in found[1:]]
    rivals = [written[0], *outcomes[123:]]
    assert 1 == sum(isinstance(outcome, Appended) for outcome in rivals)
    assert 3 == sum(isinstance(outcome, WrongVersion) for outcome in rivals)


async def test_of_many_at_once_the_commits_of_an_aggregate_keep_their_order(log: EventLog) -> None:
    async def grow(order_id: str) -> list[int]:
        at = [0]
        for version in range(1, 6):
            at.append((await log.append(commit(order_id, version), after=at[-1])).sequence)
        return at[1:]

    orders = [new_id() for _ in range(80)]
    grown = await asyncio.gather(*map(grow, orders))

    for order_id, sequences in zip(orders, grown, strict=True):
        assert sequences == [one.sequence for one in await log.read("order", order_id)]
    every = [sequence for sequences in grown for sequence in sequences]
    assert len(set(every)) == len(every)
