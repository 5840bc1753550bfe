"""Whether bytes are a picture that can be read, decided before anything large is decoded."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import pillow_heif
from PIL import Image

from gomflow.ports.reader import UnreadablePicture
from gomflow_adapters.pictures.documents import MOST_SHEETS, PIXELS_PER_POINT, Document, document_in
from gomflow_adapters.pictures.kinds import MediaType, media_type_of

LARGEST_FILE: Final = 20 * 1024 * 1024
"""In bytes: as much as the platforms let a bot fetch."""
MOST_PIXELS: Final = 50_000_000
"""As many as phones' cameras make; decoded they are 150 MB."""
SMALLEST_SIDE: Final = 50
_CHECKED_WIDTH: Final = 720
_FORMATS: Final = {
    MediaType.JPEG: ("JPEG", "MPO"),
    MediaType.PNG: ("PNG",),
    MediaType.WEBP: ("WEBP",),
    MediaType.HEIC: ("HEIF",),
}
_WHAT_TO_SEND: Final = "Please send the receipt as a screenshot or a photo (JPEG, PNG, WebP or HEIC), or as a PDF."

pillow_heif.register_heif_opener(thumbnails=False)


@dataclass(frozen=True, slots=True)
class Checked:
    """A picture that can be read: its kind by content, its size in pixels; of a PDF that of all pages, at 144 dpi."""

    media_type: str
    width: int
    height: int


def check(data: bytes) -> Checked:
    """What a picture is, after it was decoded once to be sure. Raises UnreadablePicture and nothing else.

    Decoding a large photo takes up to a second, and a page as long as it likes: see gomflow_adapters.pictures.darkroom.
    """
    media_type = accepted(data)
    with opened(data, media_type) as picture:
        if isinstance(picture, Document):
            if picture.count > MOST_SHEETS:
                raise _too_many_sheets(picture.count)
            for number, (wide, _) in enumerate(picture.sizes):
                picture.run(number, min(_CHECKED_WIDTH / wide, 1.0))
            width, height = (round(side * PIXELS_PER_POINT) for side in picture.size)
            return Checked(media_type.value, width, height)
        width, height = picture.size
        picture.load()
        return Checked(media_type.value, width, height)


def accepted(data: bytes) -> MediaType:
    """The kind of a file that is of a kind and a size to be opened. Raises UnreadablePicture."""
    if not data:
        raise UnreadablePicture("damaged", f"The file is empty. {_WHAT_TO_SEND}")
    if len(data) > LARGEST_FILE:
        megabytes = LARGEST_FILE // 1024**2
        raise UnreadablePicture("too-large", f"The file is larger than {megabytes} MB. Please send a smaller one.")
    media_type = media_type_of(data)
    if media_type is None:
        raise UnreadablePicture("not-a-picture", f"This kind of file cannot be read. {_WHAT_TO_SEND}")
    return media_type


@contextmanager
def opened(data: bytes, media_type: MediaType) -> Iterator[Image.Image | Document]:
    """A picture with its size checked and its pixels still packed; whatever goes wrong inside is UnreadablePicture."""
    try:
        if media_type is MediaType.PDF:
            with document_in(data) as document:
                _refuse_sheets(document)
                yield document
        else:
            with Image.open(io.BytesIO(data), formats=_FORMATS[media_type]) as image:
                refuse_size(*image.size)
                yield image
    except UnreadablePicture:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # decoders of files from strangers raise anything: all of it says the same
        raise UnreadablePicture(
            "damaged", f"The file is damaged or was cut short, and cannot be opened. {_WHAT_TO_SEND}"
        ) from error


def refuse_size(width: float, height: float) -> None:
    """Raises UnreadablePicture for a picture too large to be decoded, or too small to hold a receipt."""
    if width * height > MOST_PIXELS:
        raise _too_many_pixels()
    if min(width, height) < SMALLEST_SIDE:
        raise UnreadablePicture("too-small", f"The picture is too small to be read. {_WHAT_TO_SEND}")


def _refuse_sheets(document: Document) -> None:
    """Raises UnreadablePicture for pages of no sensible size, each by itself or all together."""
    for width, height in document.sizes:
        refuse_size(width * PIXELS_PER_POINT, height * PIXELS_PER_POINT)
    if sum(width * height for width, height in document.sizes) * PIXELS_PER_POINT**2 > MOST_PIXELS:
        raise _too_many_pixels()


def _too_many_sheets(count: int) -> UnreadablePicture:
    why = f"The PDF has {count} pages, and {MOST_SHEETS} are read. Please send the page of the receipt alone."
    return UnreadablePicture("too-many-pages", why)


def _too_many_pixels() -> UnreadablePicture:
    limit = MOST_PIXELS // 1_000_000
    why = f"The picture has more than {limit} million pixels. Please send a screenshot, or a smaller photo."
    return UnreadablePicture("too-many-pixels", why)
