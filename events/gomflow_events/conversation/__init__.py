"""A conversation: what is going on in one chat, its language, the flow and the step it is in."""
