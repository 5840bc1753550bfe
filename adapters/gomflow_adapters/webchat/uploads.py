"""Taking files from a browser: the size counted while they come, the kind told by their first bytes."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from gomflow.ports.reader import UnreadablePicture
from gomflow_adapters.pictures import MOST_PAGES, MediaType
from gomflow_adapters.pictures.checks import accepted
from gomflow_adapters.pictures.darkroom import DARKROOM
from gomflow_adapters.pictures.kinds import media_type_of

MAX_UPLOAD = 20 * 1024 * 1024
"""Bytes a picture may have, or several that are sent together."""

_AROUND = 16 * 1024
"""Bytes that the multipart form may add around it."""

SECONDS = 180.0
"""How long an upload may take to come in."""

PICTURE_TYPES = frozenset({MediaType.JPEG, MediaType.PNG, MediaType.WEBP})
"""What every browser shows as it is."""


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


class FileRefused(UploadRefused):
    """A file that cannot be read; `code` is that of the UnreadablePicture, `name` what it is called among several."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(code, 413 if code == "too-large" else 415)
        self.name = name


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file as it came, and what it is."""

    data: bytes
    media_type: str


@asynccontextmanager
async def upload_in(request: Request) -> AsyncIterator[Sequence[UploadFile]]:
    """The files of a multipart form, in the field `file`; they lie in memory. Raises UploadRefused."""
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > MAX_UPLOAD + _AROUND:
        raise UploadRefused("too-large", 413)
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise UploadRefused("no-picture", 415)
    try:
        async with asyncio.timeout(SECONDS):
            form = await _InMemory(request.headers, _counted(request), max_files=MOST_PAGES, max_fields=0).parse()
    except (MultiPartException, ClientDisconnect, TimeoutError) as error:
        raise UploadRefused("upload-broken", 400) from error
    try:
        files = [file for file in form.getlist("file") if isinstance(file, UploadFile)]
        if not files:
            raise UploadRefused("upload-broken", 400)
        yield files
    finally:
        await form.close()


async def read_upload(files: Sequence[UploadFile]) -> Uploaded:
    """The bytes that came: a picture or a PDF, of several the one picture they make, or what is called a table.

    The proof is all of them together (ADR 0043), so that nothing behind this has to know that they were several.
    Raises UploadRefused.
    """
    if sum(file.size or 0 for file in files) > MAX_UPLOAD:
        raise UploadRefused("too-large", 413)
    pictures = [await file.read() for file in files]
    if len(files) == 1 and media_type_of(pictures[0]) is None and _is_table(files[0]):
        return Uploaded(pictures[0], TABLE)
    if len(files) == 1:
        try:
            # Whether it can be opened is found out when it is sent: then the conversation answers.
            return Uploaded(pictures[0], accepted(pictures[0]))
        except UnreadablePicture as error:
            raise FileRefused(error.code, "") from error
    for file, data in zip(files, pictures, strict=True):
        try:
            await DARKROOM.check(data)
        except UnreadablePicture as error:
            raise FileRefused(error.code, file.filename or "") from error
    return Uploaded(await DARKROOM.joined(pictures), MediaType.JPEG)


def _is_table(file: UploadFile) -> bool:
    return (file.filename or "").lower().endswith(_TABLES)


async def _counted(request: Request) -> AsyncGenerator[bytes, None]:
    # The declared length may be absent or a lie: what has come is counted, and no more is taken in than may be.
    taken = 0
    async for chunk in request.stream():
        taken += len(chunk)
        if taken > MAX_UPLOAD + _AROUND:
            raise UploadRefused("too-large", 413)
        yield chunk
