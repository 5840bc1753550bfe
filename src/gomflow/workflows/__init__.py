"""Workflows: what one aggregate's event makes another one be asked, and what is to happen later."""
