"""Stand-ins for the outside world: platforms, people and the pictures they send."""
