"""Measurements, never verdicts: figures of one run on one machine, best read as ratios to each other."""
