"""The names, firms and colours of the apps."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Brand:
    """An app as it names itself, the line its firm signs with, and its colour."""

    name: str
    company: str
    colour: str


_BRANDS: Final = {
    "gcash": Brand("GCash", "Powered by GCash", "#0b5fe6"),
    "maya": Brand("Maya", "Maya Philippines, Inc.", "#00a65a"),
    "bpi": Brand("BPI", "Bank of the Philippine Islands", "#b11116"),
    "bdo": Brand("BDO", "BDO Unibank, Inc.", "#0b3d91"),
    "unionbank": Brand("UnionBank", "Union Bank of the Philippines", "#f58220"),
    "gotyme": Brand("GoTyme", "GoTyme Bank Corporation", "#00b8c4"),
    "metrobank": Brand("Metrobank", "Metropolitan Bank & Trust Company", "#1c3f94"),
    "landbank": Brand("LANDBANK", "Land Bank of the Philippines", "#1c7a3d"),
    "rcbc": Brand("RCBC", "Rizal Commercial Banking Corporation", "#0061ae"),
    "shopeepay": Brand("ShopeePay", "ShopeePay", "#ee4d2d"),
    "instapay": Brand("Security Bank", "Security Bank Corporation", "#0072bc"),
    "maybank_mae": Brand("MAE", "MAE by Maybank2u", "#ffc83d"),
    "maybank2u": Brand("Maybank2u", "Malayan Banking Berhad", "#ffc83d"),
    "cimb": Brand("CIMB OCTO", "CIMB Bank Berhad", "#8d1128"),
    "public_bank": Brand("Public Bank", "Public Bank Berhad", "#c8102e"),
    "hong_leong": Brand("Hong Leong Bank", "Hong Leong Bank Berhad", "#0a4ea2"),
    "rhb": Brand("RHB", "RHB Bank Berhad", "#0067b1"),
    "ambank": Brand("AmBank", "AmBank (M) Berhad", "#e4002b"),
    "tng": Brand("Touch 'n Go eWallet", "TNG Digital Sdn Bhd", "#005abb"),
    "boost": Brand("Boost", "Powered by Boost", "#e62e2d"),
    "bigpay": Brand("BigPay", "BigPay Malaysia Sdn Bhd", "#00a3e0"),
    "grabpay": Brand("GrabPay", "GrabPay Wallet", "#00b14f"),
    "duitnow": Brand("DuitNow", "DuitNow Transfer", "#ed2e67"),
}


def brand_of(app: str) -> Brand:
    """The brand of an app. Raises KeyError for an unknown one."""
    return _BRANDS[app]
