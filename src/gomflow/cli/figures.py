"""The project's own figures: its sets drawn, evaluated, and put into its documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from gomflow.cli.evaluating import CORES, Commit, Reading, Workers, measured, published
from gomflow.cli.output import errors, fail
from gomflow.evaluating.report import text_of
from gomflow.reader_settings import ReaderName
from gomflow.simulators.receipts import make_set
from gomflow.simulators.receipts.receipt import Style


@dataclass(frozen=True, slots=True)
class DrawnSet:
    """One set: its pictures are the same wherever they are drawn."""

    name: str
    title: str
    styles: Sequence[Style]
    seed: int
    count: int


SETS: Final = (
    DrawnSet("drawn", "Layouts the parser was made with", (Style.KNOWN, Style.FREE), 11, 120),
    DrawnSet("held-back", "Words, forms and layouts once kept from it", (Style.HELD_BACK,), 4321, 80),
    *(
        DrawnSet(f"improvised-{part}", f"Nothing designed, part {part.upper()}", (Style(f"improvised_{part}"),), 77, 75)
        for part in "abcdef"
    ),
)


def figures(
    docs: Annotated[Path, typer.Argument(help="The folder with smart-agent.md.", exists=True, file_okay=False)],
    work: Annotated[Path, typer.Option(help="Where the pictures and the full reports go.", file_okay=False)],
    share: Annotated[float, typer.Option(min=0.01, max=1, help="How much of each set is drawn.")] = 1.0,
    only: Annotated[list[str] | None, typer.Option(help="Only the set of this name; again for another.")] = None,
    workers: Workers = CORES,
    commit: Commit = "a commit nobody named",
) -> None:
    """Draw this project's sets, evaluate them one after another, and write their tables into its documents.

    Ends with status 1 where a proof that can be seen to be wrong was approved; the rest is measured all the same.
    """
    approved = 0
    how = Reading(ReaderName.RAPIDOCR, workers, work / "readings")
    if unknown := set(only or ()) - {one.name for one in SETS}:
        fail(f"There is no set {', '.join(sorted(unknown))}: choose among {', '.join(one.name for one in SETS)}.")
    for rank, one in enumerate(SETS):
        if only and one.name not in only:
            continue
        errors.print(f"{one.title}: drawing, reading, deciding")
        folder = work / one.name
        make_set(folder, max(round(one.count * share), 1), one.seed, styles=one.styles)
        found = measured(folder, how)
        (work / f"{one.name}.md").write_text(text_of(found), encoding="utf-8")
        published(docs, found, one.name, one.title, how.reader.value, commit, rank)
        errors.print(f"  {found.genuine_approved} genuine approved; {work / one.name}.md names what was wrong")
        approved += found.detectable_approved.hits
    raise typer.Exit(1 if approved else 0)
