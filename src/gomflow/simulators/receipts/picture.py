"""A picture and the texts in it, before it is turned into bytes."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from gomflow.simulators.receipts.screen import Field, Screen, Written

_QUICK = 3  # zlib's effort: a fifth of the time of the default for a few per cent more bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """An RGB image, and the texts where they were drawn."""

    image: Image.Image
    written: tuple[Written, ...] = ()

    @classmethod
    def of(cls, screen: Screen) -> "Picture":
        return cls(screen.image, tuple(screen.written))

    @property
    def text(self) -> str:
        """Every line of text, in the order it was drawn."""
        return "\n".join(each.text for each in self.written)

    def shown(self, field: Field) -> str:
        """A fact as it is written in the picture, or an empty string."""
        return " ".join(each.text for each in self.written if each.field is field)

    def boxes(self, *fields: Field) -> list[tuple[int, int, int, int]]:
        return [each.box for each in self.written if each.field in fields]


def png(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG", compress_level=_QUICK)
    return file.getvalue()


def jpeg(image: Image.Image, quality: int, *, orientation: int = 1) -> bytes:
    """JPEG bytes; an orientation other than 1 is written into the EXIF data (TIFF tag 274)."""
    file = BytesIO()
    exif = Image.Exif()
    if orientation != 1:
        exif[274] = orientation
    image.save(file, "JPEG", quality=quality, exif=exif)
    return file.getvalue()
