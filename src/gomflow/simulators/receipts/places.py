"""Banks, notes and numbers that fill a receipt around its facts."""

from random import Random

from gomflow.simulators.receipts.wording import is_phone

_PH_BANKS = ("BDO Unibank, Inc.", "Metrobank", "Land Bank of the Philippines", "Security Bank", "RCBC", "China Bank")
_PH_WALLETS = ("G-Xchange, Inc. / GCash", "Maya Philippines, Inc.")
_MY_BANKS = ("MAYBANK", "CIMB BANK", "PUBLIC BANK", "RHB BANK", "HONG LEONG BANK", "AMBANK")
_PH_NOTES = ("payment", "order", "for GO", "album payment", "slot payment", "")
_MY_NOTES = ("payment", "order", "album", "bayaran", "group order", "transfer")


def philippine_bank(account: str) -> str:
    """Where the recipient's account is kept; the same account is always at the same place."""
    places = _PH_WALLETS if is_phone(account) else _PH_BANKS
    return places[_sum(account) % len(places)]


def malaysian_bank(account: str) -> str:
    return _MY_BANKS[_sum(account) % len(_MY_BANKS)]


def _sum(account: str) -> int:
    return sum(int(digit) for digit in account if digit.isdigit())


def philippine_note(rng: Random) -> str:
    return rng.choice(_PH_NOTES)


def malaysian_note(rng: Random) -> str:
    return rng.choice(_MY_NOTES)


def digits(rng: Random, count: int) -> str:
    return "".join(str(rng.randrange(10)) for _ in range(count))
