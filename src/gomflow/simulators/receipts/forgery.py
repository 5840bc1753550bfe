"""What a dishonest payer does to a picture: paints amounts over, or cuts away what would give the fraud away."""

from dataclasses import replace
from random import Random

from PIL import Image, ImageDraw

from gomflow.simulators.receipts.fonts import font
from gomflow.simulators.receipts.picture import Picture
from gomflow.simulators.receipts.screen import ANCHORS, Field, Written
from gomflow_events.money import Money

_LOWEST = 24  # pixels: a strip that holds a line of text
_SLIGHT, _PLAIN = 14, 28  # shades of 256 by which a patch is off
_BRIGHT = 3 * 128
_GIVING_AWAY = (Field.REFERENCE, Field.RECIPIENT, Field.ACCOUNT)


def amounts_shown(picture: Picture) -> int:
    """How many times the picture states the amount."""
    return len(picture.boxes(Field.AMOUNT))


def with_edited_amount(picture: Picture, old: Money, new: Money, rng: Random, *, all_places: bool) -> Picture:
    """The picture with its amounts painted over; unless all places are edited, the smallest print is forgotten."""
    image = picture.image.copy()
    pen = ImageDraw.Draw(image)
    amounts = sorted((each for each in picture.written if each.field is Field.AMOUNT), key=lambda each: -each.size)
    forged = amounts if all_places else amounts[:-1]
    for each in forged:
        _paint_over(pen, picture, each, _rewritten(each.text, old, new), rng)
    written = (replace(one, text=_rewritten(one.text, old, new)) if one in forged else one for one in picture.written)
    return replace(picture, image=image, written=tuple(written))


def with_patched_amount(picture: Picture, old: Money, new: Money, rng: Random) -> Picture:
    """The picture with every amount typed anew on a patch that shows: the forger took its shade by eye."""
    image = picture.image.copy()
    pen = ImageDraw.Draw(image)
    written = []
    for each in picture.written:
        one = each
        if each.field is Field.AMOUNT:
            one = _patched(image, pen, replace(each, text=_rewritten(each.text, old, new)), rng)
        written.append(one)
    return replace(picture, image=image, written=tuple(written))


def _patched(image: Image.Image, pen: ImageDraw.ImageDraw, new: Written, rng: Random) -> Written:
    """A text typed over an old one, on a patch that covers both; the margins are those of a finger."""
    face = font(new.family, new.weight, new.size)
    left, top, right, bottom = pen.textbbox(new.anchor, new.text, font=face, anchor=ANCHORS[new.align])
    before = new.box
    near, far = new.size // 8, new.size // 4
    patch = (
        round(min(left, before[0])) - rng.randint(near, far),
        round(min(top, before[1])) - rng.randint(near, far),
        round(max(right, before[2])) + rng.randint(near, far),
        round(max(bottom, before[3])) + rng.randint(near, far),
    )
    # The row over the patch is ground, whatever stands to the left of it.
    over = image.crop((patch[0], max(0, patch[1] - 3), patch[2], max(1, patch[1] - 2))).getcolors(image.width)
    assert over is not None
    _, beside = max(over)
    assert isinstance(beside, tuple)
    off = rng.randint(_SLIGHT, _PLAIN) * (-1 if sum(beside) > _BRIGHT else 1)
    pen.rectangle(patch, fill=tuple(min(max(shade + off, 0), 255) for shade in beside))
    pen.text(new.anchor, new.text, font=face, fill=new.colour, anchor=ANCHORS[new.align])
    return replace(new, patch=patch)


def _rewritten(text: str, old: Money, new: Money) -> str:
    """A text with another amount, written as the old one was: with thousands parted or not, with cents or without."""
    for form in ("{:,.2f}", "{:.2f}", "{:,.0f}", "{:.0f}"):
        shown = form.format(old.amount)
        if shown in text:
            return text.replace(shown, (form if new.amount == int(new.amount) else "{:.2f}").format(new.amount))
    return text


def _paint_over(pen: ImageDraw.ImageDraw, picture: Picture, old: Written, text: str, rng: Random) -> None:
    left, top, right, bottom = old.box
    beside = picture.image.getpixel((max(0, left - 4), (top + bottom) // 2))
    # The forger samples one colour, takes nearly the right cut of the type, and is a pixel off.
    pen.rectangle((left - 2, top - 3, right + 2, bottom + 3), fill=beside)
    face = font(
        old.family, min(800, max(300, old.weight + rng.choice((-100, 0, 100)))), old.size + rng.choice((-1, 0, 1))
    )
    x, y = old.anchor
    pen.text(
        (x + rng.choice((-1, 0, 1)), y + rng.choice((-1, 0, 1))),
        text,
        font=face,
        fill=old.colour,
        anchor=ANCHORS[old.align],
    )


def cut_to_amount(picture: Picture) -> Picture | None:
    """The widest strip that holds an amount and neither the reference nor the recipient; None where there is none."""
    forbidden = picture.boxes(*_GIVING_AWAY)
    strips = []
    for box in picture.boxes(Field.AMOUNT):
        top = max((other[3] for other in forbidden if other[1] < box[1]), default=-2) + 2
        bottom = min((other[1] for other in forbidden if other[1] > box[1]), default=picture.image.height + 2) - 2
        strips.append((top, bottom))
    top, bottom = max(strips, key=lambda strip: strip[1] - strip[0])
    if bottom - top < _LOWEST:
        return None
    strip = picture.image.crop((0, top, picture.image.width, bottom))
    left = (each for each in picture.written if top <= each.box[1] and each.box[3] <= bottom)
    return replace(picture, image=strip, written=tuple(each.moved_up(top) for each in left))
