"""The secrets of an installation: made of one that replicas share, or made once and kept."""

from dataclasses import astuple
from pathlib import Path

import pytest
from pydantic import SecretStr

from gomflow.codes import ALPHABET
from gomflow.keys import keys_of
from gomflow.settings import Settings

ONE, OTHER = SecretStr("s" * 32), SecretStr("t" * 32)


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("GOMFLOW_SECRET", "GOMFLOW_INVITE_CODE", "TELEGRAM_WEBHOOK_SECRET"):
        monkeypatch.delenv(name, raising=False)


def settings(folder: Path, secret: SecretStr | None = None) -> Settings:
    return Settings(data=folder, secret=secret)


def test_replicas_that_share_a_secret_share_everything(tmp_path: Path) -> None:
    here, there = (keys_of(settings(tmp_path / name, ONE)) for name in ("a", "b"))

    assert astuple(here) == astuple(there)
    assert [] == list(tmp_path.rglob("keys.json"))


def test_another_secret_makes_other_keys_and_none_gives_it_away(tmp_path: Path) -> None:
    one, other = astuple(keys_of(settings(tmp_path, ONE))), astuple(keys_of(settings(tmp_path, OTHER)))

    assert not set(one) & set(other)
    assert not any(ONE.get_secret_value() in made for made in one[1:])
    assert (8, set()) == (len(one[1]), set(one[1]) - set(ALPHABET))


def test_keys_nobody_set_are_made_once_and_kept(tmp_path: Path) -> None:
    first = keys_of(settings(tmp_path))

    assert astuple(first) == astuple(keys_of(settings(tmp_path)))
    assert 0o600 == (tmp_path / "keys.json").stat().st_mode & 0o777
