"""The consumers: each takes one kind of message, does one thing, and ends in one of four words."""
