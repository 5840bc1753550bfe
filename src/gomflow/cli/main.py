"""Every command by its name; only the one that is wanted is loaded, for some bring half the house along."""

import logging
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Annotated, Any, TextIO

import structlog
import typer

from gomflow import __version__
from gomflow.cli.output import complain, console

COMMANDS: Mapping[str, str] = {
    "run": "gomflow.cli.running:run",
    "demo": "gomflow.cli.running:demo",
    "doctor": "gomflow.cli.doctor:doctor",
    "migrate": "gomflow.cli.readmodels:migrate",
    "rebuild": "gomflow.cli.readmodels:rebuild",
    "timeline": "gomflow.cli.looking:timeline",
    "tail": "gomflow.cli.looking:tail",
    "as-of": "gomflow.cli.past:as_of",
    "trace": "gomflow.cli.tracing:trace",
    "replay": "gomflow.cli.replaying:replay",
    "verify": "gomflow.cli.proving:verify",
    "restore": "gomflow.cli.proving:restore",
    "rearchive": "gomflow.cli.proving:rearchive",
    "dead": "gomflow.cli.dead:dead",
    "feed": "gomflow.cli.feed:feed",
    "token": "gomflow.cli.tokens:token",
    "statement": "gomflow.cli.statements:statement",
    "agent": "gomflow.cli.agent:agent",
    "timers": "gomflow.cli.timers:timers",
    "keys": "gomflow.cli.keys:keys",
}


def _about(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,  # noqa: FBT002
) -> None:
    """Group orders in the chats where they already happen."""
    if version:
        console.print(f"gomflow {__version__}")
        raise typer.Exit


def build(only: str | None = None) -> typer.Typer:
    """The command line with one command, with none (for an empty name), or with all."""
    app = typer.Typer(name="gomflow", no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)
    app.callback(invoke_without_command=True)(_about)
    for name, place in COMMANDS.items():
        if only in {None, name}:
            module, _, attribute = place.partition(":")
            found: Any = getattr(import_module(module), attribute)
            if isinstance(found, typer.Typer):
                app.add_typer(found, name=name)
            else:
                app.command(name)(found)
    return app


def _write_trace(out: TextIO, found: structlog.typing.ExcInfo) -> None:
    from gomflow.reticent import write_trace

    write_trace(out, found)


def main() -> None:
    """Run one command; what is wrong outside the program is said in a sentence, not in a traceback."""
    wanted = next((word for word in sys.argv[1:] if not word.startswith("-")), None)
    # What the parts have to tell goes where errors go: standard output belongs to what commands answer.
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="%H:%M:%S"),
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=_write_trace),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    try:
        build(wanted if wanted in COMMANDS else "" if "--version" in sys.argv else None)()
    except Exception as error:
        from gomflow.cli.explaining import explained

        messages = explained(error)
        if not messages:
            raise
        complain(*messages, as_json="--json" in sys.argv)
        raise SystemExit(1) from error
