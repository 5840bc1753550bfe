"""Verifying: whatever is damaged in either copy of the log is found, named, and has a remedy."""

from collections.abc import Callable

import pytest

from gomflow.operating.faults import Copy, Fault, Kind
from gomflow.operating.verify import Verified, verify
from gomflow.testing.house import House
from gomflow_adapters.jetstream.direct import all_of
from gomflow_adapters.jetstream.streams import LOG


@pytest.fixture
async def lived(house: House) -> House:
    """Three conversations of six commits each, all archived: 21 messages, three of them claims."""
    await house.lives(chains=3, commits=6)
    assert 21 == await house.archived()
    return house


async def look(house: House) -> Verified:
    return await verify(house.connection, house.store, None)


def found(verified: Verified) -> set[tuple[Copy, Kind, int, int]]:
    return {(one.copy, one.kind, one.first, one.last) for one in verified.copies.faults}


def blamed(verified: Verified) -> set[Copy]:
    return {one.copy for one in verified.copies.faults}


async def test_what_is_whole_is_found_whole(lived: House) -> None:
    verified = await look(lived)

    assert verified.whole
    assert [] == verified.notes
    assert {
        "whole": True,
        "log": {"ends": 21, "messages": 21, "commits": 18},
        "archive": {"ends": 21, "messages": 21},
        "events": 27,
        "claims": 3,
        "not_archived_yet": 0,
        "holes": [],
        "rows_compared": None,
        "faults": 0,
        "notes": [],
        "remedy": "",
    } == verified.document()


async def test_what_is_not_archived_yet_is_no_fault(lived: House) -> None:
    await lived.lives(chains=1, commits=2)

    verified = await look(lived)

    assert verified.whole
    assert ["3 messages are not archived yet"] == verified.notes


async def at(house: House, sequence: int) -> bytes:
    return next(kept.data for kept in await all_of(house.connection.nc, LOG, ">") if kept.sequence == sequence)


