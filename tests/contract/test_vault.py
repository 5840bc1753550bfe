"""What the vault promises, kept by that in memory and by that in JetStream."""

import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest

from gomflow.chance import new_id
from gomflow.installation_keys import new_key, read_keys
from gomflow.ports.vault import Altered, Locked, NotKept
from gomflow.testing.vaults import TheseKeys
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.drawer import JetStreamDrawer
from gomflow_adapters.jetstream.streams import KEYS
from gomflow_adapters.jetstream.vault import JetStreamShelf
from gomflow_adapters.memory.vault import MemoryDrawer, MemoryShelf
from gomflow_adapters.sealing import Drawer, KeptMemberKeys, OnShelf, SealedVault, Shelf
from gomflow_events.identity import MemberId

PICTURE = b"\xff\xd8\xff\xe0 a receipt of Ana's " * 9000
"""More than a chunk of the object store."""


@dataclass
class Safe:
    """A vault that can be looked behind."""

    shelf: Shelf
    drawer: Drawer
    installation: TheseKeys

    @property
    def keys(self) -> KeptMemberKeys:
        return KeptMemberKeys(self.drawer, self.installation)

    @property
    def vault(self) -> SealedVault:
        return SealedVault(self.shelf, self.keys)

    def elsewhere(self, *keys: str) -> "Safe":
        """The same broker, seen by a process with other installation keys."""
        return replace(self, installation=TheseKeys(*(key for one in keys for key in read_keys(one))))


@pytest.fixture(params=["memory", "jetstream"])
async def safe(request: pytest.FixtureRequest, nats: Connection) -> AsyncIterator[Safe]:
    keys = TheseKeys(*read_keys(new_key()))
    if request.param == "memory":
        yield Safe(MemoryShelf(), MemoryDrawer(), keys)
        return
    # The keys of other tests are locked with the installation key of those.
    for name in await JetStreamDrawer(nats).members():
        await JetStreamDrawer(nats).erase(name)
    safe = Safe(JetStreamShelf(nats), JetStreamDrawer(nats), keys)
    await safe.keys.abandon()
    yield safe
    await safe.keys.abandon()


def a_member() -> MemberId:
    return MemberId(new_id())


async def test_what_is_put_is_got_replaced_and_forgotten(safe: Safe) -> None:
    name, ana = new_id(), a_member()
    await safe.vault.put(name, PICTURE, "image/jpeg", ana)
    assert PICTURE == await safe.vault.get(name)

    await safe.vault.put(name, b"another", "image/jpeg", ana)
    assert b"another" == await safe.vault.get(name)

    for _ in range(2):
        await safe.vault.delete(name)
    with pytest.raises(NotKept):
        await safe.vault.get(name)


async def test_nothing_of_a_picture_lies_on_the_shelf(safe: Safe) -> None:
    name, ana = new_id(), a_member()
    await safe.vault.put(name, PICTURE, "image/jpeg", ana)

    laid = await safe.shelf.take(name)

    assert b"\xff\xd8\xff" != laid.data[:3]
    assert b"receipt" not in laid.data
    assert len(PICTURE) < len(laid.data) < len(PICTURE) + 100


async def test_the_same_picture_twice_looks_like_two(safe: Safe) -> None:
    names, ana = [new_id(), new_id()], a_member()
    for name in names:
        await safe.vault.put(name, PICTURE, "image/jpeg", ana)

    first, second = [(await safe.shelf.take(name)).data for name in names]

    assert first[8:] != second[8:]
    assert first[20:40] != second[20:40]


async def test_a_destroyed_key_makes_all_of_a_members_pictures_unreadable_and_no_others(safe: Safe) -> None:
    ana, ben, names = a_member(), a_member(), [new_id(), new_id(), new_id()]
    for name, owner in zip(names, (ana, ana, ben), strict=True):
        await safe.vault.put(name, PICTURE, "image/jpeg", owner)

    await safe.keys.destroy(ana)

    for name in names[:2]:
        with pytest.raises(NotKept):
            await safe.vault.get(name)
    assert PICTURE == await safe.vault.get(names[2])
    # Who comes back has another key: what was locked with the first stays so.
    await safe.vault.put(new_id(), b"new", "image/png", ana)
    with pytest.raises(NotKept):
        await safe.vault.get(names[0])


