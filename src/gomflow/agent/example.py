"""Whether a reading is one of our own examples of a good screenshot, sent back as a proof.

What they show is in gomflow.ports.examples.
"""

import re
from typing import Final

from gomflow.ports.reader import Reading

_READ_AS_NOUGHT: Final = str.maketrans("OoQD", "0000")
_NOUGHTS: Final = re.compile(r"0{10,}")
"""No app gives a reference of nothing but noughts; a reader may lose a group of them."""
_OTHERS: Final = (re.compile(r"ju\W*c\W*0142"), re.compile(r"0?1jan2026\W*9\W?41"))
"""The recipient and the moment, as readers write them; any one of the three may be hidden by the stamp."""
_ENOUGH: Final = 2


def is_our_example(reading: Reading) -> bool:
    """Whether a reading shows at least two of the three facts that are nobody's, however the picture was sent."""
    texts = [re.sub(r"\s+", "", line.text) for line in reading.lines]
    noughts = any(_NOUGHTS.search(text.translate(_READ_AS_NOUGHT)) for text in texts)
    others = sum(any(sign.search(text.lower()) for text in texts) for sign in _OTHERS)
    return noughts + others >= _ENOUGH
