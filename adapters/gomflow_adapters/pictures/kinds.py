"""What a file is by its first bytes, whatever it is called."""

from enum import StrEnum
from typing import Final

_PDF_WITHIN: Final = 1024
"""A PDF may have this many bytes before it begins."""
_HEIF_BRANDS: Final = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1", b"mif2"}
)


class MediaType(StrEnum):
    """The kinds of file that are read."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    HEIC = "image/heic"
    PDF = "application/pdf"


def media_type_of(data: bytes) -> MediaType | None:
    """The kind of a file; None for one that is not read."""
    if data.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return MediaType.WEBP
    if data[4:8] == b"ftyp" and _names_heif(data):
        return MediaType.HEIC
    return MediaType.PDF if b"%PDF-" in data[:_PDF_WITHIN] else None


def _names_heif(data: bytes) -> bool:
    """Whether the file type box has a HEIF brand, as its own or among those it is compatible with."""
    size = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[at : at + 4] for at in (8, *range(16, size, 4))}
    return bool(brands & _HEIF_BRANDS) and not brands & {b"avif", b"avis"}
