"""A reference pays once in the whole installation, whichever app a receipt was read to be from."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from gomflow.chance import new_id
from gomflow.consumers.used import doubts_of_use
from gomflow.handle.desk import Desk
from gomflow.payment.claiming import REFERENCE, UNIQUE_FROM, claim_on_reference
from gomflow.payment.decide import PAYMENT
from gomflow.payment.rules import POINTS
from gomflow.ports.log import Claim, EventLog
from gomflow.testing.decisions import NOW
from gomflow.testing.orders import pesos
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.log import JetStreamLog
from gomflow_adapters.memory.log import MemoryLog
from gomflow_events.commit import Commit, Request
from gomflow_events.identity import AGENT, Actor, ActorKind, MemberId, OrderId, Role, SubmissionId
from gomflow_events.order.terms import PayTo
from gomflow_events.payment import events as e
from gomflow_events.payment import requests as r
from gomflow_events.payment.terms import Doubt, Evidence, Expected, Finding, Picture, ReceiptFields, TransferStatus

ANA = Actor(kind=ActorKind.MEMBER, id="ana", via="test")
MARA = Actor(kind=ActorKind.MEMBER, id="mara", via="test", roles=frozenset({Role.GOM}))
EXPECTED = Expected(
    due=pesos(500),
    pay_to=(PayTo(method="gcash", account="09175550142", holder="Juana Cruz"),),
    since=NOW - timedelta(days=1),
    until=NOW,
)


@pytest.fixture
def log(nats: Connection) -> EventLog:
    return JetStreamLog(nats.nc, nats.js)


def digits(size: int = 13) -> str:
    return str(int(new_id().replace("-", ""), 16))[-size:]


def fields(reference: str, method: str | None = "gcash", *others: str) -> ReceiptFields:
    return ReceiptFields(
        is_receipt=True,
        method=method,
        amount=Decimal("500.00"),
        currency="PHP",
        reference=reference,
        other_references=others,
        status=TransferStatus.SUCCESS,
        confidence=0.98,
    )


class Payments:
    """Payments at a real desk."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._desk = Desk(log, {"payment": PAYMENT}, new_id)

    async def ask(self, payment_id: str, actor: Actor, body: object) -> tuple[Any, ...]:
        request: Request[Any] = Request(
            request_id=new_id(),
            aggregate="payment",
            aggregate_id=payment_id,
            tenant="gom",
            actor=actor,
            at=NOW,
            correlation_id="c",
            causation_id="c",
            body=body,
        )
        return tuple(recorded.event for recorded in (await self._desk.ask(request)).events)

    async def sent(self, read: ReceiptFields, *doubts: Doubt) -> tuple[str, tuple[Any, ...]]:
        """A new proof that was read to say this, looked up as the Smart Agent does, and what came of it."""
        payment_id = new_id()
        picture = Picture(name=payment_id, sha256=digits(40), media_type="image/png", size=1000)
        proof = r.ProofSent(
            order_id=OrderId("o"),
            submission_id=SubmissionId("s"),
            member_id=MemberId("ana"),
            gom_id=MemberId("mara"),
            picture=picture,
        )
        await self.ask(payment_id, ANA, proof)
        found = tuple(Finding(evidence=kind, points=POINTS[kind], expected="", read="") for kind in Evidence)
        known = (*doubts, *await doubts_of_use(self._log, payment_id, read))
        assessed = r.ProofAssessed(
            reader="test", fields=read, expected=EXPECTED, findings=found, doubts=known, took_ms=1
        )
        return payment_id, await self.ask(payment_id, AGENT, assessed)


async def test_a_receipt_that_is_sent_again_without_its_header_is_rejected(log: EventLog) -> None:
    payments, reference = Payments(log), digits()
    _, first = await payments.sent(fields(reference))

    _, again = await payments.sent(fields(reference, None), Doubt.METHOD_UNKNOWN)

    assert isinstance(first[-1], e.ProofApproved)
    assert isinstance(again[-1], e.ProofRejected)
    assert Doubt.REFERENCE_USED in again[-1].doubts


