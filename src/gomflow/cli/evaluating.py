"""How right the Smart Agent is: over a folder of labelled pictures, and over the sets the project draws for itself."""

import asyncio
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.progress import Progress

from gomflow.cli.output import AsJson, errors, fail, say_json
from gomflow.cli.readers import opened, ready
from gomflow.evaluating.as_drawn import NAME, AsDrawn
from gomflow.evaluating.figures import Figures, figures_of
from gomflow.evaluating.publishing import NoPlace, publish, record_of
from gomflow.evaluating.report import document_of, text_of
from gomflow.evaluating.running import Outcome, Readings, outcomes
from gomflow.evaluating.truth import Sample, TruthMissing, picture_of, samples_in
from gomflow.ports.reader import Reading as Read
from gomflow.reader_editions import edition_of
from gomflow.reader_settings import ReaderName
from gomflow.readers import ledger_path
from gomflow.settings import Settings

Reader = Annotated[ReaderName, typer.Option("--reader", help="The engine that reads.")]
Workers = Annotated[int, typer.Option(min=1, help="Pictures read side by side; as many as there are cores.")]
Keep = Annotated[Path | None, typer.Option(help="Keep what was read in this folder, and do not read it again.")]
Commit = Annotated[str, typer.Option(help="What was measured, as the page shall say it.")]
CORES: Final = os.cpu_count() or 1
_ELSEWHERE: Final = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """How pictures are read for an evaluation."""

    reader: ReaderName
    workers: int
    keep: Path | None
    unasked: bool = False
    as_drawn: bool = False


def evaluate(
    folder: Annotated[Path, typer.Argument(help="A folder with truth.json and images/.", file_okay=False)],
    reader: Reader = ReaderName.RAPIDOCR,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after this many pictures.")] = None,
    workers: Workers = CORES,
    keep: Keep = None,
    into: Annotated[Path | None, typer.Option(help="Put the figures into the pages of this folder.")] = None,
    as_drawn: Annotated[  # noqa: FBT002
        bool, typer.Option("--as-drawn", help="Of a drawn set: with its texts as they were written, and no reader.")
    ] = False,
    name: Annotated[str, typer.Option(help="The name of the set on those pages.")] = "",
    title: Annotated[str, typer.Option(help="What the pages call the set.")] = "",
    commit: Commit = "a commit nobody named",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before pictures are sent away.")] = False,  # noqa: FBT002
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """How many proofs are decided rightly and how many fields read rightly; every wrong one is named.

    Ends with status 1 where a proof that can be seen to be wrong was approved.
    """
    figures = measured(folder, Reading(reader, workers, keep, unasked=yes, as_drawn=as_drawn), limit)
    if into is not None:
        named, by = name or folder.resolve().name, NAME if as_drawn else reader.value
        published(into, figures, named, title or named, by, commit, _ELSEWHERE)
    if as_json:
        say_json(document_of(figures))
    else:
        typer.echo(text_of(figures))
    raise typer.Exit(1 if figures.detectable_approved.hits else 0)


def measured(folder: Path, how: Reading, limit: int | None = None) -> Figures:
    """The figures of a folder; ends with a sentence where it cannot be evaluated."""
    try:
        samples = samples_in(folder)[:limit]
    except TruthMissing as trouble:
        fail(str(trouble))
    missing = [sample.file for sample in samples if not picture_of(folder, sample).is_file()]
    if missing:
        fail(f"{len(missing)} pictures named in truth.json are not in {folder}: {', '.join(missing[:3])}.")
    if how.as_drawn and not AsDrawn(folder).is_there:
        fail(f"{folder} has no texts beside its pictures: `gomflow agent draw` writes them.")
    return figures_of(asyncio.run(_evaluate(folder, samples, how)))


def published(docs: Path, figures: Figures, name: str, title: str, reader: str, commit: str, rank: int) -> None:
    """Put figures into the pages; ends with a sentence where these have no place for them."""
    day = datetime.now(UTC).date()
    record = record_of(figures, name=name, title=title, rank=rank, reader=reader, day=day, commit=commit)
    try:
        publish(docs, record, figures)
    except (OSError, NoPlace) as trouble:
        fail(f"{docs}: {trouble}")


async def _evaluate(folder: Path, samples: Sequence[Sample], how: Reading) -> list[Outcome]:
    if how.as_drawn:
        return await _outcomes(folder, samples, Readings(AsDrawn(folder), NAME, None), how.workers)
    settings = Settings()
    async with opened(how.reader, how.workers) as reader:
        again = None if how.reader.leaves_the_house else _looking_again()
        readings = Readings(reader, edition_of(how.reader, settings), how.keep, again=again)
        unread = [path for each in samples if not readings.has((path := picture_of(folder, each)).read_bytes())]
        if unread and how.reader.leaves_the_house:
            _agreed(unread, settings, unasked=how.unasked)
        elif unread:
            await ready(reader)
        return await _outcomes(folder, samples, readings, how.workers)


def _looking_again() -> Callable[[bytes, Read], Read]:
    from gomflow_adapters.pooled.again import looked_at_again  # with NumPy, which no other command needs

    return looked_at_again


async def _outcomes(folder: Path, samples: Sequence[Sample], readings: Readings, workers: int) -> list[Outcome]:
    found: list[Outcome] = []
    with Progress(console=errors, transient=True) as progress:
        task = progress.add_task("Reading", total=len(samples))
        async for outcome in outcomes(folder, samples, readings, workers):
            found.append(outcome)
            progress.advance(task)
    return found


def _agreed(pictures: Sequence[Path], settings: Settings, *, unasked: bool) -> None:
    """Say what reading these pictures will about take, and ask whether it shall; ends where it shall not."""
    from gomflow_adapters.anthropic import TokenLedger, estimate

    each = [estimate(path.read_bytes()) for path in pictures]
    took, gave = sum(one.input_tokens for one in each), sum(one.output_tokens for one in each)
    spent = list(TokenLedger(ledger_path(settings.data)).entries())
    known = [one for one in spent if one.model == settings.anthropic_model]
    if known:
        gave = round(sum(one.output_tokens for one in known) / len(known) * len(pictures))
    errors.print(
        f"{len(pictures)} pictures go to {settings.anthropic_model}: about {took:,} tokens in and {gave:,} out, "
        f"{(took + gave) // len(pictures):,} a picture. Multiply by your price; every call is in gomflow agent tokens."
    )
    if not unasked and not typer.confirm("Send them?", err=True):
        raise typer.Exit(1)
