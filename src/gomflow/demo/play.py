"""The play: everybody does their part, and then everything is held against the log."""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from gomflow.demo.buyer import Buyer, SentProof, Show
from gomflow.demo.cast import Person
from gomflow.demo.devices import WebDevice
from gomflow.demo.manager import Manager
from gomflow.demo.stage import Stage
from gomflow.order.state import Completed
from gomflow.simulators.receipts import Proof
from gomflow.waiting import until
from gomflow_events.identity import Language, Platform


@dataclass(slots=True)
class Played:
    """What was played, for the proof and the report. `seconds` is the time from the first word to the last parcel."""

    show: Show
    manager: Manager
    buyers: list[Buyer] = field(default_factory=list)
    seconds: float = 0.0

    def proofs(self) -> list[tuple[Buyer, SentProof]]:
        """Every proof that was sent, with who sent it."""
        return [(buyer, proof) for buyer in self.buyers for proof in buyer.proofs]


Told = Callable[[str, int, int], None]
"""Progress: what is going on, how many are through, how many there are."""


async def play(stage: Stage, people: Sequence[Person], told: Told) -> Played:
    """The whole order, from creation to completion. Raises GaveUp when somebody waits in vain."""
    started = time.monotonic()
    device = await stage.device("The manager", Platform.WEB, Language.ENGLISH, 1)
    assert isinstance(device, WebDevice)
    played: list[Played] = []

    def truth(reference: str) -> SentProof | None:
        found = (buyer for one in played for buyer in one.buyers if buyer.reference == reference)
        return next((buyer.proofs[-1] for buyer in found if buyer.proofs), None)

    maximum = max(round(len(people) * 0.95), 2)
    manager = Manager(device, maximum=maximum, minimum=max(round(len(people) * 0.4), 1), truth=truth)
    told("The manager writes the order", 0, 1)
    show = await manager.open_an_order()
    result = Played(show, manager)
    played.append(result)
    earlier: asyncio.Queue[Proof] = asyncio.Queue()
    result.buyers = [Buyer(person, await stage.device_for(person), stage, show, earlier) for person in people]
    watching = asyncio.create_task(manager.watch())
    try:
        await _all_paid(result, told)
        told("The manager closes, buys and ships", 0, 1)
        await manager.fulfil(show)
        await _all_received(result, told)
        await _completed(stage, show)
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
    result.seconds = time.monotonic() - started
    return result


async def _all_paid(result: Played, told: Told) -> None:
    """Everybody joins and pays; who stands in line waits until all places are settled."""
    over = asyncio.Event()
    tasks = {asyncio.create_task(buyer.until_paid(over)): buyer for buyer in result.buyers}
    waiting = set(tasks)
    while waiting:
        done, waiting = await asyncio.wait(waiting, timeout=1, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
        told("Buyers join and pay", len(tasks) - len(waiting), len(tasks))
        if waiting and all(_stands_in_line(tasks[task]) for task in waiting):
            # Only those for whom no place became free are left.
            over.set()


def _stands_in_line(buyer: Buyer) -> bool:
    """Whether a buyer has nothing but a place in line, and no offer to answer."""
    has_a_place = {f"c|pay|{buyer.reference}", f"c|waitlist|{buyer.reference}|take"}
    return bool(buyer.reference) and not any(has_a_place & set(seen.tokens) for seen in buyer.device.seen)


async def _all_received(result: Played, told: Told) -> None:
    expecting = [buyer for buyer in result.buyers if buyer.end is None]
    waiting = {asyncio.create_task(buyer.receive()) for buyer in expecting}
    count = len(waiting)
    while waiting:
        done, waiting = await asyncio.wait(waiting, timeout=1, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
        told("Parcels arrive", count - len(waiting), count)


async def _completed(stage: Stage, show: Show) -> None:
    """Wait until the order itself says so."""
    parts = stage.running.parts
    order_id = await parts.log.holder("order", show.code)
    assert order_id is not None

    async def is_completed() -> bool:
        return isinstance(await parts.desk.state("order", order_id), Completed)

    await until(is_completed, within=30, why="the order is completed")