def flip(within: bytes) -> Callable[[bytearray], None]:
    """One bit of one byte in the middle of a message."""

    def change(data: bytearray) -> None:
        place = data.find(within)
        assert place > 0
        data[place + len(within) // 2] ^= 1

    return change


@pytest.mark.parametrize("sequence", [1, 9, 21])
async def test_a_flipped_byte_on_the_brokers_disk_is_found(lived: House, sequence: int) -> None:
    await lived.damage(flip(await at(lived, sequence)))

    verified = await look(lived)

    assert {(Copy.LOG, Kind.MISSING, sequence, sequence)} == found(verified)
    assert "cannot read it" in str(verified.copies.faults[0])
    assert "gomflow restore" in verified.remedy


async def test_a_broker_that_cut_its_log_at_a_flipped_byte_is_found(lived: House) -> None:
    await lived.damage(flip(await at(lived, 9)), index=False)

    verified = await look(lived)

    assert {(Copy.LOG, Kind.MISSING, 9, 21)} == found(verified)
    assert "ends at 8" in str(verified.copies.faults[0])


async def test_a_log_that_went_on_behind_a_cut_is_found(lived: House) -> None:
    await lived.damage(flip(await at(lived, 9)), index=False)
    await lived.lives(chains=4, commits=5)

    verified = await look(lived)

    assert {Copy.LOG} == blamed(verified)
    assert set(range(9, 22)) <= {one.first for one in verified.copies.faults}


async def test_a_file_that_was_cut_off_is_found(lived: House) -> None:
    last = await at(lived, 20)

    def cut(data: bytearray) -> None:
        del data[data.find(last) :]

    await lived.damage(cut)

    verified = await look(lived)

    assert {(Copy.LOG, Kind.MISSING, 20, 21)} == found(verified)


async def test_messages_that_changed_places_in_the_log_are_found(lived: House) -> None:
    await relaid(lived, lambda messages: [*messages[:11], messages[12], messages[11], *messages[13:]])

    verified = await look(lived)

    assert (Copy.LOG, Kind.MOVED, 12, 12) in found(verified)
    assert (Copy.LOG, Kind.MOVED, 13, 13) in found(verified)
    assert {Copy.LOG} == blamed(verified)
    assert "was message 13 when it was archived" in " ".join(str(one) for one in verified.copies.faults)


@pytest.mark.parametrize("sequence", [2, 11, 21])
async def test_a_message_that_was_rewritten_with_a_right_checksum_is_found(lived: House, sequence: int) -> None:
    def forge(messages: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
        subject, data = messages[sequence - 1]
        messages[sequence - 1] = (subject, data.replace(b'"tenant":"gom"', b'"tenant":"me!"'))
        return messages

    await relaid(lived, forge)

    verified = await look(lived)

    assert (Copy.LOG, Kind.ALTERED, sequence, sequence) in found(verified)
    assert {Copy.LOG} == blamed(verified)


async def relaid(house: House, change: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]) -> None:
    """Put another log in the place of the one there was, as somebody with the broker's keys could."""
    messages = [(kept.subject, kept.data) for kept in await all_of(house.connection.nc, LOG, ">")]
    await house.empty_log()
    for subject, data in change(messages):
        await house.connection.js.publish(subject, data)


async def test_a_row_with_a_flipped_byte_is_found(lived: House) -> None:
    await lived.tamper(
        "UPDATE gomflow_archive.messages SET data = set_byte(data, 40, get_byte(data, 40) # 1) WHERE sequence = 9"
    )

    verified = await look(lived)

    assert {Copy.ARCHIVE} == blamed(verified)
    assert (Copy.ARCHIVE, Kind.ALTERED, 9, 9) in found(verified)
    assert "gomflow rearchive" in verified.remedy


async def test_a_row_whose_digest_was_made_to_fit_is_found(lived: House) -> None:
    await lived.tamper(
        "UPDATE gomflow_archive.messages SET digest = sha256(forged), data = forged FROM (SELECT sequence AS number, "
        "convert_to(replace(convert_from(data, 'utf8'), '\"gom\"', '\"me!\"'), 'utf8') AS forged "
        "FROM gomflow_archive.messages) AS f WHERE sequence = number AND sequence = $1",
        9,
    )

    verified = await look(lived)

    assert {Copy.ARCHIVE} == blamed(verified)
    assert (Copy.ARCHIVE, Kind.SEAL, 9, 9) in found(verified)


async def test_an_archive_that_was_forged_and_sealed_anew_is_found(lived: House) -> None:
    await lived.forge_archive(9)

    verified = await look(lived)

    assert {Copy.ARCHIVE} == blamed(verified)
    assert (Copy.ARCHIVE, Kind.ALTERED, 9, 9) in found(verified)


@pytest.mark.parametrize("sequence", [1, 9, 20])
async def test_a_missing_row_is_found(lived: House, sequence: int) -> None:
    await lived.tamper("DELETE FROM gomflow_archive.messages WHERE sequence = $1", sequence)

    verified = await look(lived)

    assert {(Copy.ARCHIVE, Kind.MISSING, sequence, sequence)} == found(verified)
    archived = verified.copies.archive.counted
    assert (20, 20) == (archived.messages, archived.commits + archived.claims)


async def test_rows_cut_off_at_the_end_are_found(lived: House) -> None:
    await lived.tamper("DELETE FROM gomflow_archive.messages WHERE sequence > 18")

    verified = await look(lived)

    assert (Copy.ARCHIVE, Kind.MISSING, 19, 21) in found(verified)
    assert {Copy.ARCHIVE} == blamed(verified)


async def test_rows_that_changed_places_are_found(lived: House) -> None:
    for statement in (
        "UPDATE gomflow_archive.messages SET sequence = -sequence WHERE sequence IN (11, 12)",
        "UPDATE gomflow_archive.messages SET sequence = CASE sequence WHEN -11 THEN 12 ELSE 11 END WHERE sequence < 0",
    ):
        await lived.tamper(statement)

    verified = await look(lived)

    assert {Copy.ARCHIVE} == blamed(verified)
    assert {(Copy.ARCHIVE, Kind.MOVED, 11, 11), (Copy.ARCHIVE, Kind.MOVED, 12, 12)} <= found(verified)


async def test_a_message_that_both_copies_lost_is_missed_by_the_next_commit(lived: House) -> None:
    messages = await all_of(lived.connection.nc, LOG, ">")
    chain = [one.sequence for one in messages if one.subject == messages[1].subject]
    await lived.damage(flip(await at(lived, chain[2])))
    await lived.tamper("DELETE FROM gomflow_archive.messages WHERE sequence = $1", chain[2])

    verified = await look(lived)

    assert {Copy.LOG, Copy.ARCHIVE} == blamed(verified)
    assert (Copy.LOG, Kind.CHAIN, chain[3], chain[3]) in found(verified)
    assert [(chain[2], chain[2])] == verified.copies.holes
    assert "Both copies are damaged" in verified.remedy


async def test_a_lost_last_commit_that_both_copies_miss_breaks_the_seal(lived: House) -> None:
    await lived.damage(flip(await at(lived, 20)))
    await lived.tamper("DELETE FROM gomflow_archive.messages WHERE sequence = 20")

    verified = await look(lived)

    assert {(Copy.ARCHIVE, Kind.SEAL, 21, 21)} == found(verified)


async def test_an_empty_house_is_whole(house: House) -> None:
    assert (await look(house)).whole


def test_a_fault_reads_like_a_sentence() -> None:
    one = Fault(Copy.LOG, Kind.MISSING, 3, 7, "", "was archived, and the log ends at 2")

    assert "log, messages 3 to 7: was archived, and the log ends at 2" == str(one)
