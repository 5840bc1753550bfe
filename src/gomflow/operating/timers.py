"""The timers held against the log: what should wake somebody and does not, and setting it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gomflow.handle.home import Home, catch_up
from gomflow.order.decide import ORDER
from gomflow.payment.decide import PAYMENT
from gomflow.ports.feed import Feed
from gomflow.ports.timers import Timer, Timers
from gomflow.verifying import commits
from gomflow.workflows.standing import Standing
from gomflow_events.codec import unfold
from gomflow_events.refusal import RequestRefused

_KINDS: dict[str, Any] = {ORDER.name: ORDER, PAYMENT.name: PAYMENT}

NOT_OF_THE_LOG = frozenset({"stray", "album"})
"""Timers for what no event speaks of: with the broker that lost them, their pictures are gone too."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What stands, what the log says should stand and does not, and what stands for nothing any more.

    Superfluous timers do no harm: who is woken looks at the log and finds nothing to do.
    """

    standing: Sequence[Timer]
    missing: Sequence[Timer]
    superfluous: Sequence[Timer]


async def timers_of_the_log(feed: Feed, until: int) -> Sequence[Timer]:
    """The timers that have to stand after the log up to a number. Raises what a broken log raises."""
    standing = Standing()
    homes: dict[tuple[str, str], Home[Any]] = {}
    async for stored in commits(feed, until):
        kind = _KINDS.get(stored.commit.aggregate)
        if kind is None:
            continue
        key = (stored.commit.aggregate, stored.commit.aggregate_id)
        home = homes.get(key, Home(kind.initial))
        state = home.state
        for recorded in unfold(stored.commit, stored.sequence):
            if not isinstance(recorded.event, RequestRefused):
                state = kind.evolve(state, recorded.event)
            standing.take(recorded, state)
        homes[key] = catch_up(kind, home, [stored])
    return [Timer(timer.name, timer.at, timer.what) for timer in standing.left()]


async def compare_timers(feed: Feed, timers: Timers) -> Compared:
    """The timers that stand, against those of the log."""
    # What is set while the log is read stands already when it is looked for.
    wanted = {timer.name: timer for timer in await timers_of_the_log(feed, await feed.last())}
    standing = await timers.standing()
    found = {timer.name: timer for timer in standing}
    return Compared(
        standing,
        [timer for name, timer in wanted.items() if found.get(name) != timer],
        [timer for name, timer in found.items() if name not in wanted and timer.what["kind"] not in NOT_OF_THE_LOG],
    )


async def repair_timers(feed: Feed, timers: Timers) -> Sequence[Timer]:
    """Set what is missing; what was set. What is overdue fires at once, which is harmless."""
    missing = (await compare_timers(feed, timers)).missing
    for timer in missing:
        await timers.set(timer.name, timer.at, timer.what)
    return missing
