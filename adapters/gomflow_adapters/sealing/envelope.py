"""Bytes locked with a key, for one purpose only: opened for any other they are refused."""

import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_FORM: Final = b"GOMFLOW1"
"""What every locked thing begins with: the form it has, AES-256-GCM with a nonce of twelve bytes in front."""
_NONCE: Final = 12


class NotOpened(Exception):
    """The key is not the right one, the purpose is another, or the bytes were changed."""


def lock(secret: bytes, data: bytes, *purpose: str) -> bytes:
    """Bytes that only this key opens, and only for the same purpose."""
    # A nonce at random: one member's key locks far fewer than the 2^32 pictures for which that is known to be safe.
    nonce = secrets.token_bytes(_NONCE)
    return _FORM + nonce + AESGCM(secret).encrypt(nonce, data, _bound(purpose))


def unlock(secret: bytes, locked: bytes, *purpose: str) -> bytes:
    """What was locked. Raises NotOpened."""
    if not locked.startswith(_FORM):
        raise NotOpened
    nonce, sealed = locked[len(_FORM) : len(_FORM) + _NONCE], locked[len(_FORM) + _NONCE :]
    try:
        return AESGCM(secret).decrypt(nonce, sealed, _bound(purpose))
    except (InvalidTag, ValueError):
        raise NotOpened from None


def _bound(purpose: tuple[str, ...]) -> bytes:
    """The purpose as associated data; each part with its length, so that none runs into the next."""
    parts = [part.encode() for part in purpose]
    return _FORM + b"".join(len(part).to_bytes(4, "big") + part for part in parts)
