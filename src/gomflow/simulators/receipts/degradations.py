"""What happens to a screenshot between the payer's phone and the chat it arrives in."""

from collections.abc import Callable
from enum import StrEnum
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from gomflow.simulators.receipts.icons import icon
from gomflow.simulators.receipts.photograph import photographed
from gomflow.simulators.receipts.picture import Picture, jpeg, png

_LONGEST_SIDE = 1600
_NARROW = 720
_VIEWER = "#000000"


class Degradation(StrEnum):
    """One way a picture suffers."""

    CLEAN = "clean"  # the PNG as the phone saved it
    JPEG = "jpeg"
    WHATSAPP_1600 = "wa1600"  # longest side 1600 pixels
    WHATSAPP_720 = "w720"  # 720 pixels wide
    CROP = "crop"  # the status bar is cut off
    RESCREEN = "rescreen"  # a screenshot of the screenshot, in a picture viewer
    ROTATED = "rotated"  # lying on its side, with an EXIF note how to hold it
    PHOTO = "photo"  # the phone photographed with another phone
    PHOTO_HARD = "photo_hard"  # the same, in bad light and in a hurry
    HEAVY_BLUR = "heavy_blur"  # beyond reading


def degrade(picture: Picture, rng: Random, degradation: Degradation) -> bytes:
    """The picture as it arrives: PNG when clean, else JPEG."""
    return _WAYS[degradation](picture, rng)


def _clean(picture: Picture, _: Random) -> bytes:
    return png(picture.image)


def _jpeg(picture: Picture, rng: Random) -> bytes:
    return jpeg(picture.image, rng.randint(60, 88))


def _whatsapp_1600(picture: Picture, rng: Random) -> bytes:
    width, height = picture.image.size
    share = min(1.0, _LONGEST_SIDE / max(width, height))
    small = picture.image.resize((round(width * share), round(height * share)), Image.Resampling.LANCZOS)
    return jpeg(small, rng.randint(68, 80))


def _whatsapp_720(picture: Picture, rng: Random) -> bytes:
    return jpeg(_narrowed(picture.image, _NARROW), rng.randint(58, 75))


def _narrowed(image: Image.Image, width: int) -> Image.Image:
    if image.width <= width:
        return image
    return image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)


def _crop(picture: Picture, rng: Random) -> bytes:
    width, height = picture.image.size
    lowest = max((each.box[3] for each in picture.written), default=height)
    bottom = min(height, lowest + rng.randint(height // 100, height // 20))
    return jpeg(picture.image.crop((0, round(height * rng.uniform(0.04, 0.05)), width, bottom)), rng.randint(72, 90))


def _rescreen(picture: Picture, rng: Random) -> bytes:
    width, height = 1080, 2340
    page = Image.new("RGB", (width, height), _VIEWER)
    share = min(width * rng.uniform(0.86, 1.0) / picture.image.width, height * 0.8 / picture.image.height)
    inner = picture.image.resize(
        (round(picture.image.width * share), round(picture.image.height * share)), Image.Resampling.BICUBIC
    )
    page.paste(inner, ((width - inner.width) // 2, (height - inner.height) // 2))
    for name, x, y in (
        ("arrow", 50, 120),
        ("more", 970, 120),
        ("share", 170, 2180),
        ("heart", 510, 2180),
        ("down", 850, 2180),
    ):
        sign = icon(name, 60)
        page.paste("#f0f0f0", (x, y, x + 60, y + 60), sign)
    ImageDraw.Draw(page).rounded_rectangle((400, 2305, 680, 2315), 5, fill="#f0f0f0")
    return jpeg(page, rng.randint(60, 80))


def _rotated(picture: Picture, rng: Random) -> bytes:
    turn, orientation = rng.choice(
        ((Image.Transpose.ROTATE_90, 6), (Image.Transpose.ROTATE_270, 8), (Image.Transpose.ROTATE_180, 3))
    )
    return jpeg(picture.image.transpose(turn), rng.randint(75, 90), orientation=orientation)


def _photo(picture: Picture, rng: Random) -> bytes:
    return jpeg(photographed(picture.image, rng, hard=False), rng.randint(78, 90))


def _photo_hard(picture: Picture, rng: Random) -> bytes:
    return jpeg(photographed(picture.image, rng, hard=True), rng.randint(55, 72))


def _heavy_blur(picture: Picture, rng: Random) -> bytes:
    tiny = _narrowed(picture.image, rng.randint(84, 100)).filter(ImageFilter.GaussianBlur(1.1))
    return jpeg(tiny.resize(_narrowed(picture.image, _NARROW).size, Image.Resampling.BICUBIC), 70)


_WAYS: dict[Degradation, Callable[[Picture, Random], bytes]] = {
    Degradation.CLEAN: _clean,
    Degradation.JPEG: _jpeg,
    Degradation.WHATSAPP_1600: _whatsapp_1600,
    Degradation.WHATSAPP_720: _whatsapp_720,
    Degradation.CROP: _crop,
    Degradation.RESCREEN: _rescreen,
    Degradation.ROTATED: _rotated,
    Degradation.PHOTO: _photo,
    Degradation.PHOTO_HARD: _photo_hard,
    Degradation.HEAVY_BLUR: _heavy_blur,
}
