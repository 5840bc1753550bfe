"""`.env.example` is a `.env` that changes nothing until somebody writes something into it."""

import re
import subprocess
import sys
from pathlib import Path

from gomflow.describing.environment import COMPOSE, env_example
from gomflow.settings import Settings

TELL = "from gomflow.settings import Settings; print(Settings())"


def settings_with(env_file: str, folder: Path) -> str:
    """The settings of a program that starts in a folder with this `.env`, and with nothing set in its environment."""
    (folder / ".env").write_text(env_file, encoding="utf-8")
    home = {"HOME": str(folder)}
    told = subprocess.run(
        [sys.executable, "-c", TELL], cwd=folder, env=home, capture_output=True, text=True, check=True
    )
    return told.stdout


def test_as_it_is_it_changes_nothing(tmp_path: Path) -> None:
    assert settings_with("", tmp_path) == settings_with(env_example(), tmp_path)


def test_with_every_line_taken_in_it_still_says_the_defaults(tmp_path: Path) -> None:
    everything = re.sub(r"^#(?=\w+=)", "", env_example(), flags=re.MULTILINE)
    other = everything.replace("GOMFLOW_PORT=8080", "GOMFLOW_PORT=8090")

    assert settings_with("", tmp_path) == settings_with(everything, tmp_path)
    assert settings_with("", tmp_path) != settings_with(other, tmp_path)


def test_every_setting_is_there_once_with_words_before_it() -> None:
    lines = env_example().splitlines()
    places = [place for place, line in enumerate(lines) if re.match(r"#\w+=", line)]
    named = [lines[place][1:].partition("=")[0] for place in places]

    assert [*(str(field.validation_alias) for field in Settings.model_fields.values()), *COMPOSE] == named
    assert [] == [lines[place] for place in places if not lines[place - 1].startswith("# ")]


def test_limits_are_said() -> None:
    text = env_example()

    assert "0 picks a free one. A number from 0 to 65535.\n#GOMFLOW_PORT=8080\n" in text
    assert "made of it. At least 32 characters long.\n#GOMFLOW_SECRET=\n" in text


def test_no_secret_has_a_default() -> None:
    secrets = [field for field in Settings.model_fields.values() if "SecretStr" in str(field.annotation)]

    assert 5 <= len(secrets)
    assert [] == [field.validation_alias for field in secrets if field.default is not None]
