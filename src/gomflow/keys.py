"""The secrets of an installation that nobody has to think of: made once, or made of the one that is set."""

import hmac
import json
import os
import secrets
from base64 import b32encode
from dataclasses import asdict, dataclass
from pathlib import Path

from gomflow.codes import ALPHABET, code
from gomflow.settings import Settings


class KeysUnreadable(Exception):
    """The file of the keys is damaged; the message says where it is and what to do."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What signs cookies and links, what managers are admitted with, what Telegram shows, the first operator's chat."""

    secret: str
    invite_code: str
    webhook_secret: str
    operator_chat: str

    def __repr__(self) -> str:
        return "Keys(…)"


def keys_of(settings: Settings) -> Keys:
    """The keys: as they are set, else as GOMFLOW_SECRET makes them, so that replicas that share it share them all.

    Where it is not set either, as they were generated at the first start. Raises KeysUnreadable.
    """
    made = _made_of(settings.secret.get_secret_value()) if settings.secret else _kept(settings.data)
    return Keys(
        secret=made.secret,
        invite_code=settings.invite_code or made.invite_code,
        webhook_secret=(
            settings.telegram_webhook_secret.get_secret_value()
            if settings.telegram_webhook_secret
            else made.webhook_secret
        ),
        operator_chat=made.operator_chat,
    )


def _made_of(secret: str) -> Keys:
    """Keys that follow from one secret, and from which it does not."""
    return Keys(
        secret=secret,
        invite_code="".join(ALPHABET[byte % len(ALPHABET)] for byte in _derived(secret, "invite code")[:8]),
        webhook_secret=_derived(secret, "webhook").hex(),
        operator_chat=b32encode(_derived(secret, "operator")).decode().lower()[:26],
    )


def _derived(secret: str, purpose: str) -> bytes:
    return hmac.digest(secret.encode(), purpose.encode(), "sha256")


def _kept(folder: Path) -> Keys:
    path = folder / "keys.json"
    if path.exists():
        return _read(path)
    folder.mkdir(parents=True, exist_ok=True)
    made = Keys(
        secret=secrets.token_urlsafe(48),
        invite_code=code(secrets.choice, 8),
        webhook_secret=secrets.token_urlsafe(32),
        operator_chat="".join(secrets.choice("abcdefghijklmnopqrstuvwxyz234567") for _ in range(26)),
    )
    # Made under another name and linked into place: two processes that start at once agree on one file.
    draft = folder / f".keys-{secrets.token_hex(4)}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(made), file)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return _read(path)


def _read(path: Path) -> Keys:
    try:
        return Keys(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        raise KeysUnreadable(
            f"{path} cannot be read any more. Put it back from a copy; or take it away to have new keys made, which "
            "signs everybody out and gives the dashboard a new first operator."
        ) from None
