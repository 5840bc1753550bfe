"""Dates, times and sums of money in a line of text."""

from datetime import date, time
from decimal import Decimal

import pytest

from gomflow.agent.reading.dates import dates_in, time_after
from gomflow.agent.reading.money import is_only_money, sum_at_start, sums_in
from gomflow.methods import DateOrder


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("Nov 11, 2026 10:25 AM", date(2026, 11, 11), time(10, 25)),
        ("Feb 26,2026 6:02 PM", date(2026, 2, 26), time(18, 2)),
        ("Feb 12, 202610:59PM", date(2026, 2, 12), time(22, 59)),
        ("18Nov2026 06:34:36PM", date(2026, 11, 18), time(18, 34, 36)),
        ("1 Nov 2026, 10.37 AM", date(2026, 11, 1), time(10, 37)),
        ("16/11/2026 22:15:44", date(2026, 11, 16), time(22, 15, 44)),
        ("2026-11-16T22:15:44+08:00", date(2026, 11, 16), time(22, 15, 44)),
        ("11-Nov-2026 at 12:00 NN", date(2026, 11, 11), time(12, 0)),
        ("12 Mac 2026 12:05 AM", date(2026, 3, 12), time(0, 5)),
        ("5 Ogos 2026 3.05 ptg", date(2026, 8, 5), time(15, 5)),
        ("Nobyembre 5, 2026 8:30 ng gabi", date(2026, 11, 5), time(20, 30)),
        ("l6 Nov 2O26 1O:O5 PM", date(2026, 11, 16), time(22, 5)),
        ("17 0ct 2026, 11:03 PM", date(2026, 10, 17), time(23, 3)),
        ("0ktubre 14, 2026 5:26 AM", date(2026, 10, 14), time(5, 26)),
        ("5 Ju1 2026 5:26 AM", date(2026, 7, 5), time(5, 26)),
        ("2026-12-087.36 AM", date(2026, 12, 8), time(7, 36)),
        ("3rd December 2026", date(2026, 12, 3), None),
    ],
)
def test_a_date_is_read_with_the_time_after_it(text: str, day: date, at: time | None) -> None:
    found = next(dates_in(text, DateOrder.DAY_FIRST))
    after = time_after(text, found.end)

    assert day == found.day
    assert at == (after.time if after else None)


def test_a_date_of_two_small_numbers_means_what_the_country_means() -> None:
    day_first = next(dates_in("05/11/2026", DateOrder.DAY_FIRST))
    month_first = next(dates_in("05/11/2026", DateOrder.MONTH_FIRST))

    assert (date(2026, 11, 5), date(2026, 5, 11)) == (day_first.day, day_first.otherwise)
    assert (date(2026, 5, 11), date(2026, 11, 5)) == (month_first.day, month_first.otherwise)


def test_a_date_that_can_be_only_one_is_that_in_either_country() -> None:
    assert date(2026, 11, 16) == next(dates_in("11/16/2026", DateOrder.DAY_FIRST)).day


@pytest.mark.parametrize("text", ["261110712768426", "5123 4567 8901", "31/31/2026", "BN-20261111-66661760", "10:25"])
def test_a_number_is_no_date(text: str) -> None:
    assert [] == list(dates_in(text, DateOrder.DAY_FIRST))


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("₱2,499.00", "2499.00", "PHP"),
        ("P0.00", "0.00", "PHP"),
        ("PHP 1,299.00", "1299.00", "PHP"),
        ("PHP500", "500", "PHP"),
        ("RM 1500.00", "1500.00", "MYR"),
        ("-RM183.45", "183.45", "MYR"),
        ("53.00 MYR", "53.00", "MYR"),
        ("MYR - 752.60", "752.60", "MYR"),
        ("RM 1 299.00", "1299.00", "MYR"),
        ("RM1O1.30", "101.30", "MYR"),
        ("₱45.742.48", "45742.48", "PHP"),
        ("₱45,742,48", "45742.48", "PHP"),
        ("F341.75", "341.75", None),
        ("β 2,187.15", "2187.15", None),
        ("[4,974.57", "4974.57", None),
        ("400.00", "400.00", None),
    ],
)
def test_a_sum_is_read_however_it_is_written(text: str, value: str, currency: str | None) -> None:
    (found,) = sums_in(text)

    assert (Decimal(value), currency) == (found.value, found.currency)
    assert is_only_money(text)


@pytest.mark.parametrize(
    "text",
    [
        "$341.75",
        "0917 555 0142",
        "Nov 11, 2026 5:04 PM",
        "16/11/2026 22:15:44",
        "1061 318 609139",
        "RM MOO.00",
        "PHP30K",
        "51%",
        "12.345.678.901",
        "10.25 AM",
        "12,34,56",
    ],
)
def test_a_number_is_no_sum(text: str) -> None:
    assert [] == list(sums_in(text))


def test_a_bare_number_after_a_label_is_a_sum() -> None:
    assert [] == list(sums_in("500"))
    assert sum_at_start("12-Enero-2026") is None
    assert sum_at_start("500 points") is None
    found = sum_at_start("500")
    assert found is not None
    assert Decimal(500) == found.value
