"""How improvised receipts write money, moments, names and numbers: the known forms, and some of each part's own."""

from collections.abc import Callable, Sequence
from datetime import datetime
from random import Random
from typing import Final

from gomflow.simulators.receipts.free import forms
from gomflow.simulators.receipts.free.forms import spelt
from gomflow.simulators.receipts.receipt import Language
from gomflow.simulators.receipts.wording import grouped, is_phone
from gomflow_events.money import Currency, Money

_OWN: Final = 0.35
"""The share of values written in a form of the part's own."""
_WHOLE: Final = 0.12
"""The share of receipts that leave out cents where there are none."""
_DATES: Final = (
    ("%b %d %Y, %H:%M", "%d %B %Y, %T", "%a %-d %b %Y, %t"),
    ("%-d %b %Y %t", "%B %d %Y - %T", "%d %b %Y / %H:%M:%S"),
    ("%A, %-d %B %Y · %H:%M", "%Y.%m.%d %H:%M", "%t • %d %b %Y"),
    ("%d/%b/%Y %H:%M:%S", "%a, %d %b %Y, at %T", "%B %-d, %Y (%t)"),
    ("%d %b %Y, %H:%M:%S", "%b %-d, %Y · %T", "%d-%b-%Y %t"),
    ("%a %d %b %Y | %t", "%Y-%m-%d %H:%M:%S", "%-d %B %Y at %T"),
)
_MASKS: Final = (
    ("{start}•• ••• {end}", "XXXXXX{end}", "(•••• {end})"),
    ("{start}******{end}", "x{end}", "•••{end}"),
    ("{start}-XXX-{end}", "...{end}", "**{end}"),
    ("{start}####{end}", "*{end}", "ending {end}"),
    ("{start}····{end}", "xxxx-xxxx-{end}", "(**{end})"),
    ("{start}..{end}", "XX {end}", "••• ••• {end}"),
)
_GROUPS: Final = ((4, 4, 4), (3, 3, 4), (5, 5, 5), (6, 6), (2, 4, 4))


def money_of(rng: Random, currency: Currency) -> Callable[[Money], str]:
    """How a receipt writes money."""
    written = forms.money_form(rng, currency, held_back=rng.random() < 1 / 2)
    whole = rng.random() < _WHOLE

    def shown(money: Money) -> str:
        text = written(money)
        return text.replace(".00", "") if whole and money.amount == int(money.amount) else text

    return shown


def moment_of(rng: Random, currency: Currency, language: Language, part: int) -> Callable[[datetime], str]:
    """How a receipt writes a moment."""
    if rng.random() >= _OWN:
        return forms.moment_form(rng, currency, language, held_back=rng.random() < 1 / 2)
    form = rng.choice(_DATES[part])
    if language is not Language.ENGLISH:
        form = form.replace("%b", "%B").replace("%a ", "").replace("%A, ", "")
    return lambda at: spelt(at, form, language)


def name_of(rng: Random, name: str, part: int) -> str:
    """A name as an app shows it."""
    if rng.random() >= _OWN:
        return forms.shown_name(rng, name, held_back=rng.random() < 1 / 2)
    words = name.upper().split()
    ways = (
        " ".join(word[0] + "*" * 4 for word in words),
        " ".join([words[0], *(f"{word[0]}***" for word in words[1:])]),
        " ".join(f"{word[:2]}...{word[-1]}" if len(word) > len("ABC") else word for word in words),
        " ".join(f"{word[0]}{'x' * 3}{word[-1]}" if len(word) > len("ABC") else word for word in words),
        " ".join(f"{word[:2]}{'•' * 4}" for word in words),
        " ".join([*words[:-1], f"{words[-1][0]}."]),
    )
    return rng.choice((ways[part], name.title(), name.upper()))


def account_of(rng: Random, account: str, part: int) -> str:
    """An account or mobile number as an app shows it; at least its last four digits are to be seen."""
    if rng.random() >= _OWN:
        return forms.shown_account(rng, account, held_back=rng.random() < 1 / 2)
    digits = "".join(sign for sign in account if sign.isdigit())
    start = digits[:4] if is_phone(account) else digits[:2]
    return rng.choice(_MASKS[part]).format(start=start, end=digits[-4:])


def reference_of(rng: Random, app: str, reference: str) -> Sequence[str]:
    """The lines on which an app writes a reference: one, and sometimes two."""
    if app == "gcash" or rng.random() < 1 / 2:
        text = forms.shown_reference(rng, app, reference, held_back=rng.random() < 1 / 2)
    else:
        text = rng.choice((" ", "-", " ")).join(grouped(reference.replace("-", ""), *rng.choice(_GROUPS)).split())
    parts = text.split(" ")
    if len(parts) > 2 and rng.random() < 1 / 5:  # noqa: PLR2004 - three groups or more may go on below
        return " ".join(parts[:-1]), parts[-1]
    return (text,)
