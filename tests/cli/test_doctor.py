"""`gomflow doctor`: a line for every setting and every part, and what to do about what is wrong."""

import socket
from typing import Any

import pytest

from gomflow.settings import Settings
from gomflow.simulators.telegram import TelegramSimulator
from gomflow.testing.api import Started
from gomflow.testing.program import Program

VARIABLES = [str(field.validation_alias) for field in Settings.model_fields.values()]

CAN_BE_WRONG = {
    "NATS_URL",
    "DATABASE_URL",
    "GOMFLOW_REPLICAS",
    "GOMFLOW_PORT",
    "GOMFLOW_PUBLIC_URL",
    "GOMFLOW_SECRET",
    "GOMFLOW_ADMISSION",
    "GOMFLOW_INVITE_CODE",
    "TELEGRAM_BOT_TOKEN",
    "GOMFLOW_TELEGRAM_MODE",
    "TELEGRAM_WEBHOOK_SECRET",
    "GOMFLOW_TELEGRAM_API",
    "GOMFLOW_READER_WORKERS",
    "GOMFLOW_LOG_LEVEL",
    "GOMFLOW_LOG_FORMAT",
}


async def looked(program: Program, **environment: str) -> dict[str, Any]:
    """What the doctor says to programs, by what it is about; its status fits."""
    ended = await program.does("doctor", "--json", **environment)
    found = {line["what"]: line for line in ended.documents}
    assert ended.code == (1 if any(line["health"] == "bad" for line in found.values()) else 0)
    return found


async def test_where_nothing_was_started_yet_everything_is_fine(program: Program) -> None:
    found = await looked(program)

    assert VARIABLES == list(found)[: len(VARIABLES)]
    assert [] == [line for line in found.values() if line["health"] == "bad"]
    assert ("note", "Set TELEGRAM_BOT_TOKEN to switch it on.") == (
        found["telegram"]["health"],
        found["telegram"]["remedy"],
    )
    assert [] == [what for what in VARIABLES if not found[what]["about"]]
    assert {"data folder", "keys", "web server", "broker", "log", "database", "tables"} <= set(found)
    assert "made at the first start" in found["data folder"]["found"]
    assert [] == program.processes()


async def test_beside_a_gomflow_that_runs_it_looks_at_that(house: Started) -> None:
    port = house.running.ready["api_docs"].removesuffix("/docs").rpartition(":")[2]
    found = await looked(house.program, GOMFLOW_PORT=port)

    assert [] == [line for line in found.values() if line["health"] == "bad"]
    assert "in use, by the GOMFLOW that runs here" == found["web server"]["found"]
    assert found["log"]["found"].partition(" messages")[0].isdigit()
    assert "of this release" in found["tables"]["found"]


async def test_people_are_told_in_lines_that_end_in_a_verdict(program: Program) -> None:
    ended = await program.does("doctor", GOMFLOW_PORT="8181")
    lines = ended.out.splitlines()

    assert (0, "") == (ended.code, ended.err)
    assert "✓ GOMFLOW_PORT: 8181  · Port the web server listens on; 0 picks a free one." in lines
    assert VARIABLES == [line[2:].partition(":")[0] for line in lines[: len(VARIABLES)]]
    assert [
        "! telegram: off",
        "    → Set TELEGRAM_BOT_TOKEN to switch it on.",
        "",
        "Everything is as it should be.",
    ] == (lines[-4:])


async def test_every_setting_that_makes_no_sense_has_its_remedy(program: Program) -> None:
    nonsense = {name: "?" for name in VARIABLES if name not in {"GOMFLOW_DATA", "GOMFLOW_HOST"}}
    found = await looked(program, **nonsense)
    people = await program.does("doctor", **nonsense)
    bad = {what: line["remedy"] for what, line in found.items() if what in VARIABLES and line["health"] == "bad"}

    assert bad.keys() >= CAN_BE_WRONG
    assert [] == [what for what, remedy in bad.items() if not remedy.startswith(f"{what} should ")]
    assert "not looked at" == found["servers"]["found"]
    assert 1 == people.code
    assert f"{len(bad)} things are not as they should be" in people.words
    assert len(bad) == people.out.count("✗ ")


