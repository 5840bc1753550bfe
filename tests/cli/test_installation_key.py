"""The installation key on real servers: made at the first start, changed while GOMFLOW runs, missed when it is lost."""

import base64
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from gomflow.embedded import Embedded
from gomflow.installation_keys import KeysOfInstallation, new_key, read_keys
from gomflow.settings import Settings, mistakes
from gomflow.testing import servers as real
from gomflow.testing.api import Started
from gomflow.testing.program import Program


async def doctor_on_the_key(program: Program, **environment: str) -> tuple[str, str, str]:
    """What the doctor finds, and what to do about it."""
    ended = await program.does("doctor", "--json", **environment)
    (line,) = [line for line in ended.documents if line["what"] == "installation key"]
    return line["health"], line["found"], line["remedy"]


async def test_the_first_start_makes_it_and_it_is_changed_beside_a_gomflow_that_runs(house: Started) -> None:
    key = house.program.data / "installation.key"
    assert (1, 0o600) == (len(key.read_text().split()), key.stat().st_mode & 0o777)
    before = key.read_text()

    (done,) = await house.program.says("keys", "rotate")

    assert before != key.read_text()
    assert (1, 0o600) == (len(key.read_text().split()), key.stat().st_mode & 0o777)
    assert ("good", f"{done['fingerprint']}, for the owner only", "") == await doctor_on_the_key(house.program)
    key.chmod(0o644)
    try:
        health, _, remedy = await doctor_on_the_key(house.program)
    finally:
        key.chmod(0o600)
    assert ("bad", True) == (health, "chmod 600" in remedy)


async def test_a_fresh_key_is_printed_and_nothing_else_happens(program: Program) -> None:
    (made,) = await program.says("keys", "new")

    assert 32 == len(base64.urlsafe_b64decode(made["key"]))
    assert not program.data.exists()


@pytest.mark.parametrize("wrong", ["short", "a" * 43 + "!", ",", "ä" * 43])
def test_what_is_no_key_is_refused_and_not_repeated(wrong: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Settings.model_validate({"GOMFLOW_INSTALLATION_KEY": wrong})

    said = mistakes(refused.value)["GOMFLOW_INSTALLATION_KEY"]
    assert said.startswith("should be")
    assert wrong not in said


def test_replicas_that_share_a_secret_share_the_key(tmp_path: Path) -> None:
    secret = "the secret that two replicas have been told"
    first, second = [KeysOfInstallation(tmp_path / name, None, secret) for name in ("first", "second")]
    first.make()

    assert first.current() == second.current()
    assert not first.path.exists()
    assert secret.encode() not in first.current().secret
    # Another takes its place, and it still opens what it locked.
    given = new_key()
    changed = KeysOfInstallation(tmp_path / "first", given, secret)
    assert [*read_keys(given), first.current()] == changed.every()


@pytest.fixture(scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Embedded]:
    """Servers that two GOMFLOWs share."""
    async with real.test_servers(tmp_path_factory.mktemp("shared")) as running:
        yield running


async def test_two_on_one_broker_need_the_same_key(shared: Embedded, tmp_path: Path) -> None:
    urls = {"NATS_URL": shared.nats_url, "DATABASE_URL": shared.database_url}
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    first, second = Program(tmp_path / "first", **urls), Program(tmp_path / "second", **urls)
    await first.says("token", "issue", "made the key")

    refused = await second.does("token", "issue", "has none")
    assert 1 == refused.code
    assert "there is no installation key" in refused.words.lower()
    assert "GOMFLOW_INSTALLATION_KEY" in refused.words
    assert not (second.data / "installation.key").exists()

    (other,) = await second.says("keys", "new")
    wrong = await second.does("token", "issue", "has another", GOMFLOW_INSTALLATION_KEY=other["key"])
    assert 1 == wrong.code
    assert "Set GOMFLOW_INSTALLATION_KEY" in wrong.words
    assert other["key"] not in wrong.words

    right = (first.data / "installation.key").read_text().strip()
    # Changed where it is set: the new one first, and the old one taken out after.
    (done,) = await second.says("keys", "rotate", GOMFLOW_INSTALLATION_KEY=f"{other['key']},{right}")
    assert f"set, {done['fingerprint']}" == (await doctor_on_the_key(second, GOMFLOW_INSTALLATION_KEY=other["key"]))[1]

    # Lost for good: beginning anew takes a plain yes.
    health, _, remedy = await doctor_on_the_key(first)
    assert ("bad", True) == (health, "gomflow keys abandon" in remedy)
    assert 1 == (await first.does("keys", "abandon")).code
    (begun,) = await first.says("keys", "abandon", "--yes")
    assert begun["fingerprint"] != done["fingerprint"]
