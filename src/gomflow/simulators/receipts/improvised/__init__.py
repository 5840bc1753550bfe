"""Receipts of which nothing is designed: words, order, places, forms and clutter are all drawn from chance."""

from gomflow.simulators.receipts.improvised.page import improvised

__all__ = ["improvised"]
