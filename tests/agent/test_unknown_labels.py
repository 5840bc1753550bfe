"""Receipts whose labels nobody listed: put together from parts, told by a word, or reckoned from the sums."""

from decimal import Decimal

import pytest

from gomflow.agent.reading import read_fields
from gomflow.testing.screens import Screen


@pytest.mark.parametrize("label", ["Trx Ref", "Txn Reference ID", "Ref. #", "Payment Ref Code", "Kod rujukan"])
def test_labels_for_a_reference_are_put_together_from_parts(label: str) -> None:
    screen = Screen().text("LANDBANK", size=40).pair("Amount", "PHP 900.00").pair(label, "20261104216479")

    assert "20261104216479" == read_fields(screen.reading()).reference


@pytest.mark.parametrize("fee", ["InstaPay charge", "Admin fee", "Bayad sa padala", "Caj pemprosesan"])
def test_a_fee_is_told_from_the_amount_by_any_of_its_names(fee: str) -> None:
    screen = Screen().text("Metrobank", size=40).text("PHP 1,634.00", "centre", size=56)
    screen.pair(fee, "PHP 25.00").pair("Total transaction amount", "PHP 1,659.00")

    fields = read_fields(screen.reading())

    assert (Decimal("1634.00"), Decimal("25.00")) == (fields.amount, fields.fee)


def test_a_person_called_like_an_app_is_no_app() -> None:
    screen = Screen().text("Resibo", "centre").pair("Nagpadala", "Rhea Mae Domingo").pair("Halaga", "Php 1,173.00")

    assert read_fields(screen.pair("Ref No.", "2026 1103 2290 73").reading()).method is None


def test_an_amount_nothing_explains_contradicts_the_others() -> None:
    """The forger painted over the large figures and forgot the small ones under a label nobody knows."""
    screen = Screen().text("GCash", size=40).text("₱2,350.00", "centre", size=60).text("Payment complete", "centre")
    forgotten = screen.stack("Sum remitted by you", "₱1,010.00").pair("Ref No.", "0018 532 078277")

    assert read_fields(forgotten.reading()).amount is None


def test_a_receipt_of_an_app_nobody_knows_is_one_though_its_reference_is_not_read() -> None:
    screen = (
        Screen().text("Send money receipt", size=40).text("RM 53.30", "centre", size=60).pair("Outcome", "Successful")
    )
    screen.pair("Recipient", "BULAN KPOP ENTERPRISE").pair("To account", "5642 1098 7733").pair("Fee", "RM 0.00")

    assert read_fields(screen.pair("Processed on", "5/11/2026 2:08 PM").reading()).is_receipt


@pytest.mark.parametrize(
    ("shown", "canonical"),
    [
        ("No.264017646726", "264017646726"),
        ("BN-2-0261-112--0381-5471", "BN2026111203815471"),
        ("#RC2463814292", "RC2463814292"),
        ("UB714 36621 4592", "UB714366214592"),
    ],
)
def test_a_reference_is_read_however_it_is_grouped(shown: str, canonical: str) -> None:
    screen = Screen().text("BDO", size=40).pair("Amount", "PHP 900.00").pair("Reference", shown)

    assert canonical == read_fields(screen.reading()).reference


@pytest.mark.parametrize("fee", ["Remittance cost", "Extra fee", "Little charge", "Caj kecil", "Singil dito"])
def test_a_short_label_is_told_by_one_word_of_it(fee: str) -> None:
    screen = Screen().text("Metrobank", size=40).text("PHP 1,634.00", "centre", size=56)

    fields = read_fields(screen.pair(fee, "PHP 25.00").pair("Amount charged", "PHP 1,659.00").reading())

    assert (Decimal("1634.00"), Decimal("25.00")) == (fields.amount, fields.fee)


@pytest.mark.parametrize("total", ["Debited in all", "Charged to your account"])
def test_a_fee_nothing_names_is_reckoned_from_the_sums(total: str) -> None:
    screen = Screen().text("Metrobank", size=40).text("PHP 1,634.00", "centre", size=56)

    fields = read_fields(screen.pair("For our trouble", "PHP 25.00").pair(total, "PHP 1,659.00").reading())

    assert (Decimal("1634.00"), Decimal("25.00")) == (fields.amount, fields.fee)


@pytest.mark.parametrize("promise", ["No transfer fee!", "Free of charge", "Zero fees"])
def test_a_promise_of_no_fee_is_no_label(promise: str) -> None:
    screen = Screen().text("Maya", size=40).text(promise).text("₱1,634.00", size=60)

    assert Decimal("1634.00") == read_fields(screen.reading()).amount
