"""An example of a good screenshot: a receipt of nobody's, with what counts on it numbered and explained."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageFont

WIDTH: Final = 720
_MARGIN: Final = 40
_ROW: Final = 92
_LINE: Final = 34
_INK, _QUIET, _PAPER, _PAGE = "#18212f", "#5b6675", "#ffffff", "#eef1f5"
_MARK, _DONE, _STAMP = "#d4351c", "#1b8a4b", "#c6ccd6"
_LEGEND_WIDTH: Final = WIDTH - 2 * _MARGIN - 60


@dataclass(frozen=True, slots=True)
class Example:
    """What is drawn: the app's name, the rows of its receipt, the stamp across it, and what each number means."""

    app: str
    done: str
    rows: tuple[tuple[str, str], ...]
    stamp: str
    legend: tuple[str, ...]


def draw(example: Example) -> bytes:
    """The picture as a PNG."""
    legend = [_wrapped(text, _font(400, 26), _LEGEND_WIDTH) for text in example.legend]
    paper = 260 + _ROW * len(example.rows)
    height = paper + 2 * _MARGIN + sum(_LINE * len(lines) + 26 for lines in legend) + 20
    image = Image.new("RGB", (WIDTH, height), _PAGE)
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((_MARGIN, _MARGIN, WIDTH - _MARGIN, _MARGIN + paper), 28, fill=_PAPER)
    _stamp(image, example.stamp, paper)
    pen.text((WIDTH / 2, _MARGIN + 62), example.app, font=_font(700, 46), fill=_INK, anchor="mm")
    _number(pen, 1, (_MARGIN + 44, _MARGIN + 62))
    pen.text((WIDTH / 2, _MARGIN + 140), example.done, font=_font(600, 34), fill=_DONE, anchor="mm")
    _number(pen, 2, (_MARGIN + 44, _MARGIN + 140))
    for at, (label, value) in enumerate(example.rows):
        middle = _MARGIN + 232 + at * _ROW
        _number(pen, at + 3, (_MARGIN + 44, middle))
        pen.text((_MARGIN + 88, middle), label, font=_font(400, 27), fill=_QUIET, anchor="lm")
        pen.text((WIDTH - _MARGIN - 32, middle), value, font=_font(600, 30), fill=_INK, anchor="rm")
    _explain(pen, legend, paper + _MARGIN + 36)
    kept = BytesIO()
    image.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _explain(pen: ImageDraw.ImageDraw, legend: Sequence[Sequence[str]], top: int) -> None:
    for number, lines in enumerate(legend, 1):
        _number(pen, number, (_MARGIN + 22, top + _LINE // 2))
        for line in lines:
            pen.text((_MARGIN + 60, top + _LINE // 2), line, font=_font(400, 26), fill=_INK, anchor="lm")
            top += _LINE
        top += 26


def _number(pen: ImageDraw.ImageDraw, number: int, at: tuple[float, float]) -> None:
    across, down = at
    pen.ellipse((across - 21, down - 21, across + 21, down + 21), fill=_MARK)
    pen.text(at, str(number), font=_font(700, 25), fill=_PAPER, anchor="mm")


def _stamp(image: Image.Image, text: str, paper: int) -> None:
    """Across the whole receipt, so that nobody takes it for one."""
    font = _font(800, 54)
    left, top, right, bottom = font.getbbox(text)
    layer = Image.new("L", (round(right - left) + 40, round(bottom - top) + 40))
    ImageDraw.Draw(layer).text((20 - left, 20 - top), text, font=font, fill=150)
    turned = layer.rotate(28, expand=True, resample=Image.Resampling.BICUBIC)
    place = ((WIDTH - turned.width) // 2, _MARGIN + (paper - turned.height) // 2 + 70)
    image.paste(Image.new("RGB", turned.size, _STAMP), place, turned)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def _inter() -> bytes:
    for resource in files("fontpkg_inter").joinpath("files").iterdir():
        if resource.name.endswith(".ttf") and "Italic" not in resource.name:
            return resource.read_bytes()
    raise FileNotFoundError("fontpkg_inter brings no upright font; install it again")


@lru_cache(maxsize=32)
def _font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    face = ImageFont.truetype(BytesIO(_inter()), size, layout_engine=ImageFont.Layout.BASIC)
    axes = [(axis["name"] or b"").decode() for axis in face.get_variation_axes()]
    face.set_variation_by_axes([weight if name == "Weight" else 14 for name in axes])
    return face
