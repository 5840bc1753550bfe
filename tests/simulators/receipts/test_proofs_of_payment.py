"""Each case of a proof: what its picture claims, what is true of it, and what should become of it."""

from datetime import datetime, timedelta
from io import BytesIO
from random import Random

import pytest
from PIL import Image

from gomflow.simulators.receipts import APPS, Case, Degradation, Proof, Receipt, Verdict, make_proof
from gomflow.simulators.receipts.cases import NON_RECEIPTS
from gomflow.simulators.receipts.receipt import Status
from gomflow_events.money import Currency, Money

PAID_AT = datetime(2026, 11, 5, 18, 8, 7)  # noqa: DTZ001 - receipts show local time without a zone
PAYEE = "Katrina Joy Salonga"
NOTHING = Money.zero(Currency.PHP)


def chance(seed: int | str) -> Random:
    return Random(seed)


def a_proof(
    case: Case,
    app: str = "gcash",
    *,
    amount: str = "1250.00",
    seed: int = 1,
    earlier: Proof | None = None,
    degradation: Degradation = Degradation.CLEAN,
) -> Proof:
    country, wallet, currency = APPS[app].country, APPS[app].wallet, APPS[app].currency
    return make_proof(
        case,
        app,
        amount=Money.of(amount, currency),
        payee_name=PAYEE,
        payee_account=("0928 555 0167" if country == "PH" else "017-555 0193") if wallet else "109344278856",
        sender="Rhea Mae Domingo",
        paid_at=PAID_AT,
        rng=chance(seed),
        earlier=earlier,
        degradation=degradation,
    )


def receipt_of(proof: Proof) -> Receipt:
    assert proof.receipt is not None
    return proof.receipt


def apps_for(case: Case) -> list[str]:
    """The apps whose pictures differ in a case."""
    if not case.is_receipt or case in {Case.EXACT_RESEND, Case.REENCODED_RESEND}:
        return ["gcash", "tng"]
    return [app.key for app in APPS.values() if app.repeats_amount or case is not Case.EDITED_PARTLY]


@pytest.fixture(scope="module")
def genuine() -> dict[str, Proof]:
    return {app: a_proof(Case.GENUINE, app, seed=9, degradation=Degradation.JPEG) for app in APPS}


@pytest.mark.parametrize("case", Case)
def test_every_case_of_every_app_is_a_picture(case: Case, genuine: dict[str, Proof]) -> None:
    """The bytes open as the image that the proof says they are."""
    for app in apps_for(case):
        earlier = genuine[app] if case.needs_earlier else None
        proof = a_proof(case, app, earlier=earlier, degradation=Degradation.JPEG)
        with Image.open(BytesIO(proof.image)) as image:
            image.load()

            assert proof.media_type == image.get_format_mimetype()
            assert proof.size == image.size
        assert (proof.app is None) == (case in NON_RECEIPTS)


@pytest.mark.parametrize("case", [case for case in Case if not case.needs_earlier])
def test_the_same_seed_is_the_same_bytes(case: Case) -> None:
    assert a_proof(case, seed=7).image == a_proof(case, seed=7).image
    assert a_proof(case, seed=7).image != a_proof(case, seed=8).image


def test_only_a_genuine_proof_is_to_be_approved() -> None:
    assert [Case.GENUINE] == [case for case in Case if case.expected is Verdict.APPROVE]


def test_rejected_is_what_the_rules_reject() -> None:
    """No receipt, a failed transfer, a wrong recipient, a reference that was used: the rest waits for the GOM."""
    assert {
        Case.FAILED,
        Case.WRONG_RECIPIENT,
        Case.REUSED_REFERENCE,
        Case.EXACT_RESEND,
        Case.REENCODED_RESEND,
        Case.UNREADABLE,
        *NON_RECEIPTS,
    } == {case for case in Case if case.expected is Verdict.REJECT}


def test_one_fraud_cannot_be_seen() -> None:
    assert [Case.EDITED_AMOUNT] == [case for case in Case if not case.detectable]


def test_a_genuine_proof_says_what_was_paid() -> None:
    proof = a_proof(Case.GENUINE)

    assert Money.of("1250.00", "PHP") == receipt_of(proof).amount == proof.due == proof.moved
    assert "1,250.00" in proof.text
    assert PAYEE == receipt_of(proof).recipient


@pytest.mark.parametrize(("case", "status"), [(Case.PENDING, Status.PENDING), (Case.FAILED, Status.FAILED)])
def test_an_unfinished_payment_moved_nothing(case: Case, status: Status) -> None:
    proof = a_proof(case)

    assert (status, NOTHING) == (receipt_of(proof).status, proof.moved)


def test_a_wrong_amount_was_paid_all_the_same() -> None:
    for seed in range(20):
        proof = a_proof(Case.WRONG_AMOUNT, seed=seed)

        assert proof.due != proof.moved == receipt_of(proof).amount
        assert proof.moved > NOTHING


