"""Looking at the Smart Agent: what it reads in a picture, and how right it is over a folder of them."""

import asyncio
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.table import Table
from rich.text import Text

from gomflow.agent.sheets import receipt_in
from gomflow.cli.evaluating import Reader, evaluate
from gomflow.cli.figures import figures
from gomflow.cli.output import AsJson, console, fail, say_json
from gomflow.cli.readers import opened, ready
from gomflow.ports.reader import ReaderUnavailable, Reading, UnreadablePicture
from gomflow.reader_settings import ReaderName
from gomflow.readers import ledger_path
from gomflow.settings import Settings

agent = typer.Typer(name="agent", no_args_is_help=True, help="What the Smart Agent reads, and how right it is.")
agent.command("evaluate")(evaluate)
agent.command("figures")(figures)


@agent.command("read")
def read(
    picture: Annotated[Path, typer.Argument(help="A screenshot, a photo or a PDF.", exists=True, dir_okay=False)],
    reader: Reader = ReaderName.RAPIDOCR,
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """The fields of one picture, the lines they were read from, and how certain the reader is."""
    asyncio.run(_read(picture.read_bytes(), reader, as_json=as_json))


async def _read(data: bytes, name: ReaderName, *, as_json: bool) -> None:
    async with opened(name) as reader:
        try:
            await ready(reader)
            reading = await reader.read(data)
        except (UnreadablePicture, ReaderUnavailable) as trouble:
            fail(str(trouble), as_json=as_json)
    document = _document(reading)
    if as_json:
        say_json(document)
        return
    fields = Table("field", "read", box=None, header_style="dim")
    for field, value in document["fields"].items():
        fields.add_row(field, Text("-" if value is None else str(value)))
    lines = Table("score", "left", "top", "right", "bottom", "text", box=None, header_style="dim")
    for line in reading.lines:
        box = (line.left, line.top, line.right, line.bottom)
        lines.add_row(f"{line.confidence:.3f}", *(f"{edge:.0f}" for edge in box), Text(line.text))
    console.print(fields)
    console.print(lines)
    size = f"{reading.width} x {reading.height}"
    console.print(f"{len(reading.lines)} lines by {reading.reader} in {reading.took_ms} ms, read at {size} pixels.")


def _document(reading: Reading) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(receipt_in(reading)[1])
    return {
        "reader": reading.reader,
        "took_ms": reading.took_ms,
        "width": reading.width,
        "height": reading.height,
        "fields": fields,
        "lines": msgspec.to_builtins(reading.lines),
    }


@agent.command("tokens")
def tokens(as_json: AsJson = False) -> None:  # noqa: FBT002
    """What the vision model took, by day and model."""
    from gomflow_adapters.anthropic import TokenLedger

    spent = TokenLedger(ledger_path(Settings().data)).per_day()
    table = Table("day (UTC)", "model", "calls", "input tokens", "output tokens", box=None, header_style="dim")
    for (day, model), (calls, took, gave) in spent.items():
        if as_json:
            say_json({"day": day, "model": model, "calls": calls, "input_tokens": took, "output_tokens": gave})
        table.add_row(f"{day}", model, f"{calls}", f"{took}", f"{gave}")
    if not as_json:
        console.print(table if spent else "No picture was sent to a vision model yet.")


@agent.command("draw")
def draw(
    folder: Annotated[Path, typer.Argument(help="The folder to write truth.json and images/ to.", file_okay=False)],
    count: Annotated[int, typer.Option(min=1, help="How many pictures.")] = 200,
    seed: Annotated[int, typer.Option(help="The same seed draws the same pictures.")] = 1,
    style: Annotated[
        list[str] | None,
        typer.Option(help="known, free, held_back, or improvised_a to improvised_f; again for another."),
    ] = None,
) -> None:
    """Draw a set of receipts, honest and forged, with the truth about them, to evaluate."""
    from gomflow.simulators.receipts import make_set
    from gomflow.simulators.receipts.receipt import Style

    try:
        styles = [Style(one) for one in style or (Style.KNOWN, Style.FREE)]
    except ValueError as unknown:
        fail(f"{unknown}: choose among {', '.join(Style)}.")
    made = make_set(folder, count, seed, styles=styles)
    typer.echo(f"{len(made)} pictures are in {folder}.")
