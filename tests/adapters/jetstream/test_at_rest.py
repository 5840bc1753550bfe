"""What lies on the broker's disk: nothing of a picture, and nothing of what was deleted."""

import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gomflow.ports.vault import NotKept
from gomflow.testing import servers as real
from gomflow.testing.telegram import jpeg, png
from gomflow.testing.vaults import TheseKeys
from gomflow_adapters.jetstream.connection import Connection, connect
from gomflow_adapters.jetstream.drawer import JetStreamDrawer
from gomflow_adapters.jetstream.streams import PROOFS, ensure_streams, ensure_vault
from gomflow_adapters.jetstream.vault import HALF_WRITTEN, JetStreamShelf
from gomflow_adapters.sealing import KeptMemberKeys, OnShelf, SealedVault
from gomflow_events.identity import MemberId

ANA = MemberId("ana")


@dataclass
class Disk:
    """A broker of one's own, and the folder it writes to."""

    connection: Connection
    folder: Path

    def found(self, *wanted: bytes) -> list[bytes]:
        """Which of these bytes lie anywhere on it."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        assert [path for path in files if path.suffix == ".blk"], "the broker writes here"
        written = b"".join(path.read_bytes() for path in files)
        return [what for what in wanted if what in written]

    def has(self, what: bytes) -> bool:
        """Whether these bytes lie anywhere on it."""
        return bool(self.found(what))

    @property
    def shelf(self) -> JetStreamShelf:
        return JetStreamShelf(self.connection)

    @property
    def keys(self) -> KeptMemberKeys:
        return KeptMemberKeys(JetStreamDrawer(self.connection), TheseKeys())


@pytest.fixture(scope="module")
async def disk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Disk]:
    folder = tmp_path_factory.mktemp("disk")
    async with real.test_servers(folder) as running, connect(running.nats_url, "test") as connection:
        await ensure_streams(connection.js)
        await ensure_vault(connection.js)
        yield Disk(connection, folder / "servers" / "nats" / "store")


@pytest.mark.parametrize("picture", [jpeg(), png()], ids=["jpeg", "png"])
async def test_neither_a_picture_nor_its_beginning_is_on_the_disk(disk: Disk, picture: bytes) -> None:
    vault, name = SealedVault(disk.shelf, disk.keys), secrets.token_hex(8)
    await vault.put(name, picture, "image/jpeg", ANA)

    # The object is there, and what it would look like unlocked is known.
    assert disk.has((await disk.shelf.take(name)).data[:64])
    assert [] == disk.found(*(picture[at : at + 16] for at in range(0, len(picture) - 16, 97)))
    assert picture == await vault.get(name)


async def test_what_is_not_locked_would_be_found(disk: Disk) -> None:
    await disk.shelf.lay("open", OnShelf(jpeg(colour="red"), {}))

    assert disk.has(jpeg(colour="red")[:200])


async def test_a_deleted_picture_is_nowhere_not_even_locked(disk: Disk) -> None:
    vault, name = SealedVault(disk.shelf, disk.keys), secrets.token_hex(8)
    await vault.put(name, secrets.token_bytes(400_000), "image/jpeg", ANA)
    locked = (await disk.shelf.take(name)).data
    parts = [locked[at : at + 32] for at in range(0, len(locked) - 32, 50_000)]
    assert parts == disk.found(*parts)

    await vault.delete(name)

    assert [] == disk.found(*parts)
    info = await disk.connection.js.stream_info(f"OBJ_{PROOFS}", subjects_filter="$O.proofs.M.>")
    assert name not in str(info.state.subjects)


async def test_a_picture_that_is_put_again_leaves_nothing_of_the_first(disk: Disk) -> None:
    vault, name = SealedVault(disk.shelf, disk.keys), secrets.token_hex(8)
    await vault.put(name, b"first" * 1000, "image/jpeg", ANA)
    first = (await disk.shelf.take(name)).data[:64]

    await vault.put(name, b"second", "image/jpeg", ANA)

    assert not disk.has(first)
    assert b"second" == await vault.get(name)


async def test_a_destroyed_key_is_nowhere_in_any_form_it_had(disk: Disk) -> None:
    ben = MemberId("ben")
    drawer = JetStreamDrawer(disk.connection)
    await disk.keys.of(ben)
    before = await drawer.read(ben)
    assert before is not None
    other = TheseKeys(TheseKeys().current().__class__(secrets.token_bytes(32)), *TheseKeys().every())
    assert 1 <= (await KeptMemberKeys(drawer, other).rotate()).anew
    after = await drawer.read(ben)
    assert after is not None
    forms = [drawn.data.partition(b'"locked":"')[2][:60] for drawn in (before, after)]
    assert [False, True] == [disk.has(form) for form in forms]

    await KeptMemberKeys(drawer, other).destroy(ben)

    assert [False, False] == [disk.has(form) for form in forms]
    await KeptMemberKeys(drawer, other).abandon()


async def test_pieces_of_a_picture_that_never_got_its_name_are_swept(disk: Disk) -> None:
    """As when the process is killed while it writes."""
    name, piece = secrets.token_hex(8), secrets.token_bytes(2000)
    await disk.shelf.lay(name, OnShelf(b"whole", {}))
    await disk.connection.js.publish("$O.proofs.C.HALFWRITTEN", piece)

    assert 0 == await disk.shelf.sweep(datetime.now(UTC))
    assert 1 == await disk.shelf.sweep(datetime.now(UTC) + HALF_WRITTEN + timedelta(minutes=1))

    assert not disk.has(piece[:64])
    assert b"whole" == (await disk.shelf.take(name)).data
    assert 0 == await disk.shelf.sweep(datetime.now(UTC) + timedelta(days=9))


async def test_clearing_that_was_broken_off_is_brought_to_its_end(disk: Disk) -> None:
    """As when the process is killed after the name was marked and before the pieces were erased."""
    name, data = secrets.token_hex(8), secrets.token_bytes(3000)
    await disk.shelf.lay(name, OnShelf(data, {}))
    store = await disk.connection.js.object_store(PROOFS)
    await disk.shelf._mark_deleted(name, await store.get_info(name))

    with pytest.raises(NotKept):
        await disk.shelf.take(name)
    await disk.shelf.clear(name)

    assert not disk.has(data[:64])
