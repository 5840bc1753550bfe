"""`gomflow migrate` and `gomflow rebuild`: the tables of this release, and read models made anew and put back."""

import json

import asyncpg
import pytest

from gomflow.testing.api import Started, started, write_order
from gomflow.testing.program import Program
from gomflow.waiting import until


async def test_migrating_may_be_repeated(program: Program) -> None:
    first, second = [await program.does("migrate") for _ in range(2)]

    assert (0, "✓ The tables are those of this release.\n", "") == (first.code, first.out, first.err)
    assert first == second
    assert [{"migrated": True}] == await program.says("migrate")
    assert [] == program.processes(), "the servers it started are stopped"


async def test_migrating_beside_a_gomflow_that_runs(house: Started) -> None:
    assert [{"migrated": True}] == await house.program.says("migrate")
    assert 200 == (await house.client.get(f"/orders/{house.code}")).status_code


async def test_read_models_are_rebuilt_beside_a_gomflow_that_goes_on(house: Started) -> None:
    rebuilt = await house.program.says("rebuild")
    later = await write_order(house.client, "Written after the rebuild")

    assert ["desk", "traffic"] == [one["projection"] for one in rebuilt]
    assert [] == [one for one in rebuilt if any(one["different"].values())], "they say what they said before"
    assert rebuilt[0]["rows"]["orders"] >= 1
    assert rebuilt[0]["position"] > 0
    for code in (house.code, later):
        assert 200 == (await house.client.get(f"/orders/{code}")).status_code


async def test_one_alone_is_rebuilt_and_told_in_a_table(house: Started) -> None:
    ended = await house.program.does("rebuild", "traffic")

    assert (0, "") == (ended.code, ended.err)
    assert "✓ traffic is rebuilt up to message" in ended.out
    assert "table rows different from before messages" in ended.words
    assert "desk" not in ended.words


async def test_a_rebuild_mends_what_somebody_spoilt_and_can_be_taken_back(program: Program) -> None:
    async with started(program) as house:
        url = _database(program)
        await _execute(url, "UPDATE gomflow.orders SET title = 'spoilt'")
        (mended,) = await program.says("rebuild", "desk")
        titles = await _titles(url)
        ended = await program.does("rebuild", "desk", "--rollback")
        spoilt = await _titles(url)
        await program.says("rebuild", "desk")
        assert 200 == (await house.client.get(f"/orders/{house.code}")).status_code

    assert {"orders": 2} == {name: count for name, count in mended["different"].items() if count}
    assert (["Summer photobook"], ["spoilt"]) == (titles, spoilt)
    assert (0, "✓ desk is back to the tables from before its last rebuild.\n") == (ended.code, ended.out)


async def test_before_the_first_rebuild_there_is_nothing_to_go_back_to(program: Program) -> None:
    await program.says("migrate")
    ended = await program.does("rebuild", "--rollback")
    told = await program.does("rebuild", "--rollback", "--json")

    assert (1, "", "✗ There is no earlier version of desk.\n") == (ended.code, ended.out, ended.err)
    assert (1, {"error": "There is no earlier version of desk."}) == (told.code, told.document)


@pytest.mark.parametrize("words", [["rebuild", "nonsense"], ["rebuild", "nonsense", "--rollback"]])
async def test_a_projection_that_there_is_not(words: list[str], program: Program) -> None:
    ended = await program.does(*words)

    assert (1, "") == (ended.code, ended.out)
    assert "There is no projection nonsense; there are desk, traffic." in ended.words
    assert not program.data.exists()


def _database(program: Program) -> str:
    note = program.data / "addresses.json"
    return str(json.loads(note.read_text())["database_url"])


async def _execute(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    await until(lambda: connection.fetchval("SELECT count(*) FROM gomflow.orders"), why="the order is in the lists")
    await connection.execute(statement)
    await connection.close()


async def _titles(url: str) -> list[str]:
    connection = await asyncpg.connect(url)
    rows = await connection.fetch("SELECT title FROM gomflow.orders")
    await connection.close()
    return [row["title"] for row in rows]
