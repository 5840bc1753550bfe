"""The conversation aggregate: what is going on in one chat, and what each thing said there means."""
