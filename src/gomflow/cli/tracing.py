"""Tracing one thing to all it brought about."""

import asyncio
from datetime import UTC
from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from gomflow.cli.bars import bar
from gomflow.cli.looking import Personal, looking
from gomflow.cli.output import AsJson, console, fail, say_json
from gomflow.operating.tracing import Tracer
from gomflow.operating.tree import Node, What

_STYLES = {
    What.INBOUND: "cyan",
    What.DECISION: "bold",
    What.EVENT: "green",
    What.ROW: "dim",
    What.ANNOUNCEMENT: "dim",
    What.TIMER: "blue",
    What.MESSAGE: "magenta",
    What.DELIVERY: "yellow",
}


def trace(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Id of a message in or out, a request, an event, a commit, a payment, a correlation; or a reference.",
        ),
    ],
    personal: Personal = False,  # noqa: FBT002
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """From a cause to all its effects: decisions, events, rows, messages to people, and what became of them."""
    roots = asyncio.run(_trace(name, personal=personal, as_json=as_json))
    if not roots:
        fail(
            f"Nothing is known of {name}. What was said in chats is kept for 90 days, the log for ever: look for an "
            "event or a request instead; gomflow timeline --json shows the ids of those of an order.",
            as_json=as_json,
        )
    for root in roots:
        if as_json:
            say_json(root.as_json())
        else:
            console.print(_grown(Tree(_label(root)), root))


async def _trace(name: str, *, personal: bool, as_json: bool) -> list[Node]:
    async with looking() as (connection, log):
        with bar("Looking through the streams", as_json=as_json) as told:
            return await Tracer(connection, log, personal=personal, told=told).trace(name)


def _grown(tree: Tree, node: Node) -> Tree:
    for effect in node.effects:
        _grown(tree.add(_label(effect)), effect)
    return tree


def _label(node: Node) -> Text:
    when = f"{node.at.astimezone(UTC):%H:%M:%S.%f}"[:-3] + " " if node.at is not None else ""
    return Text.assemble(
        (f"{node.what.value} ", "dim"), (node.name, _STYLES[node.what]), f" {node.id} ", (when + node.about, "dim")
    )
