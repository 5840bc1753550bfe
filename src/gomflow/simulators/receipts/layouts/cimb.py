"""CIMB OCTO (Malaysia): a transfer over DuitNow, where amount, charge and total are three numbers."""

from random import Random

from gomflow.simulators.receipts.chrome import app_bar, button, foot, seal, status_bar
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.places import malaysian_bank, malaysian_note
from gomflow.simulators.receipts.receipt import Receipt
from gomflow.simulators.receipts.rows import Row, Said, Setting, row, spread
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, day_first, local, myr

_RED = "#8d1128"


def octo(receipt: Receipt, rng: Random) -> Screen:
    """A crimson head, a large amount, ruled rows, the charge last."""
    screen = Screen(any_phone(rng), theme(_RED, dark=receipt.dark))
    screen.fade(0, 108 if screen.phone.ios else 88, "#6d0b1d", "#b3172f")
    y = app_bar(
        screen,
        "CIMB OCTO",
        status_bar(screen, receipt, rng, colour="#ffffff"),
        colour="#ffffff",
        left="",
        right="share",
    )
    middle, x, width = screen.width / 2, 24.0, screen.width - 48
    seal(screen, receipt, middle, y + 44, 23)
    said = by_status(
        receipt, "Your transfer is successful", "Your transfer is being processed", "Your transfer has failed"
    )
    y = screen.write(said, middle, y + 78, size=15, weight=600, align="center", field=Field.STATUS)
    y = screen.write(myr(receipt.amount), middle, y + 4, size=29, weight=700, align="center", field=Field.AMOUNT)
    rows = _rows(receipt, malaysian_note(rng))
    y = spread(screen, rows, x, y + 22, width, Setting(size=13.5, weight=600, gap=11, ruled=True))
    if y < screen.height - 90:
        button(screen, "Done", screen.height - 76, fill="#c8102e", colour="#ffffff")
    foot(screen)
    return screen


def _rows(receipt: Receipt, note: str) -> list[Row]:
    when = f"{day_first(receipt.paid_at, pad=True)} {receipt.paid_at:%I:%M:%S %p}"
    rows = [
        row(
            "To",
            Said(receipt.recipient.upper(), Field.RECIPIENT),
            Said(local(receipt.account), Field.ACCOUNT),
            malaysian_bank(receipt.account),
        ),
        row("From", Said(receipt.sender.upper(), Field.SENDER)),
        row("Transfer method", "DuitNow Transfer"),
        row("Recipient reference", note),
        row("Reference number", Said(receipt.reference, Field.REFERENCE)),
        row("Date & time", Said(when, Field.DATE)),
        row("Service charge", myr(receipt.fee)),
    ]
    return [*rows, row("Total debit amount", myr(receipt.total))] if receipt.fee else rows
