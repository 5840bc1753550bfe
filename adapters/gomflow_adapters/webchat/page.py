"""The page itself: its HTML, its scripts and styles, and the rules a browser has to hold it to."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from gomflow.texts import Texts
from gomflow_adapters.webchat.inbound import MAX_TEXT, Visit
from gomflow_adapters.webchat.languages import NAMES
from gomflow_adapters.webchat.uploads import MAX_UPLOAD
from gomflow_adapters.webchat.words import page_words

PACKAGE = "gomflow_adapters.webchat"

STYLES = ("base.css", "header.css", "conversation.css", "greeting.css", "composer.css")
"""The styles in the order in which they build on each other."""

_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' blob:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "gomflow-text",
}

PAGE_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "Cache-Control": "private, no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Nothing runs that is not a file of ours, nothing is fetched from elsewhere, and nobody frames the page."""

ASSET_HEADERS: Mapping[str, str] = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""An asset's address holds a digest of them all, so that one never changes under its address."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A script, a style or an icon."""

    data: bytes
    media_type: str


class Page:
    """Renders the page; everything is read once."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._assets = _assets()
        self._digest = _digest(self._assets)
        environment = Environment(
            loader=PackageLoader(PACKAGE), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._template = environment.get_template("chat.html")

    def asset(self, digest: str, name: str) -> Asset | None:
        """An asset of this release; None for what there is not, or not any more."""
        return self._assets.get(name) if digest == self._digest else None

    def html(self, visit: Visit, *, fresh: bool) -> str:
        """The page of a visitor; a `fresh` one has no conversation yet, and is greeted at once."""
        words = page_words(self._texts, visit.language)
        told = {
            "chat": visit.chat_id,
            "fresh": fresh,
            "language": visit.language.value,
            "words": words,
            "limits": {"text": MAX_TEXT, "upload": MAX_UPLOAD},
        }
        return self._template.render(
            base=f"/chat/static/{self._digest}",
            fresh=fresh,
            language=visit.language.value,
            languages=[(language.value, name) for language, name in NAMES.items()],
            limit=MAX_TEXT,
            scripts=sorted(name for name in self._assets if name.endswith(".js")),
            styles=STYLES,
            told=json.dumps(told, ensure_ascii=False),
            words=words,
        )


def _assets() -> Mapping[str, Asset]:
    found = {}
    for entry in (files(PACKAGE) / "static").iterdir():
        media_type = next((kind for ending, kind in _TYPES.items() if entry.name.endswith(ending)), None)
        if media_type is not None:
            found[entry.name] = Asset(entry.read_bytes(), media_type)
    return found


def _digest(assets: Mapping[str, Asset]) -> str:
    digest = hashlib.sha256()
    for name in sorted(assets):
        digest.update(name.encode() + b"\0" + assets[name].data + b"\0")
    return digest.hexdigest()[:16]
