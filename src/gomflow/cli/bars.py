"""A bar for long work: people see how far it is, programs are not disturbed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from gomflow.cli.output import errors

Told = Callable[[int, int], None]


@contextmanager
def bar(what: str, *, as_json: bool) -> Iterator[Told]:
    """A bar until the end of the block; call what it gives with how far it is and how far it goes."""
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=errors,
        disable=as_json or not errors.is_terminal,
        transient=True,
    )
    with progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
