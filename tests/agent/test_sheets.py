"""Documents of several pages: the receipt is found among covers, terms and advertisements, and put together again."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from gomflow.agent.marking import places_of
from gomflow.agent.sheets import receipt_in
from gomflow.ports.reader import Reading, below_another
from gomflow.testing.screens import Screen
from gomflow_events.payment.terms import Evidence, ReceiptFields, TransferStatus

REFERENCE = "1234567890123"


def receipt(reference: str = REFERENCE, amount: str = "PHP 1,250.00", status: str = "Transfer successful") -> Screen:
    screen = Screen(width=1131, height=1600).text("BPI", size=40)
    if status:
        screen.text(status)
    return (
        screen.pair("Amount", amount)
        .pair("Transfer to", "JUANA CRUZ")
        .pair("Account number", "0917 555 0142")
        .pair("Reference number", reference)
        .pair("Date and time", "Nov 21, 2026 10:15 AM")
    )


def prose(*lines: str) -> Screen:
    screen = Screen(width=1131, height=1600)
    for line in lines:
        screen.text(line, gap=8)
    return screen


COVER = prose("Dear Ms. Ana Reyes,", "Attached please find the receipt of your transaction.", "BPI Customer Care")
TERMS = prose(
    "TERMS AND CONDITIONS OF ELECTRONIC FUND TRANSFERS",
    "1. A transfer may be pending for up to three banking days. Transfers that failed are",
    "returned to the source account, less any service fee of PHP 25.00.",
    "2. The daily limit is PHP 50,000.00 per account. Transfers above it are declined.",
    "3. These terms are effective 1 January 2026 and replace all earlier ones.",
    "4. Status: successful, pending, failed or reversed.",
)
ADVERT = prose("WIN UP TO PHP 1,000,000!", "Pay with your BPI card until 31 December 2026", "Permit No. FTEB-123456")
BLANK = Screen(width=1131, height=1600)


def document(*pages: Screen) -> Reading:
    """A document with these pages, as a reader gives it; all are as tall."""
    share = 1 / len(pages)
    each = [
        replace(page.reading(), within=(0.0, number * share, 1.0, (number + 1) * share))
        for number, page in enumerate(pages)
    ]
    return below_another(each)


def facts(fields: ReceiptFields) -> tuple[object, ...]:
    return fields.amount, fields.reference, str(fields.paid_at), fields.recipient, fields.status, fields.contradicted


WHOLE_RECEIPT = (Decimal("1250.00"), REFERENCE, "2026-11-21 10:15:00", "JUANA CRUZ", TransferStatus.SUCCESS, False)


@pytest.mark.parametrize(
    ("pages", "at"),
    [
        ([receipt()], 0),
        ([receipt(), BLANK], 0),
        ([BLANK, receipt()], 1),
        ([COVER, receipt()], 1),
        ([ADVERT, receipt()], 1),
        ([receipt(), TERMS], 0),
        ([TERMS, receipt()], 1),
        ([COVER, receipt(), TERMS], 1),
        ([ADVERT, TERMS, receipt()], 2),
    ],
)
def test_the_page_of_the_receipt_is_read_and_marked_where_it_lies(pages: Sequence[Screen], at: int) -> None:
    on, fields = receipt_in(document(*pages))
    marks = places_of(on, fields)

    assert facts(fields) == WHOLE_RECEIPT
    assert {Evidence.AMOUNT, Evidence.REFERENCE, Evidence.RECIPIENT, Evidence.DATE} <= {one.evidence for one in marks}
    assert {at} == {len(pages) * (one.top + one.bottom) // 2000 for one in marks}


def test_a_receipt_that_goes_on_on_the_next_page_is_put_together() -> None:
    first = (
        Screen(width=1131, height=1600)
        .text("Maybank2u", size=40)
        .pair("Amount", "RM 120.00")
        .pair("Beneficiary name", "JUANA CRUZ")
        .pair("Beneficiary account", "1640 5512 3456")
    )
    second = (
        Screen(width=1131, height=1600)
        .pair("Reference ID", "MB2611217788123")
        .pair("Transaction date", "21 Nov 2026 10:15:33")
        .pair("Status", "Successful")
    )
    on, fields = receipt_in(document(first, second, TERMS))
    where = {one.evidence: 3 * (one.top + one.bottom) // 2000 for one in places_of(on, fields)}

    assert ("maybank2u", "MB2611217788123", "JUANA CRUZ") == (fields.method, fields.reference, fields.recipient)
    assert (Decimal("120.00"), TransferStatus.SUCCESS) == (fields.amount, fields.status)
    assert (0, 0, 1, 1) == tuple(
        where[one] for one in (Evidence.AMOUNT, Evidence.RECIPIENT, Evidence.REFERENCE, Evidence.DATE)
    )


def test_the_bank_s_copy_and_the_customer_s_say_the_same() -> None:
    assert facts(receipt_in(document(receipt(), receipt()))[1]) == WHOLE_RECEIPT


def test_of_two_receipts_neither_is_taken_alone() -> None:
    _, fields = receipt_in(document(receipt(), receipt("9876543210987", "PHP 980.00")))

    assert fields.amount is None or fields.contradicted, "two sums: a person has to see them"


def test_a_failure_that_only_another_page_speaks_of_is_for_a_person_to_see() -> None:
    _, alone = receipt_in(document(receipt(status="")))
    _, fields = receipt_in(document(receipt(status=""), TERMS))

    assert (TransferStatus.UNKNOWN, False) == (alone.status, alone.contradicted)
    assert (TransferStatus.UNKNOWN, True) == (fields.status, fields.contradicted)
    assert REFERENCE == fields.reference


def test_where_no_page_is_a_receipt_it_is_none() -> None:
    for pages in ([COVER, TERMS], [ADVERT, COVER, TERMS], [BLANK, BLANK]):
        assert not receipt_in(document(*pages))[1].is_receipt


def test_a_page_on_its_side_and_one_in_other_letters_are_marked_where_they_lie() -> None:
    upright = replace(receipt().reading(), within=(0.25, 0.0, 0.75, 0.4))
    lying = replace(prose("Reference number 7").reading(), turned=90, within=(0.0, 0.5, 1.0, 1.0))
    both = below_another([upright, lying])
    [line] = [one for one in both.lines if one.text.endswith("7")]
    shown = both.as_sent(line.left, line.top, line.right, line.bottom)

    scale = (1 / 1600) / (0.5 / 1131)
    assert (round(1131 * scale), len(upright.lines) + 1) == (round(both.sheets[1].scale * 1131), len(both.lines))
    assert shown == pytest.approx(lying.as_sent(40, 20, 40 + 18 * 30 * 0.45, 50))
    assert shown[0] > 0.9, "what is on top of a page that was turned left lies at its right"
    assert 0.5 < shown[1] < shown[3] <= 1
    first = both.lines[0]
    assert both.as_sent(first.left, first.top, first.right, first.bottom) == upright.as_sent(
        first.left, first.top, first.right, first.bottom
    )
