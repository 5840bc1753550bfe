"""A call of a method as it came over the wire: form, multipart, JSON or query, all read alike."""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from gomflow.simulators.telegram.errors import bad_request

ATTACHED = "attach://"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Call:
    """A method, its fields as they were sent, and its files. `content_type` is what the body was."""

    method: str
    fields: dict[str, Any]
    files: dict[str, Upload] = field(default_factory=dict[str, Upload])
    content_type: str = ""

    def text(self, name: str) -> str:
        """A field of text, empty where it is missing."""
        value = self.fields.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str) -> int | None:
        """A field that is a number, None where it is missing or none."""
        try:
            return int(self.text(name))
        except ValueError:
            return None

    def flag(self, name: str) -> bool:
        """A field that is true or false."""
        return self.text(name).lower() in {"true", "1", "yes"}

    def structure(self, name: str) -> Any:  # noqa: ANN401 - whatever JSON was sent
        """A field that is JSON, None where it is missing. Raises ApiError."""
        value = self.fields.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def upload(self, name: str) -> Upload | None:
        """The file of a field: sent under its name, or attached and named by it."""
        value = self.text(name)
        return self.files.get(value.removeprefix(ATTACHED) if value.startswith(ATTACHED) else name)


async def read_call(method: str, request: web.Request) -> Call:
    """The call in a request. Raises ApiError for a body that is none of the four."""
    if request.content_type == "application/json":
        try:
            body = await request.json()
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise bad_request("can't parse JSON")
        return Call(method, {**request.query, **body}, content_type=request.content_type)
    fields: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            fields[name] = value
    return Call(method, fields, files, request.content_type)
