"""A phone's screen to draw on in layout units, which remembers every text it shows and where."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from PIL import Image, ImageDraw, ImageFilter

from gomflow.ports.reader import TextLine
from gomflow.simulators.receipts.fonts import Family, font
from gomflow.simulators.receipts.icons import disc, icon, rounded
from gomflow.simulators.receipts.phones import Phone, Theme

Align = Literal["left", "center", "right"]
ANCHORS = {"left": "ls", "center": "ms", "right": "rs"}
_LINE = 1.38  # line height, as a share of the type size
_ASCENT, _DESCENT = 0.9, 0.25  # how far a line's frame reaches from its baseline, as shares of the type size
_BASELINE = 1.04  # from the top of a line to its baseline, as a share of the type size


class Field(StrEnum):
    """What a text on the screen tells, where it is a fact of the payment."""

    AMOUNT = "amount"
    REFERENCE = "reference"
    RECIPIENT = "recipient"
    ACCOUNT = "account"
    SENDER = "sender"
    DATE = "date"
    STATUS = "status"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One line of text as it stands in the picture: its box in pixels (left, top, right, bottom) and how it was set.

    `patch` is the box of another shade that a forger painted behind it.
    """

    text: str
    box: tuple[int, int, int, int]
    anchor: tuple[int, int]
    align: Align
    field: Field | None
    colour: str
    family: Family
    weight: int
    size: int
    patch: tuple[int, int, int, int] | None = None

    @property
    def line(self) -> TextLine:
        """What a reader that never errs sees of it: such readers frame a line, and not the ink of its letters."""
        left, _, right, _ = self.box
        top, bottom = self.anchor[1] - _ASCENT * self.size, self.anchor[1] + _DESCENT * self.size
        return TextLine(self.text, 1.0, left, top, right, bottom, patch=self.patch)

    def moved_up(self, by: int) -> "Written":
        """The same text, so many pixels higher."""
        left, top, right, bottom = self.box
        moved = replace(self, box=(left, top - by, right, bottom - by), anchor=(self.anchor[0], self.anchor[1] - by))
        if self.patch is None:
            return moved
        left, top, right, bottom = self.patch
        return replace(moved, patch=(left, top - by, right, bottom - by))


