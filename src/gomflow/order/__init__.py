"""The order aggregate: one group order, everybody who takes part in it, and the money that came in for it."""
