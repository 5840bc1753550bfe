"""Pictures that are no receipts at all, though they show money: a chat, a menu, a product, a wallet's balance."""

from decimal import Decimal
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from gomflow.simulators.receipts.cases import Case
from gomflow.simulators.receipts.chrome import foot
from gomflow.simulators.receipts.fonts import Family
from gomflow.simulators.receipts.phones import any_phone, theme
from gomflow.simulators.receipts.picture import Picture
from gomflow.simulators.receipts.screen import Screen
from gomflow.simulators.receipts.wording import figures
from gomflow_events.money import Currency, Money

_SIGNS = {Currency.PHP: "₱", Currency.MYR: "RM"}
_ME, _THEM = "me", "them"
_DISHES = ("Chicken Inasal", "Nasi Lemak Ayam", "Pork Sisig", "Teh Tarik", "Halo-Halo", "Mee Goreng", "Lumpia", "Satay")


def stranger(case: Case, due: Money, rng: Random) -> Picture:
    """A picture of one of the ``NON_RECEIPTS``, with amounts near what is due. Raises KeyError for other cases."""
    return {Case.CHAT: _chat, Case.MENU: _menu, Case.PRODUCT_PHOTO: _product, Case.BALANCE: _balance}[case](due, rng)


def _clock(screen: Screen, rng: Random, colour: str = "") -> None:
    colour = colour or screen.theme.ink
    screen.write(f"{rng.randint(7, 22)}:{rng.randint(0, 59):02}", 24, 10, size=13, weight=600, colour=colour)
    screen.icon("signal", screen.width - 52, 19, 14, colour)
    screen.icon("wifi", screen.width - 30, 20, 15, colour)


def _chat(due: Money, rng: Random) -> Picture:
    screen = Screen(any_phone(rng), theme("#0a7cff", dark=rng.random() < 1 / 3, page="#ffffff"))
    sign, pesos = _SIGNS[due.currency], due.currency is Currency.PHP
    _clock(screen, rng)
    screen.icon("back", 22, 66, 20, screen.theme.accent)
    screen.circle(58, 66, 17, "#f2a7c3")
    screen.write(rng.choice(("Ate Bea GO", "kpop go", "Aina", "Group Order PH")), 84, 56, size=15, weight=600)
    screen.rule(0, 92, screen.width)
    talk = [
        (_THEM, "hi! is this still open? 1 album pls"),
        (_ME, f"yes! total is {sign}{figures(due)} incl. shipping"),
        (_THEM, rng.choice(("can i pay tomorrow?", "pwede bukas magbayad?" if pesos else "boleh bayar esok?"))),
        (_ME, "deadline is Friday 8 PM, send the receipt after"),
        (_THEM, f"ok sending {sign}{figures(due)} later"),
        (_THEM, rng.choice(("paid already!", "paid na po!" if pesos else "dah bayar!"))),
        (_ME, "got it, please send the screenshot"),
    ]
    y = 116.0
    for who, text in talk:
        y = _bubble(screen, text, y, mine=who == _ME)
    screen.block(14, screen.height - 72, screen.width - 28, 42, screen.theme.line, radius=21)
    screen.write("Message...", 34, screen.height - 61, size=14, colour=screen.theme.muted)
    foot(screen)
    return Picture.of(screen)


def _bubble(screen: Screen, text: str, y: float, *, mine: bool) -> float:
    lines = screen.wrap(text, screen.width * 0.62, size=15)
    width = max(screen.measure(line, 15) for line in lines) + 28
    height = len(lines) * 21 + 16
    x = screen.width - 16 - width if mine else 16
    screen.block(x, y, width, height, screen.theme.accent if mine else screen.theme.line, radius=17)
    at = y + 8
    for line in lines:
        at = screen.write(line, x + 14, at, size=15, colour="#ffffff" if mine else screen.theme.ink)
    return y + height + 12