@pytest.mark.parametrize("change", ["name", "owner", "a bit", "the end"])
async def test_a_picture_that_was_moved_or_changed_is_not_shown(safe: Safe, change: str) -> None:
    name, other, ana, ben = new_id(), new_id(), a_member(), a_member()
    await safe.vault.put(name, PICTURE, "image/jpeg", ana)
    await safe.vault.put(other, PICTURE, "image/jpeg", ben)
    laid = await safe.shelf.take(name)
    at = secrets.randbelow(len(laid.data))
    changed = bytes([*laid.data[:at], laid.data[at] ^ 1, *laid.data[at + 1 :]])
    labels = (await safe.shelf.take(other)).labels
    await safe.shelf.lay(
        name,
        {
            "name": OnShelf((await safe.shelf.take(other)).data, labels),
            "owner": OnShelf(laid.data, labels),
            "a bit": OnShelf(changed, laid.labels),
            "the end": OnShelf(laid.data[:-1], laid.labels),
        }[change],
    )

    with pytest.raises(Altered):
        await safe.vault.get(name)


async def test_a_picture_of_an_earlier_release_is_still_shown(safe: Safe) -> None:
    name = new_id()
    await safe.shelf.lay(name, OnShelf(PICTURE, {"Content-Type": "image/jpeg"}))

    assert PICTURE == await safe.vault.get(name)


async def test_another_installation_key_opens_nothing_and_says_which_setting(safe: Safe) -> None:
    name, ana = new_id(), a_member()
    await safe.vault.put(name, PICTURE, "image/jpeg", ana)
    stranger = safe.elsewhere(new_key())

    for attempt in (stranger.vault.get(name), stranger.vault.put(new_id(), b"x", "image/png", ana)):
        with pytest.raises(Locked, match="GOMFLOW_INSTALLATION_KEY"):
            await attempt

    assert PICTURE == await safe.vault.get(name)


async def test_the_installation_key_changes_and_everything_stays_readable(safe: Safe) -> None:
    ana, ben, name = a_member(), a_member(), new_id()
    before, after = new_key(), new_key()
    first = safe.elsewhere(before)
    await first.vault.put(name, PICTURE, "image/jpeg", ana)
    await first.keys.sign()
    both = safe.elsewhere(after, before)
    await both.vault.put(new_id(), PICTURE, "image/jpeg", ben)

    done = await both.keys.rotate()
    again = await both.keys.rotate()

    assert (1, 1) == (done.anew, done.already)
    assert (0, 2) == (again.anew, again.already)
    only = safe.elsewhere(after)
    assert PICTURE == await only.vault.get(name)
    assert only.installation.current().fingerprint == await only.keys.locked_with()
    with pytest.raises(Locked):
        await first.vault.get(name)


async def test_a_key_that_is_made_while_the_installation_key_changes_is_locked_with_the_new_one(safe: Safe) -> None:
    ana, name = a_member(), new_id()
    before_key, after_key = (read_keys(new_key())[0] for _ in range(2))
    safe.installation.keys = (before_key,)

    class Changing:
        """A drawer: between the choice of the key and the end of the writing another becomes the current one."""

        read, erase, members = safe.drawer.read, safe.drawer.erase, safe.drawer.members

        async def write(self, name: str, data: bytes, after: int) -> None:
            await safe.drawer.write(name, data, after)
            safe.installation.keys = (after_key, before_key)

    await SealedVault(safe.shelf, KeptMemberKeys(Changing(), safe.installation)).put(name, PICTURE, "image/png", ana)

    safe.installation.keys = (after_key,)
    assert PICTURE == await safe.vault.get(name)


async def test_a_destroyed_key_is_not_on_the_broker_any_more(nats: Connection) -> None:
    safe = Safe(JetStreamShelf(nats), JetStreamDrawer(nats), TheseKeys(*read_keys(new_key())))
    ana = a_member()
    await safe.keys.of(ana)
    drawn = await safe.drawer.read(ana)
    assert drawn is not None
    await safe.drawer.write(ana, drawn.data + b" ", drawn.number)

    await safe.keys.destroy(ana)

    info = await nats.js.stream_info(KEYS, subjects_filter=f"keys.{ana}")
    assert not info.state.subjects
