"""A data folder has one user at a time, and is left alone by versions that cannot read it."""

import os
import re
from pathlib import Path

import pytest

from gomflow.embedded import Embedded, EmbeddedError, binaries
from gomflow.embedded.folder import DataFolder

NATS = (2, 15, 1)
POSTGRES = (18, 4)


@pytest.fixture
def used(folder: Path) -> Path:
    """A folder that both servers have been opened on."""
    opened = DataFolder(folder)
    opened.open(nats_server=NATS, postgres=POSTGRES)
    opened.close()
    (folder / "postgres" / "data").mkdir()
    (folder / "postgres" / "data" / "PG_VERSION").write_text("18\n")
    return folder


def contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with its time of change and its bytes."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


async def test_the_folder_says_what_wrote_it(folder: Path) -> None:
    async with Embedded(folder):
        pass

    versions = binaries.versions()
    said = f"layout 1\nnats-server {binaries.dotted(versions.nats_server)}\npostgres {versions.postgres[0]}\n"
    assert sorted(said.splitlines()) == sorted((folder / "VERSION").read_text().splitlines())


async def test_a_second_user_is_told_who_has_the_folder(folder: Path) -> None:
    async with Embedded(folder, postgres=False) as first:
        with pytest.raises(EmbeddedError, match=rf"{re.escape(str(folder))} is in use by process {os.getpid()}\."):
            await Embedded(folder, postgres=False).start()
        with pytest.raises(EmbeddedError, match=f"in use by process {os.getpid()}"):
            await first.start()
        assert first.nats_pid > 0

    async with Embedded(folder, postgres=False) as second:
        assert second.nats_pid > 0


@pytest.mark.parametrize(
    ("version", "why"),
    [
        ("layout 2\npostgres 18\nnats-server 2.15.1\n", "has data layout 2, and this GOMFLOW reads layout 1"),
        ("layout 1\npostgres 17\nnats-server 2.15.1\n", "holds data of Postgres 17, and the installed Postgres is 18"),
        ("layout 1\npostgres 18\nnats-server 2.16.0\n", "was written by nats-server 2.16.0, and the installed 2.15.1"),
        ("scribble\n", "holds data without a readable VERSION"),
    ],
    ids=["layout", "postgres", "nats-server", "unreadable"],
)
def test_a_folder_of_another_version_is_refused_and_left_as_it_is(used: Path, version: str, why: str) -> None:
    (used / "postgres" / "data" / "PG_VERSION").unlink()
    (used / "VERSION").write_text(version)
    before = contents(used)

    with pytest.raises(EmbeddedError, match=why) as refusal:
        DataFolder(used).open(nats_server=NATS, postgres=POSTGRES)

    assert "choose another data folder" in str(refusal.value)
    assert before == contents(used)


def test_data_of_another_postgres_is_refused_even_when_the_version_file_does_not_say_so(used: Path) -> None:
    (used / "postgres" / "data" / "PG_VERSION").write_text("16\n")

    with pytest.raises(EmbeddedError, match="holds data of Postgres 16"):
        DataFolder(used).open(nats_server=NATS, postgres=POSTGRES)


async def test_the_servers_refuse_such_a_folder(used: Path) -> None:
    (used / "postgres" / "data" / "PG_VERSION").write_text("17\n")
    before = contents(used)

    with pytest.raises(EmbeddedError, match="holds data of Postgres 17"):
        await Embedded(used).start()

    assert before == contents(used)


def test_a_folder_of_unknown_origin_is_left_alone(folder: Path) -> None:
    (folder / "postgres").mkdir(parents=True)

    with pytest.raises(EmbeddedError, match="holds data without a readable VERSION"):
        DataFolder(folder).open(nats_server=NATS, postgres=None)

    assert {} == contents(folder)


def test_a_newer_nats_server_takes_the_folder_over(used: Path) -> None:
    newer = DataFolder(used)
    newer.open(nats_server=(2, 16, 0), postgres=None)
    newer.close()

    assert "nats-server 2.16.0" in (used / "VERSION").read_text().splitlines()


def test_other_files_in_the_folder_do_no_harm(folder: Path) -> None:
    folder.mkdir()
    (folder / "settings.toml").write_text("mine")
    opened = DataFolder(folder)
    opened.open(nats_server=NATS, postgres=None)
    opened.close()

    assert "mine" == (folder / "settings.toml").read_text()


def test_a_file_where_the_folder_should_be_is_named(folder: Path) -> None:
    folder.write_text("a file")

    with pytest.raises(EmbeddedError, match=f"The data folder {re.escape(str(folder))} cannot be used"):
        DataFolder(folder).open(nats_server=NATS, postgres=None)


def test_a_secret_is_made_once_and_kept(folder: Path) -> None:
    opened = DataFolder(folder)
    opened.open(nats_server=NATS, postgres=None)
    first = opened.secret("nats.password")
    again = opened.secret("nats.password")
    opened.close()

    assert first == again
    assert re.fullmatch("[0-9a-f]{48}", first)
