"""How commands speak: to people with colours and tables, to programs with one JSON document a line."""

import json
import sys
from collections.abc import Mapping
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one document a line, for programs.")]

console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)


def say_json(document: Mapping[str, Any]) -> None:
    """One document on one line."""
    sys.stdout.write(json.dumps(document, default=str, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def fail(message: str, *, as_json: bool = False) -> NoReturn:
    """Say what went wrong and what to do, and end with status 1."""
    if as_json:
        say_json({"error": message})
    else:
        errors.print(f"[bold red]✗[/] {message}")
    raise typer.Exit(1)