async def test_nor_does_the_gom_count_it_who_has_both_to_review(log: EventLog) -> None:
    payments, reference = Payments(log), digits()
    one, _ = await payments.sent(fields(reference), Doubt.AMOUNT_DIFFERS)
    other, _ = await payments.sent(fields(reference, None), Doubt.METHOD_UNKNOWN)

    approved = await payments.ask(one, MARA, r.ApprovalRequested())
    refused = await payments.ask(other, MARA, r.ApprovalRequested())

    assert isinstance(approved[-1], e.ProofApproved)
    assert "reference-used" == refused[-1].code


async def test_what_an_earlier_release_counted_is_not_counted_again(log: EventLog) -> None:
    payments, reference, before = Payments(log), f"{digits(12)}0", new_id()
    await claimed_by_an_earlier_release(log, before, reference)

    _, cropped = await payments.sent(fields(reference, None), Doubt.METHOD_UNKNOWN)
    _, same = await payments.sent(fields(reference))
    _, alike = await payments.sent(fields(f"{reference[:-1]}O"))

    assert isinstance(cropped[-1], e.ProofRejected)
    assert isinstance(same[-1], e.ProofRejected)
    assert (Doubt.REFERENCE_LOOKS_LIKE_ANOTHER,) == alike[-1].doubts


async def claimed_by_an_earlier_release(log: EventLog, payment_id: str, reference: str) -> None:
    commit = Commit(
        commit_id=new_id(),
        aggregate="payment",
        aggregate_id=payment_id,
        tenant="gom",
        version=1,
        previous="",
        decisions=(),
    )
    claims = [Claim("reference-gcash", reference, payment_id), Claim("alike-gcash", reference, payment_id)]
    await log.append(commit, after=0, claims=claims)


async def test_a_short_number_of_another_app_is_doubted_and_may_count(log: EventLog) -> None:
    payments, number = Payments(log), digits(UNIQUE_FROM - 1)
    await payments.sent(fields(number, "boost"))

    other, held = await payments.sent(fields(number, "bigpay"))
    approved = await payments.ask(other, MARA, r.ApprovalRequested())
    _, same_app = await payments.sent(fields(number, "boost"))

    assert (Doubt.REFERENCE_LOOKS_LIKE_ANOTHER,) == held[-1].doubts
    assert isinstance(approved[-1], e.ProofApproved)
    assert isinstance(same_app[-1], e.ProofRejected)


async def test_a_transfer_that_is_shown_under_the_networks_number_is_doubted(log: EventLog) -> None:
    payments, reference, networks = Payments(log), digits(), f"20261101{digits(16)}"
    _, first = await payments.sent(fields(reference, "maybank2u", networks))

    _, cropped = await payments.sent(fields(networks, "maybank2u"))

    assert isinstance(first[-1], e.ProofApproved)
    assert isinstance(cropped[-1], e.ProofHeld)
    assert (Doubt.REFERENCE_LOOKS_LIKE_ANOTHER,) == cropped[-1].doubts


async def test_a_number_that_all_receipts_of_a_shop_carry_refuses_nobody(log: EventLog) -> None:
    payments, shop = Payments(log), f"SHOP{digits(16)}"
    await payments.sent(fields(digits(), "maybank2u", shop))

    second, held = await payments.sent(fields(digits(), "maybank2u", shop))
    approved = await payments.ask(second, MARA, r.ApprovalRequested())

    assert isinstance(held[-1], e.ProofHeld)
    assert isinstance(approved[-1], e.ProofApproved)
    assert () == approved[-1].also_known_as


