"""Random lives of orders for whoever has to hold something against whatever may happen."""

import random
from datetime import timedelta
from typing import Any

from gomflow.chance import new_id
from gomflow.handle.desk import Desk
from gomflow.order.decide import ORDER
from gomflow.ports.log import EventLog
from gomflow.testing.decisions import GOM, NOW
from gomflow.testing.orders import buyer, details, joining, paying, pesos
from gomflow.testing.requests import request
from gomflow_events.identity import AGENT, CLOCK, Actor, SubmissionId
from gomflow_events.order import requests as r
from gomflow_events.order.terms import Line


class RandomLife:
    """The life of one order, with up to eight buyers who do whatever comes to their mind; a seed gives one life."""

    def __init__(self, log: EventLog, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - seeded, not secret
        self.desk = Desk(log, {ORDER.name: ORDER}, new_id)
        self.order_id = new_id()
        self.now = NOW

    async def _ask(self, body: object, by: Actor) -> None:
        await self.desk.ask(request(self.order_id, body, by, at=self.now))

    async def live(self, steps: int) -> None:
        """Create and open the order, and ask so many things of it; what is refused is part of life."""
        codes = tuple(new_id()[-4:].upper() for _ in range(20))
        maximum = self.chance.choice([3, 5, None])
        await self._ask(r.OrderCreationRequested(codes=codes, details=details(maximum=maximum)), GOM)
        await self._ask(r.OpeningRequested(), GOM)
        for _ in range(steps):
            body, by = self._something()
            await self._ask(body, by)

    def _something(self) -> tuple[Any, Actor]:
        pick = self.chance.choice
        name = f"{pick('abcdefgh')}{self.order_id}"
        submission = SubmissionId(f"s-{name}")
        self.now += timedelta(minutes=pick([1, 5, 60]))
        lines = (Line(item_id=pick("12"), quantity=self.chance.randint(1, 3)),)
        return pick(
            [
                *[(joining(name), buyer(name))] * 4,
                (r.ChangeRequested(submission_id=submission, lines=lines), buyer(name)),
                (r.WithdrawalRequested(submission_id=submission), buyer(name)),
                (r.OfferAnswered(submission_id=submission, taken=True), buyer(name)),
                (paying(name, pesos(pick([100, 500, 530])), new_id()), AGENT),
                (paying(name, pesos(500), new_id()), AGENT),
                (r.RefundReported(submission_id=submission), GOM),
                (r.ClosingRequested(below_minimum_is_fine=True), GOM),
                (r.ExtensionRequested(deadline=self.now + timedelta(days=3)), GOM),
                (r.PurchaseReported(), GOM),
                (r.ShippingReported(courier="LBC", tracking="1"), GOM),
                (r.ReceiptConfirmed(submission_id=submission), buyer(name)),
                (r.DeadlineReached(deadline=NOW), CLOCK),
            ]
        )
