"""GOMFLOW: group orders in the chats where they already happen, run by an order desk that forgets nothing."""

__version__ = "0.1.0"
