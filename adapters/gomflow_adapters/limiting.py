"""A limit on how long a process may compute, which native code cannot outlast."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def ending_after(seconds: float) -> Iterator[None]:
    """End this process, native code and all, when it has computed for so long.

    What counts is the processor's time: behind others in line, an honest picture may wait for a minute.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
