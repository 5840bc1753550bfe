"""How GOMFLOW logs: one line per thing worth an operator's eye, without secrets and without anybody's words."""

import logging
import sys

import structlog

from gomflow.reticent import ReticentFormatter, trace_as_text, write_trace
from gomflow.settings import LogFormat, Settings

# Libraries that log what people send them, or every request.
_NOISY = ("aiogram", "aiohttp", "httpx", "uvicorn.access", "faststream", "nats", "websockets")


def set_up_logs(settings: Settings) -> None:
    """Send everything through structlog, to where errors go: what commands answer with is not mixed with it.

    Tracebacks carry neither local variables nor the words of exceptions, for these may hold personal data.
    """
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    console = settings.log_format is LogFormat.CONSOLE
    render: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=write_trace)
        if console
        else structlog.processors.JSONRenderer()
    )
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, *([] if console else [structlog.processors.ExceptionRenderer(trace_as_text)]), render],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(ReticentFormatter("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=max(level, logging.WARNING), handlers=[handler])
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
