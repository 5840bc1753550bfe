"""Any other Philippine bank: a plain confirmation of an InstaPay transfer."""

from random import Random

from gomflow.simulators.receipts.chrome import app_bar, button, foot, seal, status_bar
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.places import digits, philippine_bank
from gomflow.simulators.receipts.receipt import Receipt
from gomflow.simulators.receipts.rows import Said, Setting, row, spread
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, local, masked_account, month_first, php

_BANKS = (
    ("Security Bank", "#0072bc"),
    ("PNB", "#20409a"),
    ("China Bank", "#8b1d2c"),
    ("EastWest", "#7a1f6b"),
)


def transfer(receipt: Receipt, rng: Random) -> Screen:
    """A coloured head with the payer's bank, and one card of rows."""
    bank, colour = rng.choice(_BANKS)
    screen = Screen(any_phone(rng), theme(colour, dark=receipt.dark, page="#f1f4f6"))
    screen.block(0, 0, screen.width, 190, colour)
    saved = rng.random() < 1 / 4
    top = status_bar(screen, receipt, rng, colour="#ffffff", saved=saved)
    y = app_bar(screen, bank, top, colour="#ffffff", left="", size=19)
    middle, x, width = screen.width / 2, 34.0, screen.width - 68
    trace = digits(rng, 6)
    source = masked_account(digits(rng, 12), "xxxx-xxxx-")
    rows = [
        row("Amount", Said(php(receipt.amount), Field.AMOUNT)),
        row("InstaPay Fee", php(receipt.fee)),
        row("Source Account", source),
        row("Recipient Name", Said(receipt.recipient.upper(), Field.RECIPIENT)),
        row("Recipient Account", Said(local(receipt.account), Field.ACCOUNT)),
        row("Receiving Bank", philippine_bank(receipt.account)),
        row("Transaction Date", Said(month_first(receipt.paid_at, pad=True, comma=True, pad_hour=True), Field.DATE)),
        row("InstaPay Trace No.", trace),
        row("Reference No.", Said(receipt.reference, Field.REFERENCE)),
    ]

    def body(top: float) -> float:
        seal(screen, receipt, middle, top + 16, 20)
        screen.write("InstaPay Transfer", middle, top + 44, size=13, colour=screen.theme.muted, align="center")
        said = by_status(receipt, "Transaction Successful", "Transaction Pending", "Transaction Failed")
        top = screen.write(said, middle, top + 62, size=18, weight=700, align="center", field=Field.STATUS)
        return spread(screen, rows, x, top + 20, width, Setting(size=13.5, weight=600, gap=13)) - 8

    end = screen.on_card(y + 10, body)
    if saved:
        screen.end_at(end + 24)
        return screen
    if end < screen.height - 90:
        button(screen, "Done", screen.height - 76, fill=colour, colour="#ffffff")
    foot(screen)
    return screen
