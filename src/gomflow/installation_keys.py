"""The installation key, under which the keys of members lie locked: set, made of the secret that is set, or in a file.

The file, made at the first start where nothing is set, and the setting have the same form: keys in base64, the current
one first, then those before it.
"""

import base64
import hmac
import os
import secrets
from binascii import Error as NotBase64
from collections.abc import Iterable, Sequence
from pathlib import Path

from gomflow.ports.member_keys import KEY_BYTES, InstallationKey
from gomflow.ports.vault import Locked

FILE = "installation.key"
FOR_THE_OWNER = 0o600


class InstallationKeyTrouble(Exception):
    """The key is missing, unreadable or another one than that of this broker; the message says what to do."""


def new_key() -> str:
    """A fresh key, as it is written."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def read_keys(text: str) -> Sequence[InstallationKey]:
    """The keys in a text, parted by commas, blanks or lines. Raises ValueError, which says nothing of what they are."""
    keys = [_read(one) for one in text.replace(",", " ").split()]
    if not keys:
        raise ValueError("should be at least one key")
    return keys


def _read(text: str) -> InstallationKey:
    try:
        secret = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (NotBase64, ValueError):
        secret = b""
    if len(secret) != KEY_BYTES:
        raise ValueError(f"should be a key of {KEY_BYTES} bytes in base64, as `gomflow keys new` makes one")
    return InstallationKey(secret)


class KeysOfInstallation:
    """Implements gomflow.ports.member_keys.InstallationKeys: those `given`, the one of the `secret`, those in the file.

    The first of them locks and all of them open, so that one can come in the place of another. The file is read each
    time, which is rare: a key that another process changed is known at once.
    """

    def __init__(self, data: Path, given: str | None, secret: str | None = None) -> None:
        self._given = () if given is None else read_keys(given)
        self._made = () if secret is None else (_made_of(secret),)
        self.path = data / FILE

    @property
    def is_set(self) -> bool:
        """Whether the current key follows from a setting, and not from the file."""
        return bool(self._given or self._made)

    def current(self) -> InstallationKey:
        return self.every()[0]

    def every(self) -> Sequence[InstallationKey]:
        if self.is_set:
            return [*self._given, *self._made, *(self._in_file() if self.path.exists() else ())]
        return self._in_file()

    def _in_file(self) -> Sequence[InstallationKey]:
        try:
            return read_keys(self.path.read_text(encoding="ascii"))
        except FileNotFoundError:
            raise Locked(
                f"there is no installation key: set GOMFLOW_INSTALLATION_KEY, or put {self.path} back from a copy"
            ) from None
        except (ValueError, UnicodeDecodeError):
            raise Locked(
                f"{self.path} cannot be read any more: put it back from a copy, or set GOMFLOW_INSTALLATION_KEY"
            ) from None

    def make(self) -> None:
        """Make the file with a fresh key, where there is none: two processes that start at once agree on one."""
        if not self.is_set and not self.path.exists():
            self._link(new_key())

    def change(self) -> None:
        """Put a fresh key before those in the file. Raises Locked."""
        self._replace([new_key(), *map(_written, self.every())])

    def drop_earlier(self) -> None:
        """Leave only the current key in the file. Raises Locked."""
        self._replace([_written(self.current())])

    def begin_anew(self) -> None:
        """Take the file's keys aside and make a fresh one."""
        if self.path.exists():
            self.path.replace(self.path.with_suffix(".abandoned"))
        self.make()

    def _link(self, text: str) -> None:
        draft = self._draft([text])
        try:
            os.link(draft, self.path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()

    def _replace(self, texts: Iterable[str]) -> None:
        self._draft(texts).replace(self.path)

    def _draft(self, texts: Iterable[str]) -> Path:
        """The file under another name, whole on the disk before it takes its place."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_name(f".{FILE}-{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FOR_THE_OWNER)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.writelines(f"{text}\n" for text in texts)
            file.flush()
            os.fsync(descriptor)
        return draft


def _made_of(secret: str) -> InstallationKey:
    """The key that follows from GOMFLOW_SECRET, and from which it does not: replicas that share one share the other."""
    return InstallationKey(hmac.digest(secret.encode(), b"gomflow installation key", "sha256"))


def _written(key: InstallationKey) -> str:
    return base64.urlsafe_b64encode(key.secret).decode()
