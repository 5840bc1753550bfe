"""What the embedded servers complain with."""


class EmbeddedError(Exception):
    """The embedded servers cannot be started or kept running; the message says why, and what to do about it."""
