"""Taking a file from a browser: the size counted while it comes, the kind told by its first bytes."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

MAX_UPLOAD = 20 * 1024 * 1024
"""Bytes a picture may have."""

_AROUND = 16 * 1024
"""Bytes that the multipart form may add around it."""

SECONDS = 180.0
"""How long an upload may take to come in."""

PDF = "application/pdf"
_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", PDF),
)
_HEIF = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
PICTURE_TYPES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/heic"})
"""What is shown as a picture; all else is handed out as a file to save."""


class _InMemory(MultiPartParser):
    """A form whose files are never written to a disk, where they would lie unlocked."""

    spool_max_size = MAX_UPLOAD + _AROUND


TABLE = "text/csv"
_TABLES = (".csv", ".tsv", ".txt", ".xls", ".xlsx")
"""What names of statements end with. What is in one is told by who reads it, and why one cannot be read."""


class UploadRefused(Exception):
    """An upload that is not taken. `code` names the sentence for the person, `status` is HTTP's."""

    def __init__(self, code: str, status: int) -> None:
        super().__init__(code)
        self.code = code
        self.status = status


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file as it came, and what it is."""

    data: bytes
    media_type: str


def media_type_of(data: bytes) -> str | None:
    """The media type of a picture or PDF by its first bytes; None for anything else."""
    for beginning, media_type in _BEGINNINGS:
        if data.startswith(beginning):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        return "image/heic"
    return None


@asynccontextmanager
async def upload_in(request: Request) -> AsyncIterator[UploadFile]:
    """The one file of a multipart form, in the field `file`; it lies in memory. Raises UploadRefused."""
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > MAX_UPLOAD + _AROUND:
        raise UploadRefused("too-large", 413)
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise UploadRefused("no-picture", 415)
    try:
        async with asyncio.timeout(SECONDS):
            form = await _InMemory(request.headers, _counted(request), max_files=1, max_fields=0).parse()
    except (MultiPartException, ClientDisconnect, TimeoutError) as error:
        raise UploadRefused("upload-broken", 400) from error
    try:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise UploadRefused("upload-broken", 400)
        yield file
    finally:
        await form.close()


async def read_upload(file: UploadFile) -> Uploaded:
    """The bytes of a file that came, if they are a picture or a PDF, or it is called a table. Raises UploadRefused."""
    if (file.size or 0) > MAX_UPLOAD:
        raise UploadRefused("too-large", 413)
    data = await file.read()
    media_type = media_type_of(data)
    if media_type is None and (file.filename or "").lower().endswith(_TABLES):
        media_type = TABLE
    if media_type is None:
        raise UploadRefused("no-picture", 415)
    return Uploaded(data, media_type)


async def _counted(request: Request) -> AsyncGenerator[bytes, None]:
    # The declared length may be absent or a lie: what has come is counted, and no more is taken in than may be.
    taken = 0
    async for chunk in request.stream():
        taken += len(chunk)
        if taken > MAX_UPLOAD + _AROUND:
            raise UploadRefused("too-large", 413)
        yield chunk
