"""Refusals: a rule of the business said no; nothing is broken, and the person is told why and what to do."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from gomflow.facts import pack


class Rejected(Exception):
    """A rule said no.

    `code` names the rule (the class's name in kebab case) and is the key of its sentence in the texts; `facts` are what
    the sentence needs, as JSON.
    """

    code: ClassVar[str] = "rejected"

    def __init_subclass__(cls) -> None:
        cls.code = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code)
        self.facts: Mapping[str, Any] = pack(facts)


class NotAllowed(Rejected):
    """The actor is not who may do this."""


class NothingToChange(Rejected):
    """What is asked for is so already."""


class ReasonMissing(Rejected):
    """What is asked for has to be explained."""


class TooLarge(Rejected):
    """What the decision brings does not fit into one message of the log."""
