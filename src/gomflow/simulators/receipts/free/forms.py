"""The forms in which apps write money, moments, names and numbers: one part to tune on, one part held back."""

from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Final

from gomflow.simulators.receipts.free.words import MONTHS
from gomflow.simulators.receipts.receipt import Language
from gomflow.simulators.receipts.wording import grouped, is_phone, masked_name, twelve_hours
from gomflow_events.money import Currency, Money

_MONEY: Final = {
    Currency.PHP: (
        ("₱{}", "₱ {}", "PHP {}", "Php {}", "-₱{}", "PHP{}", "{} PHP", "P {}", "- PHP {}", "P{}"),
        ("₱{}", "Php{}", "PHP {}", "{} Php", "-PHP{}", "P{}"),
    ),
    Currency.MYR: (
        ("RM{}", "RM {}", "MYR {}", "-RM{}", "{} MYR", "MYR{}", "- RM {}"),
        ("RM{}", "{} RM", "-MYR {}", "RM {}"),
    ),
}
_SIGNS: Final = {Currency.PHP: ("₱", "PHP"), Currency.MYR: ("RM", "MYR")}


def money_form(rng: Random, currency: Currency, *, held_back: bool) -> Callable[[Money], str]:
    """How a receipt writes money: where its mark stands, whether thousands are parted."""
    form = rng.choice(_MONEY[currency][int(held_back)])
    parted = rng.random() < 0.85  # noqa: PLR2004 - a few apps do not part thousands
    plain = form.replace("-", "").strip()

    def written(money: Money, *, minus: bool = False) -> str:
        figures = f"{money.amount:,.2f}" if parted else f"{money.amount:.2f}"
        return (form if minus else plain).format(figures)

    return written


def sign_of(rng: Random, currency: Currency) -> str:
    """The mark of a currency by itself."""
    return rng.choice(_SIGNS[currency])


_PESO_DATES: Final = (
    (
        "%b %-d, %Y %t",
        "%B %d, %Y %T",
        "%b %d, %Y, %T",
        "%d %b %Y, %H:%M",
        "%Y-%m-%d %H:%M:%S",
        "%m/%d/%Y %T",
        "%B %-d, %Y at %t",
        "%a, %b %d, %Y %t",
        "%b. %d, %Y | %t",
        "%d-%b-%Y %H:%M:%S",
        "%t, %b %-d, %Y",
        "%A, %B %-d, %Y, %T",
        "%d %B %Y • %t",
        "%Y/%m/%d %H:%M",
    ),
    ("%b %d %Y %T", "%a %d %b %Y %H:%M", "%-d %b %Y - %t", "%T on %B %-d, %Y", "%m/%d/%Y, %H:%M:%S", "%d %b '%y, %t"),
)
_RINGGIT_DATES: Final = (
    (
        "%d/%m/%Y %H:%M:%S",
        "%d %b %Y, %T",
        "%-d %b %Y %t",
        "%d-%m-%Y %H:%M",
        "%d %B %Y %T",
        "%a, %d %b %Y, %t",
        "%d/%m/%Y, %T",
        "%d.%m.%Y %H:%M",
        "%d-%b-%Y %H:%M:%S",
        "%t, %d %b %Y",
        "%d %b %Y at %t",
        "%A, %d %B %Y %T",
        "%d %b %y, %H:%M",
    ),
    ("%-d/%-m/%Y %t", "%d %b %Y (%H:%M)", "%H:%M %d/%m/%Y", "%d %B %Y | %T", "%b %d, %Y %T", "%Y-%m-%d %H:%M"),
)
_DAYS: Final = (
    (("%b %d, %Y", "%d %b %Y", "%B %-d, %Y", "%d-%b-%Y"), ("%a, %b %-d %Y", "%Y-%m-%d")),
    (("%d/%m/%Y", "%d %b %Y", "%d-%m-%Y", "%-d %B %Y"), ("%d.%m.%Y", "%a, %-d %b %Y")),
)


def moment_form(rng: Random, currency: Currency, language: Language, *, held_back: bool) -> Callable[[datetime], str]:
    """How a receipt writes a moment."""
    forms = _PESO_DATES if currency is Currency.PHP else _RINGGIT_DATES
    form = rng.choice(forms[int(held_back)])
    if language is not Language.ENGLISH:
        form = form.replace("%b", "%B").replace("%a, ", "").replace("%A, ", "")
    return lambda at: spelt(at, form, language)


