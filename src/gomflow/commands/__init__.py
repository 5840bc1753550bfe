"""The command catalogue: one list of what can be said to GOMFLOW, which every platform presents in its own way."""
