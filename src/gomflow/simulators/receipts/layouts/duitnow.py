"""Any other Malaysian bank: a DuitNow transfer with the reference of the national network."""

from random import Random

from gomflow.simulators.receipts.chrome import app_bar, button, foot, seal, status_bar
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.places import malaysian_bank, malaysian_note
from gomflow.simulators.receipts.receipt import Receipt
from gomflow.simulators.receipts.rows import Said, Setting, row, stacked
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, day_first, local, rm

# The payer's bank is spelled in the reference itself, after the date.
_BANKS = {
    "HLBBMYKL": ("HongLeong Bank", "#00529b"),
    "OCBCMYKL": ("OCBC Bank", "#d71920"),
    "ARBKMYKL": ("AmBank", "#c8102e"),
    "BIMBMYKL": ("Bank Islam", "#a3195b"),
}
_UNKNOWN = ("Mobile Banking", "#37474f")
_PINK = "#ed2e67"


def transfer(receipt: Receipt, rng: Random) -> Screen:
    """The bank at the top, the network's name beside the title, labels above values."""
    bank, colour = _BANKS.get(receipt.reference[8:16], _UNKNOWN)
    screen = Screen(any_phone(rng), theme(colour, dark=receipt.dark, page="#f5f5f7"))
    screen.block(0, 0, screen.width, 104 if screen.phone.ios else 84, colour)
    y = app_bar(screen, bank, status_bar(screen, receipt, rng, colour="#ffffff"), colour="#ffffff", left="", size=19)
    x, width = 34.0, screen.width - 68
    rows = [
        row("Recipient Name", Said(receipt.recipient.upper(), Field.RECIPIENT)),
        row("Recipient Account", Said(local(receipt.account), Field.ACCOUNT)),
        row("Recipient Bank", malaysian_bank(receipt.account)),
        row("Recipient Reference", malaysian_note(rng)),
        row("Date & Time", Said(f"{day_first(receipt.paid_at)} {receipt.paid_at:%H:%M:%S}", Field.DATE)),
        row("Service Charge", rm(receipt.fee)),
        row("DuitNow Reference No.", Said(receipt.reference, Field.REFERENCE)),
    ]

    def body(top: float) -> float:
        screen.block(x, top, 82, 26, _PINK, radius=6)
        screen.write("DuitNow", x + 41, top + 4, size=13.5, weight=700, colour="#ffffff", align="center")
        seal(screen, receipt, x + width - 16, top + 13, 15)
        said = by_status(receipt, "Transfer Successful", "Transfer In Progress", "Transfer Unsuccessful")
        top = screen.write(said, x, top + 38, size=17, weight=700, field=Field.STATUS)
        top = screen.write(rm(receipt.amount), x, top + 4, size=29, weight=700, field=Field.AMOUNT)
        screen.rule(x, top + 8, width)
        return stacked(screen, rows, x, top + 20, width, Setting(size=14.5, label_size=12, weight=500, gap=9)) - 6

    end = screen.on_card(y + 16, body)
    if end < screen.height - 90:
        button(screen, "Done", screen.height - 76, fill=colour, colour="#ffffff")
    foot(screen)
    return screen
