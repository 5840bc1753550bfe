"""How the apps write names, numbers, money and time."""

import re
from datetime import datetime

from gomflow.simulators.receipts.receipt import Receipt, Status
from gomflow_events.money import Money

_SHORT_WORD = 3


def figures(money: Money) -> str:
    """``2,499.00``, without a currency."""
    return f"{money.amount:,.2f}"


def peso(money: Money) -> str:
    return f"₱{figures(money)}"


def php(money: Money) -> str:
    return f"PHP {figures(money)}"


def rm(money: Money, *, space: bool = True) -> str:
    return f"RM {figures(money)}" if space else f"RM{figures(money)}"


def myr(money: Money) -> str:
    return f"MYR {figures(money)}"


def is_phone(account: str) -> bool:
    """Whether the account is a mobile number of the Philippines or Malaysia, and not one of a bank."""
    return re.fullmatch(r"(63|0)9\d{9}|(60|0)1\d{8,9}", _digits(account)) is not None


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def international(account: str) -> str:
    """``+63 917 555 0142`` or ``+60 12-555 0142``."""
    digits = _digits(account)
    if digits.startswith(("63", "09")):
        national = digits.removeprefix("63").removeprefix("0")
        return f"+63 {national[:3]} {national[3:6]} {national[6:]}"
    national = digits.removeprefix("60").removeprefix("0")
    return f"+60 {national[:2]}-{national[2:-4]} {national[-4:]}"


def local(account: str) -> str:
    """``0917 555 0142`` or ``012-555 0142``; a bank's number stays as it is."""
    if not is_phone(account):
        return account
    digits = _digits(account)
    if digits.startswith(("63", "09")):
        national = "0" + digits.removeprefix("63").removeprefix("0")
        return f"{national[:4]} {national[4:7]} {national[7:]}"
    national = "0" + digits.removeprefix("60").removeprefix("0")
    return f"{national[:3]}-{national[3:-4]} {national[-4:]}"


def grouped(text: str, *sizes: int) -> str:
    """The text in groups of the given sizes, the last one repeated: ``grouped("1001543610110", 4, 3, 6)``."""
    parts: list[str] = []
    at = 0
    while at < len(text):
        size = sizes[min(len(parts), len(sizes) - 1)]
        parts.append(text[at : at + size])
        at += size
    return " ".join(parts)


def masked_name(name: str, mask: str) -> str:
    """A name as GCash shows it: the first two letters and the last of each word, and the initial of the surname."""
    *given, surname = name.upper().split()
    if not given:
        return _masked_word(surname, mask)
    return " ".join([*(_masked_word(word, mask) for word in given), f"{surname[0]}."])


def _masked_word(word: str, mask: str) -> str:
    if len(word) <= _SHORT_WORD:
        return word[0] + mask * (len(word) - 1)
    return word[:2] + mask * (len(word) - 3) + word[-1]


def masked_account(account: str, mask: str) -> str:
    """The last four digits of an account behind a mask."""
    return f"{mask}{_digits(account)[-4:]}"


# Month names are spelled by the C locale, which Python keeps until told otherwise.


def month_first(at: datetime, *, pad: bool = False, comma: bool = False, pad_hour: bool = False) -> str:
    """``Nov 2, 2026 6:03 PM``; padded ``Nov 02, 2026``; with a comma before the time."""
    day = f"{at.day:02}" if pad else f"{at.day}"
    return f"{at:%b} {day}, {at.year}{',' if comma else ''} {twelve_hours(at, pad=pad_hour)}"


def day_first(at: datetime, *, pad: bool = False) -> str:
    """``2 Nov 2026`` or ``02 Nov 2026``."""
    return f"{at.day:02} {at:%b %Y}" if pad else f"{at.day} {at:%b %Y}"


def twelve_hours(at: datetime, *, pad: bool = False) -> str:
    """``6:03 PM`` or ``06:03 PM``."""
    shown = f"{at:%I:%M %p}"
    return shown if pad else shown.removeprefix("0")


def by_status(receipt: Receipt, success: str, pending: str, failed: str) -> str:
    """The wording that fits how the payment ended."""
    return {Status.SUCCESS: success, Status.PENDING: pending, Status.FAILED: failed}[receipt.status]
