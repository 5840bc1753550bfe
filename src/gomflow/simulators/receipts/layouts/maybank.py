"""Maybank (Malaysia): the MAE app's receipt, and the older one of Maybank2u."""

from random import Random

from gomflow.simulators.receipts.chrome import app_bar, button, foot, outlined_button, status_bar, tone
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.places import malaysian_bank, malaysian_note
from gomflow.simulators.receipts.receipt import Language, Receipt
from gomflow.simulators.receipts.rows import Said, Setting, inline, row, stacked
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, day_first, grouped, local, rm, twelve_hours

_YELLOW = "#ffc83d"
_SMALL_PRINT = "Note: This receipt is computer generated and no signature is required."


def mae(receipt: Receipt, rng: Random) -> Screen:
    """A paper-like card below a yellow bar: the reference and the date first, the amount last."""
    screen = Screen(any_phone(rng), theme(_YELLOW, dark=receipt.dark, page="#f3f3f5", on_accent="#1b1f26"))
    screen.block(0, 0, screen.width, 104 if screen.phone.ios else 84, _YELLOW)
    y = app_bar(
        screen, "Maybank", status_bar(screen, receipt, rng, colour="#1b1f26"), colour="#1b1f26", left="", right="cross"
    )
    kind = rng.choice(("DuitNow Transfer", "Third Party Transfer", "Scan & Pay"))
    note = malaysian_note(rng)
    draw = _malay_slip if receipt.language is Language.MALAY else _english_slip
    end = screen.on_card(y + 18, lambda at: draw(screen, receipt, at, kind, note), radius=8)
    if end < screen.height - 146:
        outlined_button(
            screen, "Share Receipt", screen.height - 132, colour=screen.theme.muted, inside=screen.theme.page
        )
    if end < screen.height - 84:
        button(screen, "Done", screen.height - 76, fill=_YELLOW, colour="#1b1f26")
    foot(screen)
    return screen


def _english_slip(screen: Screen, receipt: Receipt, y: float, kind: str, note: str) -> float:
    said = by_status(receipt, "Successful", "Pending", "Unsuccessful")
    names = (
        "Reference ID",
        "Beneficiary name",
        "Beneficiary account number",
        "Receiving bank",
        "Recipient reference",
        "Amount",
    )
    return _slip(screen, receipt, y, (kind, said, note), names)


def _malay_slip(screen: Screen, receipt: Receipt, y: float, kind: str, note: str) -> float:
    said = by_status(receipt, "Berjaya", "Sedang diproses", "Tidak berjaya")
    names = ("ID Rujukan", "Nama penerima", "Nombor akaun penerima", "Bank penerima", "Rujukan penerima", "Jumlah")
    return _slip(screen, receipt, y, (kind.replace("Third Party Transfer", "Pindahan Pihak Ketiga"), said, note), names)


def _slip(
    screen: Screen, receipt: Receipt, y: float, said: tuple[str, str, str], names: tuple[str, str, str, str, str, str]
) -> float:
    x, width, grey = 34.0, screen.width - 68, screen.theme.muted
    kind, status, note = said
    y = screen.write(kind, x, y, size=18, weight=700)
    y = screen.write(status, x, y + 2, size=14, weight=600, colour=tone(screen, receipt), field=Field.STATUS)
    screen.rule(x, y + 12, width, dashed=True)
    when = f"{day_first(receipt.paid_at)}, {twelve_hours(receipt.paid_at)}"
    screen.write(names[0], x, y + 24, size=12.5, colour=grey)
    y = screen.write(when, x + width, y + 24, size=12.5, colour=grey, align="right", field=Field.DATE)
    y = screen.write(receipt.reference, x, y + 2, size=15, weight=600, field=Field.REFERENCE)
    screen.rule(x, y + 10, width, dashed=True)
    shown = grouped(receipt.account, 4) if receipt.account.isdigit() else local(receipt.account)
    rows = [
        row(names[1], Said(receipt.recipient.upper(), Field.RECIPIENT)),
        row(names[2], Said(shown, Field.ACCOUNT)),
        row(names[3], malaysian_bank(receipt.account)),
        row(names[4], note),
    ]
    y = stacked(screen, rows, x, y + 22, width, Setting(size=15, label_size=12.5, weight=500, gap=9))
    y = screen.write(names[5], x, y, size=12.5, colour=grey)
    y = screen.write(rm(receipt.amount), x, y + 1, size=20, weight=700, field=Field.AMOUNT)
    screen.rule(x, y + 12, width, dashed=True)
    print_ = f"{_SMALL_PRINT} Malayan Banking Berhad (Co. Reg. : 196001000142)"
    return screen.paragraph(print_, x, y + 22, width, size=10.5, colour=grey)


def m2u(receipt: Receipt, rng: Random) -> Screen:
    """Plain lines of label, colon and value, as a page of the web."""
    screen = Screen(any_phone(rng), theme(_YELLOW, dark=receipt.dark, on_accent="#1b1f26"))
    saved = rng.random() < 1 / 3
    y = status_bar(screen, receipt, rng, saved=saved)
    screen.block(0, y, screen.width, 46, _YELLOW)
    screen.icon("arrow", 26, y + 23, 19, "#1b1f26")
    screen.write("Receipt", 50, y + 12, size=16, weight=600, colour="#1b1f26")
    x, width = 22.0, screen.width - 44
    y = screen.write("Open Interbank", x, y + 68, size=19, weight=700)
    rows = [
        row("Status", Said(by_status(receipt, "Successful", "Pending", "Unsuccessful"), Field.STATUS)),
        row("Reference number", Said(receipt.reference, Field.REFERENCE)),
        row("Transaction date", Said(f"{receipt.paid_at:%d %b %Y %H:%M:%S}", Field.DATE)),
        row("Amount", Said(rm(receipt.amount, space=False), Field.AMOUNT)),
        row("Beneficiary Name", Said(receipt.recipient.upper(), Field.RECIPIENT)),
        row("Receiving Bank", malaysian_bank(receipt.account)),
        row("Beneficiary Account Number", Said(receipt.account, Field.ACCOUNT)),
        row("Recipient reference", malaysian_note(rng)),
        row("Other payment details", "-"),
    ]
    y = inline(screen, rows, x, y + 16, width, Setting(size=14, weight=600, gap=11))
    y = screen.paragraph(_SMALL_PRINT, x, y + 8, width, size=11.5, colour=screen.theme.muted)
    y = screen.write("maybank2u.com", x, y + 6, size=12, colour=screen.theme.muted)
    if saved:
        screen.end_at(y + 20)
    else:
        foot(screen)
    return screen