def _menu(due: Money, rng: Random) -> Picture:
    screen = Screen(any_phone(rng), theme("#7b3f00", dark=False, page="#f6ecd9"), Family.NUNITO)
    middle = screen.width / 2
    screen.frame(14, 40, screen.width - 28, screen.height - 80, "#7b3f00", radius=6, inside="#f6ecd9")
    y = screen.write("MENU", middle, 66, size=34, weight=800, colour="#7b3f00", align="center")
    y = screen.write("all day, every day", middle, y, size=14, colour="#9a6a3a", align="center")
    sign = _SIGNS[due.currency]
    for dish in rng.sample(_DISHES, 6):
        y += 22
        price = Decimal(rng.randrange(60, 420) * (50 if due.currency is Currency.PHP else 10)) / 100
        screen.write(f"{sign}{price:.2f}", screen.width - 40, y, size=17, weight=600, align="right")
        y = screen.write(dish, 40, y, size=17, weight=600)
        screen.rule(40, y + 4, screen.width - 80, dashed=True, colour="#cdb48c")
    screen.write(
        f"Party set {sign}{figures(due)}", middle, y + 36, size=20, weight=800, colour="#7b3f00", align="center"
    )
    return Picture.of(screen)


def _product(due: Money, rng: Random) -> Picture:
    """An album on a table, out of focus at the edges; no text. What is due does not show."""
    del due
    width, height = 1080, 1440
    photo = Image.new("RGB", (width, height), rng.choice(("#e8d9e6", "#d7e3ee", "#efe3d0")))
    photo.paste("#8d8296", (0, 0), Image.linear_gradient("L").resize((width, height)))
    pen = ImageDraw.Draw(photo)
    cover = rng.choice(("#6a4fb3", "#c23b73", "#1f7a8c", "#d98b2b"))
    pen.polygon([(260, 420), (820, 380), (850, 980), (240, 1010)], fill="#3a3542")
    pen.polygon([(250, 400), (810, 360), (840, 960), (230, 990)], fill=cover)
    for _ in range(9):
        x, y, radius = rng.randint(300, 760), rng.randint(430, 900), rng.randint(20, 120)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline="#f7f1ff", width=rng.randint(3, 12))
    pen.ellipse((640, 820, 960, 1140), fill="#d5d8dd", outline="#a4a8b0", width=6)
    pen.ellipse((770, 950, 830, 1010), fill="#8d8296")
    return Picture(photo.filter(ImageFilter.GaussianBlur(2.2)))


def _balance(due: Money, rng: Random) -> Picture:
    screen = Screen(any_phone(rng), theme("#0b5fe6", dark=False, page="#f1f4fa"), Family.NUNITO)
    sign = _SIGNS[due.currency]
    screen.fade(0, 240, "#0b5fe6", "#3d8bff")
    _clock(screen, rng, "#ffffff")
    screen.write(
        "Hello! Mabuhay!" if due.currency is Currency.PHP else "Hi, selamat datang!",
        24,
        64,
        size=16,
        weight=700,
        colour="#ffffff",
    )
    screen.write("Available balance", 24, 104, size=13, colour="#dbe8ff")
    screen.write(f"{sign} {figures(due * 3)}", 24, 122, size=34, weight=800, colour="#ffffff")
    screen.card(16, 196, screen.width - 32, 96)
    for index, label in enumerate(("Send", "Load", "Bills", "QR")):
        x = 16 + (screen.width - 32) * (index + 0.5) / 4
        screen.circle(x, 232, 20, "#e4eeff")
        screen.icon(("plane", "down", "copy", "share")[index], x, 232, 20, "#0b5fe6")
        screen.write(label, x, 258, size=12.5, weight=600, align="center")
    y = screen.write("Recent activity", 24, 320, size=16, weight=700) + 8
    for label in rng.sample(("Coffee shop", "Convenience store", "Cash in", "Mobile load", "Bus ride", "Groceries"), 5):
        cash_in = label == "Cash in"
        shown = f"{'+' if cash_in else '-'}{sign}{rng.randint(20, 900)}.00"
        screen.write(label, 24, y + 10, size=15, weight=600)
        screen.write(
            shown,
            screen.width - 24,
            y + 10,
            size=15,
            weight=700,
            align="right",
            colour=screen.theme.good if cash_in else "",
        )
        y += 46
        screen.rule(24, y, screen.width - 48)
    foot(screen)
    return Picture.of(screen)
