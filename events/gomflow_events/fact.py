"""How a fact is written: a frozen dataclass in the past tense whose name is the storage format."""

from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, dataclass_transform

from msgspec import Meta

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def fact(cls: type[T]) -> type[T]:
    """Make a class a fact: frozen, slotted, keyword-only.

    The names of the class and of its fields are what lies in the log for ever: never rename one, give the event a
    new schema version and an upcaster instead.
    """
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


Personal = Annotated[str, Meta(extra_json_schema={"x-personal": True}, extra={"personal": True})]
"""Text about a person: left out of the public feed and of every log line, erased when the person asks for it."""

Confidential = Annotated[T, Meta(extra_json_schema={"x-confidential": True}, extra={"confidential": True})]
"""What is not about a person but nobody's business outside: a platform's own name for a chat, the hash of a secret."""

Json = dict[str, Any]
"""A JSON object whose shape belongs to whoever wrote it (the arguments of a reply, the answers of a flow)."""
