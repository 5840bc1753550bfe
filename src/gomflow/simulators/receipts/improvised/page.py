"""An improvised receipt: a phone, colours and type of its own, and blocks in an order of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from gomflow.simulators.receipts.chrome import button, seal, status_bar
from gomflow.simulators.receipts.fonts import Family
from gomflow.simulators.receipts.free.brands import Brand, brand_of
from gomflow.simulators.receipts.free.forms import sign_of
from gomflow.simulators.receipts.improvised.arranging import ARRANGEMENTS, MIXABLE, Arrangement
from gomflow.simulators.receipts.improvised.forms import moment_of, money_of
from gomflow.simulators.receipts.improvised.rows import Group, Saying, groups_of
from gomflow.simulators.receipts.improvised.wording import Improvising, part_of
from gomflow.simulators.receipts.phones import Phone, theme
from gomflow.simulators.receipts.receipt import Receipt, Scene
from gomflow.simulators.receipts.rows import Setting
from gomflow.simulators.receipts.screen import Align, Field, Screen

_WIDTHS: Final = (640, 720, 750, 828, 1080, 1080, 1080, 1170, 1179, 1200, 1290, 1440)
_UNITS: Final = (320, 345, 360, 375, 390, 393, 411, 430, 450)
_PAGES: Final = ("#ffffff", "#f4f5f7", "#eaf2ff", "#fdf6ec", "#f3ecfb", "#e9f7ef")
_TALL: Final = 4
"""How many times as high as wide the sheet is on which a page is drawn before it is cut."""
_SCENES: Final = {Scene.RECEIVED: "received", Scene.NOT_YET: "confirm", Scene.SCHEDULED: "scheduled"}
_HEADS: Final = ("bar", "bar", "wordmark", "banner", "gradient", "none", "title", "title")


@dataclass(frozen=True, slots=True)
class _Plan:
    """What one page looks like, settled before the first stroke."""

    brand: Brand
    how: Saying
    head: str
    align: Align
    hero: str
    arrangement: Arrangement
    setting: Setting
    carded: bool
    signed: str


def improvised(receipt: Receipt, rng: Random) -> Screen:
    """A receipt of a structure of its own, in the words of its style's part."""
    part = part_of(receipt.style)
    width = rng.choice(_WIDTHS)
    phone = Phone(width, width * _TALL, rng.choice(_UNITS), ios=rng.random() < 1 / 3)
    brand = brand_of(receipt.app)
    screen = Screen(phone, theme(brand.colour, dark=receipt.dark, page=rng.choice(_PAGES)), rng.choice(list(Family)))
    plan = _plan(receipt, rng, brand, part)
    groups = groups_of(receipt, rng, plan.how)
    blocks = _blocks(receipt, rng, plan, groups)
    y = _top(screen, receipt, rng, plan)
    for block in blocks:
        y = block(screen, y) + rng.choice((8, 14, 20))
    y = _bottom(screen, rng, plan, y)
    screen.end_at(max(y + 24, screen.width * rng.choice((1.5, 1.78, 2.0, 2.16))))
    return screen


def _plan(receipt: Receipt, rng: Random, brand: Brand, part: int) -> _Plan:
    say = Improvising(receipt.language, part, rng.getrandbits(32))
    hero = rng.choice(("bare", "bare", "labelled", "captioned", "parted", "none", "sentence"))
    head = rng.choice(_HEADS)
    currency = receipt.amount.currency
    figures, moment = money_of(rng, currency), moment_of(rng, currency, receipt.language, part)
    headline = receipt.scene is not Scene.SENT or rng.random() < 0.85  # noqa: PLR2004 - the rest say it in a row
    how = Saying(
        say=say,
        part=part,
        figures=figures,
        moment=moment,
        hero=hero != "none",
        headline=headline,
        dated=rng.random() < 0.25 and headline,  # noqa: PLR2004 - a quarter set the moment under the headline
    )
    setting = Setting(
        size=rng.choice((12.5, 13.0, 14.0, 15.0)), weight=rng.choice((400, 500, 600, 700)), gap=rng.choice((7, 11, 16))
    )
    named = head in {"bar", "wordmark", "banner", "gradient"}
    signs = ("", "", "via", "company") if named else ("via", "company", "site", "titled")
    return _Plan(
        brand, how, head, rng.choice(("center", "center", "left", "right")), hero, rng.choice(ARRANGEMENTS[part]),
        setting, carded=rng.random() < 1 / 3, signed=rng.choice(signs),
    )  # fmt: skip


def _top(screen: Screen, receipt: Receipt, rng: Random, plan: _Plan) -> float:
    """The status bar, and the app's name where this page has it at the top."""
    on_colour = plan.head in {"banner", "gradient"}
    if on_colour:
        screen.fade(0, 104, plan.brand.colour, plan.brand.colour if plan.head == "banner" else screen.theme.page)
    y = status_bar(screen, receipt, rng, colour="#ffffff" if on_colour else "", saved=rng.random() < 1 / 4)
    if plan.head == "none":
        return y + 14
    title = plan.brand.name
    if plan.head == "title":
        title = plan.how.say("title")
        title = f"{plan.brand.name} {title}" if plan.signed == "titled" else title
    colour = "#ffffff" if plan.head == "banner" else screen.theme.ink
    size = 26 if plan.head == "wordmark" else rng.choice((16, 18, 20))
    x = {"left": 22.0, "center": screen.width / 2, "right": screen.width - 22}[plan.align]
    return max(screen.write(title, x, y + 12, size=size, weight=700, colour=colour, align=plan.align) + 10, 0)


