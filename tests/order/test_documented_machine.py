"""What the documentation says of the machine of a submission is what the code does."""

import re
from pathlib import Path

from gomflow.order.submission import MOVES

ARCHITECTURE = Path(__file__).parents[2] / "docs" / "architecture.md"


def test_the_table_of_moves_is_the_machine() -> None:
    table = ARCHITECTURE.read_text().partition("| from | it may become |")[2].partition("\n\n")[0]
    rows = [re.findall(r"`(\w+)`", line) for line in table.splitlines()[2:]]

    assert {start.value: sorted(to) for start, to in MOVES.items()} == {row[0]: row[1:] for row in rows}
