"""Boxes behind a value: those that a forger paints are found, and those that a screen draws are not."""

import io
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from PIL import Image, ImageDraw

from gomflow.ports.reader import Reading, TextLine
from gomflow.simulators.receipts.fonts import Family, font
from gomflow_adapters.pictures import render
from gomflow_adapters.pooled.again import looked_at_again
from gomflow_adapters.pooled.patches import patches_in, with_patches

Box = tuple[float, float, float, float]
Sides = tuple[int, int, int, int]
Colour = tuple[int, int, int]
Drawing = Callable[[ImageDraw.ImageDraw], None]

PAGE: Colour = (246, 247, 250)
DARK: Colour = (20, 22, 26)
SIDES: Sides = (340, 600, 740, 660)
"""About the value, with the room that a finger leaves: 18 pixels above and below, 20 left and right."""
AMOUNT = (360, 630)


def grey(off: int) -> Colour:
    red, green, blue = (max(shade - off, 0) for shade in PAGE)
    return red, green, blue


class Receipt:
    """A screen of a phone, 1080 pixels wide, with a few rows and one amount."""

    def __init__(self, draw: Drawing, page: Colour = PAGE, ink: str = "#101828") -> None:
        self.image = Image.new("RGB", (1080, 1900), page)
        self.boxes: list[Box] = []
        pen, face = ImageDraw.Draw(self.image), font(Family.INTER, 600, 52)
        draw(pen)
        for text, at in (("Amount", (60, 630)), ("PHP 1,250.00", AMOUNT), ("Ref. No.", (60, 760)), ("41", (900, 60))):
            pen.text(at, text, ink, face, "lm")
            left, top, right, bottom = pen.textbbox(at, text, face, "lm")
            # Readers frame a line, and not the ink of its letters.
            self.boxes.append((left - 6, top - 14, right + 6, bottom + 14))

    def sent(self, kind: str) -> bytes:
        """The file that arrives: as it is, compressed, or made smaller and compressed."""
        image, packed = self.image, io.BytesIO()
        if kind == "clean":
            image.save(packed, "PNG")
        else:
            size = {"whatsapp": (909, 1600), "narrow": (720, 1267)}.get(kind, image.size)
            image.resize(size, Image.Resampling.LANCZOS).save(packed, "JPEG", quality=70)
        return packed.getvalue()

    def read(self, kind: str = "clean") -> Reading:
        """What a reader that sees no patches makes of it."""
        image = render(self.sent(kind))
        share = image.width / 1080
        lines = (TextLine("text", 1.0, *(side * share for side in box)) for box in self.boxes)
        return Reading("test", image.width, image.height, tuple(lines), 1)

    def patches(self, kind: str = "clean") -> list[Box | None]:
        reading = self.read(kind)
        image = render(self.sent(kind))
        return patches_in(image, [(line.left, line.top, line.right, line.bottom) for line in reading.lines])


def painted(off: int = 18, sides: Sides = SIDES) -> Receipt:
    return Receipt(lambda pen: pen.rectangle(sides, grey(off)))


@pytest.mark.parametrize(
    ("kind", "off"),
    [("clean", 4), ("clean", 25), ("jpeg", 6), ("jpeg", 25), ("whatsapp", 8), ("whatsapp", 25), ("narrow", 12)],
)
def test_a_patch_of_a_slightly_other_shade_is_found_where_it_is(kind: str, off: int) -> None:
    found = painted(off).patches(kind)

    assert [None, None, None] == [found[0], *found[2:]]
    assert found[1] == pytest.approx([side * 720 / 1080 for side in SIDES], abs=1.5)


def test_a_patch_may_be_brighter_than_a_dark_screen_and_longer_than_the_new_value() -> None:
    screen = Receipt(lambda pen: pen.rectangle((330, 604, 900, 664), (36, 38, 42)), DARK, "#ffffff")

    assert screen.patches()[1] == pytest.approx([220, 403, 601, 443], abs=1.5)


