"""From bytes to text, in the encodings that banks' exports and spreadsheets write."""

import codecs
import unicodedata
from typing import Final

from gomflow.statement.reading.trouble import StatementTrouble

LARGEST: Final = 5 * 1024 * 1024
"""Bytes a statement may have; a year of a busy account has a tenth of it."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_KINDS: Final = (
    (b"PK\x03\x04", "spreadsheet"),
    (b"\xd0\xcf\x11\xe0", "spreadsheet"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"{\\rtf", "no-table"),
)
_SAMPLE: Final = 4096
_MOST_ODD: Final = 0.02
_HALF: Final = 0.3
"""From how many zero bytes among the odd or even ones a text counts as UTF-16."""


def text_of(data: bytes) -> str:
    """The text of a file. Raises StatementTrouble for what is none, saying what it is where that can be told."""
    if len(data) > LARGEST:
        raise StatementTrouble("too-large", megabytes=LARGEST // 1024 // 1024)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise StatementTrouble("empty")
    for beginning, kind in _OTHER_KINDS:
        if data.startswith(beginning):
            raise StatementTrouble(kind)
    text = _decoded(data)
    odd = sum(unicodedata.category(sign) == "Cc" and sign not in "\t\r\n\x1a" for sign in text[:_SAMPLE])
    if odd > _MOST_ODD * min(len(text), _SAMPLE):
        raise StatementTrouble("binary")
    return text.replace("\x1a", "").replace("\x00", "")


def _decoded(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise StatementTrouble("binary") from error
    for encoding in (*_without_bom(data), "utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _without_bom(data: bytes) -> tuple[str, ...]:
    """UTF-16 whose first two bytes do not say so: in western text every other byte is zero."""
    sample = data[:_SAMPLE]
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > _HALF * half:
        return ("utf-16-le",)
    if sample[0::2].count(0) > _HALF * half:
        return ("utf-16-be",)
    return ()
