"""Pictures that show buyers what a good screenshot has on it: drawn, not kept."""

from typing import Final, Protocol

from gomflow_events.identity import Language
from gomflow_events.payment.terms import Picture

AMOUNT: Final = "500.00"
RECIPIENT: Final = "JU••• C.  ••• 0142"
REFERENCE: Final = "0000 000 000000"
DATE: Final = "01 Jan 2026, 9:41 AM"
"""What the receipt in an example shows: facts of nobody's, by which gomflow.agent.example knows it again."""
PREFIX = "example-"
"""What the names of such pictures begin with, so that they are told from those that people sent."""


def example_name(method: str, language: Language) -> str:
    """The name of the example for a method, in a language."""
    return f"{PREFIX}{method}-{language.value}"


class Examples(Protocol):
    """Draws examples; the same one is always the same picture."""

    async def about(self, method: str, language: Language) -> Picture:
        """The example of a receipt of a method, explained in a language, as messages carry it."""
        ...

    async def bytes_of(self, name: str) -> bytes:
        """The picture of this name. Raises gomflow.ports.vault.NotKept for what is none of ours."""
        ...
