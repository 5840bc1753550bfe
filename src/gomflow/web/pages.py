"""Pages: templates filled with words in the visitor's language, whole or only what changed since they were shown."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from gomflow.member.state import Member
from gomflow.methods import method_name
from gomflow.texts import Texts
from gomflow.web.assets import Assets
from gomflow.web.headers import SET_COOKIES
from gomflow.web.session import Notice, Sessions
from gomflow.web.speech import Speech
from gomflow_adapters.webchat.languages import preferred_language
from gomflow_events.identity import Language

KNOWN = "GF-Known"
"""Header with which an open page asks for what changed: the names and digests of the parts it shows."""

_NO_CONTENT = 204


class Reader(Protocol):
    """Whom a page is for."""

    @property
    def member(self) -> Member:
        """The member, whose language it is in."""
        ...


@dataclass(slots=True)
class _Parts:
    """The parts of a page that are shown anew when they change."""

    known: Mapping[str, str] | None
    changed: list[Markup] = field(default_factory=list)

    def live(self, name: str, caller: Callable[[], Markup]) -> Markup:
        """A part that is shown anew when it changes; templates wrap it in a `call` block."""
        inner = caller()
        digest = hashlib.sha256(inner.encode()).hexdigest()[:16]
        if self.known is not None and self.known.get(name, digest) != digest:
            self.changed.append(_live(name, digest, inner, Markup(' hx-swap-oob="true"')))
        return _live(name, digest, inner, Markup())


def _live(name: str, digest: str, inner: Markup, more: Markup) -> Markup:
    return Markup('<div class="live" id="live-{}" data-known="{}"{}>{}</div>').format(name, digest, more, inner)


class Pages:
    """Renders templates; they are read once."""

    def __init__(self, texts: Texts, assets: Assets, sessions: Sessions, now: Callable[[], datetime]) -> None:
        self._texts = texts
        self._sessions = sessions
        self._now = now
        self._environment = Environment(
            loader=PackageLoader("gomflow.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals["asset"] = assets.url
        self._environment.filters["kebab"] = kebab
        self._environment.filters["method_name"] = method_name
        self._environment.filters["account_of"] = lambda way: (way.holder, way.account)

    def speech(self, request: Request, reader: Reader | None) -> Speech:
        """The words for a reader; for somebody unknown in the language their browser prefers."""
        accepted = request.headers.get("accept-language", "")
        language = reader.member.language if reader else preferred_language(accepted) or Language.ENGLISH
        return Speech(self._texts, language, self._now())

    def show(
        self, request: Request, reader: Reader | None, template: str, *, status: int = 200, **context: object
    ) -> Response:
        """A page; for a page that is open already, only those of its parts that changed, or 204 when none did."""
        known = request.headers.get(KNOWN)
        parts = _Parts(None if known is None else _known(known))
        speech = self.speech(request, reader)
        notice = self._sessions.notice(request.cookies) if known is None else None
        html = self._environment.get_template(template).render(
            **context,
            say=speech,
            t=speech.t,
            p=speech.p,
            live=parts.live,
            notice=_shown(notice),
            path=request.url.path,
            who=reader,
        )
        if known is not None and status < 400:  # noqa: PLR2004 - the first status that tells of trouble
            changed = "".join(parts.changed)
            return HTMLResponse(changed, headers=_PRIVATE) if changed else Response(status_code=_NO_CONTENT)
        if notice is not None:
            getattr(request.state, SET_COOKIES).append(self._sessions.notice_cookie(None))
        return HTMLResponse(html, status, headers=_PRIVATE)


_PRIVATE = {"Cache-Control": "private, no-store"}


def _known(header: str) -> Mapping[str, str]:
    return dict(part.split("=", 1) for part in header.split(",") if "=" in part)


def _shown(notice: Notice | None) -> dict[str, str] | None:
    if notice is None:
        return None
    return {"kind": notice.kind, "text": Markup(notice.text)}  # noqa: S704 - the cookie is signed


def kebab(name: str) -> str:
    """A name in capitals or with underscores as texts are named: SubmissionPlaced is submission-placed."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower().replace("_", "-")
