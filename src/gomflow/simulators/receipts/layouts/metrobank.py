"""Metrobank (Philippines): a fund transfer to another bank."""

from random import Random

from gomflow.simulators.receipts.chrome import app_bar, foot, outlined_button, seal, status_bar
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.places import digits, philippine_bank, philippine_note
from gomflow.simulators.receipts.receipt import Receipt
from gomflow.simulators.receipts.rows import Row, Said, Setting, row, spread
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, masked_account, month_first, php

_NAVY = "#1a2f8a"


def transfer(receipt: Receipt, rng: Random) -> Screen:
    """A navy head, then ruled rows from amount to reference, with the total last."""
    screen = Screen(any_phone(rng), theme(_NAVY, dark=receipt.dark, page="#f4f6fa"))
    screen.fade(0, 150, "#101c55", _NAVY)
    y = app_bar(
        screen,
        "Metrobank",
        status_bar(screen, receipt, rng, colour="#ffffff"),
        colour="#ffffff",
        left="",
        right="cross",
    )
    middle, x, width = screen.width / 2, 34.0, screen.width - 68
    note = philippine_note(rng)
    source = masked_account(digits(rng, 12), "*********")
    rows = _rows(receipt, source, note)

    def body(top: float) -> float:
        seal(screen, receipt, middle, top + 18, 22)
        title = by_status(receipt, "Transfer successful!", "Transfer in process", "Transfer unsuccessful")
        top = screen.write(title, middle, top + 50, size=18, weight=700, align="center", field=Field.STATUS)
        return spread(screen, rows, x, top + 18, width, Setting(size=13.5, weight=500, gap=11, ruled=True)) - 8

    end = screen.on_card(y + 8, body, radius=10)
    ink = "#9db0ff" if receipt.dark else _NAVY
    if end < screen.height - 84:
        outlined_button(screen, "Save as image", end + 18, colour=ink, inside=screen.theme.page)
    foot(screen)
    return screen


def _rows(receipt: Receipt, source: str, note: str) -> list[Row]:
    rows = [
        row("Amount", Said(php(receipt.amount), Field.AMOUNT)),
        row("Service Fee", php(receipt.fee)),
        row("Total Amount", Said(php(receipt.total), None if receipt.fee else Field.AMOUNT)),
        row("From", Said(receipt.sender.upper(), Field.SENDER), source),
        row(
            "To",
            Said(receipt.recipient.upper(), Field.RECIPIENT),
            Said(receipt.account, Field.ACCOUNT),
            philippine_bank(receipt.account),
        ),
        row("Purpose", note),
        row("Date", Said(month_first(receipt.paid_at, pad=True, pad_hour=True), Field.DATE)),
        row("Reference Number", Said(receipt.reference, Field.REFERENCE)),
    ]
    return [each for each in rows if each.lines]
