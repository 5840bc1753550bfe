"""How commands speak: to people with colours and tables, to programs with one JSON document a line."""

import json
import sys
from collections.abc import Mapping
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.text import Text

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one document a line, for programs.")]

console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)


def say_json(document: Mapping[str, Any]) -> None:
    """One document on one line."""
    sys.stdout.write(json.dumps(document, default=str, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def complain(*messages: str, as_json: bool = False) -> None:
    """Say what went wrong and what to do: programs hear it where they listen, people where errors go."""
    if as_json:
        say_json({"error": " ".join(messages)})
        return
    for message in messages:
        errors.print(Text.assemble(("✗ ", "bold red"), message), soft_wrap=True)


def fail(message: str, *, as_json: bool = False) -> NoReturn:
    """Say what went wrong and what to do, and end with status 1."""
    complain(message, as_json=as_json)
    raise typer.Exit(1)
