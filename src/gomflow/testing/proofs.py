"""A proof to test with, and the requests that move it."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from gomflow.agent.weighing import weigh
from gomflow.order.submission import Submission
from gomflow.payment.decide import PAYMENT
from gomflow.payment.rules import POINTS
from gomflow.testing.decisions import GOM, NOW, Given, given, member
from gomflow.testing.orders import pesos
from gomflow_events.identity import AGENT, MemberId, OrderId, SubmissionId
from gomflow_events.order.terms import PayTo
from gomflow_events.payment import requests as r
from gomflow_events.payment.terms import (
    Doubt,
    Evidence,
    Expected,
    FieldPlace,
    Finding,
    Picture,
    ReceiptFields,
    TransferStatus,
)

PICTURE = Picture(name="picture-1", sha256="aa" * 32, media_type="image/png", size=1000)
SENT = r.ProofSent(
    order_id=OrderId("o1"),
    submission_id=SubmissionId("s1"),
    member_id=MemberId("ana"),
    gom_id=MemberId(GOM.id),
    picture=PICTURE,
)
ANA = member("ana")
FIELDS = ReceiptFields(
    is_receipt=True,
    method="gcash",
    amount=Decimal("500.00"),
    currency="PHP",
    reference="1061318609139",
    paid_at=datetime(2026, 11, 1, 20, 0),  # noqa: DTZ001 - a receipt's own local time
    recipient="JU••A C.",
    status=TransferStatus.SUCCESS,
    confidence=0.98,
)
EXPECTED = Expected(
    due=pesos(500),
    pay_to=(PayTo(method="gcash", account="09175550142", holder="Juana Cruz"),),
    since=NOW - timedelta(days=1),
    until=NOW,
)


def findings(**points: int) -> tuple[Finding, ...]:
    """All evidence, with its points where none are said."""
    return tuple(
        Finding(evidence=kind, points=points.get(kind.value, POINTS[kind]), expected="", read="") for kind in Evidence
    )


def assessed(*doubts: Doubt, **changes: Any) -> r.ProofAssessed:  # noqa: ANN401 - any field
    """What the Smart Agent makes of it."""
    usual: dict[str, Any] = {
        "reader": "test",
        "fields": FIELDS,
        "expected": EXPECTED,
        "findings": findings(),
        "doubts": doubts,
        "took_ms": 900,
    }
    return r.ProofAssessed(**{**usual, **changes})


def sent() -> Given:
    """A proof that came."""
    return given(PAYMENT).when(SENT, by=ANA).done()


def held() -> Given:
    """A proof that waits for the GOM."""
    return sent().when(assessed(Doubt.AMOUNT_DIFFERS), by=AGENT).done()


def assessed_by_the_agent(
    submission: Submission,
    pay_to: tuple[PayTo, ...],
    found: ReceiptFields,
    places: tuple[FieldPlace, ...],
    now: datetime,
) -> r.ProofAssessed:
    """What the Smart Agent makes of what was read, for a submission as it stands."""
    expected = Expected(due=submission.balance, pay_to=pay_to, since=submission.placed_at, until=now)
    weighed = weigh(found, expected)
    return r.ProofAssessed(
        reader="stage",
        fields=found,
        expected=expected,
        findings=weighed.findings,
        doubts=weighed.doubts,
        took_ms=640,
        places=places,
    )
