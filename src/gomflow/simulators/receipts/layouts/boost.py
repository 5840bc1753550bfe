"""Boost (Malaysia): a payment from the wallet."""

from random import Random

from gomflow.simulators.receipts.chrome import foot, outlined_button, seal, status_bar
from gomflow.simulators.receipts.fonts import Family
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.receipt import Receipt
from gomflow.simulators.receipts.rows import Said, Setting, row, spread
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, day_first, local, rm, twelve_hours

_RED = "#e6252f"


def payment(receipt: Receipt, rng: Random) -> Screen:
    """A rosy page with the wordmark and a single card."""
    screen = Screen(any_phone(rng), theme(_RED, dark=receipt.dark, page="#fdeeee"), Family.MANROPE)
    y = status_bar(screen, receipt, rng)
    middle, x, width = screen.width / 2, 36.0, screen.width - 72
    screen.write("Boost", middle, y + 12, size=26, weight=800, colour=_RED, align="center")
    rows = [
        row("Paid to", Said(receipt.recipient.upper(), Field.RECIPIENT), Said(local(receipt.account), Field.ACCOUNT)),
        row("Paid with", "Boost Wallet"),
        row("Date", Said(f"{day_first(receipt.paid_at, pad=True)}, {twelve_hours(receipt.paid_at)}", Field.DATE)),
        row("Transaction ID", Said(receipt.reference, Field.REFERENCE)),
    ]

    def body(top: float) -> float:
        seal(screen, receipt, middle, top + 22, 24)
        said = by_status(receipt, "Payment Successful", "Payment Pending", "Payment Failed")
        top = screen.write(said, middle, top + 58, size=16, weight=600, align="center", field=Field.STATUS)
        shown = rm(receipt.amount, space=False)
        top = screen.write(shown, middle, top + 4, size=33, weight=800, align="center", field=Field.AMOUNT)
        screen.rule(x, top + 14, width)
        return spread(screen, rows, x, top + 30, width, Setting(size=13.5, weight=600, gap=15, share=0.34)) - 8

    end = screen.on_card(y + 66, body, radius=18)
    if end < screen.height - 110:
        outlined_button(screen, "Save receipt", end + 22, colour=_RED, inside=screen.theme.page)
    foot(screen)
    return screen
