"""The words of headers and cells, in English, Malay and Filipino."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What a column holds."""

    DATE = "date"
    TIME = "time"
    AMOUNT = "amount"
    CREDIT = "credit"
    DEBIT = "debit"
    DIRECTION = "direction"
    REFERENCE = "reference"
    SENDER = "sender"
    TEXT = "text"
    STATUS = "status"
    BALANCE = "balance"
    OTHER = "other"


_HEADERS: Final[Mapping[Role, str]] = {
    # The first that fits counts: "reference date" is no reference, and a "running balance" no amount.
    Role.BALANCE: r"balance|baki|balanse|natitira|saldo",
    Role.OTHER: r"^(?!.*ref).*(cheque|check)|branch|cawangan|sangay|fee|caj|bayarin|currency|mata wang|teller|"
    r"value date|effective date|tarikh nilai|account (no|number|name)|no akaun|^no$|^bil$|^#$|serial|seq|to account|"
    r"^(recipient|penerima|tatanggap|beneficiary)( name)?$",
    Role.STATUS: r"status|katayuan",
    Role.REFERENCE: r"ref|rujukan|trace|transaction (id|no|number)|txn (id|no)|id transaksi|no transaksi|sanggunian|"
    r"confirmation|receipt no|resit",
    Role.TIME: r"^(time|masa|oras|transaction time|waktu)$",
    Role.DATE: r"date|tarikh|petsa|posted|posting",
    Role.DIRECTION: r"^(dr ?/? ?cr|cr ?/? ?dr|d/c|c/d|in/out|type|jenis|uri|transaction type|jenis transaksi|"
    r"uri ng transaksyon|direction|sign|debit ?/ ?credit|credit ?/ ?debit)( indicator| flag| type)?$|"
    r"(debit|credit) indicator",
    Role.CREDIT: r"credit|kredit|deposit|money in|paid in|cash in|masuk|received|diterima|natanggap|pasok|pumasok",
    Role.DEBIT: r"debit|withdraw|money out|paid out|cash out|keluar|pengeluaran|withdrawn|labas|lumabas|nabawas|sent",
    Role.AMOUNT: r"amount|amaun|jumlah|halaga|nilai|amt",
    Role.SENDER: r"sender|from|payer|daripada|pengirim|penghantar|nagpadala|mula|name|nama|pangalan|counterparty",
    Role.TEXT: r"desc|detail|particular|remark|narrat|keterangan|butiran|catatan|paglalarawan|memo|note|activity|"
    r"merchant|purpose|message|mensahe|mesej|deskripsyon|transaction",
}

_IN: Final = re.compile(
    r"\b(cr|credit|credited|kredit|in|incoming|received?|receive money|deposit|masuk|terima|diterima|natanggap|"
    r"pasok|money in|cash[ -]?in|inward|top[ -]?up|reload|tambah nilai)\b|^c$"
)
_OUT: Final = re.compile(
    r"\b(dr|debit|debited|out|outgoing|sent|send|send money|withdrawal?|keluar|bayaran?|payment to|paid|pay|purchase|"
    r"(?<!received )(?<!receive )(?<!incoming )payment(?! from| received)|bili|ipinadala|padala|money out|"
    r"cash[ -]?out|outward|transfer to|pindahan ke|bayad|pembelian|fee|caj)\b|^d$"
)
_DONE: Final = re.compile(
    r"\b(success(ful)?|completed?|posted|settled|done|ok|paid|received|berjaya|selesai|tagumpay|natapos|approved)\b"
)
_TOTALS: Final = re.compile(
    r"\b(total|jumlah|kabuuan|sub ?total|opening|closing|beginning|ending|brought forward|carried forward|b/f|c/f|"
    r"baki (awal|akhir)|panimulang|pangwakas)\b"
)


def plain(text: str) -> str:
    """A text as words are looked for in it: small letters, no accents, single spaces."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^0-9a-z/#& -]", " ", bare.lower()).replace("_", " ").split())


def role_of(header: str) -> Role | None:
    """What a column with this header holds, None where its word is not known."""
    words = plain(header)
    if not words:
        return None
    return next((role for role, pattern in _HEADERS.items() if re.search(pattern, words)), None)


def direction_of(text: str) -> bool | None:
    """Whether words say that money came in (True) or went out (False); None where they say neither or both."""
    words = plain(text)
    came, went = bool(_IN.search(words)), bool(_OUT.search(words))
    return None if came == went else came


def is_done(text: str) -> bool:
    """Whether a status says that the transfer was made."""
    return bool(_DONE.search(plain(text))) and not re.search(r"\b(un|not|no|tidak|hindi|di)\b", plain(text))


def is_total(text: str) -> bool:
    """Whether a row's words say that it sums up others."""
    return bool(_TOTALS.search(plain(text)))