class Screen:
    """A canvas of one phone; x, y, widths and type sizes are layout units from the top left corner."""

    def __init__(self, phone: Phone, theme: Theme, family: Family | None = None) -> None:
        self.phone = phone
        self.theme = theme
        self.family = family or (Family.INTER if phone.ios else Family.ROBOTO)
        self.scale = phone.width / phone.units
        self.width = float(phone.units)
        self.height = phone.height / self.scale
        self.image = Image.new("RGB", (phone.width, phone.height), theme.page)
        self._pen = ImageDraw.Draw(self.image)
        self.written: list[Written] = []
        self._rehearsing = False

    def px(self, units: float) -> int:
        return round(units * self.scale)

    # Text

    def measure(self, text: str, size: float, weight: int = 400) -> float:
        """How wide a text would be."""
        return font(self.family, weight, self.px(size)).getlength(text) / self.scale

    def write(
        self,
        text: str,
        x: float,
        y: float,
        *,
        size: float = 14,
        weight: int = 400,
        colour: str = "",
        align: Align = "left",
        field: Field | None = None,
    ) -> float:
        """Set one line with its top at y; answers where the next line may begin."""
        colour = colour or self.theme.ink
        if self._rehearsing:
            return y + size * _LINE
        face = font(self.family, weight, self.px(size))
        at = (self.px(x), self.px(y + size * _BASELINE))
        self._pen.text(at, text, font=face, fill=colour, anchor=ANCHORS[align])
        left, top, right, bottom = self._pen.textbbox(at, text, font=face, anchor=ANCHORS[align])
        self.written.append(
            Written(
                text=text,
                box=(int(left), int(top), int(right) + 1, int(bottom) + 1),
                anchor=at,
                align=align,
                field=field,
                colour=colour,
                family=self.family,
                weight=weight,
                size=self.px(size),
            )
        )
        return y + size * _LINE

    def wrap(self, text: str, width: float, *, size: float = 14, weight: int = 400) -> list[str]:
        """Break a text into lines no wider than asked, inside a word only where the word alone is too long."""
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if self.measure(longer, size, weight) <= width:
                lines[-1] = longer
                continue
            if lines[-1]:
                lines.append("")
            rest = word
            while len(rest) > 1 and self.measure(rest, size, weight) > width:
                fitting = (n for n in range(len(rest) - 1, 0, -1) if self.measure(rest[:n], size, weight) <= width)
                fits = next(fitting, 1)
                lines[-1] = rest[:fits]
                lines.append("")
                rest = rest[fits:]
            lines[-1] = rest
        return lines

    def paragraph(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        *,
        size: float = 14,
        weight: int = 400,
        colour: str = "",
        align: Align = "left",
        field: Field | None = None,
    ) -> float:
        """Set a text of any length; x is the left edge, the middle or the right edge, as aligned."""
        for line in self.wrap(text, width, size=size, weight=weight):
            y = self.write(line, x, y, size=size, weight=weight, colour=colour, align=align, field=field)
        return y

    # Shapes

    def _stamp(self, colour: str, mask: Image.Image, x: int, y: int) -> None:
        if not self._rehearsing:
            self.image.paste(colour, (x, y, x + mask.width, y + mask.height), mask)

    def block(self, x: float, y: float, width: float, height: float, colour: str, *, radius: float = 0) -> None:
        """A filled rectangle, its corners rounded where a radius is given."""
        if radius:
            self._stamp(colour, rounded(self.px(width), self.px(height), self.px(radius)), self.px(x), self.px(y))
        elif not self._rehearsing:
            self._pen.rectangle((self.px(x), self.px(y), self.px(x + width) - 1, self.px(y + height) - 1), fill=colour)

    def frame(
        self, x: float, y: float, width: float, height: float, colour: str, *, radius: float, inside: str
    ) -> None:
        """A rectangle with a thin border."""
        self.block(x, y, width, height, colour, radius=radius)
        self.block(x + 1, y + 1, width - 2, height - 2, inside, radius=radius - 1)

    def rule(self, x: float, y: float, width: float, *, colour: str = "", dashed: bool = False) -> None:
        """A hairline, whole or dashed."""
        if self._rehearsing:
            return
        colour = colour or self.theme.line
        thick = max(1, self.px(0.8))
        top = self.px(y)
        step = self.px(7) if dashed else self.px(width)
        for left in range(self.px(x), self.px(x + width), step):
            right = min(left + (self.px(4) if dashed else step), self.px(x + width))
            self._pen.rectangle((left, top, right, top + thick - 1), fill=colour)

    def circle(self, x: float, y: float, radius: float, colour: str) -> None:
        """A disc around x, y."""
        self._stamp(colour, disc(self.px(2 * radius)), self.px(x - radius), self.px(y - radius))

    def icon(self, name: str, x: float, y: float, size: float, colour: str, *, stroke: float = 0.1) -> None:
        """An icon in a square whose middle is x, y."""
        mask = icon(name, self.px(size), stroke)
        self._stamp(colour, mask, self.px(x - size / 2), self.px(y - size / 2))

    def fade(self, y: float, height: float, top: str, bottom: str) -> None:
        """A vertical gradient over the whole width."""
        size = (self.phone.width, self.px(height))
        mask = Image.linear_gradient("L").resize(size)
        self.image.paste(Image.new("RGB", size, top), (0, self.px(y)))
        self._stamp(bottom, mask, 0, self.px(y))

    def shadow(self, x: float, y: float, width: float, height: float, *, radius: float, strength: float = 0.14) -> None:
        """The soft shadow of a card that will be drawn there."""
        coarse, spread = 6, 14.0
        size = (self.px(width + 2 * spread) // coarse, self.px(height + 2 * spread) // coarse)
        inner = (self.px(width) // coarse, self.px(height) // coarse)
        small = Image.new("L", size)
        inset = self.px(spread) // coarse
        small.paste(round(255 * strength), (inset, inset), rounded(*inner, self.px(radius) // coarse))
        small = small.filter(ImageFilter.GaussianBlur(self.px(spread) / coarse / 2.2))
        mask = small.resize((size[0] * coarse, size[1] * coarse), Image.Resampling.BILINEAR)
        self._stamp("#000000", mask, self.px(x - spread), self.px(y - spread + 3))

    def card(self, x: float, y: float, width: float, height: float, *, radius: float = 12, raised: bool = True) -> None:
        """A sheet in the theme's card colour, with a shadow on light screens."""
        if raised and self.theme.page != self.theme.card:
            self.shadow(x, y, width, height, radius=radius)
        self.block(x, y, width, height, self.theme.card, radius=radius)

    def on_card(
        self, y: float, body: Callable[[float], float], *, margin: float = 16, padding: float = 20, radius: float = 12
    ) -> float:
        """Draw on a card that is as tall as its body needs; the body is run twice and answers where it ends."""
        with self._rehearsal():
            end = body(y + padding)
        self.card(margin, y, self.width - 2 * margin, end - y + padding, radius=radius)
        return body(y + padding) + padding

    @contextmanager
    def _rehearsal(self) -> Iterator[None]:
        """Nothing is drawn inside: positions come out, the picture stays."""
        self._rehearsing = True
        try:
            yield
        finally:
            self._rehearsing = False

    def end_at(self, y: float) -> None:
        """Cut the picture below y, as apps do that save the receipt itself and not the screen."""
        self.image = self.image.crop((0, 0, self.phone.width, min(self.px(y), self.phone.height)))
        self._pen = ImageDraw.Draw(self.image)
