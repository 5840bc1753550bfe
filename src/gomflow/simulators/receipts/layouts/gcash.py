"""GCash (Philippines): the confirmation of Express Send, and the details page of the transaction history."""

from random import Random

from gomflow.simulators.receipts.chrome import app_bar, button, foot, outlined_button, seal, status_bar
from gomflow.simulators.receipts.fonts import Family
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.places import digits, philippine_bank
from gomflow.simulators.receipts.receipt import Receipt, Status
from gomflow.simulators.receipts.rows import Row, Said, Setting, row, spread
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import (
    by_status,
    figures,
    grouped,
    international,
    is_phone,
    local,
    masked_name,
    month_first,
    peso,
)

_BLUE = "#0b5fe6"


def express_send(receipt: Receipt, rng: Random) -> Screen:
    """A white ticket on blue: recipient, amount, total, and the reference beside the date."""
    screen = Screen(any_phone(rng), theme(_BLUE, dark=receipt.dark, page="#eef3fb"), Family.NUNITO)
    mask = rng.choice("•*")
    wraps = rng.random() < 1 / 3
    trace = digits(rng, 6)
    screen.fade(0, 250, "#0a3a86" if receipt.dark else _BLUE, "#0b1f44" if receipt.dark else "#3d8bff")
    top = app_bar(
        screen,
        "Express Send",
        status_bar(screen, receipt, rng, colour="#ffffff"),
        colour="#ffffff",
        left="",
        right="cross",
    )
    end = screen.on_card(
        top + 34, lambda y: _ticket(screen, receipt, y, mask=mask, wraps=wraps, trace=trace), radius=14
    )
    seal(screen, receipt, screen.width / 2, top + 34, 26, colour=_BLUE)
    if rng.random() < 1 / 2:
        end = _promise(screen, end + 14)
    outlined_button(screen, "Save to gallery", end + 22, colour=screen.theme.accent, inside=screen.theme.page)
    button(screen, "Done", screen.height - 78, fill=_BLUE, colour="#ffffff")
    foot(screen)
    return screen


def _ticket(screen: Screen, receipt: Receipt, y: float, *, mask: str, wraps: bool, trace: str) -> float:
    middle, left, width = screen.width / 2, 36.0, screen.width - 72
    y = _recipient(screen, receipt, y + 18, mask)
    said = by_status(receipt, "Sent via GCash", "Processing via GCash", "Transaction failed")
    y = screen.write(said, middle, y + 6, size=14, weight=600, colour=_BLUE, align="center", field=Field.STATUS)
    if receipt.status is not Status.SUCCESS:
        why = by_status(
            receipt,
            "",
            "This may take a while. We will text you once it is done.",
            "No amount was deducted from your wallet.",
        )
        y = screen.paragraph(why, middle, y + 4, width - 20, size=12, colour=screen.theme.muted, align="center")
    screen.rule(left, y + 14, width, dashed=True)
    rows = [row("Amount", Said(figures(receipt.amount), Field.AMOUNT))]
    if receipt.fee:
        rows.append(row("Service Fee", figures(receipt.fee)))
    y = spread(screen, rows, left, y + 28, width, Setting(size=15, weight=600, gap=12))
    total = by_status(receipt, "Total Amount Sent", "Total Amount", "Total Amount")
    screen.write(total, left, y + 4, size=15, weight=700)
    y = screen.write(
        peso(receipt.total),
        left + width,
        y,
        size=20,
        weight=800,
        align="right",
        field=None if receipt.fee else Field.AMOUNT,
    )
    screen.rule(left, y + 12, width, dashed=True)
    return _reference(screen, receipt, y + 26, wraps=wraps, trace=trace)


def _recipient(screen: Screen, receipt: Receipt, y: float, mask: str) -> float:
    middle = screen.width / 2
    if is_phone(receipt.account):
        name, below = masked_name(receipt.recipient, mask), international(receipt.account)
    else:
        name, below = receipt.recipient.upper(), f"{philippine_bank(receipt.account)} {receipt.account}"
    y = screen.paragraph(name, middle, y, screen.width - 80, size=18, weight=700, align="center", field=Field.RECIPIENT)
    return screen.paragraph(
        below, middle, y + 2, screen.width - 80, size=13, colour=screen.theme.muted, align="center", field=Field.ACCOUNT
    )


