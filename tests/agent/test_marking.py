"""What was read is found again on the picture: the marks lie where the receipt was drawn to say it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import pytest

from gomflow.agent.marking import places_of
from gomflow.agent.reading import read_fields
from gomflow.ports.reader import Reading, TextLine
from gomflow.simulators.receipts import APPS, Receipt
from gomflow.simulators.receipts.apps import draw
from gomflow.simulators.receipts.receipt import Style
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow_events.money import Money
from gomflow_events.payment.terms import Evidence, FieldPlace, ReceiptFields

REFERENCE = "20261104216479"

DRAWN = {
    Field.AMOUNT: Evidence.AMOUNT,
    Field.REFERENCE: Evidence.REFERENCE,
    Field.RECIPIENT: Evidence.RECIPIENT,
    Field.ACCOUNT: Evidence.RECIPIENT,
    Field.DATE: Evidence.DATE,
    Field.STATUS: Evidence.SUCCESS,
}


def drawn(app: str, seed: int) -> Screen:
    currency = APPS[app].currency
    return draw(
        Receipt(
            app=app,
            amount=Money.of("1489.50", currency),
            fee=Money.of("15.00", currency),
            reference=REFERENCE,
            paid_at=datetime(2026, 11, 4, 18, 8, 7),  # noqa: DTZ001 - receipts show local time without a zone
            sender="Rhea Domingo",
            recipient="LUNA MERCH MANILA",
            account="109344278856",
            style=Style.FREE,
            seed=seed,
        )
    )


def as_read(screen: Screen) -> Reading:
    """What a reader that makes no mistakes sees."""
    width, height = screen.image.size
    lines = tuple(TextLine(one.text, 1.0, *(float(side) for side in one.box)) for one in screen.written)
    return Reading("test", width, height, lines, 1)


def is_in(place: FieldPlace, screen: Screen, box: Sequence[int]) -> bool:
    """Whether the middle of a box lies in a mark."""
    width, height = screen.image.size
    x, y = 500 * (box[0] + box[2]) / width, 500 * (box[1] + box[3]) / height
    return place.left <= x <= place.right and place.top <= y <= place.bottom


@pytest.mark.parametrize("app", APPS)
def test_a_mark_lies_where_the_fact_was_drawn(app: str) -> None:
    missed: Counter[Evidence] = Counter()
    marked: Counter[Evidence] = Counter()
    for seed in range(3):
        screen = drawn(app, seed)
        reading = as_read(screen)
        fields = read_fields(reading)
        assert REFERENCE.startswith(fields.reference or ""), "a masked account is no reference"
        for place in places_of(reading, fields):
            # The app's name is in its wordmark; and a number that is taken for the reference is marked as what it is.
            taken = place.evidence is Evidence.REFERENCE and not REFERENCE.startswith(fields.reference or "")
            if place.evidence is Evidence.METHOD or taken:
                continue
            marked[place.evidence] += 1
            boxes = [one.box for one in screen.written if one.field and DRAWN.get(one.field) is place.evidence]
            missed[place.evidence] += not any(is_in(place, screen, box) for box in boxes)

    assert {Evidence.AMOUNT, Evidence.REFERENCE, Evidence.DATE, Evidence.RECIPIENT} <= marked.keys()
    assert {} == {evidence: count for evidence, count in missed.items() if count}


def test_a_reference_on_two_lines_has_two_marks() -> None:
    beside = TextLine("Nov 22, 2026 1:51 AM", 1.0, 600, 510, 900, 540)
    broken = (TextLine("Ref No. 0033 807", 1.0, 100, 500, 500, 530), TextLine("526547", 1.0, 300, 540, 500, 570))
    lines = (broken[0], beside, broken[1])
    reading = Reading("test", 1000, 2000, lines, 1)

    found = places_of(reading, ReceiptFields(is_receipt=True, reference="0033807526547"))

    assert [(Evidence.REFERENCE, 94, 247), (Evidence.REFERENCE, 294, 267)] == [
        (one.evidence, one.left, one.top) for one in found
    ]


def test_what_is_not_there_has_no_mark() -> None:
    reading = Reading("test", 1000, 2000, (TextLine("Amount 300.00", 1.0, 100, 500, 500, 530),), 1)
    elsewhere = ReceiptFields(is_receipt=True, amount=Decimal("500.00"), reference="1061318609139", recipient="Juana")

    assert () == places_of(reading, elsewhere)
    assert () == places_of(Reading("none", 0, 0, (), 0), elsewhere)


def test_a_mark_never_leaves_the_picture() -> None:
    reading = Reading("test", 100, 100, (TextLine("500.00", 1.0, -4, -4, 140, 30),), 1)

    (place,) = places_of(reading, ReceiptFields(is_receipt=True, amount=Decimal("500.00")))

    assert (0, 0, 1000, 368) == (place.left, place.top, place.right, place.bottom)
