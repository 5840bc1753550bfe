"""A guard keeps a program's output in bounds, and ends the program whatever it makes of signals."""

import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from gomflow.embedded import EmbeddedError
from gomflow.embedded.guard import LOG_LIMIT
from gomflow.embedded.guarded import Guarded, Program
from gomflow.embedded.leftovers import is_process

Until = Callable[..., Awaitable[None]]


def program(
    folder: Path, *command: str, stopping: tuple[tuple[int, float], ...] = ((signal.SIGTERM, 20.0),)
) -> Program:
    return Program(
        name="program",
        command=command,
        home=folder,
        log=folder / "program.log",
        pid_file=folder / "program.pid",
        stopping=stopping,
    )


async def test_what_a_program_says_stays_within_two_files_of_bounded_size(tmp_path: Path) -> None:
    chatty = program(tmp_path, "/bin/sh", "-c", f"yes 'a line of output' | head -c {3 * LOG_LIMIT}; echo the end")
    run = await Guarded.start(chatty)
    code = await run.ended()
    await run.stop()

    sizes = [(tmp_path / name).stat().st_size for name in ("program.log", "program.log.1")]
    assert 0 == code
    assert max(sizes) <= LOG_LIMIT
    assert sum(sizes) > LOG_LIMIT
    assert chatty.tail().endswith("the end")


async def test_only_the_latest_run_speaks_in_the_last_words(tmp_path: Path) -> None:
    for word in ("once", "again"):
        run = await Guarded.start(program(tmp_path, "/bin/echo", word))
        await run.ended()
        await run.stop()

    assert "again" == program(tmp_path, "/bin/echo").tail()


async def test_a_program_that_does_not_heed_the_first_signal_gets_the_next(tmp_path: Path, until: Until) -> None:
    deaf = "trap '' TERM; echo ready; while :; do sleep 0.05; done"
    stubborn = program(tmp_path, "/bin/sh", "-c", deaf, stopping=((signal.SIGTERM, 0.1), (signal.SIGINT, 20.0)))
    run = await Guarded.start(stubborn)
    await until(lambda: "ready" in stubborn.tail(), "it ignores the signal")
    await run.stop()

    assert -signal.SIGINT == await run.ended()
    assert not is_process(run.pid)


async def test_a_program_that_heeds_nothing_is_killed(tmp_path: Path, until: Until) -> None:
    deaf = "trap '' TERM INT; echo ready; while :; do sleep 0.05; done"
    stubborn = program(tmp_path, "/bin/sh", "-c", deaf, stopping=((signal.SIGTERM, 0.1), (signal.SIGINT, 0.1)))
    run = await Guarded.start(stubborn)
    await until(lambda: "ready" in stubborn.tail(), "it ignores the signal")
    await run.stop()

    assert -signal.SIGKILL == await run.ended()


async def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        EmbeddedError, match=r"(?s)program did not start:.*/nowhere/server cannot be started: .*No such file"
    ):
        await Guarded.start(program(tmp_path, "/nowhere/server"))
