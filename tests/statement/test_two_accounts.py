"""Two accounts at one bank: which one a file is of is told or said, and then its missing money is flagged."""

import secrets
from datetime import datetime, time, timedelta

import pytest

from gomflow.consumers.offering import Offering
from gomflow.testing.giving import TODAY, Credit, gcash, give, statements
from gomflow.testing.stage import Person, Place, Stage
from gomflow_events.identity import PaymentId
from gomflow_events.member.requests import AccountsGiven
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.requests import ApprovalRequested

LONG_AGO = TODAY - timedelta(days=10)
ONE = PayTo(method="gcash", account="09171112222", holder="Juana Cruz")
OTHER = PayTo(method="gcash", account="0928 333 4444", holder="Juana Cruz")


@pytest.fixture
async def place(scene: Stage, gom: Person) -> Place:
    await scene.does(gom, "member", gom.member_id, AccountsGiven(pay_to=(ONE, OTHER)))
    order = await scene.order(gom, minimum=1, maximum=None, pay_to=(ONE, OTHER))
    return await scene.join(order, await scene.person("Ana Reyes"))


async def test_money_is_missed_on_the_account_it_went_to(scene: Stage, gom: Person, place: Place) -> None:
    payment_id = await approved(scene, gom, place, to=OTHER)

    first = await give(scene, gom, a_file(), account=ONE.account)
    before = (await scene.payment(payment_id)).on_statement.missing
    second = await give(scene, gom, a_file(), account=OTHER.account)

    assert not before, "that file is of the other account"
    assert first.outcome is not None
    assert second.outcome is not None
    assert ((), (payment_id,)) == (first.outcome.missing, second.outcome.missing)


async def test_a_file_of_nobody_knows_which_account_flags_nothing(scene: Stage, gom: Person, place: Place) -> None:
    payment_id = await approved(scene, gom, place, to=OTHER)

    found = await give(scene, gom, a_file())

    assert found.outcome is not None
    assert () == found.outcome.missing
    assert not (await scene.payment(payment_id)).on_statement.missing


async def test_where_the_receipt_shows_no_account_it_is_missing_when_both_lack_it(
    scene: Stage, gom: Person, place: Place
) -> None:
    payment_id = await approved(scene, gom, place, to=None)

    await give(scene, gom, a_file(), account=ONE.account)
    one = (await scene.payment(payment_id)).on_statement.missing
    await give(scene, gom, a_file(), account=OTHER.account)

    assert not one
    assert (await scene.payment(payment_id)).on_statement.missing


async def test_the_same_words_on_two_accounts_are_two_lines(scene: Stage, gom: Person, place: Place) -> None:
    file = gcash(Credit("500.00"))

    found = [await give(scene, gom, file, account=way.account) for way in (ONE, OTHER, ONE, OTHER)]

    assert [1, 1, 0, 0] == [len(one.new) for one in found]
    assert {ONE.account, OTHER.account} == {kept.account for kept in (await statements(scene, gom)).lines.values()}


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("Account,0917 111 2222\nPeriod,November\n", ONE.account),
        ("Mobile No.: +63 928 333 4444,,\n", OTHER.account),
        ("Account No. ******4444\n", OTHER.account),
        ("Statement,November\n", ""),
        ("From 09171112222,to 09283334444\n", ""),
    ],
)
async def test_a_file_tells_its_account_above_its_table(
    scene: Stage, gom: Person, place: Place, above: str, found: str
) -> None:
    offering = Offering(scene.parts.desk, scene.parts.vault, scene.parts.world)
    data = above.encode() + gcash(Credit("500.00", "1234567890123"))

    prepared = await offering.prepare(gom.member_id, await scene.member(gom), data, "gcash")

    assert found == prepared.account
    assert (ONE.account, OTHER.account) == prepared.accounts
    assert bool(found) is prepared.is_clear


async def approved(scene: Stage, gom: Person, place: Place, to: PayTo | None) -> PaymentId:
    """A payment of ten days ago that counts."""
    payment_id = await scene.sends(place)
    recipient = {"recipient": "Juana Cruz", "recipient_account": to.account if to else None}
    paid_at, reference = datetime.combine(LONG_AGO, time(9)), str(secrets.randbelow(9 * 10**12) + 10**12)
    await scene.reads(place, payment_id, paid_at=paid_at, reference=reference, **recipient)
    await scene.does(gom, "payment", payment_id, ApprovalRequested())
    return payment_id


def a_file() -> bytes:
    return gcash(since=LONG_AGO - timedelta(days=1), until_=LONG_AGO + timedelta(days=1))
