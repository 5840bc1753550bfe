"""Where on a picture the evidence was read: the lines of a reading that hold what the fields say."""

from typing import Final

from gomflow.agent.reading.lines import Line
from gomflow.agent.reading.showing import lines_showing
from gomflow.ports.reader import Reading
from gomflow_events.payment.terms import Evidence, FieldPlace, ReceiptFields

_THOUSAND: Final = 1000
_MARGIN: Final = 0.2
"""How far a mark reaches around its line, in heights of the line."""


def places_of(reading: Reading, fields: ReceiptFields) -> tuple[FieldPlace, ...]:
    """Where each piece of evidence stands, in thousandths of the picture as sent, if it is found again."""
    if not reading.lines or reading.width <= 0 or reading.height <= 0:
        return ()
    showing = lines_showing(reading, fields)
    return tuple(_place(reading, evidence, line) for evidence, where in showing.items() for line in where)


def _place(reading: Reading, evidence: Evidence, line: Line) -> FieldPlace:
    """The frame around a line, or around the patch that it stands on."""
    margin = _MARGIN * line.height
    left, top, right, bottom = line.patch or (
        line.left - margin,
        line.top - margin,
        line.right + margin,
        line.bottom + margin,
    )
    shares = reading.as_sent(left, top, right, bottom)
    left, top, right, bottom = (min(max(round(_THOUSAND * share), 0), _THOUSAND) for share in shares)
    return FieldPlace(evidence=evidence, left=left, top=top, right=right, bottom=bottom)
