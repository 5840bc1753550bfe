"""Heeding a cancellation that a library lost on the way."""

import asyncio


def heed() -> None:
    """Raise the cancellation that was asked of this task and swallowed.

    On Python 3.11 `asyncio.wait_for`, which every request to NATS goes through, returns instead of raising when the
    answer and the cancellation come together; a loop that goes on then would never end.
    """
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError
