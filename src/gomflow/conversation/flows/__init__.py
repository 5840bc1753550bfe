"""Guided flows: a few questions one after the other, that survive restarts and know the way back."""
