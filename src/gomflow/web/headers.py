"""The headers that every answer carries: what a browser may load, show, frame and tell to others."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def policy(**more: str) -> str:
    """The Content-Security-Policy: only files of ours, nothing inline, nobody frames us; `more` widens one source."""
    wide = {name.replace("_", "-"): sources for name, sources in more.items()}
    return "; ".join(f"{name} {sources} {wide.get(name, '')}".strip() for name, sources in _POLICY.items())


SAFE: Mapping[str, str] = {
    "Content-Security-Policy": policy(),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    # Not no-referrer: with that, browsers hide the origin of our own forms, by which they are known.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

SET_COOKIES = "gomflow_set_cookies"
"""The key in a request's state under which routes leave Set-Cookie headers for the answer."""


class SafeHeaders:
    """Adds the headers to whatever answers, where it has none of its own; also the cookies a route asked for."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self._app = app
        self._headers = {**SAFE, **({"Strict-Transport-Security": "max-age=31536000"} if https else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        cookies: list[str] = []
        scope["state"] = {**scope.get("state", {}), SET_COOKIES: cookies}

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                for cookie in cookies:
                    headers.append("Set-Cookie", cookie)
            await send(message)

        await self._app(scope, receive, safely)
