"""Two orders of one GOM with buyers and proofs, on a log in memory: whatever happens to them, in any order."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from gomflow.agent.fitting import Candidate, together
from gomflow.agent.weighing import weigh
from gomflow.chance import World, derived_id, new_id
from gomflow.consumers.workflows import WorkflowConsumer
from gomflow.handle.answer import Answer
from gomflow.handle.asof import AsOf
from gomflow.handle.desk import AnyAggregate, Desk
from gomflow.handle.home import Home, catch_up
from gomflow.order.decide import ORDER
from gomflow.payment.decide import PAYMENT
from gomflow.payment.state import Sent, Unsent
from gomflow.testing.decisions import GOM, NOW, member
from gomflow.testing.orders import buyer, details, joining
from gomflow.testing.proofs import FIELDS
from gomflow.testing.requests import request
from gomflow_adapters.memory.log import MemoryLog
from gomflow_adapters.memory.timers import MemoryTimers
from gomflow_events.codec import encode
from gomflow_events.identity import AGENT, Actor, MemberId, OrderId, PaymentId, SubmissionId
from gomflow_events.order import requests as r
from gomflow_events.payment import requests as p
from gomflow_events.payment.terms import Expected, PaidPlace, Picture, ReceiptFields

NAMES = ("ana", "ben", "cat")
PAYMENTS = ("p1", "p2", "p3")
SHARED = "1061318609139"
"""A reference that two of the three proofs carry: only one of them may ever count."""

AMOUNTS = (Decimal(500), Decimal(300), Decimal(650), Decimal(1000), Decimal(1100))


@dataclass
class Shop:
    """Two orders of one GOM, three buyers, three proofs; the workflows follow whenever they are let."""

    log: MemoryLog = field(default_factory=MemoryLog)

    def __post_init__(self) -> None:
        aggregates: dict[str, AnyAggregate] = {ORDER.name: ORDER, PAYMENT.name: PAYMENT}
        self.desk = Desk(self.log, aggregates, new_id)
        self.timers = MemoryTimers()
        self.workflows = WorkflowConsumer(self.desk, AsOf(self.log, aggregates), self.timers, World(now=lambda: NOW))
        self.orders = [derived_id("order", str(number)) for number in range(2)]
        self.payments = {name: derived_id("payment", name) for name in PAYMENTS}
        self.seen = 0

    async def opened(self) -> None:
        for number, order_id in enumerate(self.orders):
            codes = (f"7K3{number}",)
            await self.asks("order", order_id, r.OrderCreationRequested(codes=codes, details=details(maximum=2)))
            await self.asks("order", order_id, r.OpeningRequested())
            for name in NAMES:
                await self.asks("order", order_id, joining(f"{name}{number}"), buyer(f"{name}{number}"))

    async def asks(self, aggregate: str, aggregate_id: str, body: object, by: Actor = GOM) -> Answer:
        asked = request(aggregate_id, body, by, at=NOW, aggregate=aggregate)
        return await self.desk.ask(asked)

    async def follow(self) -> None:
        """Let the workflows do all that follows from what happened."""
        while self.seen < len(self.log.commits):
            stored = self.log.commits[self.seen]
            await self.workflows.handle(encode(stored.commit), stored.sequence)
            self.seen += 1

    async def send(
        self, name: str, place: tuple[int, str], amount: Decimal, reference: str, *, along: bool = False
    ) -> None:
        """One proof; `along` with the place of the same name in the other order."""
        number, who = place
        payment_id, order_id = self.payments[name], self.orders[number]
        picture = Picture(name=payment_id, sha256=derived_id(payment_id), media_type="image/png", size=1)
        sent = p.ProofSent(
            order_id=OrderId(order_id),
            submission_id=SubmissionId(f"s-{who}{number}"),
            member_id=MemberId(f"{who}{number}"),
            gom_id=MemberId(GOM.id),
            picture=picture,
            also=(self.place(1 - number, who),) if along else (),
        )
        await self.asks("payment", payment_id, sent, member(f"{who}{number}"))
        await self.read(name, amount, reference)

    def place(self, number: int, who: str) -> PaidPlace:
        return PaidPlace(order_id=OrderId(self.orders[number]), submission_id=SubmissionId(f"s-{who}{number}"))

    async def read(self, name: str, amount: Decimal, reference: str) -> None:
        payment = await self.desk.state("payment", self.payments[name])
        order = await self.desk.state("order", payment.proof.order_id)
        due = order.book[payment.proof.submission_id].balance
        fields = payment.known.fields if getattr(payment, "known", None) is not None else None
        found = fields or _fields(amount, reference)
        expected = Expected(due=due, pay_to=order.details.pay_to, since=NOW, until=NOW)
        for also in payment.proof.also:
            other = (await self.desk.state("order", also.order_id)).book[also.submission_id]
            expected = together(
                expected,
                [
                    Candidate(
                        order_id=also.order_id,
                        submission_id=also.submission_id,
                        due=other.balance,
                        since=NOW,
                        pay_to=expected.pay_to,
                    )
                ],
            )
        weighed = weigh(found, expected)
        assessed = p.ProofAssessed(
            reader="test",
            fields=found,
            expected=expected,
            findings=weighed.findings,
            doubts=weighed.doubts,
            took_ms=1,
        )
        await self.asks("payment", self.payments[name], assessed, AGENT)

    async def does(self, what: str, name: str, place: tuple[int, str], amount: Decimal) -> None:
        """One of the things that can happen, to one payment or one place."""
        payment_id = self.payments[name]
        payment = await self.desk.state("payment", payment_id)
        number, who = place
        order_id, submission_id = self.orders[number], SubmissionId(f"s-{who}{number}")
        one = buyer(f"{who}{number}")
        simple: dict[str, tuple[str, str, Any, Actor]] = {
            "approve": ("payment", payment_id, p.ApprovalRequested(), GOM),
            "reject": ("payment", payment_id, p.RejectionRequested(reason="no"), GOM),
            "ask again": ("payment", payment_id, p.BetterProofRequested(reason="blurry"), GOM),
            "reopen": ("payment", payment_id, p.ReopeningRequested(), GOM),
            "refund": ("order", order_id, r.RefundReported(submission_id=submission_id), GOM),
            "withdraw": ("order", order_id, r.WithdrawalRequested(submission_id=submission_id), one),
            "call off": ("order", order_id, r.CancellationRequested(reason="sold out"), GOM),
            "close": ("order", order_id, r.ClosingRequested(below_minimum_is_fine=True), GOM),
            "buy": ("order", order_id, r.PurchaseReported(), GOM),
            "ship": ("order", order_id, r.ShippingReported(courier="LBC", tracking="1"), GOM),
            "complete": ("order", order_id, r.CompletionRequested(), GOM),
        }
        if what in {"send", "send for two"}:
            reference = SHARED if name != "p3" else "1061318609140"
            await self.send(name, place, amount, reference, along=what == "send for two")
        elif what == "follow":
            await self.follow()
        elif what in simple:
            await self.asks(*simple[what])
        elif not isinstance(payment, Unsent):
            await self._about(what, name, payment, place, amount)

    async def _about(self, what: str, name: str, payment: Sent, place: tuple[int, str], amount: Decimal) -> None:
        number, who = place
        proof = payment.proof
        if what == "undo":
            undo = r.ApprovalUndoRequested(submission_id=proof.submission_id, payment_id=PaymentId(self.payments[name]))
            await self.asks("order", proof.order_id, undo)
        elif what == "read":
            await self.read(name, amount, SHARED)
        else:
            assign = p.AssignmentRequested(
                order_id=OrderId(self.orders[number]),
                submission_id=SubmissionId(f"s-{who}{number}"),
                gom_id=MemberId(GOM.id),
            )
            await self.asks("payment", self.payments[name], assign)


def _fields(amount: Decimal, reference: str) -> ReceiptFields:
    return replace(FIELDS, amount=amount, reference=reference)


def folded(shop: Shop) -> dict[tuple[str, str], Home[Any]]:
    """Every aggregate, from nothing but the log."""
    homes: dict[tuple[str, str], Home[Any]] = {}
    kinds: dict[str, AnyAggregate] = {ORDER.name: ORDER, PAYMENT.name: PAYMENT}
    for stored in shop.log.commits:
        kind, key = kinds[stored.commit.aggregate], (stored.commit.aggregate, stored.commit.aggregate_id)
        homes[key] = catch_up(kind, homes.get(key, Home(kind.initial)), [stored])
    return homes