def day_form(rng: Random, currency: Currency, language: Language, *, held_back: bool) -> Callable[[datetime], str]:
    """How a receipt writes a day alone."""
    form = rng.choice(_DAYS[currency is Currency.MYR][int(held_back)])
    if language is not Language.ENGLISH:
        form = form.replace("%b", "%B")
    return lambda at: spelt(at, form, language)


def spelt(at: datetime, form: str, language: Language = Language.ENGLISH) -> str:
    """A moment in a form; ``%t`` is ``6:03 PM``, ``%T`` is ``06:03 PM``, ``%-d`` a day without its zero."""
    names = MONTHS.get(language)
    if names:
        form = form.replace("%B", names[at.month - 1])
    form = form.replace("%t", twelve_hours(at)).replace("%T", twelve_hours(at, pad=True))
    form = form.replace("%-d", str(at.day)).replace("%-m", str(at.month))
    return at.strftime(form)


def shown_name(rng: Random, name: str, *, held_back: bool) -> str:
    """A name as an app shows it: whole, or with letters hidden."""
    words = name.upper().split()
    stars = " ".join(word[0] + "*" * (len(word) - 1) if len(word) > 1 else word for word in words)
    halves = " ".join(word[:2] + "*" * max(len(word) - 3, 1) + word[-1:] if len(word) > 3 else word for word in words)  # noqa: PLR2004
    last = f"{' '.join(words[:-1])} {words[-1][0]}." if len(words) > 1 else name.upper()
    turned = f"{words[-1]}, {' '.join(words[:-1])}" if len(words) > 1 else name
    first = " ".join([words[0], *(word[0] + "*" * (len(word) - 1) for word in words[1:])])
    dotted = " ".join(word[:3] + "•" * max(len(word) - 3, 0) for word in words)
    ways = (
        (name, name.upper(), masked_name(name, "•"), masked_name(name, "*"), last, name.title(), halves, stars, turned),
        (name.upper(), name.title(), first, dotted, name),
    )
    return rng.choice(ways[int(held_back)])


def shown_account(rng: Random, account: str, *, held_back: bool) -> str:
    """An account or a mobile number as an app shows it; at least its last four digits are to be seen."""
    digits = "".join(sign for sign in account if sign.isdigit())
    hidden = len(digits) - 4
    ways: tuple[tuple[str, ...], tuple[str, ...]] = (
        (
            account,
            digits,
            grouped(digits, 4),
            f"****{digits[-4:]}",
            f"{'X' * hidden}{digits[-4:]}",
            f"•••• {digits[-4:]}",
            f"{digits[:2]}{'*' * (hidden - 2)}{digits[-4:]}",
            f"ending in {digits[-4:]}",
            f"**** **** {digits[-4:]}",
        ),
        (
            "-".join(grouped(digits, 4).split()),
            f"{digits[:3]}***{digits[-4:]}",
            f"xxxx-xxxx-{digits[-4:]}",
            f"(**{digits[-4:]})",
            digits,
        ),
    )
    if is_phone(account):
        country, national = ("63", digits[1:]) if digits.startswith("09") else ("60", digits.removeprefix("0"))
        more: tuple[tuple[str, ...], tuple[str, ...]] = (
            (
                f"+{country} {national[:3]} {national[3:6]} {national[6:]}",
                f"+{country}{national}",
                f"({digits[:4]}) {digits[4:]}",
            ),
            (f"{country}{national}", f"+{country} {national}"),
        )
        return rng.choice((*ways[int(held_back)], *more[int(held_back)]))
    return rng.choice(ways[int(held_back)])


def shown_reference(rng: Random, app: str, reference: str, *, held_back: bool) -> str:
    """A reference as an app groups it."""
    if app == "gcash":
        return grouped(reference, 4, 3, 6)
    ways = (
        (reference, reference, grouped(reference, 4), grouped(reference, 3), f"#{reference}"),
        (reference, grouped(reference, 5), f"No. {reference}", "-".join(grouped(reference, 4).split())),
    )
    return rng.choice(ways[int(held_back)])
