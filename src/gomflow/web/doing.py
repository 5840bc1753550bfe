"""A form that was sent: it is asked of the desk, and the next page says what came of it."""

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup

from gomflow.conversation.answers import Problem
from gomflow.facts import unpack
from gomflow.web.asking import ask, shown
from gomflow.web.headers import SET_COOKIES
from gomflow.web.house import House
from gomflow.web.session import Notice
from gomflow.web.visitor import Visitor

SEE_OTHER = 303


def onward(request: Request, house: House, to: str, *, good: str = "", bad: str = "") -> Response:
    """Go on to a page, which says one thing about what was just done."""
    notice = Notice("bad", bad) if bad else Notice("good", good)
    getattr(request.state, SET_COOKIES).append(house.sessions.notice_cookie(notice))
    return RedirectResponse(to, SEE_OTHER)


async def do(
    request: Request,
    house: House,
    who: Visitor,
    asked: tuple[str, str, object],
    *,
    to: str,
    done: Markup,
    refused_to: str = "",
) -> Response:
    """Ask the desk and go on: to `to` when it was done, saying so; to `refused_to` when a rule said no, saying why."""
    answer = await ask(house, who, *asked)
    if answer.refused is not None:
        why = house.pages.speech(request, who).refusal(answer.refused)
        return onward(request, house, refused_to or to, bad=why)
    await shown(house, answer)
    return onward(request, house, to, good=done)


def problem(request: Request, house: House, who: Visitor, to: str, wrong: Problem) -> Response:
    """Go back to a page that says what is wrong with an answer."""
    said = house.pages.speech(request, who).t(f"problem-{wrong.code}", **unpack(wrong.facts))
    return onward(request, house, to, bad=said)
