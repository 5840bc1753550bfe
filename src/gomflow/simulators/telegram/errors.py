"""How the Bot API says no."""

from http import HTTPStatus
from typing import Any


class ApiError(Exception):
    """A refusal, worded as Telegram words it: the kind follows from the code."""

    def __init__(self, code: int, what: str = "", **parameters: int) -> None:
        kind = HTTPStatus(code).phrase
        self.code = code
        self.description = f"{kind}: {what}" if what else kind
        self.parameters = parameters
        super().__init__(self.description)

    def body(self) -> dict[str, Any]:
        """The answer's JSON."""
        said: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return said | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(what: str, **parameters: int) -> ApiError:
    """400: what was asked makes no sense."""
    return ApiError(400, what, **parameters)


def forbidden(what: str) -> ApiError:
    """403: the chat does not want it."""
    return ApiError(403, what)


def too_many(retry_after: int) -> ApiError:
    """429: come again after so many seconds."""
    return ApiError(429, f"retry after {retry_after}", retry_after=retry_after)
