"""A phone with a picture on its screen, photographed: perspective, uneven light, blur and noise."""

from dataclasses import dataclass
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from gomflow.simulators.receipts.icons import rounded

Point = tuple[float, float]
Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]

_CORNER = 0.07  # how round a phone is, as a share of its width
_DESKS = (("#7a5a3c", "#4d3826"), ("#c9c4ba", "#8f8a80"), ("#3b4450", "#20262e"), ("#d9d3e3", "#a79fb8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Conditions:
    size: tuple[int, int]
    fills: float  # share of the photo's height that the phone takes
    jitter: float  # how far a corner strays, as a share of the width
    dimmest: float  # light in the darkest corner, 1 being full light
    blur: float  # radius in pixels
    noise: int  # spread in grey levels


_CALM = _Conditions(size=(1500, 2000), fills=0.92, jitter=0.014, dimmest=0.72, blur=0.7, noise=14)
_HASTY = _Conditions(size=(1080, 1440), fills=0.9, jitter=0.04, dimmest=0.5, blur=1.1, noise=34)


def photographed(image: Image.Image, rng: Random, *, hard: bool) -> Image.Image:
    """A photo of a phone that shows the image; hard ones are darker, more askew, softer and noisier."""
    conditions = _HASTY if hard else _CALM
    photo = _desk(rng, conditions.size)
    phone = _phone(image, round(conditions.size[1] * conditions.fills), conditions.size[0])
    corners = _corners(phone.size, conditions, rng)
    matrix = _from_photo(phone.size, corners)
    way = Image.Transform.PERSPECTIVE
    seen = phone.transform(conditions.size, way, matrix, Image.Resampling.BICUBIC)
    body = rounded(*phone.size, round(phone.width * _CORNER))
    outline = body.transform(conditions.size, way, matrix, Image.Resampling.BILINEAR)
    photo.paste(seen, (0, 0), outline)
    photo = ImageChops.multiply(photo, _light(rng, conditions))
    if hard:
        lamp = ImageChops.multiply(_glare(rng, conditions.size), outline)
        photo = ImageChops.screen(photo, Image.merge("RGB", (lamp, lamp, lamp)))
    photo = photo.filter(ImageFilter.GaussianBlur(conditions.blur * rng.uniform(0.8, 1.1)))
    return _noisy(photo, rng, conditions.noise)


def _desk(rng: Random, size: tuple[int, int]) -> Image.Image:
    near, far = rng.choice(_DESKS)
    photo = Image.new("RGB", size, near)
    photo.paste(far, (0, 0), Image.linear_gradient("L").rotate(rng.choice((0, 90, 180))).resize(size))
    return photo


def _phone(image: Image.Image, height: int, room: int) -> Image.Image:
    """The image inside the black rim of a phone, as tall as asked or as wide as there is room."""
    share = min(height / (image.height * 1.05), room * 0.96 / (image.width * 1.06))
    inner = image.resize((round(image.width * share), round(image.height * share)), Image.Resampling.LANCZOS)
    rim = round(inner.width * 0.028)
    phone = Image.new("RGB", (inner.width + 2 * rim, inner.height + 2 * rim), "#0b0b0d")
    phone.paste(inner, (rim, rim))
    edge = (0, 0, phone.width - 1, phone.height - 1)
    ImageDraw.Draw(phone).rounded_rectangle(edge, round(phone.width * _CORNER), outline="#2c2d31", width=3)
    return phone


def _corners(size: tuple[int, int], conditions: _Conditions, rng: Random) -> list[Point]:
    """Where the phone's corners come to lie: clockwise from the top left."""
    left, top = (conditions.size[0] - size[0]) / 2, (conditions.size[1] - size[1]) / 2
    stray = conditions.jitter * conditions.size[0]
    square = ((left, top), (left + size[0], top), (left + size[0], top + size[1]), (left, top + size[1]))
    return [(x + rng.uniform(-stray, stray), y + rng.uniform(-stray, stray)) for x, y in square]


def _from_photo(size: tuple[int, int], corners: list[Point]) -> tuple[float, ...]:
    """The eight coefficients that say, for a place in the photo, which place of the phone is seen there.

    The unit square goes to the corners by Heckbert's closed form; its inverse, scaled to the phone, is what Pillow
    wants.
    """
    (a, b, c), (d, e, f), (g, h, i) = _adjugate(_square_to(corners))
    width, height = size
    return (
        a * width / i, b * width / i, c * width / i,
        d * height / i, e * height / i, f * height / i,
        g / i, h / i,
    )  # fmt: skip


def _square_to(corners: list[Point]) -> Matrix:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    dx1, dx2, sx = x1 - x2, x3 - x2, x0 - x1 + x2 - x3
    dy1, dy2, sy = y1 - y2, y3 - y2, y0 - y1 + y2 - y3
    area = dx1 * dy2 - dx2 * dy1
    g, h = (sx * dy2 - dx2 * sy) / area, (dx1 * sy - sx * dy1) / area
    return ((x1 - x0 + g * x1, x3 - x0 + h * x3, x0), (y1 - y0 + g * y1, y3 - y0 + h * y3, y0), (g, h, 1.0))


def _adjugate(matrix: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    return (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d),
    )


def _light(rng: Random, conditions: _Conditions) -> Image.Image:
    """Full light on one side, falling off towards the other."""
    slope = Image.linear_gradient("L").rotate(rng.uniform(0, 360), Image.Resampling.BILINEAR, fillcolor=128)
    middle = slope.crop((38, 38, 218, 218)).resize(conditions.size, Image.Resampling.BILINEAR)
    dim = conditions.dimmest
    grey = middle.point([round(255 * (dim + (1 - dim) * level / 255)) for level in range(256)])
    warm = rng.randint(226, 255)
    return Image.merge(
        "RGB",
        (
            grey,
            grey.point([level * 250 // 255 for level in range(256)]),
            grey.point([level * warm // 255 for level in range(256)]),
        ),
    )


def _glare(rng: Random, size: tuple[int, int]) -> Image.Image:
    """The reflection of a lamp: a soft bright spot, as a mask."""
    spot = Image.radial_gradient("L").point([max(0, 90 - level) for level in range(256)])
    across = round(size[0] * rng.uniform(0.5, 0.9))
    glare = Image.new("L", size)
    at = (rng.randint(-across // 2, size[0] - across // 2), rng.randint(-across // 2, size[1] - across // 2))
    glare.paste(spot.resize((across, across), Image.Resampling.BILINEAR), at)
    return glare


def _noisy(image: Image.Image, rng: Random, spread: int) -> Image.Image:
    """Grain, the same in every channel; two even noises make one that is rarer at its ends."""
    count = image.width * image.height
    grains = [Image.frombytes("L", image.size, rng.randbytes(count)) for _ in range(2)]
    grain = Image.blend(grains[0], grains[1], 0.5).point([level * spread // 255 for level in range(256)])
    return ImageChops.add(image, Image.merge("RGB", (grain, grain, grain)), 1.0, -spread // 2)