def a_ground_that_runs(pen: ImageDraw.ImageDraw) -> None:
    for y in range(1900):
        pen.line((0, y, 1080, y), grey(y // 16))


HONEST: dict[str, Drawing] = {
    "nothing": lambda _: None,
    "a shade of the same": lambda pen: pen.rectangle(SIDES, grey(1)),
    "a rounded chip": lambda pen: pen.rounded_rectangle(SIDES, 12, grey(18)),
    "a pill": lambda pen: pen.rounded_rectangle(SIDES, 30, grey(25)),
    "a bordered box": lambda pen: pen.rectangle(SIDES, grey(12), grey(60), 3),
    "a row with its label": lambda pen: pen.rectangle((30, 590, 1050, 670), grey(18)),
    "a band across the screen": lambda pen: pen.rectangle((0, 590, 1080, 670), grey(18)),
    "a card": lambda pen: pen.rectangle((30, 500, 1050, 860), grey(18)),
    "a button": lambda pen: pen.rectangle((160, 570, 920, 690), grey(18)),
    "a selected text": lambda pen: pen.rectangle(SIDES, "#ccdfff"),
    "a highlighter": lambda pen: pen.rectangle(SIDES, "#fff59d"),
    "a green badge": lambda pen: pen.rectangle((330, 590, 750, 670), "#d7f5de"),
    "a ground that runs": a_ground_that_runs,
}


@pytest.mark.parametrize("what", HONEST)
@pytest.mark.parametrize("kind", ["clean", "jpeg", "narrow"])
def test_what_a_screen_draws_behind_a_value_is_no_patch(what: str, kind: str) -> None:
    assert {None} == set(Receipt(HONEST[what]).patches(kind))


def test_no_patches_are_looked_for_in_a_tilted_picture() -> None:
    receipt = painted()
    image, reading = render(receipt.sent("clean")), receipt.read()

    assert [1] == [at for at, line in enumerate(with_patches(image, reading).lines) if line.patch]
    assert replace(reading, tilt=0.02) == with_patches(image, replace(reading, tilt=0.02))


def test_a_reading_that_was_kept_is_looked_at_again() -> None:
    data, reading = painted().sent("whatsapp"), painted().read("whatsapp")

    assert [None, True, None, None] == [line.patch and True for line in looked_at_again(data, reading).lines]


@pytest.mark.parametrize("seed", range(20))
def test_no_picture_and_no_box_breaks_it(seed: int) -> None:
    """It runs in the reading process: an error would end that, and an honest picture be refused."""
    rng = Random(seed)
    wide, high = rng.choice(((50, 50), (60, 400), (300, 60), (720, 400)))
    image = Image.effect_noise((wide, high), 80).convert("RGB") if seed % 3 == 0 else Image.new("RGB", (wide, high))
    pen = ImageDraw.Draw(image)
    for _ in range(rng.randint(0, 12)):
        left, top = rng.randint(-10, wide), rng.randint(-10, high)
        shade = rng.randint(0, 255)
        pen.rectangle((left, top, left + rng.randint(1, wide), top + rng.randint(1, 60)), (shade, shade, shade))
    corners = [(rng.uniform(-5, wide), rng.uniform(-5, high)) for _ in range(40)]
    lines = [(left, top, left + rng.uniform(0, wide), top + rng.uniform(0, 70)) for left, top in corners]

    found = patches_in(image, [*lines, (0, 0, wide, high)])

    assert 41 == len(found)
    assert all(patch is None or (patch[0] < patch[2] and patch[1] < patch[3]) for patch in found)


def test_a_patch_moves_with_its_line() -> None:
    line = TextLine("PHP 1,250.00", 0.9, 10, 20, 110, 40, patch=(5, 15, 115, 45))

    assert TextLine("PHP 1,250.00", 0.9, 20, 140, 220, 180, patch=(10, 130, 230, 190)) == line.on(2, 100)
