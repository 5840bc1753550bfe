"""ShopeePay (Philippines): a transfer from the wallet inside the shop's app."""

from random import Random

from gomflow.simulators.receipts.chrome import app_bar, foot, seal, status_bar, tone
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.receipt import Receipt
from gomflow.simulators.receipts.rows import Said, Setting, row, spread
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, figures, local

_ORANGE = "#ee4d2d"


def transfer(receipt: Receipt, rng: Random) -> Screen:
    """White sheets on grey, with the time as day, month and year."""
    screen = Screen(any_phone(rng), theme(_ORANGE, dark=receipt.dark, page="#f2f2f2"))
    screen.block(0, 0, screen.width, 104 if screen.phone.ios else 84, screen.theme.card)
    y = app_bar(
        screen,
        "Transaction Details",
        status_bar(screen, receipt, rng),
        colour=screen.theme.ink,
        left="arrow",
        right="more",
    )
    middle, x, width = screen.width / 2, 20.0, screen.width - 40
    screen.block(0, y + 10, screen.width, 200, screen.theme.card)
    seal(screen, receipt, middle, y + 48, 21)
    title = by_status(receipt, "Transfer Successful", "Transfer Processing", "Transfer Failed")
    at = screen.write(
        title, middle, y + 80, size=16, weight=600, colour=tone(screen, receipt), align="center", field=Field.STATUS
    )
    at = screen.write(
        f"-₱{figures(receipt.amount)}", middle, at + 6, size=32, weight=700, align="center", field=Field.AMOUNT
    )
    screen.write("ShopeePay", middle, at + 4, size=14, weight=700, colour=_ORANGE, align="center")
    rows = [
        row("Transfer To", Said(receipt.recipient, Field.RECIPIENT), Said(local(receipt.account), Field.ACCOUNT)),
        row("Payment Method", "ShopeePay Balance"),
        row("Transfer Fee", f"₱{figures(receipt.fee)}"),
        row("Transaction Time", Said(f"{receipt.paid_at:%d-%m-%Y %H:%M}", Field.DATE)),
        row("Transaction No.", Said(receipt.reference, Field.REFERENCE)),
    ]
    top = y + 222
    screen.block(0, top, screen.width, 236, screen.theme.card)
    end = spread(screen, rows, x, top + 20, width, Setting(size=13.5, weight=500, gap=16, share=0.36))
    screen.block(0, max(end + 2, top + 236), screen.width, 54, screen.theme.card)
    low = max(end + 2, top + 236)
    screen.rule(x, low, width)
    screen.write("Need help with this transaction?", x, low + 17, size=13.5)
    screen.icon("next", screen.width - 26, low + 27, 15, screen.theme.muted)
    foot(screen)
    return screen