@pytest.mark.parametrize("kind", ["memory", "jetstream"])
async def test_a_claim_of_a_former_kind_counts(kind: str, nats: Connection) -> None:
    log: EventLog = MemoryLog() if kind == "memory" else JetStreamLog(nats.nc, nats.js)
    reference, before = digits(), new_id()
    await claimed_by_an_earlier_release(log, before, reference)
    claim = claim_on_reference(None, reference)

    assert before == await log.holder(claim.kind, claim.key, claim.former)
    assert await log.holder(claim.kind, claim.key) is None
    assert await log.holder(claim.kind, digits(), claim.former) is None


def test_spaces_and_dashes_make_no_other_claim() -> None:
    whole = claim_on_reference("gcash", "1061318609139")

    assert whole == claim_on_reference("maya", "1061 318-609139")
    assert whole == replace(claim_on_reference(None, "1061318609139"), holder="")


async def test_what_was_undone_and_rejected_is_free_again_when_the_gom_says_so(log: EventLog) -> None:
    payments, reference, network = Payments(log), digits(), digits(20)
    first, _ = await payments.sent(fields(reference, "gcash", network))
    while_undone = await undone(payments, first), (await payments.sent(fields(reference)))[1]
    await payments.ask(first, MARA, r.RejectionRequested(reason="other-order"))

    again, found = await payments.sent(fields(reference))
    _, cropped = await payments.sent(fields(network, None))
    counted = await payments.ask(again, MARA, r.ApprovalRequested())
    await payments.ask(first, MARA, r.ReopeningRequested())
    too_late = await payments.ask(first, MARA, r.ApprovalRequested())

    assert Doubt.REFERENCE_USED in while_undone[1][-1].doubts, "while it waits, it keeps what it had used up"
    assert isinstance(found[-1], e.ProofHeld), "the Smart Agent does not know why it was taken back"
    assert (Doubt.REFERENCE_TAKEN_BACK,) == found[-1].doubts
    assert (Doubt.REFERENCE_TAKEN_BACK,) == cropped[-1].doubts
    assert isinstance(counted[-1], e.ProofApproved)
    assert "reference-used" == too_late[-1].code, "it pays once all the same"


async def test_a_better_picture_of_the_same_receipt_is_taken(log: EventLog) -> None:
    payments, reference = Payments(log), digits()
    first, _ = await payments.sent(fields(reference))
    await undone(payments, first)
    await payments.ask(first, MARA, r.BetterProofRequested(reason="cropped"))

    better, found = await payments.sent(fields(reference))
    counted = await payments.ask(better, MARA, r.ApprovalRequested())

    assert (Doubt.REFERENCE_TAKEN_BACK,) == found[-1].doubts
    assert isinstance(counted[-1], e.ProofApproved)


async def test_of_two_proofs_of_a_reference_that_is_free_again_one_counts(log: EventLog) -> None:
    payments, reference = Payments(log), digits()
    first, _ = await payments.sent(fields(reference))
    await undone(payments, first)
    await payments.ask(first, MARA, r.RejectionRequested(reason="unclear"))
    waiting = [(await payments.sent(fields(reference)))[0] for _ in range(3)]
    await payments.ask(first, MARA, r.ReopeningRequested())

    answers = await asyncio.gather(*(payments.ask(one, MARA, r.ApprovalRequested()) for one in (first, *waiting)))

    assert 1 == sum(isinstance(answer[-1], e.ProofApproved) for answer in answers)


async def test_what_was_never_approved_gives_nothing_back(log: EventLog) -> None:
    payments, reference = Payments(log), digits()
    counts, _ = await payments.sent(fields(reference), Doubt.AMOUNT_DIFFERS)
    other, _ = await payments.sent(fields(reference), Doubt.AMOUNT_DIFFERS)
    await payments.ask(counts, MARA, r.ApprovalRequested())

    rejected = await payments.ask(other, MARA, r.RejectionRequested(reason="unclear"))

    assert [e.ProofRejected] == [type(event) for event in rejected]
    assert counts == await log.holder(REFERENCE, reference)


async def undone(payments: Payments, payment_id: str) -> tuple[Any, ...]:
    return await payments.ask(payment_id, AGENT, r.UndoneApprovalReported(reason="reason-mistake"))
