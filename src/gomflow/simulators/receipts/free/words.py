"""What receipts call things, in three languages: one part to make a parser with, one part to measure it with.

The two parts share no wording beyond what every app says. Whoever mends the parser looks at the first part only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

from gomflow.simulators.receipts.receipt import Language

Choice = tuple[tuple[str, ...], tuple[str, ...]]

_ENGLISH: Final[Mapping[str, Choice]] = {
    "amount": (
        (
            "Amount",
            "Amount Sent",
            "Transfer Amount",
            "You sent",
            "Amount paid",
            "Transaction Amount",
            "Principal Amount",
        ),
        ("Amount transferred", "Payment Amount", "Send amount", "Sent amount", "Amount due paid", "Amt", "Transferred"),
    ),
    "total": (
        ("Total", "Total Amount", "Total Amount Sent", "Total Debit Amount", "Total Paid"),
        ("Total deducted", "Grand Total", "Total amount charged", "Total transaction amount"),
    ),
    "fee": (
        ("Fee", "Service Fee", "Transfer Fee", "Service Charge", "Convenience Fee"),
        ("Transaction fee", "Processing fee", "Charges", "InstaPay charge", "Admin charge"),
    ),
    "reference": (
        ("Reference No.", "Ref No.", "Reference Number", "Reference ID", "Transaction ID", "Transaction Reference No."),
        ("Ref. #", "Trx Ref", "Confirmation No.", "Transaction Code", "Txn Reference ID", "Ref ID", "Reference Code"),
    ),
    "date": (
        ("Date", "Date & Time", "Transaction Date", "Date and Time", "Date/Time", "Paid on"),
        ("Sent on", "Transaction Date & Time", "Transfer date", "Completed at", "When", "Timestamp"),
    ),
    "day": (("Date", "Transaction Date"), ("Transfer Date", "Payment date")),
    "time": (("Time", "Transaction Time"), ("Time sent", "Transfer time")),
    "status": (("Status", "Transaction Status"), ("Payment status", "Transfer Status", "Result")),
    "recipient": (
        ("To", "Sent to", "Recipient", "Recipient Name", "Transfer to", "Beneficiary Name", "Receiver", "Paid to"),
        ("Payee", "Beneficiary", "Send to", "Receiver's name", "Account name", "Recipient's Name", "Credited to"),
    ),
    "account": (
        (
            "Account Number",
            "Account No.",
            "Recipient Account",
            "To Account",
            "Mobile Number",
            "Beneficiary Account No.",
        ),
        (
            "Receiver's account number",
            "Account",
            "Destination account",
            "Recipient account no.",
            "Payee Account Number",
        ),
    ),
    "sender": (
        ("From", "Sender", "From Account", "Transfer from"),
        ("Source Account", "Paid from", "Debit from", "Sent by"),
    ),
    "bank": (
        ("Bank", "Recipient Bank", "Receiving Bank", "Bank Name"),
        ("Destination bank", "Beneficiary Bank", "Bank/Wallet"),
    ),
    "note": (
        ("Note", "Message", "Remarks", "Recipient Reference"),
        ("Purpose", "Description", "Payment details", "Memo"),
    ),
    "channel": (("Channel", "Transfer Via", "Transfer Method"), ("Sent via", "Transfer type", "Mode of transfer")),
    "trace": (("Trace No.", "InstaPay Trace No."), ("Batch Ref Number", "Approval Code")),
    "balance": (("Available Balance", "New Balance"), ("Balance after", "Your remaining balance")),
    "success": (
        (
            "Transfer Successful",
            "Transaction Successful",
            "Payment Successful",
            "Successful",
            "Money Sent!",
            "Completed",
        ),
        (
            "Your transfer was successful",
            "Payment sent",
            "Transfer completed",
            "Success!",
            "Sent successfully",
            "All done! Money sent",
        ),
    ),
    "pending": (
        ("Transfer Pending", "Processing", "Your transfer is being processed"),
        ("Pending", "In progress", "We are processing your payment"),
    ),
    "failed": (
        ("Transfer Failed", "Transaction Failed", "Unsuccessful"),
        ("Payment declined", "Your transfer was unsuccessful", "Transaction could not be completed"),
    ),
    "title": (
        ("Transaction Receipt", "Transfer Receipt", "Transaction Details", "Receipt", "Payment Receipt"),
        ("Fund Transfer", "Confirmation", "E-Receipt", "Proof of Payment", "Transfer Slip"),
    ),
    "done": (("Done", "Share", "Save receipt", "Back to Home"), ("Close", "Share receipt", "Make another transfer")),
    "small print": (
        ("This receipt is computer generated and no signature is required.", "Keep this receipt for your records."),
        ("Thank you for banking with us.", "For concerns, message our Help Center within 24 hours."),
    ),
    "received": (("You received money", "Money received"), ("You have received a transfer", "Payment received from")),
    "confirm": (("Review and confirm", "Confirm transfer"), ("Please review the details", "You are about to send")),
    "scheduled": (("Transfer Scheduled", "Scheduled"), ("Your transfer is scheduled", "Future dated transfer")),
    "specimen": (("SAMPLE", "SPECIMEN"), ("For illustration only", "DEMO RECEIPT")),
    "contradiction": (
        ("No amount was deducted from your account.",),
        ("The transfer failed and your money was returned.",),
    ),
}
_FILIPINO: Final[Mapping[str, Choice]] = {
    "amount": (("Halaga", "Halagang ipinadala"), ("Halaga ng padala", "Ipinadalang halaga")),
    "total": (("Kabuuan", "Kabuuang halaga"), ("Kabuuang ibinawas",)),
    "fee": (("Singil", "Bayad sa serbisyo"), ("Singil sa transaksyon",)),
    "reference": (("Numero ng sanggunian", "Ref No."), ("ID ng transaksyon", "Numero ng transaksyon")),
    "date": (("Petsa at oras", "Petsa"), ("Petsa ng transaksyon",)),
    "day": (("Petsa",), ("Petsa ng bayad",)),
    "time": (("Oras",), ("Oras ng transaksyon",)),
    "status": (("Katayuan", "Status"), ("Estado",)),
    "recipient": (("Ipinadala kay", "Tumanggap"), ("Para kay", "Pangalan ng tatanggap")),
    "account": (("Numero ng account", "Numero ng telepono"), ("Account ng tatanggap",)),
    "sender": (("Mula kay", "Nagpadala"), ("Galing kay",)),
    "bank": (("Bangko",), ("Bangko ng tatanggap",)),
    "success": (("Matagumpay na naipadala", "Tagumpay!"), ("Matagumpay ang transaksyon", "Naipadala na ang pera")),
    "pending": (("Pinoproseso pa",), ("Hinihintay pa ang kumpirmasyon",)),
    "failed": (("Hindi nagtagumpay",), ("Hindi natuloy ang padala", "Nabigo ang transaksyon")),
    "title": (("Resibo",), ("Detalye ng transaksyon",)),
}
_MALAY: Final[Mapping[str, Choice]] = {
    "amount": (("Jumlah", "Amaun"), ("Jumlah pindahan", "Amaun dipindahkan")),
    "total": (("Jumlah keseluruhan", "Jumlah besar"), ("Jumlah didebitkan",)),
    "fee": (("Caj perkhidmatan", "Caj"), ("Yuran transaksi",)),
    "reference": (("No. Rujukan", "ID Transaksi"), ("Nombor rujukan", "No. Resit")),
    "date": (("Tarikh & Masa", "Tarikh"), ("Tarikh Transaksi",)),
    "day": (("Tarikh",), ("Tarikh pindahan",)),
    "time": (("Masa",), ("Masa transaksi",)),
    "status": (("Status",), ("Status Transaksi",)),
    "recipient": (("Kepada", "Penerima", "Nama Penerima"), ("Dibayar kepada", "Pindahan kepada")),
    "account": (("No. Akaun", "No. Akaun Penerima"), ("Nombor akaun", "Akaun penerima")),
    "sender": (("Daripada", "Dari Akaun"), ("Pengirim", "Akaun sumber")),
    "bank": (("Bank Penerima",), ("Nama Bank",)),
    "note": (("Rujukan Penerima", "Butiran Pembayaran"), ("Catatan",)),
    "success": (
        ("Transaksi Berjaya", "Pindahan Berjaya", "Berjaya"),
        ("Pembayaran anda telah berjaya", "Bayaran selesai"),
    ),
    "pending": (("Sedang diproses",), ("Menunggu kelulusan",)),
    "failed": (("Transaksi Gagal", "Gagal"), ("Pindahan tidak berjaya",)),
    "title": (("Resit", "Butiran Transaksi"), ("Resit Transaksi",)),
}
_SPOKEN: Final = {Language.ENGLISH: _ENGLISH, Language.FILIPINO: _FILIPINO, Language.MALAY: _MALAY}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one receipt, picked anew each time a thing is named, as careless apps do."""

    language: Language
    held_back: bool
    rng: Random

    def __call__(self, thing: str) -> str:
        """What this receipt calls a thing; in English where its language has no word of its own."""
        choice = _SPOKEN[self.language].get(thing) or _ENGLISH[thing]
        return self.rng.choice(choice[int(self.held_back)])


MONTHS: Final = {
    Language.FILIPINO: (
        "Enero", "Pebrero", "Marso", "Abril", "Mayo", "Hunyo", "Hulyo", "Agosto", "Setyembre", "Oktubre", "Nobyembre",
        "Disyembre",
    ),
    Language.MALAY: (
        "Januari", "Februari", "Mac", "April", "Mei", "Jun", "Julai", "Ogos", "September", "Oktober", "November",
        "Disember",
    ),
}  # fmt: skip
