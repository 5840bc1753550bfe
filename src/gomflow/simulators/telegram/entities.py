"""Telegram's HTML, parsed as the server does: plain text, the entities in it, and the server's words for what is wrong.

Offsets in errors count bytes of UTF-8, offsets of entities units of UTF-16.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from gomflow.simulators.telegram.errors import ApiError, bad_request

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}
_TOKEN = re.compile(r"<(?P<inside>[^<>]*)(?P<closed>>?)|&(?:amp|lt|gt|quot|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
_NAME = re.compile(r"/?[A-Za-z0-9-]*")
_ATTRIBUTE = re.compile(r"""\s+(?P<name>[A-Za-z-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>\S+))""")
_COMMAND = re.compile(r"(?:^|(?<=\s))/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?")


@dataclass(slots=True)
class _Open:
    name: str
    at: int
    href: str


@dataclass(slots=True)
class _Parse:
    html: str
    text: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    stack: list[_Open] = field(default_factory=list[_Open])


def parse(text: str, parse_mode: str) -> tuple[str, list[dict[str, Any]]]:
    """The plain text and its entities. Raises ApiError for what Telegram does not take."""
    if not parse_mode:
        return trimmed(text, [])
    if parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    state = _Parse(text)
    here = 0
    for token in _TOKEN.finditer(text):
        state.text += text[here : token.start()]
        here = token.end()
        if token["inside"] is None:
            state.text += unescape(token[0])
        else:
            _tag(state, token)
    state.text += text[here:]
    if state.stack:
        raise _wrong(f'Can\'t find end tag corresponding to start tag "{state.stack[-1].name}"')
    return trimmed(state.text, state.entities)


def trimmed(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """A text without the space around it, and its entities moved along."""
    shift = units(text) - units(text.lstrip())
    text = text.strip()
    end = units(text)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        stop = min(entity["offset"] + entity["length"] - shift, end)
        if stop > start:
            kept.append(entity | {"offset": start, "length": stop - start})
    return text, sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


def commands_in(text: str) -> list[dict[str, Any]]:
    """The bot commands that a person's text contains."""
    return [
        {"type": "bot_command", "offset": units(text[: found.start()]), "length": len(found[0])}
        for found in _COMMAND.finditer(text)
    ]


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def checked_link(url: str) -> str | None:
    """An address as the server stores it, or None where it takes none: a host needs a dot."""
    try:
        address = urlsplit(url if "://" in url else f"http://{url}")
        host = address.hostname or ""
    except ValueError:
        return None
    if address.scheme == "tg":
        return url
    if address.scheme not in {"http", "https", "ftp"} or "." not in host.strip("."):
        return None
    return address.geturl() if address.path else address._replace(path="/").geturl()


def _tag(state: _Parse, token: re.Match[str]) -> None:
    at = len(state.html[: token.start()].encode())
    inside = token["inside"]
    named = _NAME.match(inside)
    name = (named[0] if named else "").lower()
    if name.startswith("/"):
        if not token["closed"]:
            raise _wrong(f"Unclosed end tag at byte offset {at}")
        _end(state, name[1:], at)
        return
    if name not in _KINDS and name != "span":
        raise _wrong(f'Unsupported start tag "{name}" at byte offset {at}')
    if not token["closed"]:
        raise _wrong(f'Unclosed start tag "{name}" at byte offset {at}')
    attributes = {
        found["name"].lower(): unescape(found["double"] or found["single"] or found["bare"] or "")
        for found in _ATTRIBUTE.finditer(inside)
    }
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    state.stack.append(_Open(name, units(state.text), attributes.get("href", "")))


def _end(state: _Parse, name: str, at: int) -> None:
    if not state.stack:
        raise _wrong(f"Unexpected end tag at byte offset {at}")
    opened = state.stack.pop()
    if name and name != opened.name:
        raise _wrong(f'Unmatched end tag at byte offset {at}, expected "</{opened.name}>", found "</{name}>"')
    length = units(state.text) - opened.at
    entity: dict[str, Any] = {"type": _KINDS.get(opened.name, "spoiler"), "offset": opened.at, "length": length}
    if opened.name == "a":
        link = checked_link(opened.href or state.text[-length:])
        if link is None:
            # The words stay, the link is gone, and nobody is told.
            return
        entity["url"] = link
    if length:
        state.entities.append(entity)


def _wrong(what: str) -> ApiError:
    return bad_request(f"can't parse entities: {what}")
