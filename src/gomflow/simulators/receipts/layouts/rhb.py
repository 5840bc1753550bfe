"""RHB (Malaysia): a transfer in the mobile app, with charges and the amount that is debited."""

from random import Random

from gomflow.simulators.receipts.chrome import app_bar, button, foot, seal, status_bar
from gomflow.simulators.receipts.fonts import Family
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.places import malaysian_bank, malaysian_note
from gomflow.simulators.receipts.receipt import Receipt
from gomflow.simulators.receipts.rows import Said, Setting, row, stacked
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, day_first, local, rm, twelve_hours

_BLUE = "#0067b1"


def transfer(receipt: Receipt, rng: Random) -> Screen:
    """A pale blue page, the status in a card, labels above values."""
    screen = Screen(any_phone(rng), theme(_BLUE, dark=receipt.dark, page="#eaf4fb"), Family.NUNITO)
    ink = "#6fc0ff" if receipt.dark else _BLUE
    y = app_bar(
        screen, "RHB", status_bar(screen, receipt, rng), colour=ink, left="", right="cross", size=22, weight=800
    )
    x, width = 36.0, screen.width - 72
    rows = [
        row("Reference Number", Said(receipt.reference, Field.REFERENCE)),
        row(
            "To Account", Said(local(receipt.account), Field.ACCOUNT), Said(receipt.recipient.upper(), Field.RECIPIENT)
        ),
        row("Bank", malaysian_bank(receipt.account)),
        row("Recipient's Reference", malaysian_note(rng)),
        row("Fund Transfer Charges", rm(receipt.fee)),
        row("Total Amount to Debit", Said(rm(receipt.total), None if receipt.fee else Field.AMOUNT)),
        row(
            "Date and Time",
            Said(f"{day_first(receipt.paid_at, pad=True)}, {twelve_hours(receipt.paid_at, pad=True)}", Field.DATE),
        ),
    ]

    def body(top: float) -> float:
        seal(screen, receipt, x + 20, top + 22, 20, colour=_BLUE)
        said = by_status(receipt, "Transfer Successful", "Transfer Pending", "Transfer Failed")
        screen.write(said, x + 52, top, size=16, weight=700, field=Field.STATUS)
        screen.write("DuitNow Transfer", x + 52, top + 23, size=13, colour=screen.theme.muted)
        screen.rule(x, top + 56, width)
        screen.write("Amount", x, top + 66, size=12.5, colour=screen.theme.muted)
        top = screen.write(rm(receipt.amount), x, top + 82, size=27, weight=800, field=Field.AMOUNT)
        screen.rule(x, top + 6, width)
        return stacked(screen, rows, x, top + 18, width, Setting(size=14.5, label_size=12.5, weight=700, gap=8)) - 6

    end = screen.on_card(y + 8, body, radius=16)
    if end < screen.height - 92:
        button(screen, "Make another transfer", screen.height - 76, fill=_BLUE, colour="#ffffff")
    foot(screen)
    return screen