def test_a_very_small_amount_can_only_be_overpaid() -> None:
    proof = a_proof(Case.WRONG_AMOUNT, amount="0.50")

    assert proof.moved > proof.due


def test_a_wrong_recipient_is_somebody_else() -> None:
    proof = a_proof(Case.WRONG_RECIPIENT)

    assert receipt_of(proof).recipient != PAYEE
    assert "555 0167" not in proof.text
    assert NOTHING == proof.moved


def test_dates_are_stale_or_to_come() -> None:
    for seed in range(10):
        assert receipt_of(a_proof(Case.STALE_DATE, seed=seed)).paid_at <= PAID_AT - timedelta(days=60)
        assert receipt_of(a_proof(Case.FUTURE_DATE, seed=seed)).paid_at >= PAID_AT + timedelta(days=2)


def test_a_resend_is_the_same_bytes_for_another_submission() -> None:
    earlier = a_proof(Case.GENUINE, seed=2)
    again = a_proof(Case.EXACT_RESEND, amount="900.00", seed=3, earlier=earlier)

    assert earlier.image == again.image
    assert (Money.of("900.00", "PHP"), NOTHING) == (again.due, again.moved)


def test_a_reencoded_resend_is_the_same_receipt_in_other_bytes() -> None:
    earlier = a_proof(Case.GENUINE, seed=2)
    again = a_proof(Case.REENCODED_RESEND, seed=3, earlier=earlier)

    assert earlier.image != again.image
    assert earlier.receipt == again.receipt
    assert earlier.size[1] > again.size[1]


def test_a_reused_reference_is_on_a_new_picture() -> None:
    earlier = a_proof(Case.GENUINE, "maya", seed=2)
    again = a_proof(Case.REUSED_REFERENCE, "gcash", amount="900.00", seed=3, earlier=earlier)

    assert ("maya", receipt_of(earlier).reference) == (again.app, receipt_of(again).reference)
    assert earlier.image != again.image
    assert "900.00" in again.text


def test_a_look_alike_reference_differs_in_one_character() -> None:
    earlier = a_proof(Case.GENUINE, "maya", seed=2)
    again = a_proof(Case.LOOKALIKE_REFERENCE, seed=3, earlier=earlier)

    assert 1 == sum(a != b for a, b in zip(receipt_of(earlier).reference, receipt_of(again).reference, strict=True))


def test_an_edited_amount_claims_what_is_due_and_moved_less() -> None:
    proof = a_proof(Case.EDITED_AMOUNT)

    assert proof.due == receipt_of(proof).amount
    assert NOTHING < proof.moved < proof.due


def test_a_partial_crop_keeps_an_amount_and_loses_the_rest() -> None:
    """It is a strip of the whole, wide enough to be read."""
    for app in APPS:
        whole = a_proof(Case.GENUINE, app, degradation=Degradation.JPEG)
        strip = a_proof(Case.PARTIAL_CROP, app, degradation=Degradation.JPEG)

        assert whole.size[0] == strip.size[0]
        assert 40 < strip.size[1] < whole.size[1]


def test_cases_of_an_earlier_proof_ask_for_it() -> None:
    with pytest.raises(ValueError, match="exact_resend needs an earlier proof that is a receipt"):
        a_proof(Case.EXACT_RESEND)
    with pytest.raises(ValueError, match="needs an earlier proof"):
        a_proof(Case.EXACT_RESEND, earlier=a_proof(Case.MENU))


def test_an_app_pays_in_its_own_currency() -> None:
    with pytest.raises(ValueError, match="GCash pays in PHP, not MYR"):
        make_proof(
            Case.GENUINE, "gcash", amount=Money.of("5", "MYR"), payee_name="A B", payee_account="1", sender="C",
            paid_at=PAID_AT, rng=chance(1),
        )  # fmt: skip


def test_an_amount_stated_once_cannot_be_edited_partly() -> None:
    with pytest.raises(ValueError, match="states the amount only once"):
        a_proof(Case.EDITED_PARTLY, "maya")


@pytest.mark.parametrize("degradation", Degradation)
def test_every_degradation_makes_an_image(degradation: Degradation) -> None:
    """Clean ones are PNG, everything that went through a messenger or a camera is JPEG."""
    proof = a_proof(Case.GENUINE, "bdo", degradation=degradation)

    assert ("image/png" if degradation is Degradation.CLEAN else "image/jpeg") == proof.media_type
    assert proof.image == a_proof(Case.GENUINE, "bdo", degradation=degradation).image


def test_what_nobody_can_read_is_no_receipt() -> None:
    assert Verdict.REJECT == a_proof(Case.GENUINE, degradation=Degradation.HEAVY_BLUR).expected
    assert Verdict.APPROVE == a_proof(Case.GENUINE, degradation=Degradation.PHOTO).expected


def test_messengers_make_pictures_smaller() -> None:
    assert 1600 >= max(a_proof(Case.GENUINE, degradation=Degradation.WHATSAPP_1600).size)
    assert 720 >= a_proof(Case.GENUINE, degradation=Degradation.WHATSAPP_720).size[0]
