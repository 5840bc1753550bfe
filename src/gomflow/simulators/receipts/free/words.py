"""What receipts call things, in three languages: one part to make a parser with, one part to measure it with.

Whoever mends the parser looks at pictures of the first part only. Once the second was looked at, it is to be made
part of the first, and written anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

from gomflow.simulators.receipts.free.english import ENGLISH, Choice
from gomflow.simulators.receipts.receipt import Language

_FILIPINO: Final[Mapping[str, Choice]] = {
    "amount": (
        ("Halaga", "Halagang ipinadala", "Halaga ng padala", "Ipinadalang halaga"),
        ("Naipadalang halaga", "Halaga ng transaksyon"),
    ),
    "total": (
        ("Kabuuan", "Kabuuang halaga", "Kabuuang ibinawas"),
        ("Kabuuang bayad",),
    ),
    "fee": (
        ("Singil", "Bayad sa serbisyo", "Singil sa transaksyon"),
        ("Bayarin", "Singil ng bangko"),
    ),
    "reference": (
        ("Numero ng sanggunian", "Ref No.", "ID ng transaksyon", "Numero ng transaksyon"),
        ("Sanggunian", "Ref. ng transaksyon"),
    ),
    "date": (
        ("Petsa at oras", "Petsa", "Petsa ng transaksyon"),
        ("Petsa ng pagpapadala", "Kailan"),
    ),
    "day": (
        ("Petsa", "Petsa ng bayad"),
        ("Araw",),
    ),
    "time": (
        ("Oras", "Oras ng transaksyon"),
        ("Oras ng bayad",),
    ),
    "status": (
        ("Katayuan", "Status", "Estado"),
        ("Kalagayan",),
    ),
    "recipient": (
        ("Ipinadala kay", "Tumanggap", "Para kay", "Pangalan ng tatanggap"),
        ("Naipadala kay", "Papunta kay"),
    ),
    "account": (
        ("Numero ng account", "Numero ng telepono", "Account ng tatanggap"),
        ("Numero ng tatanggap", "Numero ng cellphone"),
    ),
    "sender": (
        ("Mula kay", "Nagpadala", "Galing kay"),
        ("Mula sa", "Pangalan ng nagpadala"),
    ),
    "bank": (
        ("Bangko", "Bangko ng tatanggap"),
        ("Pangalan ng bangko",),
    ),
    "success": (
        ("Matagumpay na naipadala", "Tagumpay!", "Matagumpay ang transaksyon", "Naipadala na ang pera"),
        ("Nagtagumpay ang transaksyon", "Tagumpay ang pagpapadala"),
    ),
    "pending": (
        ("Pinoproseso pa", "Hinihintay pa ang kumpirmasyon"),
        ("Kasalukuyang pinoproseso",),
    ),
    "failed": (
        ("Hindi nagtagumpay", "Hindi natuloy ang padala", "Nabigo ang transaksyon"),
        ("Hindi naipadala ang pera",),
    ),
    "title": (
        ("Resibo", "Detalye ng transaksyon"),
        ("Opisyal na resibo",),
    ),
}
_MALAY: Final[Mapping[str, Choice]] = {
    "amount": (
        ("Jumlah", "Amaun", "Jumlah pindahan", "Amaun dipindahkan"),
        ("Jumlah dihantar", "Nilai transaksi"),
    ),
    "total": (
        ("Jumlah keseluruhan", "Jumlah besar", "Jumlah didebitkan"),
        ("Amaun keseluruhan",),
    ),
    "fee": (
        ("Caj perkhidmatan", "Caj", "Yuran transaksi"),
        ("Fi perkhidmatan", "Caj bank"),
    ),
    "reference": (
        ("No. Rujukan", "ID Transaksi", "Nombor rujukan", "No. Resit"),
        ("Kod rujukan", "No. Pengesahan"),
    ),
    "date": (
        ("Tarikh & Masa", "Tarikh", "Tarikh Transaksi"),
        ("Masa & tarikh", "Tarikh bayaran"),
    ),
    "day": (
        ("Tarikh", "Tarikh pindahan"),
        ("Tarikh pembayaran",),
    ),
    "time": (
        ("Masa", "Masa transaksi"),
        ("Waktu",),
    ),
    "status": (
        ("Status", "Status Transaksi"),
        ("Keputusan",),
    ),
    "recipient": (
        ("Kepada", "Penerima", "Nama Penerima", "Dibayar kepada", "Pindahan kepada"),
        ("Hantar kepada", "Nama benefisiari"),
    ),
    "account": (
        ("No. Akaun", "No. Akaun Penerima", "Nombor akaun", "Akaun penerima"),
        ("No. telefon penerima", "Ke akaun"),
    ),
    "sender": (
        ("Daripada", "Dari Akaun", "Pengirim", "Akaun sumber"),
        ("Nama pengirim", "Dibayar oleh"),
    ),
    "bank": (
        ("Bank Penerima", "Nama Bank"),
        ("Bank benefisiari",),
    ),
    "note": (
        ("Rujukan Penerima", "Butiran Pembayaran", "Catatan"),
        ("Tujuan",),
    ),
    "success": (
        ("Transaksi Berjaya", "Pindahan Berjaya", "Berjaya", "Pembayaran anda telah berjaya", "Bayaran selesai"),
        ("Wang telah dihantar", "Transaksi selesai"),
    ),
    "pending": (
        ("Sedang diproses", "Menunggu kelulusan"),
        ("Dalam proses",),
    ),
    "failed": (
        ("Transaksi Gagal", "Gagal", "Pindahan tidak berjaya"),
        ("Transaksi ditolak",),
    ),
    "title": (
        ("Resit", "Butiran Transaksi", "Resit Transaksi"),
        ("Slip pindahan",),
    ),
}
_SPOKEN: Final = {Language.ENGLISH: ENGLISH, Language.FILIPINO: _FILIPINO, Language.MALAY: _MALAY}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one receipt, picked anew each time a thing is named, as careless apps do."""

    language: Language
    held_back: bool
    rng: Random

    def __call__(self, thing: str) -> str:
        """What this receipt calls a thing; in English where its language has no word of its own."""
        choice = _SPOKEN[self.language].get(thing) or ENGLISH[thing]
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
