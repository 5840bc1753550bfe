"""Starting GOMFLOW, and the demo."""

import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from gomflow.cli.output import AsJson, console, fail, say_json
from gomflow.settings import Settings

if TYPE_CHECKING:
    from gomflow.app import Gomflow


def run(as_json: AsJson = False) -> None:  # noqa: FBT002
    """Start GOMFLOW, and go on until Ctrl-C."""
    from gomflow.logs import set_up_logs
    from gomflow.observing.exporting import CannotExport, exported_traces

    settings = Settings()
    set_up_logs(settings)
    _dump_nothing()
    try:
        with exported_traces():
            asyncio.run(_run(settings, as_json=as_json))
    except CannotExport as error:
        fail(str(error), as_json=as_json)


def _dump_nothing() -> None:
    """Lay no memory on a disk when a process breaks, here or in what is started here: it holds pictures and keys."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


async def _run(settings: Settings, *, as_json: bool) -> None:
    stop, started = _stop_event(), asyncio.Event()
    if not as_json:
        console.print("Starting …", style="dim")
    work = asyncio.create_task(_work(settings, stop, started, as_json=as_json))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait([work, stopping], return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not work.done() and not as_json:
        console.print("Stopping; nothing is lost …", style="dim")
    if not started.is_set():
        # In the middle of a start nothing listens to the event yet: whatever is being waited for is broken off.
        work.cancel()
    with suppress(asyncio.CancelledError):
        await work


async def _work(settings: Settings, stop: asyncio.Event, started: asyncio.Event, *, as_json: bool) -> None:
    from gomflow.app import gomflow

    async with gomflow(settings) as running:
        started.set()
        _greet(running, as_json=as_json)
        over = asyncio.create_task(running.over())
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait([over, stopping], return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if over.done():
            over.result()
        over.cancel()
        with suppress(asyncio.CancelledError):
            await over


def _stop_event() -> asyncio.Event:
    """Set by Ctrl-C and by a polite request to end."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    return stop


def _greet(running: "Gomflow", *, as_json: bool) -> None:
    settings, keys = running.parts.settings, running.parts.keys
    if as_json:
        say_json(
            {
                "chat": f"{running.url}/chat",
                "dashboard": running.entrance(),
                "api_docs": f"{running.url}/docs",
                "invite_code": keys.invite_code if settings.admission == "invite" else None,
                "telegram": running.bot_username or None,
                "data": str(settings.data),
            }
        )
        return
    off = "[dim]off: set TELEGRAM_BOT_TOKEN to switch it on[/]"
    telegram = f"https://t.me/{running.bot_username}" if running.bot_username else "[dim]not reached yet[/]"
    rows = {
        "Web chat": f"{running.url}/chat",
        "Dashboard": f"{running.entrance()} [dim](opens once, within 15 minutes)[/]",
        "API docs": f"{running.url}/docs",
        "Telegram": telegram if settings.telegram_token is not None else off,
        "Data": f"[dim]{settings.data}[/]",
    }
    if settings.admission == "invite":
        rows["Invite code"] = f"[bold]{keys.invite_code}[/] [dim](makes you a manager: /become_gom in a chat)[/]"
    console.print("\n[bold green]GOMFLOW is running.[/] Ctrl-C stops it.\n")
    for name, value in rows.items():
        console.print(f"  {name:<12} {value}", soft_wrap=True)
    console.print()


def demo(
    buyers: Annotated[int, typer.Option(min=4, max=1000, help="How many buyers take part.")] = 100,
    seed: Annotated[int, typer.Option(help="The same seed, the same people and pictures.")] = 1,
    keep: Annotated[bool, typer.Option("--keep", help="Leave it running for a look.")] = False,  # noqa: FBT002
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """A whole order with simulated buyers on simulated platforms and real servers, checked to the last centavo."""
    from gomflow.cli.showing import show_demo

    raise typer.Exit(asyncio.run(show_demo(buyers=buyers, seed=seed, keep=keep, as_json=as_json)))
