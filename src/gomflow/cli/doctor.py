"""Whether everything is as it should be: a clear line for each setting and each part, with the remedy."""

import asyncio

import typer
from rich.text import Text

from gomflow.cli.checks import Health, Line, checks
from gomflow.cli.output import AsJson, console, say_json

_SIGNS = {Health.GOOD: ("✓", "green"), Health.NOTE: ("!", "yellow"), Health.BAD: ("✗", "bold red")}


def doctor(as_json: AsJson = False) -> None:  # noqa: FBT002
    """Look at every setting and every part, and say what is wrong and what to do. Ends with 1 when something is."""
    wrong = asyncio.run(_look(as_json=as_json))
    if not as_json:
        console.print()
        if wrong:
            things = "One thing is not as it" if wrong == 1 else f"{wrong} things are not as they"
            console.print(f"{things} should be; the lines with → say what to do.", style="bold red")
        else:
            console.print("Everything is as it should be.", style="green")
    raise typer.Exit(1 if wrong else 0)


async def _look(*, as_json: bool) -> int:
    """Say each line as it is found; how many are bad."""
    wrong = 0
    async for line in checks():
        wrong += line.health is Health.BAD
        if as_json:
            say_json(
                {
                    "what": line.what,
                    "health": line.health.value,
                    "found": line.found,
                    "about": line.about,
                    "remedy": line.remedy,
                }
            )
        else:
            _print(line)
    return wrong


def _print(line: Line) -> None:
    about = f"  · {line.about}" if line.about else ""
    text = Text.assemble(_SIGNS[line.health], f" {line.what}: ", (line.found, "bold"), (about, "dim"))
    console.print(text, soft_wrap=True)
    if line.remedy:
        console.print(Text(f"    → {line.remedy}"), soft_wrap=True)
