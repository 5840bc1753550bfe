"""The member aggregate: a person GOMFLOW knows, GOM or buyer, with one or more linked chats."""
