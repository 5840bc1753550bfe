"""Errors told without quoting anybody: where it happened and of what kind, but not the words, which may hold data.

The message of an exception can be anything: the value a parser stumbled over, the row a database refused.
"""

import logging
import traceback
from collections.abc import Iterator
from typing import Any, TextIO

from nats.errors import Error as NatsError
from structlog.typing import ExcInfo

from gomflow.ports.log import LogUnavailable
from gomflow.ports.reader import ReaderUnavailable
from gomflow.ports.reads import ReadsUnavailable
from gomflow.ports.vault import Locked
from gomflow_events.codec import Unreadable

_ABOUT_THINGS = (OSError, NatsError, LogUnavailable, ReadsUnavailable, ReaderUnavailable, Locked, Unreadable)
"""Exceptions whose words are of servers, files and the forms of messages, and never of what people sent."""


def words_of(error: BaseException) -> str:
    """What may be said of an exception: its kind, and its words where these are about things only."""
    kind = type(error).__name__
    return f"{kind}: {error}" if isinstance(error, _ABOUT_THINGS) and str(error) else kind


def trace_of(error: BaseException) -> str:
    """The way to an exception and to those it came from, without their words and without any value."""
    return "\n".join(_lines(error))


def _lines(error: BaseException) -> Iterator[str]:
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        yield from _lines(earlier)
        yield "which led to"
    yield from (line.rstrip() for line in traceback.format_tb(error.__traceback__))
    yield words_of(error)
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield "one of them:"
            yield from _lines(one)


def write_trace(out: TextIO, found: ExcInfo) -> None:
    """The same for structlog's console."""
    out.write(trace_of(found[1]))


def trace_as_text(exc_info: ExcInfo) -> str:
    """The same for structlog's JSON."""
    return trace_of(exc_info[1])


class ReticentFormatter(logging.Formatter):
    """The same for libraries that log in Python's own way; asyncio quotes exceptions behind its first line."""

    def formatException(self, ei: Any) -> str:  # noqa: ANN401, N802 - as logging calls it
        """The trace of an exception."""
        return trace_of(ei[1])

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - as logging calls it
        """The line itself."""
        if record.name == "asyncio":
            record.message = record.message.partition("\n")[0]
        return super().formatMessage(record)
