"""Why a GOM's statements say no."""

from gomflow.rejected import Rejected


class StatementUnknown(Rejected):
    """There is no such import."""


class LineUnknown(Rejected):
    """There is no such line."""


class LineTaken(Rejected):
    """The line is the money of a payment."""
