"""Public Bank (Malaysia): the slip of a DuitNow transfer, with a second reference that is not the one to quote."""

from random import Random

from gomflow.simulators.receipts.chrome import app_bar, foot, outlined_button, status_bar, tone
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.places import digits, malaysian_bank, malaysian_note
from gomflow.simulators.receipts.receipt import Receipt
from gomflow.simulators.receipts.rows import Said, Setting, row, spread
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, day_first, local, masked_account, myr, twelve_hours

_RED = "#d2122e"


def duitnow_slip(receipt: Receipt, rng: Random) -> Screen:
    """A white page headed by the bank's name, and a table of the transfer."""
    screen = Screen(any_phone(rng), theme(_RED, dark=receipt.dark))
    y = app_bar(
        screen, "PB engage", status_bar(screen, receipt, rng), colour=screen.theme.ink, left="arrow", right="down"
    )
    x, width = 22.0, screen.width - 44
    screen.block(0, y, screen.width, 74, _RED)
    screen.write("PUBLIC BANK", x, y + 14, size=19, weight=800, colour="#ffffff")
    screen.write("DuitNow Transfer", x, y + 42, size=14, colour="#ffe3e6")
    screen.icon("check" if receipt.status.value == "success" else "bang", screen.width - 42, y + 37, 26, "#ffffff")
    status = by_status(receipt, "Success", "Pending", "Rejected")
    y = screen.write(status, x, y + 90, size=20, weight=700, colour=tone(screen, receipt), field=Field.STATUS)
    rows = [
        row("Reference No.", Said(receipt.reference, Field.REFERENCE)),
        row("Service Reference No.", digits(rng, 6)),
        row("Date & Time", Said(f"{day_first(receipt.paid_at)}, {twelve_hours(receipt.paid_at)}", Field.DATE)),
        row("From Account", masked_account(digits(rng, 10), "******"), Said(receipt.sender.upper(), Field.SENDER)),
        row("Recipient Name", Said(receipt.recipient.upper(), Field.RECIPIENT)),
        row("Recipient Bank", malaysian_bank(receipt.account)),
        row("DuitNow ID / Account No.", Said(local(receipt.account), Field.ACCOUNT)),
        row("Recipient Reference", malaysian_note(rng)),
        row("Amount", Said(myr(receipt.amount), Field.AMOUNT)),
        row("Fee", myr(receipt.fee)),
    ]
    y = spread(screen, rows, x, y + 14, width, Setting(size=13.5, weight=600, gap=10, ruled=True, share=0.42))
    if y < screen.height - 80:
        outlined_button(screen, "Share receipt", y + 10, colour=screen.theme.bad, inside=screen.theme.page)
    foot(screen)
    return screen
