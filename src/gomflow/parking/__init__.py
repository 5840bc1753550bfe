"""The parking aggregate: one queue of messages that could not be handled, and what was decided about it."""
