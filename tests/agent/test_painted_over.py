"""A value on a patch is none that the receipt gives: it is for a person to look at, whatever the rest says."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from tests.agent.test_weighing import EXPECTED, GOOD

from gomflow.agent.marking import places_of
from gomflow.agent.reading import read_fields
from gomflow.agent.weighing import weigh
from gomflow.payment.rules import Verdict, judged
from gomflow.ports.reader import Reading
from gomflow.testing.screens import Screen
from gomflow_events.money import Currency, Money
from gomflow_events.payment.terms import Doubt, Evidence, MethodRule

PATCH = (500.0, 100.0, 700.0, 140.0)


def receipt() -> Reading:
    screen = Screen().text("GCash", size=40).text("Successfully sent", "centre").pair("Amount", "PHP 2,450.00")
    screen = screen.pair("To", "MARITES ALCARAZ", "0917 111 2222").pair("Date", "16 Nov 2026 10:25 AM")
    screen = screen.pair("Ref. No.", "4471 882 009166").pair("From", "Rhea Domingo")
    return screen.pair("Total", "PHP 2,450.00").reading()


def painted(reading: Reading, *texts: str) -> Reading:
    lines = tuple(replace(line, patch=PATCH) if line.text in texts else line for line in reading.lines)
    assert lines != reading.lines
    return replace(reading, lines=lines)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("PHP 2,450.00", Evidence.AMOUNT),
        ("MARITES ALCARAZ", Evidence.RECIPIENT),
        ("0917 111 2222", Evidence.RECIPIENT),
        ("16 Nov 2026 10:25 AM", Evidence.DATE),
        ("4471 882 009166", Evidence.REFERENCE),
        ("Successfully sent", Evidence.SUCCESS),
    ],
)
def test_what_counts_and_stands_on_a_patch_is_painted_over(text: str, evidence: Evidence) -> None:
    assert (evidence,) == read_fields(painted(receipt(), text)).painted_over


def test_one_print_of_the_amount_on_a_patch_is_enough() -> None:
    reading = receipt()
    last = max(at for at, line in enumerate(reading.lines) if line.text == "PHP 2,450.00")
    lines = tuple(replace(line, patch=PATCH) if at == last else line for at, line in enumerate(reading.lines))

    assert (Evidence.AMOUNT,) == read_fields(replace(reading, lines=lines)).painted_over


@pytest.mark.parametrize("text", ["Rhea Domingo", "GCash", "Ref. No.", "Amount"])
def test_a_patch_behind_anything_else_says_nothing(text: str) -> None:
    assert () == read_fields(painted(receipt(), text)).painted_over


def test_the_frame_is_that_of_the_patch() -> None:
    reading = painted(receipt(), "4471 882 009166")

    (place,) = [one for one in places_of(reading, read_fields(reading)) if one.evidence is Evidence.REFERENCE]

    sides = [1000 * side / reading.width for side in PATCH[::2]], [1000 * side / reading.height for side in PATCH[1::2]]
    assert ([place.left, place.right], [place.top, place.bottom]) == tuple([round(side) for side in of] for of in sides)


@pytest.mark.parametrize("evidence", [one for one in Evidence if one is not Evidence.METHOD])
def test_no_trust_covers_it_and_it_rejects_nothing(evidence: Evidence) -> None:
    fields = replace(GOOD, painted_over=(evidence,))
    trusting = replace(
        EXPECTED,
        rule=MethodRule(method="gcash", currency=Currency.PHP, trust_up_to=Money(Decimal(99999), Currency.PHP)),
    )

    assessment = weigh(fields, trusting)

    assert (Doubt.PAINTED_OVER,) == assessment.doubts
    assert [evidence] == [one.evidence for one in assessment.findings if one.points == 0]
    assert Verdict.REVIEW is judged(100, assessment.doubts, fields, trusting).verdict


def test_it_speaks_beside_what_is_wrong_with_the_value_itself() -> None:
    fields = replace(GOOD, paid_at=datetime(2027, 1, 1, tzinfo=UTC).replace(tzinfo=None), painted_over=(Evidence.DATE,))

    assert (Doubt.DATE_IN_FUTURE, Doubt.PAINTED_OVER) == weigh(fields, EXPECTED).doubts
