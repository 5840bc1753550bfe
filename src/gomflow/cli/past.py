"""How things stood at some moment: an order, or the rows of the read models."""

import asyncio
from datetime import datetime
from typing import Annotated, Any

import typer
from rich.table import Table as Grid

from gomflow.chance import World
from gomflow.cli.bars import bar
from gomflow.cli.looking import Personal, looking
from gomflow.cli.output import AsJson, console, fail, say_json
from gomflow.operating.events import NOT_AN_ORDER, find_order
from gomflow.operating.moments import NoMoment, moment
from gomflow.operating.past import PROJECTIONS, TABLES, OrderThen, order_as_of, rows_as_of, without_people

SHOWN = 50
"""Rows that people are shown; programs get all."""

_COLUMNS = 7


def as_of(
    what: Annotated[str, typer.Argument(help="An order, as for timeline; or desk, traffic or one of their tables.")],
    time: Annotated[str, typer.Argument(help="2026-11-21, 2026-11-21T14:30 (UTC unless it says more), or 2h ago.")],
    personal: Personal = False,  # noqa: FBT002
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """How an order or a read model stood at a moment, made from what had been decided by then."""
    try:
        at = moment(time, World().now())
    except NoMoment as error:
        fail(str(error), as_json=as_json)
    if what in PROJECTIONS or what in TABLES:
        asyncio.run(_rows(what, at, personal=personal, as_json=as_json))
    else:
        asyncio.run(_order(what, at, personal=personal, as_json=as_json))


async def _order(what: str, at: datetime, *, personal: bool, as_json: bool) -> None:
    async with looking() as (_, log):
        order_id = await find_order(log, what)
        if order_id is None:
            fail(f"{NOT_AN_ORDER.format(what)} Read models are {', '.join([*PROJECTIONS, *TABLES])}.", as_json=as_json)
        then = await order_as_of(log, order_id, at)
    if then is None:
        fail(f"The order {what} was not written yet at {at.isoformat()}.", as_json=as_json)
    document = {"as_of": at.isoformat()} | then.document(personal=personal)
    if as_json:
        say_json(document)
    else:
        _show(then, document)


def _show(then: OrderThen, document: dict[str, Any]) -> None:
    last = document["last_event"]
    console.print(f"[bold]{document['code']}[/] {document['title']} as of {document['as_of']}", soft_wrap=True)
    console.print(f"  state      {document['state']}, version {document['version']}")
    console.print(f"  deadline   {document['deadline']}")
    most = "any number of" if document["maximum"] is None else f"at most {document['maximum']}"
    console.print(f"  buyers     at least {document['minimum']}, {most}")
    console.print(f"  last event {last['type']} at {last['at']} (message {last['sequence']}); {then.later} came later")
    grid = Grid("reference", "buyer", "status", "total", "paid", "refund due", box=None, header_style="dim")
    for one in document["submissions"]:
        names = ("reference", "buyer", "status", "total", "paid", "refund_due")
        grid.add_row(*(one[name] for name in names))
    console.print(grid)


async def _rows(what: str, at: datetime, *, personal: bool, as_json: bool) -> None:
    projection = what if what in PROJECTIONS else TABLES[what][0]
    async with looking() as (connection, _):
        with bar(f"Reading what {projection} is made of", as_json=as_json) as told:
            found = await rows_as_of(connection, projection, at, told)
    shown = {name: rows if personal else without_people(TABLES[name][1], rows) for name, rows in found.items()}
    if what in TABLES:
        shown = {what: shown[what]}
    if as_json:
        for name, rows in shown.items():
            for row in rows:
                say_json({"table": name, "row": row})
        return
    if what in PROJECTIONS:
        grid = Grid("table", f"rows as of {at.isoformat()}", box=None, header_style="dim")
        for name, rows in shown.items():
            grid.add_row(name, str(len(rows)))
        console.print(grid)
        console.print("Name a table for its rows, or use --json for all.", style="dim")
        return
    _grid(what, shown[what])


def _grid(name: str, rows: list[dict[str, Any]]) -> None:
    columns = [column.name for column in TABLES[name][1].columns][:_COLUMNS]
    grid = Grid(*columns, box=None, header_style="dim")
    for row in rows[:SHOWN]:
        grid.add_row(*(str(row[column])[:40] for column in columns))
    console.print(grid)
    left = len(rows) - SHOWN
    if left > 0:
        console.print(f"… and {left} more rows; --json has all of them, with all columns.", style="dim")
