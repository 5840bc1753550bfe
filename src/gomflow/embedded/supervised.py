"""A server that is kept running: waited for at the start, started again after a crash, given up after too many."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog

from gomflow.embedded.errors import EmbeddedError
from gomflow.embedded.guarded import Guarded, Program
from gomflow.embedded.leftovers import stop_leftover

_log = structlog.get_logger()

CRASHES_BORNE = 5  # within
CRASHES_COUNTED_FOR = 60.0  # seconds
FIRST_PAUSE = 0.1  # seconds before the first restart; twice as long before each further one
LONGEST_PAUSE = 5.0  # seconds
READY_WITHIN = 120.0  # seconds: after a crash a large store is read through before its server answers


class Supervised:
    """One server under supervision.

    `ready` returns once the server answers; it tries for as long as it is let. `lost` is told, once, that the server
    crashed more than `CRASHES_BORNE` times in a minute and was given up.
    """

    def __init__(
        self, program: Program, ready: Callable[[], Awaitable[None]], lost: Callable[[EmbeddedError], None]
    ) -> None:
        self.program = program
        self._ready = ready
        self._lost = lost
        self._run: Guarded | None = None
        self._watching: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int:
        """The process that serves now; 0 before the start."""
        return self._run.pid if self._run else 0

    async def start(self) -> None:
        """Returns when the server answers. EmbeddedError, with the end of its log, when it does not come to that."""
        self._run = await self._launched()
        self._watching = asyncio.create_task(self._watch(self._run), name=f"watch {self.program.name}")

    async def stop(self) -> None:
        """Ends the server in good order. May be called at any time, and again."""
        if self._watching:
            await end_tasks(self._watching)
        if self._run:
            await self._run.stop()
            # The guard may have been killed, and its server be still at it.
            await stop_leftover(self.program)
            self.program.pid_file.unlink(missing_ok=True)
            self._run = None

    async def _watch(self, run: Guarded) -> None:
        crashes: list[float] = []
        while True:
            code = await run.ended()
            while True:
                now = time.monotonic()
                crashes = [*(then for then in crashes if then > now - CRASHES_COUNTED_FOR), now]
                if len(crashes) > CRASHES_BORNE:
                    self._lost(EmbeddedError(self._given_up(len(crashes))))
                    return
                pause = min(FIRST_PAUSE * 2 ** (len(crashes) - 1), LONGEST_PAUSE)
                _log.warning("embedded_server_crashed", server=self.program.name, code=code, restart_in=pause)
                await asyncio.sleep(pause)
                try:
                    run = self._run = await self._launched()
                except EmbeddedError as error:
                    _log.warning("embedded_server_restart_failed", server=self.program.name, reason=str(error))
                else:
                    _log.info("embedded_server_restarted", server=self.program.name, pid=run.pid)
                    break

    async def _launched(self) -> Guarded:
        await stop_leftover(self.program)
        run = await Guarded.start(self.program)
        try:
            await self._until_ready(run)
        except EmbeddedError:
            await run.stop()
            raise
        except Exception as error:
            await run.stop()
            # Whatever it is that keeps a server from being used is told in one way, to be counted as a crash.
            raise EmbeddedError(f"{self.program.name} runs but cannot be used: {error!r}") from error
        except BaseException:
            await run.stop()
            raise
        return run

    async def _until_ready(self, run: Guarded) -> None:
        ready = asyncio.ensure_future(self._ready())
        ended = asyncio.create_task(run.ended())
        try:
            await asyncio.wait({ready, ended}, timeout=READY_WITHIN, return_when=asyncio.FIRST_COMPLETED)
            if ready.done():
                ready.result()
                return
            what = f"ended ({ended.result()})" if ended.done() else f"did not answer within {READY_WITHIN:.0f} s"
            raise EmbeddedError(f"{self.program.name} {what} before it was ready. Its last words:\n{self._words()}")
        finally:
            await end_tasks(ready, ended)

    def _given_up(self, crashes: int) -> str:
        return (
            f"{self.program.name} ended {crashes} times within {CRASHES_COUNTED_FOR:.0f} s and is not started again. "
            f"Its last words:\n{self._words()}"
        )

    def _words(self) -> str:
        return f"{self.program.tail()}\n(all of them: {self.program.log})"


async def end_tasks(*tasks: asyncio.Future[None] | asyncio.Future[int]) -> None:
    """Cancels until that is heeded: in Python 3.11 a wait that is over at that very moment swallows a cancellation."""
    pending: set[asyncio.Future[None] | asyncio.Future[int]] = set(tasks)
    while pending:
        for task in pending:
            task.cancel()
        done, pending = await asyncio.wait(pending, timeout=1.0)
        for task in done:
            if not task.cancelled():
                task.exception()
