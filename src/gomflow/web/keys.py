"""Keys to the HTTP API: how one is made, how it is read, and how it is told from a wrong one."""

import hmac
import re
import secrets
from dataclasses import dataclass, field
from hashlib import sha256

SHORTEST_LABEL = 2
LONGEST_LABEL = 60
"""Characters that say what a key is for."""

_KEY = re.compile(r"gf_([0-9a-f-]{36})_([A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True)
class Key:
    """A key as its holder has it. Only its digest is kept."""

    token_id: str
    text: str = field(repr=False)

    @property
    def digest(self) -> str:
        """The SHA-256 of the whole key; a fast hash will do, for 256 random bits cannot be guessed."""
        return sha256(self.text.encode()).hexdigest()

    def opens(self, digest: str) -> bool:
        """Whether this is the key of a digest, told in a time that says nothing about it."""
        return hmac.compare_digest(self.digest, digest)


def new_key(token_id: str) -> Key:
    """A fresh key under an id."""
    return Key(token_id, f"gf_{token_id}_{secrets.token_urlsafe(32)}")


def read_key(text: str) -> Key | None:
    """The key in some text; None where it is none."""
    match = _KEY.fullmatch(text.strip())
    return None if match is None else Key(match[1], text.strip())
