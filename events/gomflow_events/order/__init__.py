"""A group order: its words, its events and what can be asked of it."""
