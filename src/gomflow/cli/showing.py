"""Showing the demo: progress while it plays, the report after, and the stage left standing when asked."""

import asyncio
import signal

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from gomflow.cli.output import console, say_json
from gomflow.demo.cast import cast
from gomflow.demo.devices import GaveUp
from gomflow.demo.play import play
from gomflow.demo.printing import print_report
from gomflow.demo.proving import prove
from gomflow.demo.report import Report, report_on
from gomflow.demo.stage import INVITE, Stage, stage
from gomflow.logs import set_up_logs


async def show_demo(*, buyers: int, seed: int, keep: bool, as_json: bool) -> int:
    """Play, prove, report; the exit code: 0 when everything holds."""
    async with stage() as standing:
        set_up_logs(standing.running.parts.settings)
        try:
            report = await _played(standing, buyers, seed, as_json=as_json)
        except GaveUp as error:
            if as_json:
                say_json({"passed": False, "faults": [str(error)]})
            else:
                console.print(f"[bold red]✗[/] {error}", soft_wrap=True)
            return 1
        if as_json:
            say_json(report.document())
        else:
            print_report(report, console)
        if keep:
            await _look_around(standing)
    return 0 if report.passed else 1


async def _played(standing: Stage, buyers: int, seed: int, *, as_json: bool) -> Report:
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        disable=as_json,
        transient=True,
    )
    with bar:
        task = bar.add_task("Setting the stage", total=None)

        def told(what: str, done: int, of: int) -> None:
            bar.update(task, description=what, completed=done, total=of)

        played = await play(standing, cast(buyers, seed), told)
        told("Checking everything", 0, 1)
        proven = await prove(standing, played)
        return await report_on(standing, played, proven)


async def _look_around(standing: Stage) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    running = standing.running
    console.print(f"\nIt is still there: [bold]{running.url}/chat[/] (invite code {INVITE})", soft_wrap=True)
    console.print(f"Dashboard: {running.entrance()}", soft_wrap=True)
    console.print("Ctrl-C takes it down.", style="dim")
    await stop.wait()
