"""Touch 'n Go eWallet (Malaysia): the details of a transaction, in English or Malay."""

from random import Random

from gomflow.simulators.receipts.chrome import app_bar, foot, status_bar
from gomflow.simulators.receipts.fonts import Family
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.places import digits, malaysian_note
from gomflow.simulators.receipts.receipt import Language, Receipt
from gomflow.simulators.receipts.rows import Row, Said, Setting, row, spread
from gomflow.simulators.receipts.screen import Field, Screen
from gomflow.simulators.receipts.wording import by_status, local, rm

_BLUE = "#005abb"
_TITLES = {Language.ENGLISH: "Transaction Details", Language.MALAY: "Butiran Transaksi"}


def details(receipt: Receipt, rng: Random) -> Screen:
    """A blue bar, the amount with a minus, and a card of rows that ends in a very long number."""
    screen = Screen(any_phone(rng), theme(_BLUE, dark=receipt.dark, page="#eef3fa"), Family.NUNITO)
    screen.block(0, 0, screen.width, 104 if screen.phone.ios else 84, _BLUE)
    bar = status_bar(screen, receipt, rng, colour="#ffffff")
    y = app_bar(screen, _TITLES[receipt.language], bar, colour="#ffffff", left="back", right="share")
    middle, x, width = screen.width / 2, 34.0, screen.width - 68
    rows = _malay(receipt, rng) if receipt.language is Language.MALAY else _english(receipt, rng)

    def body(top: float) -> float:
        top = screen.write(
            "Touch 'n Go eWallet", middle, top, size=14, weight=600, colour=screen.theme.muted, align="center"
        )
        shown = f"-{rm(receipt.amount, space=False)}"
        top = screen.write(shown, middle, top + 2, size=31, weight=800, align="center", field=Field.AMOUNT)
        screen.rule(x, top + 12, width, dashed=True)
        return spread(screen, rows, x, top + 28, width, Setting(size=13.5, weight=700, gap=14)) - 8

    end = screen.on_card(y + 18, body)
    if end < screen.height - 60:
        screen.write("Need help?", middle, end + 18, size=13.5, weight=700, colour=screen.theme.accent, align="center")
    foot(screen)
    return screen


def _english(receipt: Receipt, rng: Random) -> list[Row]:
    return [
        row("Transaction Type", rng.choice(("DuitNow QR", "DuitNow Transfer", "Transfer to Wallet"))),
        row("Receiver", Said(receipt.recipient.upper(), Field.RECIPIENT), Said(local(receipt.account), Field.ACCOUNT)),
        row("Payment Method", "eWallet Balance"),
        row("Payment Details", malaysian_note(rng)),
        row("Date/Time", Said(f"{receipt.paid_at:%d/%m/%Y %H:%M:%S}", Field.DATE)),
        row("Wallet Ref", digits(rng, 16)),
        row("Status", Said(by_status(receipt, "Successful", "Pending", "Failed"), Field.STATUS)),
        row("Transaction No.", Said(receipt.reference, Field.REFERENCE)),
    ]


def _malay(receipt: Receipt, rng: Random) -> list[Row]:
    return [
        row("Jenis Transaksi", rng.choice(("DuitNow QR", "Pindahan DuitNow", "Pindah ke Dompet"))),
        row("Penerima", Said(receipt.recipient.upper(), Field.RECIPIENT), Said(local(receipt.account), Field.ACCOUNT)),
        row("Kaedah Pembayaran", "Baki eWallet"),
        row("Butiran Pembayaran", malaysian_note(rng)),
        row("Tarikh/Masa", Said(f"{receipt.paid_at:%d/%m/%Y %H:%M:%S}", Field.DATE)),
        row("Rujukan Dompet", digits(rng, 16)),
        row("Status", Said(by_status(receipt, "Berjaya", "Sedang diproses", "Gagal"), Field.STATUS)),
        row("No. Transaksi", Said(receipt.reference, Field.REFERENCE)),
    ]
