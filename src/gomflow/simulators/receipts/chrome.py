"""What surrounds a receipt on a phone: status bar, app bar, buttons and the bar at the foot."""

from random import Random

from gomflow.simulators.receipts.receipt import Receipt, Status
from gomflow.simulators.receipts.screen import Field, Screen

_CARRIERS = ("", "4G", "5G", "LTE")
_IOS_TOP = 50.0
_ANDROID_TOP = 30.0
_SAVED_TOP = 8.0


def status_bar(screen: Screen, receipt: Receipt, rng: Random, *, colour: str = "", saved: bool = False) -> float:
    """Clock, network and battery; answers where the app begins. A picture saved by the app itself has none of it."""
    if saved:
        return _SAVED_TOP
    colour = colour or screen.theme.ink
    clock = f"{receipt.paid_at.hour}:{receipt.paid_at:%M}"
    network, charge = rng.choice(_CARRIERS), rng.randint(9, 99)
    bar = _ios_bar if screen.phone.ios else _android_bar
    return bar(screen, clock, network, charge, colour)


def _ios_bar(screen: Screen, clock: str, network: str, charge: int, colour: str) -> float:
    right = screen.width - 22
    screen.write(clock, 54, 15, size=16, weight=600, colour=colour, align="center")
    screen.block(screen.width / 2 - 60, 11, 120, 33, "#000000", radius=16.5)
    screen.block(right - 27, 19, 25, 13, colour, radius=4)
    screen.block(right - 1, 23, 2, 5, colour, radius=1)
    inside = screen.image.getpixel((screen.px(right - 40), screen.px(8)))
    hollow = "#{:02x}{:02x}{:02x}".format(*inside) if isinstance(inside, tuple) else "#ffffff"
    screen.write(str(charge), right - 14.5, 19.2, size=10, weight=700, colour=hollow, align="center")
    if network:
        screen.write(network, right - 33, 17, size=13, weight=600, colour=colour, align="right")
    else:
        screen.icon("wifi", right - 41, 25, 17, colour)
    used = screen.measure(network, 13, 600) if network else 17
    screen.icon("signal", right - 48 - used, 25, 17, colour)
    return _IOS_TOP


def _android_bar(screen: Screen, clock: str, network: str, charge: int, colour: str) -> float:
    right = screen.width - 18
    screen.write(clock, 20, 8, size=12.5, weight=500, colour=colour)
    screen.circle(screen.width / 2, 15, 6.5, "#000000")
    figure = f"{charge}%"
    screen.write(figure, right - 11, 8.5, size=11.5, weight=500, colour=colour, align="right")
    screen.block(right - 8, 11, 7, 12, colour, radius=1.6)
    screen.block(right - 6, 9.6, 3, 2, colour)
    left = right - 17 - screen.measure(figure, 11.5, 500)
    screen.icon("signal", left - 6, 16, 13, colour)
    screen.icon("wifi", left - 22, 17, 14, colour)
    if network:
        screen.write(network, left - 33, 9, size=10.5, weight=500, colour=colour, align="right")
    return _ANDROID_TOP


def app_bar(
    screen: Screen,
    title: str,
    y: float,
    *,
    colour: str,
    left: str = "back",
    right: str = "",
    size: float = 17,
    weight: int = 600,
) -> float:
    """A title between two icons; answers where the page begins."""
    middle = y + 26
    if left:
        screen.icon(left, 24, middle, 20, colour)
    if right:
        screen.icon(right, screen.width - 26, middle, 20, colour)
    top = middle - size * 0.7
    screen.write(title, screen.width / 2, top, size=size, weight=weight, colour=colour, align="center")
    return y + 54


def button(
    screen: Screen, label: str, y: float, *, fill: str, colour: str, margin: float = 20, height: float = 46
) -> None:
    """A wide button across the screen."""
    screen.block(margin, y, screen.width - 2 * margin, height, fill, radius=height / 2)
    screen.write(label, screen.width / 2, y + height / 2 - 11, size=15, weight=600, colour=colour, align="center")


def outlined_button(screen: Screen, label: str, y: float, *, colour: str, inside: str, margin: float = 20) -> None:
    """A wide button of which only the border is drawn."""
    screen.frame(margin, y, screen.width - 2 * margin, 44, colour, radius=10, inside=inside)
    screen.write(label, screen.width / 2, y + 11.5, size=14.5, weight=600, colour=colour, align="center")


def foot(screen: Screen, *, colour: str = "") -> None:
    """The gesture bar at the lower edge."""
    colour = colour or screen.theme.ink
    width = 134.0 if screen.phone.ios else 108.0
    screen.block((screen.width - width) / 2, screen.height - 13, width, 4.5, colour, radius=2.2)


def tone(screen: Screen, receipt: Receipt) -> str:
    """Green, amber or red, as the payment ended."""
    colours = {
        Status.SUCCESS: screen.theme.good,
        Status.PENDING: screen.theme.warn,
        Status.FAILED: screen.theme.bad,
    }
    return colours[receipt.status]


def seal(screen: Screen, receipt: Receipt, x: float, y: float, radius: float, *, colour: str = "") -> None:
    """The round sign of how it ended: a tick, a clock or a cross; colour replaces the green of a success."""
    signs = {Status.SUCCESS: "check", Status.PENDING: "clock", Status.FAILED: "cross"}
    disc = colour if colour and receipt.status is Status.SUCCESS else tone(screen, receipt)
    screen.circle(x, y, radius, disc)
    screen.icon(signs[receipt.status], x, y, radius * 1.25, "#ffffff", stroke=0.11)


def badge(screen: Screen, receipt: Receipt, text: str, x: float, y: float) -> None:
    """A small pill that names the status, centred on x."""
    colour = tone(screen, receipt)
    width = screen.measure(text, 12, 600) + 24
    screen.frame(x - width / 2, y, width, 24, colour, radius=12, inside=screen.theme.card)
    screen.write(text, x, y + 4, size=12, weight=600, colour=colour, align="center", field=Field.STATUS)
