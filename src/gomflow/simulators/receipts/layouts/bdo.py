"""BDO Pay (Philippines): money sent to an account or a wallet."""

from random import Random

from gomflow.simulators.receipts.chrome import button, foot, outlined_button, seal, status_bar
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.places import digits, philippine_bank
from gomflow.simulators.receipts.receipt import Receipt
from gomflow.simulators.receipts.rows import Said, Setting, row, spread
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, local, masked_account, month_first, php

_BLUE, _GOLD = "#0a3a8f", "#ffc20e"


def send_money(receipt: Receipt, rng: Random) -> Screen:
    """A card with the amount twice: large at the head, and again as the send money amount."""
    screen = Screen(any_phone(rng), theme(_BLUE, dark=receipt.dark, page="#e9eff9"))
    y = status_bar(screen, receipt, rng)
    ink = "#8fb3ff" if receipt.dark else _BLUE
    middle, x, width = screen.width / 2, 34.0, screen.width - 68
    screen.write("BDO Pay", middle, y + 14, size=21, weight=800, colour=ink, align="center")
    screen.block(middle - 16, y + 46, 32, 3.5, _GOLD, radius=1.7)
    sender = masked_account(digits(rng, 10), "•••• ")
    rows = [
        row("Send Money Amount", Said(php(receipt.amount), Field.AMOUNT)),
        row("Service Fee", php(receipt.fee)),
        row("Sent from", Said(receipt.sender, Field.SENDER), sender),
        row(
            "Sent to",
            Said(receipt.recipient.upper(), Field.RECIPIENT),
            philippine_bank(receipt.account),
            Said(local(receipt.account), Field.ACCOUNT),
        ),
        row("Reference no.", Said(receipt.reference, Field.REFERENCE)),
    ]

    def body(at: float) -> float:
        seal(screen, receipt, middle, at + 22, 22)
        said = by_status(receipt, "Sent!", "Processing", "Not sent")
        at = screen.write(said, middle, at + 54, size=18, weight=700, align="center", field=Field.STATUS)
        at = screen.write(php(receipt.amount), middle, at + 2, size=29, weight=800, align="center", field=Field.AMOUNT)
        when = month_first(receipt.paid_at)
        at = screen.write(when, middle, at + 4, size=13, colour=screen.theme.muted, align="center", field=Field.DATE)
        screen.rule(x, at + 14, width, dashed=True)
        return spread(screen, rows, x, at + 30, width, Setting(size=13.5, weight=600, gap=15, share=0.38)) - 10

    end = screen.on_card(y + 70, body, radius=16)
    if end < screen.height - 150:
        outlined_button(screen, "Share receipt", end + 20, colour=ink, inside=screen.theme.page)
    button(screen, "Back to Home", screen.height - 76, fill=_GOLD, colour="#12264f")
    foot(screen)
    return screen
