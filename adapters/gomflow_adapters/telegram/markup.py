"""The small HTML of messages (b, i, code, a): read, written for Telegram, and cut into parts that stay well formed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
"""UTF-16 units. Telegram counts without the markup; with it counted too, we stay on the safe side of every reading."""

_TAG = re.compile(r'<(?:/(?P<end>b|i|code|a)|(?P<start>b|i|code)|a\s+href="(?P<href>[^"<>]*)")\s*>')


@dataclass(frozen=True, slots=True)
class Tag:
    """An element; `href` is a link's address."""

    name: str
    href: str = ""

    @property
    def start(self) -> str:
        """How it opens."""
        return f'<a href="{escape(self.href)}">' if self.name == "a" else f"<{self.name}>"

    @property
    def end(self) -> str:
        """How it closes."""
        return f"</{self.name}>"


Tags = tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Plain text and the elements around it, the outermost first."""

    text: str
    tags: Tags = ()


def read(html: str) -> list[Run]:
    """The runs of a text. What is no element of ours, or is not closed in order, stays harmless."""
    runs: list[Run] = []
    open_tags: list[Tag] = []
    here = 0
    for tag in _TAG.finditer(html):
        _add(runs, unescape(html[here : tag.start()]), tuple(open_tags))
        here = tag.end()
        name = tag["end"]
        if name is None:
            found = Tag("a", unescape(tag["href"])) if tag["start"] is None else Tag(tag["start"])
            open_tags.append(found)
        elif name in [one.name for one in open_tags]:
            while open_tags.pop().name != name:
                pass
    _add(runs, unescape(html[here:]), tuple(open_tags))
    return runs


def write(runs: Sequence[Run]) -> str:
    """Runs as HTML for Telegram, every element closed."""
    said: list[str] = []
    open_tags: Tags = ()
    for run in runs:
        said.append(_between(open_tags, run.tags))
        said.append(escape(run.text, quote=False))
        open_tags = run.tags
    return "".join(said) + _between(open_tags, ())


def cut(runs: Sequence[Run], limit: int) -> Iterator[list[Run]]:
    """Runs in parts whose HTML has at most `limit` units, parted between paragraphs, lines or words where possible.

    White space where the parts meet is left out.
    """
    signs = [(sign, run.tags) for run in runs for sign in run.text]
    here = _skip(signs, 0)
    while here < len(signs):
        room = _room(signs, here, limit)
        end = room if room == len(signs) else _border(signs, here, room)
        part = _joined(signs[here:end])
        if part:
            yield part
        here = _skip(signs, end)


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _add(runs: list[Run], text: str, tags: Tags) -> None:
    if text:
        # An element within its like says nothing more.
        runs.append(Run(text, tuple(dict.fromkeys(tags))))


def _between(before: Tags, after: Tags) -> str:
    shared = 0
    while shared < min(len(before), len(after)) and before[shared] == after[shared]:
        shared += 1
    closing = "".join(tag.end for tag in reversed(before[shared:]))
    return closing + "".join(tag.start for tag in after[shared:])


_Signs = Sequence[tuple[str, Tags]]


def _room(signs: _Signs, start: int, limit: int) -> int:
    """How far a part that starts here may reach; always at least one sign."""
    spent = 0
    tags: Tags = ()
    for position in range(start, len(signs)):
        sign, around = signs[position]
        if around != tags:
            spent += units(_between(tags, around))
            tags = around
        spent += units(escape(sign, quote=False))
        if spent + units(_between(tags, ())) > limit:
            return max(position, start + 1)
    return len(signs)


def _border(signs: _Signs, start: int, end: int) -> int:
    """Where to part: at the last blank line, line end or space, and not in the first half if that can be helped."""
    text = "".join(sign for sign, _ in signs[start : end + 1])
    for least in (len(text) // 2, 1):
        for border in ("\n\n", "\n", " "):
            if (at := text.rfind(border)) >= least:
                return start + at
    return end


def _skip(signs: _Signs, position: int) -> int:
    while position < len(signs) and signs[position][0].isspace():
        position += 1
    return position


def _joined(signs: _Signs) -> list[Run]:
    end = len(signs)
    while end and signs[end - 1][0].isspace():
        end -= 1
    runs: list[Run] = []
    for sign, tags in signs[:end]:
        if runs and runs[-1].tags == tags:
            runs[-1] = Run(runs[-1].text + sign, tags)
        else:
            runs.append(Run(sign, tags))
    return runs
