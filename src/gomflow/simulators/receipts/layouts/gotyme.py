"""GoTyme Bank (Philippines): money sent to another bank or wallet."""

from random import Random

from gomflow.simulators.receipts.chrome import button, foot, status_bar, tone
from gomflow.simulators.receipts.fonts import Family
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.places import philippine_bank
from gomflow.simulators.receipts.receipt import Receipt, Status
from gomflow.simulators.receipts.rows import Row, Said, Setting, row, spread
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, day_first, local, peso, twelve_hours

_CYAN = "#19c3e6"


def money_sent(receipt: Receipt, rng: Random) -> Screen:
    """Everything at the left margin, very large, on an empty page."""
    screen = Screen(any_phone(rng), theme(_CYAN, dark=receipt.dark), Family.MANROPE)
    y = status_bar(screen, receipt, rng)
    x, width = 26.0, screen.width - 52
    screen.icon("cross", 34, y + 26, 20, screen.theme.ink)
    screen.block(x, y + 58, 46, 46, _CYAN, radius=14)
    signs = {Status.SUCCESS: "plane", Status.PENDING: "clock", Status.FAILED: "cross"}
    screen.icon(signs[receipt.status], x + 23, y + 81, 26, "#06303a")
    y = screen.write("GoTyme Bank", x, y + 122, size=15, weight=700)
    title = by_status(receipt, "Money sent", "Money is on its way", "Transfer failed")
    y = screen.write(title, x, y + 6, size=22, weight=700, field=Field.STATUS)
    y = screen.write(peso(receipt.amount), x, y + 2, size=36, weight=800, field=Field.AMOUNT)
    y = spread(screen, _rows(receipt), x, y + 24, width, Setting(size=13.5, weight=600, gap=14, ruled=True))
    screen.block(x, y + 4, 4, 34, tone(screen, receipt), radius=2)
    news = by_status(
        receipt,
        "The recipient has the money now.",
        "This can take up to two hours.",
        "The money is back in your account.",
    )
    screen.paragraph(news, x + 14, y + 12, width - 20, size=12.5, colour=screen.theme.muted)
    button(screen, "Share receipt", screen.height - 78, fill=screen.theme.ink, colour=screen.theme.page)
    foot(screen)
    return screen


def _rows(receipt: Receipt) -> list[Row]:
    return [
        row(
            "To",
            Said(receipt.recipient, Field.RECIPIENT),
            philippine_bank(receipt.account),
            Said(local(receipt.account), Field.ACCOUNT),
        ),
        row("From", Said(receipt.sender, Field.SENDER)),
        row("Transfer fee", peso(receipt.fee)),
        row("Date & time", Said(f"{day_first(receipt.paid_at)}, {twelve_hours(receipt.paid_at)}", Field.DATE)),
        row("Status", Said(by_status(receipt, "Successful", "Processing", "Failed"), Field.STATUS)),
        row("Trace ID", Said(receipt.reference, Field.REFERENCE)),
    ]
