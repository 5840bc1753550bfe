"""The page of a proof says which limit left it to the GOM, and what else of the buyer's the same transfer pays."""

from dataclasses import replace

from gomflow.agent.fitting import Candidate, together
from gomflow.agent.weighing import LOCAL, weigh
from gomflow.payment.state import InReview
from gomflow.testing.proofs import FIELDS
from gomflow.testing.site import Site
from gomflow.testing.stage import Place, Stage
from gomflow_events.identity import AGENT, Role
from gomflow_events.money import Money
from gomflow_events.payment.requests import ProofAssessed
from gomflow_events.payment.terms import Expected, Ground, MethodRule


async def pays_both(stage: Stage, one: Place, two: Place, limit: Money) -> ProofAssessed:
    """What the Smart Agent finds in a receipt of what two places cost, where it may approve up to a limit."""
    order, other = await stage.state(one.order.order_id), await stage.state(two.order.order_id)
    mine, second = order.book[one.submission_id], other.book[two.submission_id]
    now = stage.parts.world.now()
    fields = replace(
        FIELDS,
        amount=(mine.balance + second.balance).amount,
        paid_at=now.astimezone(LOCAL).replace(tzinfo=None, microsecond=0),
        recipient=order.details.pay_to[0].holder,
        recipient_account=order.details.pay_to[0].account,
    )
    alone = Expected(
        due=mine.balance,
        pay_to=order.details.pay_to,
        since=mine.placed_at,
        until=now,
        rule=MethodRule(method="gcash", currency=limit.currency, approve_up_to=limit),
    )
    candidate = Candidate(
        order_id=two.order.order_id,
        submission_id=two.submission_id,
        due=second.balance,
        since=mine.placed_at,
        pay_to=other.details.pay_to,
    )
    expected = together(alone, [candidate])
    found = weigh(fields, expected)
    return ProofAssessed(
        reader="test", fields=fields, expected=expected, findings=found.findings, doubts=found.doubts, took_ms=1
    )


async def test_the_limit_and_the_other_submission_are_named(site: Site) -> None:
    stage = site.stage
    gom, ana = await stage.person("Juana Cruz", Role.GOM), await stage.person("Ana Reyes")
    one, two = [await stage.join(await stage.order(gom), ana) for _ in range(2)]
    payment_id = await stage.sends(one)
    await stage.ask(AGENT, "payment", payment_id, await pays_both(stage, one, two, Money.of(750, "PHP")))

    async with site.entered(gom) as client:
        shown = (await client.get(f"/review/{payment_id}")).text

    payment = await stage.payment(payment_id)
    assert isinstance(payment, InReview)
    assert Ground.ABOVE_LIMIT is payment.ground
    assert "750" in shown
    assert (await stage.state(two.order.order_id)).book[two.submission_id].reference in shown
    assert "Also for" in shown
