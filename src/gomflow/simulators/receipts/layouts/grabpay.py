"""GrabPay (Malaysia): a payment from the wallet of the ride app."""

from random import Random

from gomflow.simulators.receipts.chrome import app_bar, button, foot, seal, status_bar
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.receipt import Receipt
from gomflow.simulators.receipts.rows import Said, Setting, row, spread
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, day_first, local, rm, twelve_hours

_GREEN = "#00a84f"


def payment(receipt: Receipt, rng: Random) -> Screen:
    """A green wave at the top, the payee and the amount in the middle, four rows."""
    screen = Screen(any_phone(rng), theme(_GREEN, dark=receipt.dark))
    screen.fade(0, 170, "#007a3c", _GREEN)
    y = app_bar(
        screen, "GrabPay", status_bar(screen, receipt, rng, colour="#ffffff"), colour="#ffffff", left="cross", size=20
    )
    middle, x, width = screen.width / 2, 24.0, screen.width - 48
    screen.block(0, 140, screen.width, 60, screen.theme.page, radius=24)
    seal(screen, receipt, middle, 140, 27)
    title = by_status(receipt, "Payment to", "Payment on its way to", "Payment failed to")
    y = screen.write(title, middle, max(y, 140) + 40, size=14, colour=screen.theme.muted, align="center")
    y = screen.paragraph(
        receipt.recipient.upper(), middle, y + 2, width, size=18, weight=700, align="center", field=Field.RECIPIENT
    )
    y = screen.write(
        local(receipt.account), middle, y + 2, size=13, colour=screen.theme.muted, align="center", field=Field.ACCOUNT
    )
    y = screen.write(rm(receipt.amount), middle, y + 12, size=34, weight=700, align="center", field=Field.AMOUNT)
    rows = [
        row("Status", Said(by_status(receipt, "Completed", "Processing", "Failed"), Field.STATUS)),
        row("Date and time", Said(f"{day_first(receipt.paid_at)}, {twelve_hours(receipt.paid_at)}", Field.DATE)),
        row("Payment method", "GrabPay Wallet"),
        row("Transaction ID", Said(receipt.reference, Field.REFERENCE)),
    ]
    screen.block(0, y + 18, screen.width, 8, screen.theme.line)
    spread(screen, rows, x, y + 46, width, Setting(size=14, weight=600, gap=18))
    button(screen, "Done", screen.height - 78, fill=_GREEN, colour="#ffffff", height=48)
    foot(screen)
    return screen
