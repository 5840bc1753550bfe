"""The facts about payment methods: whole, consistent, and honest about how they are known."""

from datetime import date

import msgspec
import pytest

from gomflow.methods import Kind, Known, Method, ReferenceForm, catalogue, method_name, offered
from gomflow_events.money import Currency

METHOD_FILE = b"""
key = "kiosk"
name = "Kiosk"
kind = "wallet"
currencies = ["PHP"]
date_order = "month_first"
brands = ["Kiosk"]

[accounts]
known = "assumed"
"""


@pytest.mark.parametrize("currency", Currency)
def test_what_people_call_a_method_means_one_method(currency: Currency) -> None:
    called = [name.lower() for method in offered(currency.value).values() for name in method.called]

    assert len(called) >= 10
    assert len(called) == len(set(called))


def test_the_method_that_is_offered_first_is_the_best_known() -> None:
    assert ["gcash", "tng"] == [next(iter(offered(currency.value))) for currency in (Currency.PHP, Currency.MYR)]
    assert "instapay" not in offered("PHP")


def test_an_offered_method_has_a_name_people_write() -> None:
    with pytest.raises(msgspec.ValidationError, match="call it"):
        msgspec.toml.decode(METHOD_FILE.replace(b'name = "Kiosk"', b'name = "Kiosk"\noffered = 3'), type=Method)


def test_every_method_people_pay_by_has_its_file() -> None:
    named = """
        gcash maya bpi bdo unionbank gotyme metrobank landbank rcbc shopeepay grabpay instapay pesonet maybank2u
        maybank_mae cimb public_bank hong_leong rhb ambank tng boost bigpay duitnow bank_transfer
    """

    assert set(named.split()) == set(catalogue())


def test_a_method_is_shown_as_people_call_it() -> None:
    assert ["GCash", "MAE", "Touch 'n Go", "InstaPay"] == [
        method_name(key) for key in ("gcash", "maybank_mae", "tng", "instapay")
    ]
    assert "gone_bank" == method_name("gone_bank")


def test_currencies_are_those_of_orders() -> None:
    known = {currency.value for currency in Currency}

    assert [] == [method.key for method in catalogue().values() if not set(method.currencies) <= known]


def test_every_app_has_a_name_to_be_told_by() -> None:
    assert [] == [method.key for method in catalogue().values() if method.issues_receipts and not method.brands]


def test_a_rail_issues_no_receipts() -> None:
    rails = {method.key for method in catalogue().values() if method.kind is Kind.RAIL}

    assert {"instapay", "pesonet", "duitnow"} == rails
    assert not any(catalogue()[key].issues_receipts for key in rails)


def test_a_form_known_only_to_us_is_marked_as_assumed() -> None:
    unsourced = {"unionbank", "gotyme", "tng", "grabpay", "boost", "bpi", "public_bank", "rhb", "hong_leong", "ambank"}
    sourced = {
        method.key for method in catalogue().values() for form in method.references if form.known is Known.SOURCED
    }

    assert set() == sourced & unsourced
    assert {"gcash", "maya", "bdo", "maybank2u", "maybank_mae", "cimb", "duitnow"} == sourced


def test_a_sourced_form_names_its_source() -> None:
    with pytest.raises(ValueError, match="source"):
        ReferenceForm(pattern=r"\d{13}", known=Known.SOURCED)


def test_a_file_with_a_misspelt_field_is_refused() -> None:
    assert "kiosk" == msgspec.toml.decode(METHOD_FILE, type=Method).key
    with pytest.raises(msgspec.ValidationError, match="phrase"):
        msgspec.toml.decode(b'phrase = ["x"]\n' + METHOD_FILE, type=Method)


@pytest.mark.parametrize(
    ("key", "reference", "day"),
    [
        ("bdo", "BN2026112866661760", date(2026, 11, 28)),
        ("cimb", "202611038897514026", date(2026, 11, 3)),
        ("public_bank", "2608070370908566", date(2026, 8, 7)),
        ("bdo", "BN2026139966661760", None),
    ],
)
def test_a_reference_gives_the_day_it_carries(key: str, reference: str, day: date | None) -> None:
    (form,) = catalogue()[key].references

    assert form.fits(reference)
    assert day == form.date_in(reference)


def test_the_references_of_one_family_do_not_overlap() -> None:
    letters, digits = "960386438M", "7901990048"

    assert not any(form.fits(digits) for form in catalogue()["maybank_mae"].references)
    assert not any(form.fits(letters) for form in catalogue()["maybank2u"].references)
