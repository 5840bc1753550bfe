"""Who a visitor is: a signed cookie that holds the id of their chat, and nothing else."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypedDict

from itsdangerous import BadSignature, Signer

from gomflow_events.identity import ChatKey, Platform, chat_key

COOKIE = "gomflow_chat"
PATH = "/chat"
KEPT_FOR = 400 * 24 * 3600
"""Seconds a browser keeps the cookie after the last visit: the most that browsers allow."""

ID_LENGTH = 26
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_ID = re.compile(rf"[a-z2-7]{{{ID_LENGTH}}}")


class CookieOptions(TypedDict):
    """The options of the cookie, as `set_cookie` of Starlette's responses takes them."""

    max_age: int
    path: str
    httponly: bool
    samesite: Literal["lax"]
    secure: bool


def web_chat(chat_id: str) -> ChatKey:
    """The key of a visitor's chat."""
    return chat_key(Platform.WEB, chat_id)


def new_chat_id() -> str:
    """An id that nobody guesses: 130 bits of chance."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(ID_LENGTH))


@dataclass(frozen=True, slots=True)
class Visitors:
    """Signs and reads the cookie. `secure` is for installations behind https."""

    secret: str
    secure: bool = False

    def cookie(self, chat_id: str) -> tuple[str, str, CookieOptions]:
        """What to set so that a browser has this chat: the cookie's name, its value and its options.

        Raises ValueError for an id no chat can have.
        """
        if not _ID.fullmatch(chat_id):
            raise ValueError("a web chat's id has 26 characters of a-z and 2-7")
        options: CookieOptions = {
            "max_age": KEPT_FOR,
            "path": PATH,
            "httponly": True,
            "samesite": "lax",
            "secure": self.secure,
        }
        return COOKIE, self._signer().sign(chat_id).decode(), options

    def chat_of(self, cookies: Mapping[str, str]) -> str | None:
        """The id of the chat in a request's cookies; None without one, or with one that was not signed here."""
        try:
            chat_id = self._signer().unsign(cookies.get(COOKIE, "")).decode()
        except (BadSignature, UnicodeDecodeError):
            return None
        return chat_id if _ID.fullmatch(chat_id) else None

    def _signer(self) -> Signer:
        return Signer(self.secret, salt="gomflow.webchat.cookie", key_derivation="hmac", digest_method="sha256")
