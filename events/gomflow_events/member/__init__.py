"""A member: a person GOMFLOW knows, GOM or buyer, with one or more linked chats."""
