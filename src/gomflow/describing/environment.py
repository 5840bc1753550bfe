"""`.env.example`: every setting with its description and its default, commented out."""

import textwrap
from enum import StrEnum

from pydantic.fields import FieldInfo

from gomflow.settings import Settings, limits

COMPOSE = {
    "NATS_PASSWORD": "The password GOMFLOW and nats-server share.",
    "NATS_SUBSCRIBER_PASSWORD": "The password of services that read the public feed, and nothing else.",
    "POSTGRES_PASSWORD": "The password GOMFLOW and Postgres share.",
}
"""What compose.yaml asks for beside the settings."""

_WIDTH = 100

_HEAD = """\
The settings of GOMFLOW. None has to be set: copy this file to .env, and take the # off those that are to differ. A
variable of the environment goes before its line here. `gomflow doctor` says what is set and whether it fits.
Written by `make docs` from src/gomflow/settings.py."""

_COMPOSE_HEAD = """\
For `docker compose up` only, and there they have to be set: letters and digits, for they become part of addresses.
`openssl rand -hex 24` makes a good one."""


def env_example() -> str:
    """The text of `.env.example`."""
    blocks = [_comment(_HEAD)]
    for field in Settings.model_fields.values():
        said = _comment(f"{field.description}{_limits(field)}")
        blocks.append(f"{said}\n#{field.validation_alias}={_default(field)}")
    asked = "\n".join(f"{_comment(about)}\n#{name}=" for name, about in COMPOSE.items())
    blocks.append(f"{_comment(_COMPOSE_HEAD)}\n{asked}")
    return "\n\n".join(blocks) + "\n"


def _comment(text: str) -> str:
    return "\n".join(f"# {line}" for line in textwrap.wrap(text, _WIDTH, break_on_hyphens=False))


def _limits(field: FieldInfo) -> str:
    """What values there are, unless they are words: descriptions explain those."""
    kind, said = field.annotation, limits(field)
    words = isinstance(kind, type) and issubclass(kind, StrEnum)
    return f" {said[0].upper()}{said[1:]}." if said and not words else ""


def _default(field: FieldInfo) -> str:
    """The default as one would write it; nothing where it is found out or generated at the start."""
    if field.default_factory is not None or field.default is None:
        return ""
    return str(field.default)
