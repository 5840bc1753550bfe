"""Sessions of the dashboard: a signed cookie that says who came in and when, and nothing about what they may do."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from itsdangerous import BadSignature, URLSafeSerializer

from gomflow_events.identity import MemberId

LASTS = timedelta(hours=12)
"""How long a session lasts without being used."""

AT_MOST = timedelta(days=7)
"""How long it lasts however much it is used: a stolen cookie does not live for ever."""

RENEWED_AFTER = timedelta(minutes=15)
"""A cookie older than this is written anew when it is used."""

NOTICE_LASTS = 60
"""Seconds a notice waits for the page it is shown on."""


@dataclass(frozen=True, slots=True)
class Session:
    """Who came in, since when, and when they last used it."""

    member_id: MemberId
    since: datetime
    used: datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """What the next page says about what was just done: `good` or `bad`, in the small HTML of texts."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Sessions:
    """Signs and reads the cookies. `secure` is for installations behind https."""

    secret: str = field(repr=False)
    secure: bool = False

    @property
    def name(self) -> str:
        """The cookie's name; behind https one that no sibling domain can set."""
        return "__Host-gomflow_session" if self.secure else "gomflow_session"

    @property
    def notice_name(self) -> str:
        """The name of the cookie that carries a notice to the next page."""
        return "__Host-gomflow_notice" if self.secure else "gomflow_notice"

    def begin(self, member_id: MemberId, now: datetime) -> Session:
        """A session of somebody who has just come in."""
        return Session(member_id, now, now)

    def read(self, cookies: Mapping[str, str], now: datetime) -> Session | None:
        """The session that a request's cookies prove; None without one, or when its time is over."""
        try:
            member_id, since, used = self._signer("session").loads(cookies.get(self.name, ""))
        except (BadSignature, ValueError):
            return None
        session = Session(MemberId(member_id), datetime.fromisoformat(since), datetime.fromisoformat(used))
        good = now - session.used < LASTS and now - session.since < AT_MOST
        return session if good else None

    def renewed(self, session: Session, now: datetime) -> Session | None:
        """The session as it is to be written anew; None while the cookie is fresh."""
        return replace(session, used=now) if now - session.used >= RENEWED_AFTER else None

    def cookie(self, session: Session) -> str:
        """The Set-Cookie header that gives a browser a session."""
        told = [session.member_id, _written(session.since), _written(session.used)]
        return self._cookie(self.name, self._signer("session").dumps(told), int(LASTS.total_seconds()))

    def no_cookie(self) -> str:
        """The Set-Cookie header that takes the session away."""
        return self._cookie(self.name, "", 0)

    def notice_cookie(self, notice: Notice | None) -> str:
        """The Set-Cookie header that hands a notice to the next page, or takes it away."""
        if notice is None:
            return self._cookie(self.notice_name, "", 0)
        return self._cookie(
            self.notice_name, self._signer("notice").dumps([notice.kind, str(notice.text)]), NOTICE_LASTS
        )

    def notice(self, cookies: Mapping[str, str]) -> Notice | None:
        """The notice for this page. Signed, so that nobody puts words of theirs on it."""
        try:
            kind, text = self._signer("notice").loads(cookies.get(self.notice_name, ""))
        except (BadSignature, ValueError):
            return None
        return Notice(kind, text)

    def _cookie(self, name: str, value: str, seconds: int) -> str:
        secure = "; Secure" if self.secure else ""
        return f"{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"

    def _signer(self, salt: str) -> URLSafeSerializer:
        how = {"key_derivation": "hmac", "digest_method": sha256}
        return URLSafeSerializer(self.secret, salt=f"gomflow.web.{salt}", signer_kwargs=how)


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
