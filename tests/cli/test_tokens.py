"""`gomflow token`: keys to the HTTP API, made, listed and taken back."""

import re

from gomflow.testing.api import Started, api
from gomflow.testing.program import Program


async def test_a_key_opens_the_api_until_it_is_revoked(house: Started) -> None:
    (issued,) = await house.program.says("token", "issue", "spreadsheet import")
    assert {"token_id", "token", "label"} == set(issued)
    assert "spreadsheet import" == issued["label"]

    async with api(house.running.ready, issued["token"]) as client:
        assert 200 == (await client.get("/me")).status_code
        assert [{"revoked": issued["token_id"]}] == await house.program.says("token", "revoke", issued["token_id"])
        assert 401 == (await client.get("/me")).status_code


async def test_keys_are_listed_with_what_they_are_for_and_never_shown_again(house: Started) -> None:
    (issued,) = await house.program.says("token", "issue", "to be listed")
    (listed,) = await house.program.says("token", "list")
    ended = await house.program.does("token", "list")

    assert {house.token_id: "the tests", issued["token_id"]: "to be listed"}.items() <= {
        one["token_id"]: one["label"] for one in listed["tokens"]
    }.items()
    assert f"{issued['token_id']} to be listed" in ended.words
    assert issued["token"] not in ended.out
    await house.program.says("token", "revoke", issued["token_id"])
    assert issued["token_id"] not in (await house.program.does("token", "list")).out


async def test_people_are_told_to_keep_it(house: Started) -> None:
    ended = await house.program.does("token", "issue", "for people")
    key = re.search(r"gf_([0-9a-f-]{36})_[A-Za-z0-9_-]{43}", ended.out)

    assert 0 == ended.code
    assert key is not None
    assert "not shown again" in ended.words
    assert "Authorization: Bearer" in ended.words
    revoked = await house.program.does("token", "revoke", key[1])
    assert (0, "✓ The key opens nothing any more.\n") == (revoked.code, revoked.out)


async def test_a_key_that_there_is_not_cannot_be_revoked(house: Started) -> None:
    ended = await house.program.does("token", "revoke", "0000")
    told = await house.program.does("token", "revoke", "0000", "--json")

    assert (1, "", "✗ There is no key 0000.\n") == (ended.code, ended.out, ended.err)
    assert (1, {"error": "There is no key 0000."}) == (told.code, told.document)


async def test_a_key_without_a_label_is_not_made(house: Started) -> None:
    ended = await house.program.does("token", "issue", "")

    assert (1, "", "✗ Say what the key is for, in 2 to 60 characters.\n") == (ended.code, ended.out, ended.err)


async def test_without_keys_the_list_says_how_to_make_one(program: Program) -> None:
    ended = await program.does("token", "list")

    assert (0, "There are no keys. gomflow token issue LABEL makes one.\n") == (ended.code, ended.out)
    assert [{"tokens": []}] == await program.says("token", "list")
    assert [] == program.processes()
