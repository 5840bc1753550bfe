"""GOMFLOW as a process: it starts on nothing, answers, stops cleanly, and has everything the next time."""

import asyncio
import re
import signal
import socket
import sys

import httpx
import pytest

from gomflow.testing.api import api, write_order
from gomflow.testing.program import Program
from gomflow.waiting import until


async def test_it_starts_on_nothing_and_everything_it_names_is_there(program: Program) -> None:
    async with program.running() as running, httpx.AsyncClient(follow_redirects=True, timeout=20) as browser:
        sys.stdout.write(f"a first start took {running.seconds:.1f} s\n")
        said = running.ready
        url = said["chat"].removesuffix("/chat")
        answers = {name: await browser.get(said[name]) for name in ("chat", "dashboard", "api_docs")}
        health = await browser.get(f"{url}/health/ready")
        entered = [await browser.post(said["dashboard"], headers={"Origin": url}) for _ in range(2)]
        readable = [
            path.name for path in program.data.iterdir() if path.suffix == ".json" and path.stat().st_mode & 0o77
        ]
        assert len(program.processes()) >= 4, "two servers, each with its guard"
        ended = await running.stop()

    assert {"chat": 200, "dashboard": 200, "api_docs": 200} == {name: one.status_code for name, one in answers.items()}
    assert 200 == health.status_code
    assert "GOMFLOW" in answers["chat"].text
    assert "Open my dashboard" in answers["dashboard"].text
    assert "Operator" in entered[0].text, "the link opens the dashboard"
    assert "Operator" not in entered[1].text, "but once only"
    assert re.fullmatch(r"[0-9A-Z]{8}", said["invite_code"])
    assert (None, str(program.data)) == (said["telegram"], said["data"])
    assert [] == readable, "secrets are for the owner only"
    assert (0, "", "") == (ended.code, ended.out, ended.err)
    assert [] == program.processes()
    assert not (program.data / "addresses.json").exists()


async def test_what_was_written_is_there_after_the_next_start_and_after_a_kill(program: Program) -> None:
    async with program.running() as running:
        (issued,) = await program.says("token", "issue", "spreadsheet import")
        async with api(running.ready, issued["token"]) as client:
            codes = [await write_order(client)]
        invite = running.ready["invite_code"]
        await running.stop()

    async with program.running() as running:
        sys.stdout.write(f"a second start took {running.seconds:.1f} s\n")
        async with api(running.ready, issued["token"]) as client:
            codes.append(await write_order(client))
            assert [200, 200] == [(await client.get(f"/orders/{code}")).status_code for code in codes]
        await running.stop(signal.SIGKILL)
    assert (program.data / "addresses.json").exists(), "it had no time to tidy up"

    async with program.running() as running, api(running.ready, issued["token"]) as client:
        assert [200, 200] == [(await client.get(f"/orders/{code}")).status_code for code in codes]
        assert invite == running.ready["invite_code"]
        ended = await running.stop()

    assert (0, "") == (ended.code, ended.err)
    assert [] == program.processes()


async def test_it_may_listen_on_ipv6(program: Program) -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6")
    async with program.running("run", GOMFLOW_HOST="::1") as running, httpx.AsyncClient(timeout=20) as browser:
        assert running.ready["chat"].startswith("http://[::1]:")
        assert 200 == (await browser.get(running.ready["chat"])).status_code
        assert 0 == (await running.stop()).code


async def test_it_can_be_stopped_in_the_middle_of_its_start(program: Program) -> None:
    process = await program.start("run")
    await until((program.data / "postgres").exists, within=30, why="the servers are being started")
    process.send_signal(signal.SIGINT)
    out, err = await process.communicate()

    assert (0, b"") == (process.returncode, err)
    assert b"Stopping" in out
    assert b"is running" not in out
    assert [] == program.processes()


async def test_people_are_greeted_in_words_and_a_polite_request_ends_it(program: Program) -> None:
    process = await program.start("run")
    said = await asyncio.wait_for(_until_line(process, b"Invite code"), 60)
    process.send_signal(signal.SIGTERM)
    rest, err = await process.communicate()
    words = (said + rest).decode()

    assert (0, b"") == (process.returncode, err)
    assert "GOMFLOW is running. Ctrl-C stops it." in words
    assert "Stopping; nothing is lost" in words
    assert ["Web chat", "Dashboard", "API docs", "Telegram", "Data", "Invite code"] == re.findall(
        r"^  (\w+(?: \w+)?)  ", words, re.MULTILINE
    )
    assert str(program.data) in words
    assert "\x1b" not in words, "colours are for terminals"


async def _until_line(process: asyncio.subprocess.Process, wanted: bytes) -> bytes:
    assert process.stdout is not None
    said = b""
    while wanted not in said:
        line = await process.stdout.readline()
        assert line, f"it ended: {said.decode()}"
        said += line
    return said
