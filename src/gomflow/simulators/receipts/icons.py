"""Small line icons, drawn large on a square tile and shrunk, so that no icon font is needed."""

from functools import lru_cache

from PIL import Image, ImageDraw

_OVERSAMPLING = 4

# Each icon is strokes on a unit square: lists of points joined by lines.
_STROKES: dict[str, list[list[tuple[float, float]]]] = {
    "check": [[(0.2, 0.53), (0.42, 0.74), (0.81, 0.29)]],
    "cross": [[(0.25, 0.25), (0.75, 0.75)], [(0.75, 0.25), (0.25, 0.75)]],
    "clock": [[(0.5, 0.22), (0.5, 0.52), (0.7, 0.64)]],
    "bang": [[(0.5, 0.2), (0.5, 0.58)], [(0.5, 0.76), (0.5, 0.78)]],
    "back": [[(0.62, 0.18), (0.32, 0.5), (0.62, 0.82)]],
    "arrow": [[(0.5, 0.18), (0.18, 0.5), (0.5, 0.82)], [(0.18, 0.5), (0.86, 0.5)]],
    "next": [[(0.4, 0.22), (0.66, 0.5), (0.4, 0.78)]],
    "down": [[(0.5, 0.15), (0.5, 0.65)], [(0.28, 0.45), (0.5, 0.67), (0.72, 0.45)], [(0.18, 0.86), (0.82, 0.86)]],
    "share": [
        [(0.5, 0.62), (0.5, 0.12)],
        [(0.3, 0.3), (0.5, 0.1), (0.7, 0.3)],
        [(0.2, 0.45), (0.2, 0.88), (0.8, 0.88), (0.8, 0.45)],
    ],
    "more": [[(0.5, 0.2), (0.5, 0.22)], [(0.5, 0.49), (0.5, 0.51)], [(0.5, 0.78), (0.5, 0.8)]],
    "copy": [
        [(0.35, 0.35), (0.85, 0.35), (0.85, 0.88), (0.35, 0.88), (0.35, 0.35)],
        [(0.22, 0.68), (0.15, 0.68), (0.15, 0.14), (0.66, 0.14), (0.66, 0.22)],
    ],
    "plane": [[(0.1, 0.5), (0.9, 0.12), (0.62, 0.88), (0.45, 0.58), (0.1, 0.5)], [(0.45, 0.58), (0.9, 0.12)]],
}
_FILLED = {"wifi", "signal", "heart"}


@lru_cache(maxsize=256)
def icon(name: str, size: int, stroke: float = 0.1) -> Image.Image:
    """An icon as a mask of size by size pixels; stroke is a share of the size. Raises KeyError for an unknown name."""
    side = size * _OVERSAMPLING
    tile = Image.new("L", (side, side))
    pen = ImageDraw.Draw(tile)
    if name in _FILLED:
        _fill(pen, name, side)
    else:
        width = max(1, round(stroke * side))
        for points in _STROKES[name]:
            at = [(x * side, y * side) for x, y in points]
            pen.line(at, fill=255, width=width, joint="curve")
            for x, y in at:
                pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=255)
    return tile.resize((size, size), Image.Resampling.BOX)


def _fill(pen: ImageDraw.ImageDraw, name: str, side: int) -> None:
    if name == "wifi":
        pen.pieslice((-0.15 * side, 0.12 * side, 1.15 * side, 1.5 * side), 227, 313, fill=255)
    elif name == "signal":
        for bar in range(4):
            left, top = (0.04 + 0.25 * bar) * side, (0.68 - 0.19 * bar) * side
            pen.rounded_rectangle((left, top, left + 0.17 * side, 0.9 * side), 0.04 * side, fill=255)
    else:
        pen.pieslice((0.08 * side, 0.18 * side, 0.52 * side, 0.62 * side), 180, 0, fill=255)
        pen.pieslice((0.48 * side, 0.18 * side, 0.92 * side, 0.62 * side), 180, 0, fill=255)
        pen.polygon([(0.08 * side, 0.4 * side), (0.92 * side, 0.4 * side), (0.5 * side, 0.88 * side)], fill=255)


@lru_cache(maxsize=64)
def disc(size: int) -> Image.Image:
    """A filled circle as a mask of size by size pixels."""
    tile = Image.new("L", (size * _OVERSAMPLING, size * _OVERSAMPLING))
    ImageDraw.Draw(tile).ellipse((0, 0, size * _OVERSAMPLING - 1, size * _OVERSAMPLING - 1), fill=255)
    return tile.resize((size, size), Image.Resampling.BOX)


def rounded(width: int, height: int, radius: int) -> Image.Image:
    """A rectangle with soft round corners as a mask; the radius gives way where the sides are short."""
    radius = min(radius, width // 2, height // 2)
    mask = Image.new("L", (width, height), 255)
    if radius <= 0:
        return mask
    circle = disc(2 * radius)
    for x, left in ((0, 0), (width - radius, radius)):
        for y, top in ((0, 0), (height - radius, radius)):
            mask.paste(circle.crop((left, top, left + radius, top + radius)), (x, y))
    return mask
