"""What comes from npm: installed once, outside the repository, and skipped where it cannot be had."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from platformdirs import user_cache_path

Npm = Callable[..., Path]


@pytest.fixture(scope="session")
def npm() -> Npm:
    """Gives a folder in which these packages are installed (name@version); skips the test where they cannot be."""

    def installed(*packages: str) -> Path:
        program = shutil.which("npm")
        if program is None or shutil.which("node") is None:
            pytest.skip("node and npm are not on this machine")
        folder = user_cache_path("gomflow-tests") / "-".join(p.strip("@").replace("/", "-") for p in packages)
        done = folder / "installed.json"
        if not done.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder))
            command = [program, "install", *quiet, *packages]
            try:
                answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
            except subprocess.TimeoutExpired:
                pytest.skip(f"npm did not install {', '.join(packages)} within two minutes")
            if answer.returncode:
                pytest.skip(f"npm could not install {', '.join(packages)}: {answer.stderr.strip()[-200:]}")
            done.write_text(json.dumps(packages), encoding="utf-8")
        return folder

    return installed
