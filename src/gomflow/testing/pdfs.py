"""PDFs as banks make them: pages of text, each with its lines from the top, without a picture in them."""

from collections.abc import Sequence
from hashlib import md5

A4 = (595, 842)
_LEFT, _TOP = 60, 80
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_MAY = (-4).to_bytes(4, "little", signed=True)
_ID = b"gomflow's tests!"


def pdf_of(
    *pages: Sequence[str],
    size: tuple[int, int] = A4,
    letters: float = 12,
    apart: float = 24,
    password: str | None = None,
) -> bytes:
    """A document with these pages; a tab parts what stands left from what stands in a second column.

    It is encrypted with a `password`; with an empty one everybody may open it, as banks do against changes.
    """
    key = b"" if password is None else _key(password)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for lines in pages:
        drawn = b"".join(_line(text, size, size[1] - _TOP - apart * row, letters) for row, text in enumerate(lines))
        number = len(objects) + 1
        drawn = _rc4(_of_object(key, number), drawn) if key else drawn
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn))
        resources = b"/Resources<</Font<</F1 3 0 R>>>>"
        box = b"/MediaBox[0 0 %d %d]" % size
        objects.append(b"<</Type/Page/Parent 2 0 R%b%b/Contents %d 0 R>>" % (box, resources, number))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%b]/Count %d>>" % (b" ".join(kids), len(kids))
    trailer = b"/Root 1 0 R"
    if password is not None:
        locked = (_hex(_owner(password)), _hex(_rc4(key, _PADDING)))
        objects.append(b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%b>/U<%b>>>" % locked)
        trailer += b"/Encrypt %d 0 R/ID[<%b><%b>]" % (len(objects), _hex(_ID), _hex(_ID))
    body = b"".join(b"%d 0 obj%b endobj\n" % numbered for numbered in enumerate(objects, 1))
    return b"%%PDF-1.4\n%btrailer<<%b>>\n%%%%EOF" % (body, trailer)


def _line(text: str, size: tuple[int, int], down: float, letters: float) -> bytes:
    columns = text.split("\t")
    return b"".join(
        b"BT /F1 %g Tf %g %g Td (%b) Tj ET\n" % (letters, left, down, _escaped(column))
        for column, left in zip(columns, (_LEFT, size[0] / 2), strict=False)
    )


def _escaped(text: str) -> bytes:
    for sign in "\\()":
        text = text.replace(sign, f"\\{sign}")
    return text.encode("cp1252")


def _hex(data: bytes) -> bytes:
    return data.hex().encode()


def _key(password: str) -> bytes:
    return _hashed((password.encode() + _PADDING)[:32] + _owner(password) + _MAY + _ID)[:5]


def _owner(password: str) -> bytes:
    return _rc4(_hashed(b"the owner's" + _PADDING[:21])[:5], (password.encode() + _PADDING)[:32])


def _of_object(key: bytes, number: int) -> bytes:
    return _hashed(key + number.to_bytes(3, "little") + bytes(2))[:10]


def _hashed(data: bytes) -> bytes:
    # What the first encryption of the format asks for; nothing is kept secret by it here.
    return md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state, other = list(range(256)), 0
    for here in range(256):
        other = (other + state[here] + key[here % len(key)]) % 256
        state[here], state[other] = state[other], state[here]
    found, here, other = bytearray(), 0, 0
    for byte in data:
        here = (here + 1) % 256
        other = (other + state[here]) % 256
        state[here], state[other] = state[other], state[here]
        found.append(byte ^ state[(state[here] + state[other]) % 256])
    return bytes(found)
