"""The command line as such: names, help, and what is said of what there is not."""

import re

import pytest
from typer.testing import CliRunner

from gomflow import __version__
from gomflow.cli.main import COMMANDS, build
from gomflow.testing.program import Program


async def test_the_version(program: Program) -> None:
    ended = await program.does("--version")

    assert (0, f"gomflow {__version__}\n", "") == (ended.code, ended.out, ended.err)


def helped(*words: str) -> str:
    """What a command says of itself on a terminal that is wide enough."""
    shown = CliRunner(env={"COLUMNS": "400"}).invoke(build(), [*words, "--help"], prog_name="gomflow")
    assert 0 == shown.exit_code
    return shown.output


def test_help_names_every_command_with_a_sentence() -> None:
    listed = dict(re.findall(r"^│ ([a-z][a-z-]+) +(\S.*?) *│$", helped(), re.MULTILINE))

    assert set(COMMANDS) == set(listed)
    assert [] == [name for name, about in listed.items() if not re.match(r"[A-Z].* .*\.$", about)]


async def test_without_a_word_it_helps(program: Program) -> None:
    asked, wordless = [await program.does(*words) for words in (["--help"], [])]

    assert asked.words == wordless.words
    assert "doctor" in asked.words
    assert (0, 2) == (asked.code, wordless.code), "help was asked for, or something was forgotten"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_its_options(command: str) -> None:
    names = [[command], *([command, sub] for sub in re.findall(r"^│ ([a-z]+)  +[A-Z]", helped(command), re.MULTILINE))]
    for words in names:
        text = helped(*words)
        options = re.findall(r"^│ \*? *((?:--|[a-z]).*?) *│$", text, re.MULTILINE)

        assert f"Usage: gomflow {' '.join(words)}" in text
        assert options, "at least --help"
        assert [] == [option for option in options if len(re.split(r"  +", option)[-1].split()) < 2], "each has words"


@pytest.mark.parametrize("command", ["run", "demo", "doctor", "migrate", "rebuild", "timeline", "tail"])
def test_programs_may_listen(command: str) -> None:
    assert "--json" in helped(command)


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["frobnicate"], "No such command 'frobnicate'"),
        (["run", "--frobnicate"], "No such option: --frobnicate"),
        (["timeline"], "Missing argument 'order'"),
        (["token", "frobnicate"], "No such command 'frobnicate'"),
        (["demo", "--buyers", "2"], "--buyers"),
    ],
)
async def test_what_there_is_not_is_said_with_status_2(words: list[str], advice: str, program: Program) -> None:
    ended = await program.does(*words)

    assert (2, "") == (ended.code, ended.out)
    assert advice in ended.words
    assert "--help" in ended.words
    assert not program.data.exists()