async def test_a_folder_and_an_address_are_wrong_where_they_cannot_be_used(program: Program) -> None:
    blocked = program.folder / "a file"
    blocked.touch()

    assert "bad" == (await looked(program, GOMFLOW_DATA=str(blocked)))["data folder"]["health"]
    host = (await looked(program, GOMFLOW_HOST="192.0.2.1"))["web server"]
    assert ("bad", True) == (host["health"], "cannot listen on 192.0.2.1" in host["remedy"])


async def test_secrets_are_never_shown(program: Program) -> None:
    secrets = {
        "GOMFLOW_SECRET": "hunter2-hunter2-hunter2-hunter2-hunter2",
        "GOMFLOW_INVITE_CODE": "hunter2-invite",
        "TELEGRAM_WEBHOOK_SECRET": "hunter2-hunter2-hunter2",
        "TELEGRAM_BOT_TOKEN": "1:hunter2",
        "GOMFLOW_TELEGRAM_API": "http://127.0.0.1:9",
        "NATS_URL": "nats://me:hunter2@127.0.0.1:9",
        "DATABASE_URL": "postgresql://me:hunter2@127.0.0.1:9/orders",
    }
    ended = await program.does("doctor", "--json", **secrets)

    assert 1 == ended.code
    assert "hunter2" not in ended.words
    assert [] == [
        line
        for line in ended.documents
        if line["what"] in set(secrets) - {"GOMFLOW_TELEGRAM_API"} and line["found"] != "set"
    ]


async def test_servers_that_are_set_and_not_there(program: Program) -> None:
    urls = {"NATS_URL": "nats://127.0.0.1:9", "DATABASE_URL": "postgresql://me@127.0.0.1:9/orders"}
    found = await looked(program, **urls)

    assert ["broker", "database"] == [what for what, line in found.items() if line["health"] == "bad"]
    assert "Start it, or correct NATS_URL." in found["broker"]["remedy"]
    assert "Start it, or correct DATABASE_URL." in found["database"]["remedy"]


async def test_a_port_in_use_and_links_that_lead_nowhere(program: Program) -> None:
    everywhere = "0.0.0.0"  # noqa: S104 - what the doctor is to be careful about
    with socket.create_server((everywhere, 0)) as taken:
        port = str(taken.getsockname()[1])
        found = await looked(program, GOMFLOW_PORT=port, GOMFLOW_HOST=everywhere)

    assert "bad" == found["web server"]["health"]
    assert f"Port {port} is in use" in found["web server"]["remedy"]
    assert ("note", True) == (found["links"]["health"], "GOMFLOW_PUBLIC_URL" in found["links"]["remedy"])


async def test_a_data_folder_of_another_version_and_damaged_keys(program: Program) -> None:
    (program.data / "nats").mkdir(parents=True)
    (program.data / "VERSION").write_text("layout 9\n")
    (program.data / "keys.json").write_text("{")
    found = await looked(program)

    assert "layout 9" in found["servers"]["remedy"]
    assert "cannot be read any more" in found["keys"]["remedy"]


@pytest.mark.parametrize(("right", "health"), [(True, "good"), (False, "bad")])
async def test_the_telegram_bot_is_asked_for_its_name(right: bool, health: str, program: Program) -> None:  # noqa: FBT001
    async with TelegramSimulator() as telegram:
        token = telegram.token if right else "1:wrong"
        environment = {"TELEGRAM_BOT_TOKEN": token, "GOMFLOW_TELEGRAM_API": telegram.url}
        line = (await looked(program, **environment))["telegram"]

    assert health == line["health"]
    assert ("@" in line["found"]) is right
    assert ("@BotFather" in line["remedy"]) is not right


async def test_a_webhook_needs_an_address_that_telegram_can_reach(program: Program) -> None:
    environment = {
        "TELEGRAM_BOT_TOKEN": "1:x",
        "GOMFLOW_TELEGRAM_MODE": "webhook",
        "GOMFLOW_TELEGRAM_API": "http://127.0.0.1:9",
    }
    found = await looked(program, **environment)

    assert "an https address" in found["GOMFLOW_TELEGRAM_MODE"]["remedy"]
