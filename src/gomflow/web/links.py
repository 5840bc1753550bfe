"""The addresses GOMFLOW hands out, and the one-time links that let people in."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from itsdangerous import BadSignature, Signer

from gomflow_events.identity import MemberId

ENTRANCE_LASTS = timedelta(minutes=15)


class LinkInvalid(Exception):
    """The link was not made here, or its time is over."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Whom a link lets in, and the id by which it is used once."""

    member_id: MemberId
    once: str


@dataclass(frozen=True, slots=True)
class WebLinks:
    """Links under one public address. `bot` is the name of the Telegram bot, empty without one."""

    base: str
    secret: str = field(repr=False)
    bot: str = ""

    def _signer(self) -> Signer:
        return Signer(self.secret, salt="entrance", digest_method=sha256)

    def entrance(self, member_id: MemberId, at: datetime) -> str:
        """A link that opens the dashboard for a member, once, within 15 minutes of `at`.

        The same member and moment make the same link, so that a message written twice holds one.
        """
        return f"{self.base}/enter/{self._signer().sign(f'{member_id}.{int(at.timestamp())}').decode()}"

    def read_entrance(self, signed: str, now: datetime) -> Entry:
        """Whom a link lets in. Raises LinkInvalid."""
        try:
            once = self._signer().unsign(signed).decode()
        except BadSignature as error:
            raise LinkInvalid from error
        member_id, _, made = once.rpartition(".")
        age = now - datetime.fromtimestamp(int(made), UTC)
        if not timedelta(seconds=-1) <= age <= ENTRANCE_LASTS:
            raise LinkInvalid
        return Entry(MemberId(member_id), once)

    def invitation(self, code: str) -> tuple[tuple[str, str], ...]:
        """Links that lead to an order, for each platform that is on."""
        web = ("Web", f"{self.base}/chat?order={code}")
        if not self.bot:
            return (web,)
        return (web, ("Telegram", f"https://t.me/{self.bot}?start={code}"))
