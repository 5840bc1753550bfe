"""Maya (Philippines): money sent to a person, and a payment by QR."""

from random import Random

from gomflow.simulators.receipts.chrome import badge, button, foot, seal, status_bar
from gomflow.simulators.receipts.fonts import Family
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.places import philippine_bank
from gomflow.simulators.receipts.receipt import Receipt
from gomflow.simulators.receipts.rows import Said, Setting, row, spread
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, figures, grouped, is_phone, local, month_first, peso

_GREEN = "#00a65a"


def send_money(receipt: Receipt, rng: Random) -> Screen:
    """The wordmark, to whom, a large amount, and the details below it."""
    screen = Screen(any_phone(rng), theme(_GREEN, dark=receipt.dark), Family.MANROPE)
    y = status_bar(screen, receipt, rng)
    middle, x, width = screen.width / 2, 26.0, screen.width - 52
    screen.write("maya", middle, y + 20, size=28, weight=800, colour=_GREEN, align="center")
    title = by_status(receipt, "Sent money to", "Sending money to", "Money not sent to")
    y = screen.write(title, middle, y + 78, size=14, colour=screen.theme.muted, align="center", field=Field.STATUS)
    y = screen.paragraph(
        receipt.recipient, middle, y + 2, width, size=19, weight=700, align="center", field=Field.RECIPIENT
    )
    y = screen.write(
        local(receipt.account), middle, y + 2, size=14, colour=screen.theme.muted, align="center", field=Field.ACCOUNT
    )
    y = screen.write(peso(receipt.amount), middle, y + 16, size=36, weight=700, align="center", field=Field.AMOUNT)
    place = "" if is_phone(receipt.account) else philippine_bank(receipt.account)
    rows = [
        row("Transaction type", "Bank transfer" if place else "Send money"),
        row("Bank", place),
        row("Date", Said(month_first(receipt.paid_at, pad=True, comma=True), Field.DATE)),
        row("Status", Said(by_status(receipt, "Completed", "Processing", "Failed"), Field.STATUS)),
        row("From", Said(receipt.sender, Field.SENDER)),
        row("Fee", peso(receipt.fee)),
        row("Reference ID", Said(grouped(receipt.reference, 4), Field.REFERENCE)),
    ]
    rows = [each for each in rows if each.lines]
    screen.rule(x, y + 20, width)
    y = spread(screen, rows, x, y + 38, width, Setting(size=13.5, weight=600, gap=17))
    note = "Keep this receipt for your records. Maya Philippines, Inc. is regulated by the Bangko Sentral ng Pilipinas."
    screen.paragraph(note, middle, y + 10, width - 20, size=11, colour=screen.theme.muted, align="center")
    button(screen, "Done", screen.height - 80, fill="#ffffff" if receipt.dark else "#101010", colour=screen.theme.page)
    foot(screen)
    return screen


def qr_payment(receipt: Receipt, rng: Random) -> Screen:
    """A dark-green head with the amount, and the facts on a card below."""
    screen = Screen(any_phone(rng), theme(_GREEN, dark=receipt.dark, page="#f3f6f4"), Family.MANROPE)
    screen.fade(0, 300, "#0c2a1d", "#0f6a41")
    y = status_bar(screen, receipt, rng, colour="#ffffff")
    middle = screen.width / 2
    screen.write("maya", middle, y + 10, size=22, weight=800, colour="#7df5b4", align="center")
    seal(screen, receipt, middle, y + 76, 22)
    said = by_status(receipt, "You paid", "You are paying", "You did not pay")
    y = screen.write(said, middle, y + 106, size=14, colour="#d8efe3", align="center", field=Field.STATUS)
    y = screen.write(
        f"₱ {figures(receipt.amount)}",
        middle,
        y + 2,
        size=34,
        weight=700,
        colour="#ffffff",
        align="center",
        field=Field.AMOUNT,
    )
    rows = [
        row("Paid to", Said(receipt.recipient, Field.RECIPIENT), Said(local(receipt.account), Field.ACCOUNT)),
        row("Paid with", by_status(receipt, "Maya Wallet", "Maya Wallet", "-")),
        row("Date", Said(month_first(receipt.paid_at, pad=True, comma=True), Field.DATE)),
        row("Reference ID", Said(grouped(receipt.reference, 4), Field.REFERENCE)),
    ]

    def body(at: float) -> float:
        badge(screen, receipt, by_status(receipt, "Completed", "Processing", "Failed"), middle, at)
        setting = Setting(size=13.5, weight=600, gap=15, ruled=True)
        return spread(screen, rows, 34, at + 42, screen.width - 68, setting) - 12

    end = screen.on_card(y + 30, body)
    line = by_status(receipt, "Paid with Maya Wallet", "Your payment is on its way", "Your balance was not charged")
    screen.write(line, middle, end + 16, size=12.5, colour=screen.theme.muted, align="center")
    foot(screen)
    return screen
