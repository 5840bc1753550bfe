"""Telling what is wrong: a page for people, a problem in JSON (RFC 9457) for programs."""

from collections.abc import Mapping
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from nats.errors import Error as NatsError
from starlette.exceptions import HTTPException

from gomflow.ports.log import LogUnavailable
from gomflow.ports.reads import ReadsUnavailable
from gomflow.web.headers import SAFE
from gomflow.web.house import House, the_house
from gomflow.web.speech import Speech, plain
from gomflow.web.troubles import NotThere, OutOfReach, StatementNotTaken, Trouble
from gomflow_events.refusal import RequestRefused

log = structlog.get_logger()

PROBLEM = "application/problem+json"
TYPE = "urn:gomflow:problem:"
"""What the type of every problem begins with; its code follows."""

_NOT_FOUND, _CONFLICT, _FORBIDDEN, _INVALID, _FAULT = 404, 409, 403, 422, 500
_AGAIN = {"Retry-After": "2"}
_BEARER = {"WWW-Authenticate": 'Bearer realm="gomflow"'}


class Refused(Exception):
    """A rule of the business said no to what the API was asked for."""

    def __init__(self, refused: RequestRefused) -> None:
        super().__init__(refused.code)
        self.refused = refused


def tell_troubles(app: FastAPI) -> None:
    """Have an app tell everything that goes wrong in one way."""
    app.add_exception_handler(Trouble, _trouble)
    app.add_exception_handler(StatementNotTaken, _statement)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    for out_of_reach in (LogUnavailable, ReadsUnavailable, NatsError):
        app.add_exception_handler(out_of_reach, _out_of_reach)
    app.add_exception_handler(Exception, _fault)


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _speech(request: Request, house: House) -> Speech:
    return house.pages.speech(request, getattr(request.state, "reader", None))


def problem(
    status: int,
    code: str,
    title: str,
    detail: str,
    *,
    headers: Mapping[str, str] | None = None,
    **more: Any,  # noqa: ANN401 - what a problem tells beyond the standard's members
) -> JSONResponse:
    """A problem as RFC 9457 writes it."""
    body = {"type": f"{TYPE}{code}", "title": title, "status": status, "detail": detail, "code": code, **more}
    return JSONResponse(body, status, headers=headers, media_type=PROBLEM)


async def _trouble(request: Request, error: Exception) -> Response:
    assert isinstance(error, Trouble)
    return _told(request, error.status, error.code)


async def _statement(request: Request, error: Exception) -> Response:
    assert isinstance(error, StatementNotTaken)
    speech = _speech(request, the_house(request))
    said = speech.p(f"statement-{error.why}", **error.facts)
    return problem(error.status, error.code, speech.p("trouble-statement"), said, facts=dict(error.facts))


async def _out_of_reach(request: Request, error: Exception) -> Response:
    log.warning("out of reach", what=type(error).__name__, path=_route(request))
    return _told(request, OutOfReach.status, OutOfReach.code)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    refused = error.refused
    speech = _speech(request, the_house(request))
    status = _FORBIDDEN if refused.code == "not-allowed" else _CONFLICT
    said = plain(speech.refusal(refused))
    return problem(status, refused.code, speech.p("trouble-refused"), said, facts=refused.args)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    # The values are left out: they may be personal, and whoever sent them has them.
    wrong = [{"where": ".".join(str(part) for part in e["loc"]), "message": e["msg"]} for e in error.errors()]
    return _told(request, _INVALID, "invalid", errors=wrong)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == _NOT_FOUND:
        return _told(request, _NOT_FOUND, NotThere.code)
    if _is_api(request):
        return problem(error.status_code, "http", str(error.detail), str(error.detail), headers=error.headers)
    return _told(request, error.status_code, "bad-request")


async def _fault(request: Request, error: Exception) -> Response:
    log.error("a request failed", path=_route(request), error=type(error).__name__, exc_info=error)
    answer = _told(request, _FAULT, "fault")
    # This answer is made outside of what adds the headers to all others.
    answer.headers.update(SAFE)
    return answer


def _told(request: Request, status: int, code: str, **more: Any) -> Response:  # noqa: ANN401 - as above
    house = the_house(request)
    if _is_api(request):
        speech = _speech(request, house)
        headers = {401: _BEARER, 503: _AGAIN}.get(status)
        title, detail = speech.p(f"trouble-{code}"), speech.p(f"trouble-{code}-do")
        return problem(status, code, title, detail, headers=headers, **more)
    answer = house.pages.show(request, getattr(request.state, "reader", None), "trouble.html", status=status, code=code)
    answer.headers.update(_AGAIN if status == OutOfReach.status else {})
    return answer


def _route(request: Request) -> str:
    """The path as it is in the routes, without the ids in it."""
    return str(getattr(request.scope.get("route"), "path", "?"))
