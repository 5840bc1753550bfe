"""UnionBank (Philippines): a transfer to another bank over InstaPay."""

from random import Random

from gomflow.simulators.receipts.chrome import app_bar, button, foot, seal, status_bar
from gomflow.simulators.receipts.fonts import Family
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.places import digits, philippine_bank
from gomflow.simulators.receipts.receipt import Receipt
from gomflow.simulators.receipts.rows import Row, Said, Setting, row, stacked
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, local, masked_account, php, twelve_hours

_ORANGE = "#f26a1b"


def transfer(receipt: Receipt, rng: Random) -> Screen:
    """A card with the amount at its head and labels above their values."""
    screen = Screen(any_phone(rng), theme(_ORANGE, dark=receipt.dark, page="#fdf3ec"), Family.NUNITO)
    y = app_bar(
        screen,
        "UnionBank",
        status_bar(screen, receipt, rng),
        colour=_ORANGE,
        left="",
        right="share",
        size=20,
        weight=800,
    )
    middle, x, width = screen.width / 2, 36.0, screen.width - 72
    rows = _rows(receipt, masked_account(digits(rng, 12), "*** "), digits(rng, 6))

    def body(top: float) -> float:
        seal(screen, receipt, middle, top + 14, 18)
        said = by_status(receipt, "Transfer Successful", "Transfer Pending", "Transfer Failed")
        top = screen.write(said, middle, top + 40, size=17, weight=700, align="center", field=Field.STATUS)
        top = screen.write("You sent", middle, top, size=13, colour=screen.theme.muted, align="center")
        top = screen.write(php(receipt.amount), middle, top, size=28, weight=800, align="center", field=Field.AMOUNT)
        screen.rule(x, top + 10, width, dashed=True)
        return stacked(screen, rows, x, top + 22, width, Setting(size=14.5, label_size=12, weight=700, gap=7)) - 6

    end = screen.on_card(y + 4, body)
    if end < screen.height - 90:
        button(screen, "Done", screen.height - 76, fill=_ORANGE, colour="#ffffff")
    foot(screen)
    return screen


def _rows(receipt: Receipt, source: str, trace: str) -> list[Row]:
    at = receipt.paid_at
    return [
        row("From", Said(receipt.sender, Field.SENDER), source),
        row(
            "To",
            Said(receipt.recipient.upper(), Field.RECIPIENT),
            Said(f"{philippine_bank(receipt.account)} {local(receipt.account)}", Field.ACCOUNT),
        ),
        row("Channel", "InstaPay"),
        row("Fee", php(receipt.fee)),
        row("Date and time", Said(f"{at:%B} {at.day}, {at.year} {twelve_hours(at, pad=True)}", Field.DATE)),
        row("Reference number", Said(receipt.reference, Field.REFERENCE)),
        row("InstaPay trace number", trace),
    ]
