"""What is installed elsewhere is whole: one wheel with everything that runs, and nothing that only tests."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from gomflow import __version__

ROOT = Path(__file__).parents[2]
PACKAGES = {
    "src/gomflow": "gomflow",
    "events/gomflow_events": "gomflow_events",
    "projections/gomflow_projections": "gomflow_projections",
    "adapters/gomflow_adapters": "gomflow_adapters",
    "migrations": "gomflow_projections/migrations",
}
NEEDED = [
    *(f"{package}/py.typed" for package in PACKAGES.values() if "/" not in package),
    "gomflow/embedded/policy.conf",
    "gomflow/texts/en/general.ftl",
    "gomflow/texts/fil/general.ftl",
    "gomflow/texts/ms/general.ftl",
    "gomflow/methods/gcash.toml",
    "gomflow/agent/vocabulary/en.toml",
    "gomflow/web/templates/base.html",
    "gomflow/web/static/base.css",
    "gomflow_adapters/webchat/templates/chat.html",
    "gomflow_adapters/webchat/static/chat.js",
    "gomflow_projections/migrations/env.py",
    "gomflow_projections/migrations/versions/0001_the_read_models.py",
]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    built = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert 0 == built.returncode, built.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that has the wheel, and finds everything else in the one of the tests."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    where = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(where, capture_output=True, text=True, check=True).stdout.strip())
    install = ["--no-deps", "--no-index", "--quiet", "--disable-pip-version-check", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", "--python", str(python), "install", *install], check=True)
    # Behind its own, so that this GOMFLOW is not found there: that one is installed by a reference to the checkout.
    (site / "others.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home / "bin"


def test_every_file_of_the_packages_is_in_it(contents: set[str]) -> None:
    wanted = {
        f"{package}/{path.relative_to(ROOT / folder)}"
        for folder, package in PACKAGES.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert len(wanted) > 300
    assert set() == wanted - contents
    assert [] == [name for name in NEEDED if name not in contents]


def test_nothing_else_is_in_it(contents: set[str]) -> None:
    own = {"gomflow", "gomflow_events", "gomflow_projections", "gomflow_adapters", f"gomflow-{__version__}.dist-info"}

    assert own == {name.partition("/")[0] for name in contents}
    assert [] == [name for name in contents if name.endswith((".pyc", ".env"))]


def test_it_says_who_made_it_and_what_may_be_done_with_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        about = f"gomflow-{__version__}.dist-info"
        metadata, licence = (archive.read(f"{about}/{name}").decode() for name in ("METADATA", "licenses/LICENSE"))

    assert "\nLicense-Expression: MIT\nLicense-File: LICENSE\n" in metadata
    assert licence == (ROOT / "LICENSE").read_text()
    assert licence.startswith("MIT License\n\nCopyright (c) 2026 The GOMFLOW authors\n")
    assert f"\nVersion: {__version__}\n" in metadata


def test_installed_it_is_found_where_it_was_installed(installed: Path, tmp_path: Path) -> None:
    asked = (
        "import gomflow; from gomflow_projections.database import migrations_folder as m; print(gomflow.__file__, m())"
    )
    answer = subprocess.run(
        [installed / "python", "-c", asked],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    package, migrations = map(Path, answer.stdout.split())

    assert installed.parent in package.parents
    assert installed.parent in migrations.parents
    assert (migrations / "env.py").is_file()


def test_installed_it_tells_its_version_and_migrates_a_database(installed: Path, tmp_path: Path) -> None:
    version, migrated = (
        subprocess.run(
            [installed / "gomflow", *words],
            cwd=tmp_path,
            env=environment(tmp_path),
            capture_output=True,
            text=True,
            check=False,
        )
        for words in (["--version"], ["migrate", "--json"])
    )

    assert (0, f"gomflow {__version__}\n") == (version.returncode, version.stdout)
    assert (0, '{"migrated": true}\n') == (migrated.returncode, migrated.stdout), migrated.stderr


def environment(folder: Path) -> dict[str, str]:
    """Nothing that would lead to this checkout."""
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "GOMFLOW_DATA": str(folder / "data")}
