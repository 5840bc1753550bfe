"""BPI (Philippines): the confirmation of a transfer to another bank over InstaPay."""

from random import Random

from gomflow.simulators.receipts.chrome import app_bar, button, foot, seal, status_bar
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.places import digits, philippine_bank, philippine_note
from gomflow.simulators.receipts.receipt import Receipt
from gomflow.simulators.receipts.rows import Said, Setting, row, stacked
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, masked_account, month_first, php

_RED = "#a8131c"


def transfer(receipt: Receipt, rng: Random) -> Screen:
    """A red bar, the sign of success, and labels above their values."""
    screen = Screen(any_phone(rng), theme(_RED, dark=receipt.dark))
    screen.block(0, 0, screen.width, 112 if screen.phone.ios else 92, _RED)
    y = app_bar(screen, "BPI", status_bar(screen, receipt, rng, colour="#ffffff"), colour="#ffffff", left="", size=20)
    middle, x, width = screen.width / 2, 24.0, screen.width - 48
    seal(screen, receipt, middle, y + 46, 24)
    title = by_status(receipt, "Transfer successful", "Transfer is being processed", "Transfer failed")
    y = screen.write(title, middle, y + 80, size=20, weight=700, align="center", field=Field.STATUS)
    when = month_first(receipt.paid_at, pad=True, pad_hour=True)
    y = screen.write(when, middle, y + 2, size=13, colour=screen.theme.muted, align="center", field=Field.DATE)
    screen.rule(x, y + 14, width)
    note = philippine_note(rng)
    rows = [
        row("Transfer amount", Said(php(receipt.amount), Field.AMOUNT)),
        row("Service fee", php(receipt.fee)),
        row(
            "Transfer from", Said(receipt.sender, Field.SENDER), f"Savings {masked_account(digits(rng, 10), 'XXXXXX')}"
        ),
        row("Transfer to", Said(receipt.recipient.upper(), Field.RECIPIENT), Said(receipt.account, Field.ACCOUNT)),
        row("Bank", philippine_bank(receipt.account)),
        row("Transfer via", "InstaPay"),
        row("Notes", note),
        row("Reference number", Said(receipt.reference, Field.REFERENCE)),
    ]
    rows = [each for each in rows if each.lines]
    y = stacked(screen, rows, x, y + 28, width, Setting(size=15, label_size=12, weight=500, gap=8.5))
    if y < screen.height - 92:
        button(screen, "Done", screen.height - 78, fill=_RED, colour="#ffffff")
    foot(screen)
    return screen
