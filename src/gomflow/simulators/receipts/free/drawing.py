"""A receipt put together from chance: brand, headline, amount, rows and what else clutters a screen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Final

from gomflow.simulators.receipts.chrome import app_bar, button, foot, seal, status_bar
from gomflow.simulators.receipts.fonts import Family
from gomflow.simulators.receipts.free.arranging import ARRANGEMENTS
from gomflow.simulators.receipts.free.brands import Brand, brand_of
from gomflow.simulators.receipts.free.forms import day_form, moment_form, money_form, sign_of, spelt
from gomflow.simulators.receipts.free.rows import Shown, rows_of
from gomflow.simulators.receipts.free.words import Wording
from gomflow.simulators.receipts.phones import HELD_BACK_PHONES, MORE_PHONES, any_phone, theme
from gomflow.simulators.receipts.receipt import Receipt, Scene, Status
from gomflow.simulators.receipts.rows import Setting
from gomflow.simulators.receipts.screen import Align, Field, Screen
from gomflow_events.money import Money

_FAMILIES: Final = (
    (Family.ROBOTO, Family.INTER, Family.NUNITO, Family.MANROPE),
    (Family.INTER, Family.MANROPE, Family.ROBOTO, Family.NUNITO),
)
_PAGES: Final = ("#ffffff", "#f4f5f7", "#eef3fb", "#fbf7ef")


@dataclass(frozen=True, slots=True)
class Look:
    """How one receipt is drawn, settled before the first stroke."""

    brand: Brand
    say: Wording
    head: str
    hero: str
    align: Align
    figures: Callable[[Money], str]
    date_under_headline: bool
    clutter: bool


def free(receipt: Receipt, rng: Random) -> Screen:
    """A receipt of a layout of its own."""
    return _drawn(receipt, rng, held_back=False)


def held_back(receipt: Receipt, rng: Random) -> Screen:
    """The same from words, forms, arrangements and phones the parser was not made with."""
    return _drawn(receipt, rng, held_back=True)


def _drawn(receipt: Receipt, rng: Random, *, held_back: bool) -> Screen:
    brand = brand_of(receipt.app)
    phone = rng.choice(HELD_BACK_PHONES if held_back else (any_phone(rng), any_phone(rng), *MORE_PHONES[:2]))
    colours = theme(brand.colour, dark=receipt.dark, page=rng.choice(_PAGES))
    screen = Screen(phone, colours, rng.choice(_FAMILIES[int(held_back)]))
    look = _look(receipt, rng, brand, held_back=held_back)
    moment = moment_form(rng, receipt.amount.currency, receipt.language, held_back=held_back)
    day = day_form(rng, receipt.amount.currency, receipt.language, held_back=held_back)
    shown = Shown(look.say, look.figures, moment, day, held_back=held_back, hero=look.hero not in {"none", "bottom"})
    rows = rows_of(receipt, rng, shown, with_date=not look.date_under_headline)
    y = _top(screen, receipt, rng, look)
    y = _headline(screen, receipt, look, y, moment)
    room = screen.width - 44
    setting = Setting(
        size=rng.choice((13.0, 13.5, 14.5)), weight=rng.choice((400, 500, 600, 700)), gap=rng.choice((9, 12, 15))
    )
    arrange = rng.choice(ARRANGEMENTS[int(held_back)])
    start = y + 18
    y = arrange(screen, rows, 22, start, room, setting)
    if y > screen.height - 40:
        screen = _longer(screen, y + 60)
        y = _top(screen, receipt, rng, look)
        y = arrange(screen, rows, 22, _headline(screen, receipt, look, y, moment) + 18, room, setting)
        if look.head == "foot":
            screen.write(look.brand.company, screen.width / 2, y + 14, size=12.5, align="center")
        return screen
    _bottom(screen, receipt, look, y)
    return screen


def _longer(screen: Screen, height: float) -> Screen:
    """The same phone, scrolled: a picture as long as what is on it."""
    phone = type(screen.phone)(screen.phone.width, round(height * screen.scale), screen.phone.units, screen.phone.ios)
    return Screen(phone, screen.theme, screen.family)


def _look(receipt: Receipt, rng: Random, brand: Brand, *, held_back: bool) -> Look:
    heroes = ("top", "top", "none", "bottom", "sentence") if not held_back else ("top", "none", "parted", "bottom")
    return Look(
        brand=brand,
        say=Wording(receipt.language, held_back, rng),
        head=rng.choice(("bar", "wordmark", "banner", "foot", "with")),
        hero=rng.choice(heroes),
        align=rng.choice(("center", "center", "left")),
        figures=money_form(rng, receipt.amount.currency, held_back=held_back),
        date_under_headline=rng.random() < 0.25,  # noqa: PLR2004 - a quarter of the apps do so
        clutter=rng.random() < 0.3,  # noqa: PLR2004 - and a third show more than they need to
    )


def _top(screen: Screen, receipt: Receipt, rng: Random, look: Look) -> float:
    """Status bar, and the brand where this look has it."""
    colour = ""
    if look.head == "banner":
        screen.block(0, 0, screen.width, 112, look.brand.colour)
        colour = "#ffffff"
    y = status_bar(screen, receipt, rng, colour=colour)
    ink = colour or screen.theme.ink
    if look.head in {"bar", "banner"}:
        return app_bar(screen, look.brand.name, y, colour=ink, left="back" if rng.random() < 1 / 2 else "") + 10
    if look.head == "wordmark":
        x = screen.width / 2 if look.align == "center" else 22.0
        return (
            screen.write(look.brand.name, x, y + 12, size=26, weight=800, colour=look.brand.colour, align=look.align)
            + 8
        )
    title = look.say("title")
    return app_bar(screen, title, y, colour=ink, right="share") + 6


def _headline(screen: Screen, receipt: Receipt, look: Look, y: float, moment: Callable[[datetime], str]) -> float:
    """How it ended, the amount where it stands at the top, and the moment."""
    x = screen.width / 2 if look.align == "center" else 22.0
    if look.align == "center":
        seal(screen, receipt, x, y + 24, 20)
        y += 54
    y = screen.paragraph(
        _said(receipt, look.say), x, y, screen.width - 50, size=19, weight=700, align=look.align, field=Field.STATUS
    )
    if receipt.scene is Scene.CONTRADICTED:
        y = screen.paragraph(look.say("contradiction"), x, y + 2, screen.width - 60, size=12.5, align=look.align)
    if receipt.scene is Scene.SPECIMEN:
        y = screen.write(look.say("specimen"), x, y + 2, size=15, colour=screen.theme.bad, align=look.align)
    if look.head == "with":
        y = screen.write(f"Paid with {look.brand.name}", x, y + 2, size=13, colour=screen.theme.muted, align=look.align)
    if look.hero == "top":
        y = screen.write(
            look.figures(receipt.amount), x, y + 8, size=32, weight=700, align=look.align, field=Field.AMOUNT
        )
    if look.hero == "parted":
        y = _parted(screen, receipt, look, x, y)
    if look.hero == "sentence":
        said = f"You have sent {look.figures(receipt.amount)}"
        y = screen.write(said, x, y + 6, size=16, weight=500, align=look.align, field=Field.AMOUNT)
    if look.date_under_headline:
        y = screen.write(
            moment(receipt.paid_at), x, y + 4, size=13, colour=screen.theme.muted, align=look.align, field=Field.DATE
        )
    return y


def _parted(screen: Screen, receipt: Receipt, look: Look, x: float, y: float) -> float:
    """The amount in large figures with its mark small beside them."""
    figures = f"{receipt.amount.amount:,.2f}"
    sign = sign_of(Random(receipt.seed), receipt.amount.currency)
    left = x - screen.measure(figures, 34, 700) / 2 if look.align == "center" else x + 48
    screen.write(sign, left - 6, y + 18, size=15, weight=600, align="right")
    return screen.write(figures, left, y + 6, size=34, weight=700, field=Field.AMOUNT)


def _said(receipt: Receipt, say: Wording) -> str:
    scenes = {Scene.RECEIVED: "received", Scene.NOT_YET: "confirm", Scene.SCHEDULED: "scheduled"}
    statuses = {Status.SUCCESS: "success", Status.PENDING: "pending", Status.FAILED: "failed"}
    return say(scenes.get(receipt.scene, statuses[receipt.status]))


def _bottom(screen: Screen, receipt: Receipt, look: Look, y: float) -> None:
    """A total where this look has one at the end, small print, the brand, buttons."""
    left = screen.height - y
    if look.hero == "bottom" and left > 170:  # noqa: PLR2004 - in layout units
        screen.rule(22, y + 4, screen.width - 44)
        screen.write(look.say("amount"), 22, y + 16, size=15, weight=600)
        shown = look.figures(receipt.amount)
        y = screen.write(shown, screen.width - 22, y + 12, size=22, weight=700, align="right", field=Field.AMOUNT) + 8
    if look.head in {"foot", "with"}:
        y = screen.write(
            look.brand.company, screen.width / 2, y + 14, size=12.5, colour=screen.theme.muted, align="center"
        )
    if look.clutter and screen.height - y > 150:  # noqa: PLR2004 - in layout units
        y = screen.paragraph(
            look.say("small print"), screen.width / 2, y + 12, screen.width - 80, size=11.5, colour=screen.theme.muted,
            align="center",
        )  # fmt: skip
        printed = f"Printed on {spelt(receipt.paid_at.replace(hour=23), '%d %b %Y %H:%M')}"
        y = screen.write(printed, screen.width / 2, y + 4, size=10.5, colour=screen.theme.muted, align="center")
    if screen.height - y > 90:  # noqa: PLR2004 - in layout units
        button(screen, look.say("done"), screen.height - 74, fill=look.brand.colour, colour=screen.theme.on_accent)
    foot(screen)