def _blocks(receipt: Receipt, rng: Random, plan: _Plan, groups: list[Group]) -> list[Callable[[Screen, float], float]]:
    """The blocks of a page from the top: headline and amount mostly lead, but neither has to."""
    lead: list[Callable[[Screen, float], float]] = []
    if plan.how.headline:
        lead.append(lambda screen, y: _headline(screen, receipt, plan, y))
    if plan.how.hero:
        lead.append(lambda screen, y: _hero(screen, receipt, plan, y))
    rng.shuffle(lead)
    ways = [plan.arrangement]
    if plan.arrangement in MIXABLE and rng.random() < 1 / 4:
        ways.append(rng.choice([way for way in ARRANGEMENTS[plan.how.part] if way in MIXABLE]))
    body = [_grouped(group, plan, rng.choice(ways)) for group in groups]
    if rng.random() < 1 / 4:
        body.insert(rng.randint(0, len(body)), lambda screen, y: _advert(screen, plan, y))
    return [*body[:1], *lead, *body[1:]] if rng.random() < 1 / 5 else [*lead, *body]


def _grouped(group: Group, plan: _Plan, arrange: Arrangement) -> Callable[[Screen, float], float]:
    """A group as a block: plain, or on a card."""

    def body(screen: Screen, y: float) -> float:
        if group.heading:
            y = screen.write(group.heading, 30, y, size=plan.setting.size + 1.5, weight=700) + 6
        return arrange(screen, group.rows, 30, y, screen.width - 60, plan.setting)

    if not plan.carded:
        return body
    return lambda screen, y: screen.on_card(y, lambda top: body(screen, top), margin=14, padding=12)


def _at(screen: Screen, plan: _Plan) -> float:
    return {"left": 24.0, "center": screen.width / 2, "right": screen.width - 24}[plan.align]


def _headline(screen: Screen, receipt: Receipt, plan: _Plan, y: float) -> float:
    """How it ended, and the moment where this page has it here."""
    x, say, align = _at(screen, plan), plan.how.say, plan.align
    if align == "center":
        seal(screen, receipt, x, y + 22, 19)
        y += 48
    thing = _SCENES.get(receipt.scene, receipt.status.value)
    y = screen.paragraph(say(thing), x, y, screen.width - 50, size=19, weight=700, align=align, field=Field.STATUS)
    for scene, told in ((Scene.CONTRADICTED, "contradiction"), (Scene.SPECIMEN, "specimen")):
        if receipt.scene is scene:
            y = screen.paragraph(say(told), x, y + 2, screen.width - 60, size=13, align=align)
    if plan.signed == "via":
        y = screen.write(f"{say('via')} {plan.brand.name}", x, y + 2, size=13, align=align, colour=screen.theme.muted)
    if plan.how.dated:
        shown = plan.how.moment(receipt.paid_at)
        y = screen.write(shown, x, y + 3, size=13, colour=screen.theme.muted, align=align, field=Field.DATE)
    return y


def _hero(screen: Screen, receipt: Receipt, plan: _Plan, y: float) -> float:
    """The amount in large figures, alone, labelled above or below, in parts, or in a sentence."""
    x, how, align = _at(screen, plan), plan.how, plan.align
    shown = how.figures(receipt.amount)
    if plan.hero == "sentence":
        return screen.write(f"{how.say('amount')} {shown}", x, y, size=16, weight=600, align=align, field=Field.AMOUNT)
    if plan.hero == "labelled":
        y = screen.write(how.say("amount"), x, y, size=13, colour=screen.theme.muted, align=align)
    if plan.hero == "parted":
        sign, figures = sign_of(Random(receipt.seed), receipt.amount.currency), f"{receipt.amount.amount:,.2f}"
        left = screen.width / 2 - screen.measure(figures, 34, 700) / 2
        screen.write(sign, left - 6, y + 16, size=15, weight=600, align="right")
        return screen.write(figures, left, y + 4, size=34, weight=700, field=Field.AMOUNT)
    y = screen.write(shown, x, y, size=32, weight=700, align=align, field=Field.AMOUNT)
    if plan.hero == "captioned":
        y = screen.write(how.say("amount"), x, y + 2, size=13, colour=screen.theme.muted, align=align)
    return y


def _advert(screen: Screen, plan: _Plan, y: float) -> float:
    screen.block(16, y, screen.width - 32, 54, plan.brand.colour, radius=10)
    screen.paragraph(plan.how.say("advert"), 28, y + 9, screen.width - 60, size=13, weight=600, colour="#ffffff")
    return y + 58


def _bottom(screen: Screen, rng: Random, plan: _Plan, y: float) -> float:
    """The firm, the small print and a button, where this page has them."""
    middle, muted = screen.width / 2, screen.theme.muted
    signature = {
        "company": plan.brand.company,
        "site": f"www.{plan.brand.name.lower().replace(' ', '').replace(chr(39), '')}.com",
        "titled": f"{plan.brand.name} {plan.how.say('title')}" if plan.head != "title" else "",
        "via": "" if plan.how.headline else f"{plan.how.say('via')} {plan.brand.name}",
    }.get(plan.signed, "")
    if signature:
        y = screen.write(signature, middle, y + 8, size=12.5, align="center")
    if rng.random() < 1 / 2:
        y = screen.paragraph(
            plan.how.say("small print"), middle, y + 8, screen.width - 70, size=11.5, colour=muted, align="center"
        )
    if rng.random() < 1 / 2:
        button(screen, plan.how.say("done"), y + 14, fill=plan.brand.colour, colour=screen.theme.on_accent)
        y += 64
    return y
