"""The path of a request: read the aggregate, decide, append, and again if somebody was first."""
