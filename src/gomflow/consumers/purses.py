"""Which of a GOM's accounts at a bank a statement is of, as far as the file tells."""

import re
from collections.abc import Sequence
from typing import Final

from gomflow.agent.matching import is_number_of

_NUMBER: Final = re.compile(r"(?<![\w*•])\+?[\dxX*•#][\dxX*•#. -]{2,28}\d(?!\w)")


def account_told(said: str, accounts: Sequence[str]) -> str:
    """The one of these accounts whose number stands in a text, whole or masked; empty where none does, or several."""
    printed = _NUMBER.findall(said)
    found = [account for account in accounts if any(is_number_of(number, account) for number in printed)]
    return found[0] if len(found) == 1 else ""