def _reference(screen: Screen, receipt: Receipt, y: float, *, wraps: bool, trace: str) -> float:
    left, right, grey = 36.0, screen.width - 36, screen.theme.muted
    when = month_first(receipt.paid_at)
    shown = grouped(receipt.reference, 4, 3, 6)
    if not is_phone(receipt.account):
        y = screen.write(f"InstaPay Trace No. {trace}", left, y, size=11.5, colour=grey)
    if not wraps and screen.measure(f"Ref No. {shown}   {when}", 11.5) < right - left:
        screen.write(f"Ref No. {shown}", left, y, size=11.5, colour=grey, field=Field.REFERENCE)
        return screen.write(when, right, y, size=11.5, colour=grey, align="right", field=Field.DATE)
    screen.write(f"Ref No. {shown[:8]}", left, y, size=12, colour=grey, field=Field.REFERENCE)
    screen.write(when, right, y, size=12, colour=grey, align="right", field=Field.DATE)
    return screen.write(shown[9:], left, y + 17, size=12, colour=grey, field=Field.REFERENCE)


def _promise(screen: Screen, y: float) -> float:
    """A strip that thanks the sender, as apps like to."""
    screen.block(16, y, screen.width - 32, 52, "#12342a" if screen.theme.page < "#8" else "#dff5ea", radius=10)
    screen.icon("heart", 42, y + 26, 22, "#27b37a")
    screen.write("You helped save paper and a trip to the bank.", 64, y + 17, size=12, weight=600)
    return y + 52


def transaction_details(receipt: Receipt, rng: Random) -> Screen:
    """The page behind a line of the history, which never says the name of the app."""
    screen = Screen(any_phone(rng), theme(_BLUE, dark=receipt.dark, page="#ffffff"), Family.NUNITO)
    saved = rng.random() < 1 / 4
    top = status_bar(screen, receipt, rng, saved=saved)
    y = app_bar(screen, "Transaction Details", top, colour=screen.theme.ink, left="" if saved else "back")
    screen.rule(0, y, screen.width)
    x, width = 22.0, screen.width - 44
    sender = f"09{rng.randrange(10, 100)}•••{digits(rng, 4)}"
    target = local(receipt.account).replace(" ", "")
    title = f"Transfer from {sender} to {target}" if is_phone(receipt.account) else f"Bank transfer from {sender}"
    y = screen.paragraph(title, x, y + 20, width, size=15.5, weight=700, field=Field.ACCOUNT)
    y = screen.write(
        month_first(receipt.paid_at, pad=True, comma=True),
        x,
        y + 4,
        size=12.5,
        colour=screen.theme.muted,
        field=Field.DATE,
    )
    y = screen.write(f"-₱ {figures(receipt.amount)}", x, y + 14, size=28, weight=800, field=Field.AMOUNT)
    screen.rule(x, y + 12, width)
    y = spread(screen, _details(receipt, rng), x, y + 28, width, Setting(size=14, weight=600, gap=15, ruled=True))
    screen.rule(0, y, screen.width)
    link = "#7db2ff" if receipt.dark else _BLUE
    screen.icon("bang", x + 9, y + 27, 16, link)
    y = screen.write(
        "Something wrong with this transaction? Get help", x + 26, y + 18, size=13, weight=600, colour=link
    )
    if saved:
        screen.end_at(y + 24)
    else:
        foot(screen)
    return screen


def _details(receipt: Receipt, rng: Random) -> list[Row]:
    bank = "" if is_phone(receipt.account) else philippine_bank(receipt.account)
    said = Said(receipt.account if bank else local(receipt.account), Field.ACCOUNT)
    rows = [
        row("Sent to", Said(masked_name(receipt.recipient, rng.choice("•*")), Field.RECIPIENT), said, bank),
        row("Amount", Said(peso(receipt.amount), Field.AMOUNT)),
        row("Fee", peso(receipt.fee)),
        row("Reference Number", Said(grouped(receipt.reference, 4, 3, 6), Field.REFERENCE)),
    ]
    if receipt.status is not Status.SUCCESS or rng.random() < 1 / 2:
        rows.append(row("Status", Said(by_status(receipt, "Successful", "Pending", "Failed"), Field.STATUS)))
    return rows
