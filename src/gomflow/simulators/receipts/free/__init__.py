"""Receipts of layouts nobody designed: every one is put together anew from words, forms and arrangements."""

from gomflow.simulators.receipts.free.drawing import free, held_back

__all__ = ["free", "held_back"]
"""``free`` draws with what the parser was made with; ``held_back`` with words and arrangements kept from it."""
