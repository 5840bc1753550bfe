"""What a picture is likely to take before it is sent: tokens, by the rules of thumb that are published."""

import json
from typing import Final

from gomflow_adapters.anthropic.ledger import Tokens
from gomflow_adapters.anthropic.messages import request_of
from gomflow_adapters.pictures import places_in, render

_PIXELS_A_TOKEN: Final = 750
_LETTERS_A_TOKEN: Final = 4
_TRANSCRIPT: Final = 900
"""Of a receipt of twenty texts, each with its column, size and clearness; a guess until the ledger knows better."""


def estimate(data: bytes) -> Tokens:
    """The tokens a picture takes and its transcript gives, those of all pages. Raises UnreadablePicture."""
    asked = len(json.dumps(request_of("", b""))) // _LETTERS_A_TOKEN
    pages = [render(data, sheet=number) for number in range(len(places_in(data)))]
    seen = sum(page.width * page.height // _PIXELS_A_TOKEN + asked for page in pages)
    return Tokens(seen, _TRANSCRIPT * len(pages))
