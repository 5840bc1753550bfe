"""Errors are told without their words, whichever way they take."""

import io
import json
import logging

import structlog

from gomflow.ports.log import LogUnavailable
from gomflow.reticent import ReticentFormatter, trace_as_text, trace_of, words_of

SECRET = "0917 555 0142"


def a_defect() -> BaseException:
    """Something went wrong with a receipt: in a parser, and then in a group of tasks."""
    try:
        _parse()
    except RuntimeError as error:
        return BaseExceptionGroup("tasks", [error])
    raise AssertionError("it went well")


def _parse() -> None:
    try:
        int(SECRET)
    except ValueError as error:
        raise RuntimeError(f"no amount: {SECRET}") from error


def test_the_way_is_told_and_no_words_are() -> None:
    told = trace_of(a_defect())

    assert SECRET not in told
    kinds = [line for line in told.splitlines() if line in {"ValueError", "RuntimeError"}]
    assert ["ValueError", "RuntimeError"] == kinds
    assert "a_defect" in told


def test_what_is_said_of_servers_is_told() -> None:
    assert "LogUnavailable: the vault did not answer" == words_of(LogUnavailable("the vault did not answer"))


def test_libraries_that_log_in_their_own_way_are_no_exception() -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(ReticentFormatter("%(levelname)s %(name)s: %(message)s"))
    defect = a_defect()
    for name, text in (("asyncio", f"Task exception was never retrieved\nfuture: {defect!r}{SECRET}"), ("other", "no")):
        record = logging.LogRecord(name, logging.ERROR, "", 1, text, None, (type(defect), defect, None))
        handler.emit(record)

    assert SECRET not in out.getvalue()
    assert "ERROR asyncio: Task exception was never retrieved\n" in out.getvalue()


def test_lines_of_json_carry_the_way_and_no_words() -> None:
    out = io.StringIO()
    processors: list[structlog.typing.Processor] = [
        structlog.processors.ExceptionRenderer(trace_as_text),
        structlog.processors.JSONRenderer(),
    ]
    log = structlog.wrap_logger(structlog.PrintLogger(out), processors=processors)
    log.warning("handler failed", exc_info=a_defect())

    line = json.loads(out.getvalue())
    assert SECRET not in out.getvalue()
    assert "RuntimeError" in line["exception"]
