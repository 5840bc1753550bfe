"""A reference that paid for something is known before its second proof is decided, whatever else is wrong with it."""

import pytest

from gomflow.consumers.used import doubts_of_use
from gomflow.payment.claiming import claim_on_likeness, claim_on_reference
from gomflow_adapters.memory.log import MemoryLog
from gomflow_events.commit import Commit
from gomflow_events.payment.terms import Doubt, ReceiptFields

PAID = "BN2026110812345678"


async def a_log_where_it_paid() -> MemoryLog:
    log = MemoryLog()
    commit = Commit(
        commit_id="c-1", aggregate="payment", aggregate_id="first", tenant="gom", version=1, previous="", decisions=()
    )  # fmt: skip
    claims = [claim_on_reference("bdo", PAID, "first"), claim_on_likeness(PAID, "first")]
    await log.append(commit, after=0, claims=claims)
    return log


@pytest.mark.parametrize(
    ("payment", "reference", "expected"),
    [
        ("second", PAID, (Doubt.REFERENCE_USED,)),
        ("second", PAID.replace("0", "O", 1), (Doubt.REFERENCE_LOOKS_LIKE_ANOTHER,)),
        ("second", "BN2026110899999999", ()),
        ("second", None, ()),
        ("first", PAID, ()),
    ],
)
async def test_what_is_used_is_said(payment: str, reference: str | None, expected: tuple[Doubt, ...]) -> None:
    fields = ReceiptFields(is_receipt=True, method="bdo", reference=reference)

    assert expected == await doubts_of_use(await a_log_where_it_paid(), payment, fields)
